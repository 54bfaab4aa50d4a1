"""The title above the timeline: what it shows, said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from suizhi.halls.register.labels import DEFENCE_EVENTS
from suizhi.kernel.records import EventKey

if TYPE_CHECKING:
    from suizhi.halls.register.selectors import Picture

GRANTS = (EventKey.GRANTED, EventKey.REGISTERED)


def headline(seen: Picture) -> str:
    """Years since grant, then how often the right was transferred, licensed, pledged and disputed; 经过 where none of it is so."""
    keys = [event.key for event in seen.events if event.on <= seen.on]
    years = _years_since_grant(seen)
    transfers, licences, pledges = (keys.count(key) for key in (EventKey.TRANSFERRED, EventKey.LICENSED, EventKey.PLEDGED))
    disputes = sum(key in DEFENCE_EVENTS for key in keys)
    said = [
        (years, ngettext("授权 %(n)d 年", "授权 %(n)d 年", years)),
        (transfers, ngettext("转让 %(n)d 次", "转让 %(n)d 次", transfers)),
        (licences, ngettext("许可 %(n)d 次", "许可 %(n)d 次", licences)),
        (pledges, ngettext("质押 %(n)d 次", "质押 %(n)d 次", pledges)),
        (disputes, ngettext("争议 %(n)d 次", "争议 %(n)d 次", disputes)),
    ]
    return _("，").join(words % {"n": count} for count, words in said if count) or _("经过")


def _years_since_grant(seen: Picture) -> int:
    """Whole years from the first grant to the day; 0 without one."""
    day = next((event.on for event in seen.events if event.key in GRANTS and event.on <= seen.on), seen.on)
    return seen.on.year - day.year - ((seen.on.month, seen.on.day) < (day.month, day.day))
