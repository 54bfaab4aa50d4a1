"""The mapping page as data: one line for each column, and one for each value of a closed column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from suizhi.halls.register.mapping.choice import Choice

if TYPE_CHECKING:
    from suizhi.halls.register.mapping.sheet import Sheet
    from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Line:
    """One column: its place in the form, its header, first values and the field chosen for it."""

    place: int
    header: str
    samples: list[str]
    chosen: str


@dataclass(frozen=True, slots=True)
class Closed:
    """A column of a closed list: its values, each with the meaning chosen for it so far."""

    place: int
    header: str
    field: str
    values: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MappingPage:
    """What the template shows. With `values` the page asks for their meanings; the columns then travel along hidden."""

    sheet: Sheet
    choice: Choice
    values: dict[str, list[str]] = field(default_factory=dict)
    refusal: Refusal | None = None

    @property
    def lines(self) -> list[Line]:
        """The columns in the order of the sheet."""
        chosen, samples = self.choice.columns, self.sheet.samples
        return [Line(place, name, samples.get(name, []), chosen.get(name, "")) for place, name in enumerate(self.sheet.columns)]

    @property
    def closed(self) -> list[Closed]:
        """The closed columns that still ask for the meaning of their values."""
        return [self._closed(header, values) for header, values in self.values.items()]

    def _closed(self, header: str, values: list[str]) -> Closed:
        meant = self.choice.values.get(header, {})
        pairs = [(value, meant.get(value, "")) for value in values]
        return Closed(self.sheet.columns.index(header), header, self.choice.columns[header], pairs)
