"""The one way Suizhi refuses input: a sentence in two languages that says what is wrong and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input something stands: `file` as given (archive members as `a.zip!b.xml`), 1-based `row`."""

    file: str = ""
    row: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.row}" if self.row is not None else self.file


class Refusal(ValueError):
    """Input that cannot be taken, with the sentence a clerk can act on.

    `code` is stable and dotted (`number.check_digit`); `zh` and `en` say what is wrong; `mend_zh` and `mend_en`
    say what to do; `field` is the canonical field name; `value` the offending text, cut to 200 characters.
    """

    def __init__(
        self,
        code: str,
        *,
        zh: str,
        en: str,
        mend_zh: str = "",
        mend_en: str = "",
        field: str = "",
        value: object = "",
        at: Place | None = None,
    ) -> None:
        super().__init__(en)
        self.code, self.zh, self.en = code, zh, en
        self.mend_zh, self.mend_en = mend_zh, mend_en
        self.field, self.value, self.at = field, str(value)[:200], at

    def __reduce__(self) -> tuple[Any, ...]:
        """How a refusal goes from one process to another."""
        said = {"zh": self.zh, "en": self.en, "mend_zh": self.mend_zh, "mend_en": self.mend_en}
        return partial(Refusal, **said, field=self.field, value=self.value, at=self.at), (self.code,)

    def located(self, *, field: str | None = None, at: Place | None = None) -> Refusal:
        """The same refusal with the field or the place filled in by a caller who knows them."""
        return Refusal(
            self.code,
            zh=self.zh,
            en=self.en,
            mend_zh=self.mend_zh,
            mend_en=self.mend_en,
            field=self.field if field is None else field,
            value=self.value,
            at=at or self.at,
        )

    def as_dict(self) -> dict[str, Any]:
        """The JSON form used by the command line, the API and the sheet of refused rows."""
        return {
            "code": self.code,
            "file": self.at.file if self.at else "",
            "row": self.at.row if self.at else None,
            "field": self.field,
            "value": self.value,
            "message": self.zh,
            "message_en": self.en,
            "mend": self.mend_zh,
            "mend_en": self.mend_en,
        }

    def line(self) -> str:
        """One line for a terminal: place, field, what is wrong, what to do."""
        head = ": ".join(part for part in (str(self.at or ""), self.field) if part)
        return f"{head + ': ' if head else ''}{self.zh} {self.mend_zh}".strip() + f" ({self.en} {self.mend_en}".rstrip() + ")"


@dataclass(frozen=True, slots=True)
class Mend:
    """A repair made on the way in, reported rather than silent (the spreadsheet's trailing ".0", full-width digits)."""

    field: str
    raw: str
    value: str
    code: str
    note: str = ""
