"""What an import brought that was not there before, in the order of its ids: for those who look at everything new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from suizhi.commons.policy import Viewer
from suizhi.halls.register.models import Party, PartyRecord, Right, RightRecord
from suizhi.halls.register.selectors.marks import SignRight, sign_rights
from suizhi.halls.register.selectors.parties import parties
from suizhi.halls.register.selectors.rights import rights
from suizhi.halls.register.status import Status
from suizhi.kernel.records import Kind


@dataclass(frozen=True, slots=True)
class NewMark:
    """An application for a mark that an import brought, with its days."""

    sign: SignRight
    filing_on: date | None
    published_on: date | None
    synthetic: bool


def marks_arrived(viewer: Viewer, run: int, *, after: int, size: int) -> Iterator[NewMark]:
    """The pending marks that were first stated by the import `run`, with an id beyond `after`; `size` at most."""
    held = {right.pk: right for right in _new_marks(viewer, run).filter(pk__gt=after).order_by("pk")[:size]}
    for sign in sign_rights(viewer, ids=held.keys()):
        right = held[sign.right]
        yield NewMark(sign, right.filing_on, right.published_on, right.synthetic)


def count_marks_arrived(viewer: Viewer, run: int) -> int:
    """How many pending marks an import brought."""
    return _new_marks(viewer, run).count()


def firms_arrived(viewer: Viewer, run: int) -> QuerySet[Party]:
    """The organisations that were first stated by the import `run`, in the order of their ids."""
    earlier = PartyRecord.objects.filter(party=OuterRef("pk")).exclude(file__run=run)
    by_run = PartyRecord.objects.filter(party=OuterRef("pk"), file__run=run)
    return parties(viewer).filter(Exists(by_run), ~Exists(earlier), kind="organisation").order_by("pk")


def _new_marks(viewer: Viewer, run: int) -> QuerySet[Right]:
    """Pending, with words, and stated by no other import: a register that is taken in for the first time brings no news of old marks."""
    earlier = RightRecord.objects.filter(right=OuterRef("pk")).exclude(file__run=run)
    by_run = RightRecord.objects.filter(right=OuterRef("pk"), file__run=run)
    return rights(viewer).filter(Exists(by_run), ~Exists(earlier), kind=Kind.TRADEMARK, status=Status.PENDING).exclude(title="")
