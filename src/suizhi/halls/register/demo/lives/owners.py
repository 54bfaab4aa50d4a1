"""Who holds a right through time: shares, transfers, changes of name, mergers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.firms import Firm
from suizhi.kernel.records import EventCategory, EventFact, EventKey, PartyFact, Role

_SHARES = (((1, 2), (1, 2)), ((7, 10), (3, 10)), ((3, 5), (2, 5)), ((2, 3), (1, 3)))
_LONGEST = 3650


@dataclass(slots=True)
class Changes:
    """Owners with the days they held, and what was recorded about it."""

    parties: list[PartyFact] = field(default_factory=list)
    events: list[EventFact] = field(default_factory=list)


def holdings(chance: Chance, held: list[Firm], start: date, end: date, buyer: Firm | None = None) -> Changes:
    """Owners from `start`: co-owners with shares, and one owner's changes of name; with a `buyer`, a transfer between."""
    told = Changes()
    shares = chance.pick(_SHARES) if len(held) == 2 and chance.true(0.6) else None
    for place, firm in enumerate(held, 1):
        _named(told, firm, shares[place - 1] if shares else None, place, start, end)
    if buyer and len(held) == 1 and buyer is not held[0]:
        _transferred(chance, told, held[0], buyer, start, end)
    return told


def _named(told: Changes, firm: Firm, share: tuple[int, int] | None, place: int, start: date, end: date) -> None:
    """The owner's time, cut where it changed its name."""
    since = start
    for _name, until in firm.former:
        if not start < until < min(end, start + timedelta(days=_LONGEST)):
            continue
        told.parties.append(firm.fact(Role.OWNER, since, share=share, sequence=place, valid_from=since, valid_to=until))
        after = until + timedelta(days=1)
        text = f"{firm.name_on(since)} 变更为 {firm.name_on(after)}"
        told.events.append(EventFact(EventKey.NAME_CHANGED, EventCategory.PARTY_CHANGE, until, text=text))
        since = until
    now = since + timedelta(days=1) if since != start else start
    told.parties.append(firm.fact(Role.OWNER, now, share=share, sequence=place, valid_from=since))


def _transferred(chance: Chance, told: Changes, seller: Firm, buyer: Firm, start: date, end: date) -> None:
    last = told.parties[-1]
    since = last.valid_from or start
    on = chance.after(since, 200, 2200)
    if on >= end:
        return
    told.parties[-1] = seller.fact(Role.OWNER, since + timedelta(days=1), share=last.share, sequence=1, valid_from=since, valid_to=on)
    told.parties.append(buyer.fact(Role.OWNER, on, sequence=1, valid_from=on))
    why = "因合并承继" if chance.true(0.15) else "转让"
    text = f"{why}：{last.name} → {buyer.name_on(on)}"
    told.events.append(EventFact(EventKey.TRANSFERRED, EventCategory.PARTY_CHANGE, on, text=text))
