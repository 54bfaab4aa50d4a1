"""What credit holds of natural persons, who of the office looked, and how a name goes once its matter is over.

The event log never held the names; papers in custody follow the archive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.personal.holdings import LOOKS_KEPT, Holder, Holding, Looked, provide
from suizhi.halls.credit.access import DIRECT, own
from suizhi.halls.credit.models import CreditEvent, PublicRecord
from suizhi.halls.credit.selectors import looks

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

ERASED = "已删除"
_NOBODY = 0
"""The party of an erased record: no id of the register is nought."""


class Events(Holder):
    """Credit events about a natural person. What is public ends by its own clock, the rest follows the file of the case: none expires."""

    kind = "credit"
    answered_by = DIRECT

    def held(self, who: Viewer) -> Iterable[Holding]:
        """The events about the viewer as a person."""
        return map(_event, own(who).filter(is_person=True).order_by("-id"))

    def looked(self, who: Viewer) -> Iterable[Looked]:
        """Who of the office opened what is not public about the viewer's party."""
        return [Looked(one.at, str(AccountRole(one.role).label), _("信用档案"), one.purpose) for one in looks(who)[:LOOKS_KEPT]]

    def find(self, key: str) -> Holding | None:
        """One event, while the name stands."""
        event = CreditEvent.objects.filter(pk=int(key.partition(":")[2]), erased_at=None).first()
        return _event(event) if event else None

    def erase(self, key: str) -> None:
        """Take name and party out of the event and its publications."""
        event = CreditEvent.objects.select_for_update(of=("self",)).get(pk=int(key.partition(":")[2]))
        gone = {"name": ERASED, "sealed_name": None, "name_index": None, "party": _NOBODY, "code": ""}
        PublicRecord.objects.filter(event=event).update(**gone)
        CreditEvent.objects.filter(pk=event.pk).update(**gone, erased_at=timezone.now())


def _event(event: CreditEvent) -> Holding:
    content = {"event": event.number, "act": event.act, "name": event.full_name, "decided_on": event.decided_on}
    return Holding(
        key=f"{Events.kind}:{event.pk}",
        title=event.number,
        what=_("姓名、决定、公示"),
        since=event.decided_on,
        url=event.get_absolute_url(),
        content=content,
        closed_on=event.closed_on,
    )


EVENTS = Events()
provide(EVENTS)
