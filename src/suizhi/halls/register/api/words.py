"""Codes of the register in requests: what has another form is refused before it reaches a query."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

Office = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(description="WIPO ST.3 code", examples=["CN"])]
District = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$"), Field(description="GB/T 2260 code", examples=["440106"])]
Verdict = Literal["same", "different", "unsure"]
