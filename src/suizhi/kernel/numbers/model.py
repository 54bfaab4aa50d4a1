"""What every number parser returns. Not a register record: `fact` makes one of those."""

from __future__ import annotations

from dataclasses import dataclass, replace

from suizhi.kernel.errors import Mend
from suizhi.kernel.numbers.forms import FORMS
from suizhi.kernel.records import Kind, NumberFact, NumberType


@dataclass(frozen=True, slots=True)
class Parsed:
    """One number, read and checked.

    `value` is the canonical spelling; `key` decides equality within a type (all spellings of one number share it);
    `form` names the form that was recognised (a key of `forms.FORMS`); `kind_code` is the document's (A, B1, U …) and
    is not part of the key; `kind` and `year` are filled only where the number itself tells; `shown` is the spaced
    spelling that `display` uses; `mends` lists what was repaired on the way in.
    """

    type: NumberType
    office: str
    value: str
    key: str
    form: str
    kind_code: str = ""
    kind: Kind | None = None
    year: int | None = None
    shown: str = ""
    mends: tuple[Mend, ...] = ()

    def fact(self, raw: str = "") -> NumberFact:
        """The register's record of this number; `raw` is the source's spelling."""
        return NumberFact(self.type, self.office, self.value, self.key, self.kind_code, raw)

    def display(self, lang: str = "zh", *, granted: bool = True) -> str:
        """The number as a person reads it, with its customary mark: `ZL 2021 1 9990017.3`, `注册号 12345678`.

        Only a granted patent may carry ZL (Patent Law, art. 16 and 68), so a caller who shows a pending application
        passes `granted=False` and gets `CN` instead.
        """
        form, shown = FORMS[self.form], self.shown or self.value
        mark = form.mark(lang)
        if mark == "ZL" and not granted:
            mark = "CN"
        return f"{mark} {shown}" if mark else shown

    def form_title(self, lang: str = "zh") -> str:
        """What kind of number this is, in words."""
        return FORMS[self.form].title(lang)

    def mended(self, *mends: Mend) -> Parsed:
        """The same reading with further repairs noted."""
        return replace(self, mends=(*self.mends, *mends)) if mends else self


@dataclass(frozen=True, slots=True)
class CreditCode(Parsed):
    """A unified social credit code (GB 32100-2015), with the two codes it is built of."""

    @property
    def division_code(self) -> str:
        """The registering authority's administrative division, six digits (GB/T 2260)."""
        return self.value[2:8]

    @property
    def organisation_code(self) -> str:
        """The organisation code (GB 11714), nine characters; its own check character is not verified here."""
        return self.value[8:17]
