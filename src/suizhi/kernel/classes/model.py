"""What every class parser returns."""

from __future__ import annotations

from dataclasses import dataclass

from suizhi.kernel.errors import Mend, Refusal
from suizhi.kernel.records import ClassFact
from suizhi.kernel.tidy import Tidy


@dataclass(frozen=True, slots=True)
class Class:
    """One class symbol: `ancestors` from the top to the parent, `level` the name of its rank in the scheme.

    `edition` and `mark` are kept where the text states them: the edition's version (`2010.01`) and, for IPC, whether
    the symbol is invention (I) or additional (N) information. Titles and anything a table alone knows are not here.
    """

    scheme: str
    symbol: str
    ancestors: tuple[str, ...]
    level: str
    edition: str = ""
    mark: str = ""
    mends: tuple[Mend, ...] = ()

    def fact(self, *, main: bool = False, text: str = "") -> ClassFact:
        """The register's record of this class."""
        return ClassFact(self.scheme, self.symbol, main, text)

    def path(self) -> tuple[str, ...]:
        """From the top to this symbol: what an index of subtrees holds."""
        return (*self.ancestors, self.symbol)


def refuse_form(text: Tidy, scheme: tuple[str, str], expected_zh: str, expected_en: str, examples: str) -> Refusal:
    """The refusal for a text that is no symbol of `scheme` (its names in zh and en); `expected_*` says what one looks like."""
    return Refusal(
        "class.form",
        zh=f"“{text.text}”不是{scheme[0]}：{expected_zh}。",
        en=f"{text.text} is not a symbol of {scheme[1]}: {expected_en}.",
        mend_zh=f"请核对分类号；多个分类号请分开。例：{examples}。",
        mend_en=f"Check the symbol, and separate several. Examples: {examples}.",
        field="class",
        value=text.raw,
    )


def refuse_range(text: Tidy, scheme: tuple[str, str], what: str, first: int, last: int) -> Refusal:
    """The refusal for a class number outside the scheme's range."""
    return Refusal(
        "class.range",
        zh=f"{scheme[0]}的类别在{first}至{last}之间，没有“{what}”。",
        en=f"The classes of {scheme[1]} run from {first} to {last}; there is no {what}.",
        mend_zh="请核对类别号是否抄错或错位。",
        mend_en="Check whether the class number is mistyped or shifted.",
        field="class",
        value=text.raw,
    )
