"""The agreement as its page shows it, for one seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.showing import OfferShown, shown
from suizhi.halls.casework.mediation.signatures import Place, complete, places, reliability, signs_for
from suizhi.halls.casework.models import Agreement, Audience, Conclusion

if TYPE_CHECKING:
    from datetime import date

    from suizhi.engines.rules import Finding
    from suizhi.halls.casework.mediation.seats import Seat


@dataclass(frozen=True, slots=True)
class Paper:
    """The page. `standing` is the joint offer, `agreement` the text that was made of one; either may be missing."""

    standing: OfferShown | None
    agreement: Agreement | None
    conclusion: Conclusion | None
    block: Sequence[Place]
    complete: bool
    may_make: bool
    may_sign: bool
    may_conclude: bool
    reliability: Finding


def paper_of(seat: Seat, on: date) -> Paper:
    """The agreement as the seat sees it on the day."""
    offer = selectors.current_offer(seat, Audience.JOINT)
    standing = shown(seat, offer, on) if offer else None
    made = selectors.agreement(seat)
    conclusion = getattr(made, "conclusion", None)
    block = places(made) if made else []
    whole = bool(block) and complete(block)
    return Paper(
        standing=standing,
        agreement=made,
        conclusion=conclusion,
        block=block,
        complete=whole,
        may_make=seat.open and seat.is_mediator and standing is not None and standing.settled,
        may_sign=seat.open and made is not None and _waits(seat, block),
        may_conclude=seat.open and seat.is_mediator and whole and conclusion is None,
        reliability=reliability(on),
    )


def _waits(seat: Seat, block: Sequence[Place]) -> bool:
    """Whether a signature of this seat is missing."""
    mine = {None} if seat.is_mediator else {part.pk for part in signs_for(seat)}
    return any(place.signature is None and (place.participant.pk if place.participant else None) in mine for place in block)
