"""A right while its row is being read: the facts gathered so far and what is settled only once all columns are in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from suizhi.kernel.errors import Mend
from suizhi.kernel.numbers import Parsed
from suizhi.kernel.records import ClassFact, Kind, PartyFact, RightRow, Role


@dataclass(frozen=True, slots=True)
class Waiting:
    """A number that can be read only when the row's kind or office is known."""

    what: str
    text: str
    raw: str
    column: str
    bare: bool


@dataclass(slots=True)
class RightDraft:
    """Collected facts. What the kind column states and what the numbers tell must agree."""

    row: RightRow
    kind_stated: Kind | None = None
    kinds_told: list[Kind] = field(default_factory=list)
    kind_codes: list[str] = field(default_factory=list)
    priorities: list[str] = field(default_factory=list)
    priority_dates: list[date] = field(default_factory=list)
    priority_countries: list[str] = field(default_factory=list)
    short_dates: list[str] = field(default_factory=list)
    """Names of dates whose year was written with two digits."""
    publication_year: int | None = None
    waiting: list[Waiting] = field(default_factory=list)
    classes: dict[tuple[str, str], int] = field(default_factory=dict)
    """Scheme and symbol → the place among the row's classes."""
    details: dict[tuple[Role, str], list[str]] = field(default_factory=dict)
    status: str = ""
    """The status word as stated, waiting for the column that dates it."""

    def add_number(self, parsed: Parsed, raw: str, column: str) -> None:
        """Take in a number, its mends, and the kind that it tells."""
        fact = parsed.fact(raw)
        if not any(known.type == fact.type and known.key == fact.key and known.kind_code == fact.kind_code for known in self.row.numbers):
            self.row.numbers.append(fact)
        if parsed.mends:
            self.row.mends.extend(replace(mend, field=column) for mend in parsed.mends)
        if parsed.kind is not None:
            self.kinds_told.append(parsed.kind)
        if parsed.kind_code:
            self.kind_codes.append(parsed.kind_code)

    def add_class(self, fact: ClassFact) -> None:
        """Take in a class; one already there is not repeated, but may become the main one."""
        place = self.classes.setdefault((fact.scheme, fact.symbol), len(self.row.classes))
        if place == len(self.row.classes):
            self.row.classes.append(fact)
        elif fact.main:
            self.row.classes[place] = fact

    def mend(self, column: str, raw: str, value: str, code: str, note: str) -> None:
        """Report a repair."""
        self.row.mends.append(Mend(column, raw, value, code, note))

    def settle_parties(self) -> None:
        """Give the parties their addresses and countries: one for each name where the lists match, else the first only."""
        for (role, what), values in self.details.items():
            places = [index for index, party in enumerate(self.row.parties) if party.role == role]
            pairs = zip(places, values, strict=False) if len(values) == len(places) else zip(places[:1], values[:1], strict=False)
            for index, value in pairs:
                self.row.parties[index] = _with(self.row.parties[index], what, value)

    def settle_priorities(self) -> None:
        """Pair priority numbers with their dates and countries where there are as many of each."""
        count = len(self.priorities)
        days: list[date | None] = [*self.priority_dates] if len(self.priority_dates) == count else [None] * count
        countries = self.priority_countries if len(self.priority_countries) == count else [""] * count
        for number, day, country in zip(self.priorities, days, countries, strict=True):
            self.row.priorities.append((f"{country} {number}".strip(), day))


def _with(party: PartyFact, what: str, value: str) -> PartyFact:
    match what:
        case "address":
            return replace(party, address=value)
        case "country":
            return replace(party, country=value)
        case "region":
            return replace(party, region=value)
        case "uscc":
            return replace(party, uscc=value)
        case _:
            return replace(party, name_en=value)
