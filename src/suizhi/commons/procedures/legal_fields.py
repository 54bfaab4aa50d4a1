"""What the law itself puts into the fields of a letter, whichever hall writes it: an article as letters cite it, a period in words."""

from __future__ import annotations

from datetime import date

from suizhi.commons.documents.citing import cited
from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal

KINDS = frozenset({"cite", "period"})
"""The kinds of fields that need no case, only a day."""


def legal_value(kind: str, name: str, on: date) -> str | None:
    """The field in the version of the day; None where no rule held then."""
    try:
        return cited(load_book().rule(name, on=on).source) if kind == "cite" else clockwork().period(name, on).zh
    except (Refusal, KeyError):
        return None


def legal_label(kind: str, name: str) -> str:
    """What the field is called."""
    return f"规则 {name} 的{'条款' if kind == 'cite' else '期限'}"
