"""Who held the right when: owners (or applicants, where no source names owners) with their shares and days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.halls.register.dossier.facts import said_by
from suizhi.kernel.records import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from suizhi.halls.register.selectors import Picture


@dataclass(frozen=True, slots=True)
class Holding:
    """One owner's time: `since` and `until` are empty where no source states them."""

    name: str
    party: int | None
    share: str
    since: date | None
    until: date | None
    current: bool
    detail: str
    anchor: str


def holdings(seen: Picture, party_ids: Mapping[tuple[str, str], int]) -> list[Holding]:
    """Owners through time, the latest first; an owner whose days nobody states stands with the present ones."""
    owners = [party for party in seen.folded.row.parties if party.role == Role.OWNER]
    holders = owners or [party for party in seen.folded.row.parties if party.role in (Role.APPLICANT, Role.CREATOR)]
    made = []
    for holder in holders:
        detail, anchor = said_by(seen, "parties", holder.role)
        current = (holder.valid_from is None or holder.valid_from <= seen.on) and (holder.valid_to is None or seen.on < holder.valid_to)
        share = f"{holder.share[0]}/{holder.share[1]}" if holder.share else ""
        party = party_ids.get((holder.role, holder.name))
        made.append(Holding(holder.name, party, share, holder.valid_from, holder.valid_to, current, detail, anchor))
    return sorted(made, key=lambda holding: (not holding.current, -(holding.since.toordinal() if holding.since else 0)))
