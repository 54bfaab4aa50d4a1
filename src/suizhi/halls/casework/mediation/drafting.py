"""The form of an offer: any number of clauses, each with the fields of its kind; clauses are added and dropped without a script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from suizhi.engines.clauses import Kind, kinds
from suizhi.halls.casework.mediation.services import Row

if TYPE_CHECKING:
    from suizhi.engines.clauses import Term
    from suizhi.halls.casework.models import Offer

ROWS_MAX = 60


@dataclass(slots=True)
class FieldShown:
    """One input of a clause."""

    name: str
    term: Term
    value: str
    fault: str = ""

    @property
    def described_by(self) -> str:
        """The id of what is said about it: its fault, else its hint, else nothing."""
        return f"e-{self.name}" if self.fault else f"h-{self.name}" if self.term.type in ("date", "schedule") else ""

    @property
    def rows(self) -> int:
        """How high its box is."""
        return 4 if self.term.type == "schedule" else 2


@dataclass(slots=True)
class RowShown:
    """One clause in the form."""

    place: int
    kind: Kind
    slot: str
    fields: list[FieldShown]


@dataclass(slots=True)
class Sheet:
    """What has been typed so far."""

    rows: list[Row] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, offer: Offer | None) -> Sheet:
        """A sheet that begins with the clauses of an offer."""
        return cls([_row_of(one.kind, one.slot, one.terms) for one in offer.clauses.all()] if offer else [])

    @classmethod
    def sent(cls, data: Mapping[str, str]) -> Sheet:
        """The sheet as it came back: `kind-N`, `slot-N`, `N.term`, for N from 0 on."""
        places = [place for place in range(ROWS_MAX) if data.get(f"kind-{place}") in kinds()]
        return cls([_row_sent(data, place) for place in places])

    def changed(self, data: Mapping[str, str]) -> bool:
        """Add or drop a clause where a button asked for it; whether one did."""
        if data.get("add") is not None:
            wanted = data.get("new-kind", "")
            self.rows += [Row(wanted, {})] if wanted in kinds() and len(self.rows) < ROWS_MAX else []
            return True
        drop = data.get("drop", "")
        if drop.isdecimal():
            self.rows = [row for place, row in enumerate(self.rows) if place != int(drop)]
            return True
        return False

    def shown(self) -> list[RowShown]:
        """The rows with their inputs."""
        return [self._row(place, row) for place, row in enumerate(self.rows)]

    def _row(self, place: int, row: Row) -> RowShown:
        kind = kinds()[row.kind]
        inputs = [
            FieldShown(f"{place}.{name}", term, row.typed.get(name, ""), self.faults.get(f"{place + 1}.{name}", ""))
            for name, term in kind.terms.items()
        ]
        return RowShown(place, kind, row.slot, inputs)


def _row_of(kind: str, slot: str, terms: Mapping[str, object]) -> Row:
    return Row(kind, {name: term.typed(terms.get(name)) for name, term in kinds()[kind].terms.items()}, slot)


def _row_sent(data: Mapping[str, str], place: int) -> Row:
    kind = data[f"kind-{place}"]
    return Row(kind, {name: data.get(f"{place}.{name}", "") for name in kinds()[kind].terms}, data.get(f"slot-{place}", "")[:32])
