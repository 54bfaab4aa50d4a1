"""Tells the page of a case that it came from a lead, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from suizhi.commons.languages import is_english
from suizhi.halls.casework.whence import Whence, tells
from suizhi.halls.watch.access import leads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


@tells
def of_leads(case: Case, who: Viewer) -> Sequence[Whence]:
    """The leads that the case was opened on."""
    found = leads(who).filter(case=case.pk).select_related("listing").order_by("pk")
    words = "reason_en" if is_english() else "reason"
    return [
        Whence(
            title=_("监测线索：%(listing)s") % {"listing": lead.listing.title},
            url=lead.get_absolute_url(),
            reasons=[f"{signal[words]}（{signal['weight']:+.2f}）" for signal in lead.signals],
            synthetic=lead.synthetic,
        )
        for lead in found
    ]
