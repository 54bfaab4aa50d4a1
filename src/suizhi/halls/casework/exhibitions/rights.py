"""A right looked up in the register while the complainant stands at the desk, with its status of today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.halls.register.selectors import picture, right_by_number
from suizhi.halls.register.status import Status

if TYPE_CHECKING:
    from datetime import date

    from suizhi.commons.policy import Viewer

_ENDED = frozenset({Status.LAPSED, Status.EXPIRED, Status.REFUSED, Status.WITHDRAWN, Status.INVALIDATED, Status.CANCELLED})


@dataclass(frozen=True, slots=True)
class Looked:
    """What the register says of a right today. `in_force` is None where it does not say (a grant whose fees nobody reported)."""

    id: int
    title: str
    number: str
    kind: str
    owner: str
    status: str
    synthetic: bool
    expires_on: date | None = None

    @property
    def in_force(self) -> bool | None:
        """Whether the right is in force."""
        if self.status == Status.IN_FORCE:
            return True
        return False if self.status in _ENDED else None


def looked_up(who: Viewer, text: str, on: date) -> Looked | None:
    """The right of this number, in any of its spellings; None where none, or more than one, bears it."""
    found = right_by_number(who, text.strip()) if text.strip() else []
    if len(found) != 1:
        return None
    right = found[0]
    seen = picture(who, right, on)
    return Looked(
        id=right.pk,
        title=right.title,
        number=right.number,
        kind=right.kind,
        owner=right.owner_label,
        status=seen.status.status if seen else right.status,
        synthetic=right.synthetic,
        expires_on=seen.expires_on if seen else right.expires_on,
    )
