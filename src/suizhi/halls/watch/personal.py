"""The watches that a person keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from suizhi.commons.ledger.services import append
from suizhi.commons.personal.holdings import Holder, Holding, provide
from suizhi.commons.policy import CAPABILITIES
from suizhi.halls.watch.access import READ
from suizhi.halls.watch.models import Watch

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


class Watches(Holder):
    """Watches that run. Whoever made one ends it; one that is kept for a firm or by the office goes on without them."""

    kind = "watch"
    answered_by = "accounts.manage"

    def held(self, who: Viewer) -> Iterable[Holding]:
        """The viewer's watches that have not ended."""
        for watch in Watch.objects.filter(made_by=who.user_id, ended_at=None):
            yield Holding(
                key=watch.subject,
                title=watch.title,
                what=_("监测的名称、范围和通知方式"),
                since=localtime(watch.made_at).date(),
                url=watch.get_absolute_url(),
                content={"title": watch.title, "names": watch.names, "channels": watch.channels, "hook": watch.hook},
                own=True,
                of_firm=watch.party is not None,
            )

    def left(self, user_id: int) -> None:
        """The watches that were the person's own end; nothing is sent to their address any more."""
        own = Watch.objects.filter(made_by=user_id, party=None, ended_at=None).exclude(made_by__role__in=CAPABILITIES[READ])
        for watch in own:
            watch.ended_at = timezone.now()
            watch.save(update_fields=["ended_at"])
            append(actor="system", verb="watch.ended", subject=watch.subject)


provide(Watches())
