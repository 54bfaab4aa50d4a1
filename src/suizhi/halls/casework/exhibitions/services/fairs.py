"""Entering a fair, posting people to its desk, taking in its list of exhibits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.engines.text import fold
from suizhi.halls.casework.exhibitions.access import OPEN_FAIR, require_desk
from suizhi.halls.casework.exhibitions.models import DeskPost, Exhibit, Exhibition, Exhibitor
from suizhi.halls.casework.exhibitions.reading import ListRow
from suizhi.halls.casework.models import Participant
from suizhi.halls.casework.services.placing import placed


@dataclass(frozen=True, slots=True)
class NewFair:
    """What a fair is entered with."""

    name: str
    series: str
    edition: int
    place: str
    province: str
    opens_on: date
    closes_on: date
    desk: str = ""
    phone: str = ""


@transaction.atomic
def fair_open(*, who: Viewer, fair: NewFair, organiser: User, synthetic: bool = False) -> Exhibition:
    """Enter a fair and give it to its organiser. Raises PermissionDenied, ValidationError."""
    require(who, OPEN_FAIR)
    entered = Exhibition(**asdict(fair), organiser=organiser, created_at=timezone.now(), synthetic=synthetic)
    entered.full_clean()
    entered.save(force_insert=True)
    append(actor=who.actor, verb="fair.opened", subject=entered.subject, payload={"name": entered.name, "organiser": organiser.pk})
    return entered


@transaction.atomic
def post_add(*, who: Viewer, fair: Exhibition, user: User) -> DeskPost:
    """Post somebody to the desk: they come into its open complaints too. Raises PermissionDenied for all but the organiser."""
    _organiser(fair, who)
    post, fresh = DeskPost.objects.get_or_create(exhibition=fair, user=user, until=None, defaults={"since": timezone.now()})
    if fresh:
        for complaint in fair.complaints.filter(case__closed_on=None).select_related("case"):
            placed(complaint.case, role="expo_desk", name=str(user), user=user)
        append(actor=who.actor, verb="fair.desk.posted", subject=fair.subject, payload={"user": user.pk})
    return post


@transaction.atomic
def post_end(*, who: Viewer, post: DeskPost) -> DeskPost:
    """End a post: they leave the complaints of the desk. Raises PermissionDenied for all but the organiser."""
    fair = post.exhibition
    _organiser(fair, who)
    post.until = timezone.now()
    post.save(update_fields=["until"])
    places = Participant.objects.filter(case__fair_complaint__exhibition=fair, role="expo_desk", user=post.user, left_at=None)
    places.update(left_at=post.until, left_why="desk")
    append(actor=who.actor, verb="fair.desk.left", subject=fair.subject, payload={"user": post.user_id})
    return post


@transaction.atomic
def list_take(*, who: Viewer, fair: Exhibition, rows: Sequence[ListRow], source: str) -> int:
    """Take rows into the list; how many exhibits are new. The same rows again change nothing. Raises PermissionDenied."""
    require_desk(fair, who)
    exhibitors = {(one.booth, one.key): one for one in fair.exhibitors.all()}
    new = 0
    for row in rows:
        key = (row.booth, fold(row.exhibitor)[:200])
        if key not in exhibitors:
            exhibitors[key] = Exhibitor.objects.create(exhibition=fair, name=row.exhibitor, booth=row.booth, key=key[1])
        _, fresh = Exhibit.objects.get_or_create(
            exhibitor=exhibitors[key], name=row.exhibit, model=row.model, defaults={"about": row.about}
        )
        new += fresh
    append(actor=who.actor, verb="fair.list.taken", subject=fair.subject, payload={"source": source[:200], "rows": len(rows), "new": new})
    return new


def _organiser(fair: Exhibition, who: Viewer) -> None:
    if fair.organiser_id != who.user_id:
        require(who, OPEN_FAIR)
