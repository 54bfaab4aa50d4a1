"""Looking through parties: by name or identifier and by district, in pages that stay put while records come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from suizhi.halls.register.models import Party, PartyIdentifier, PartyName
from suizhi.halls.register.selectors import parties
from suizhi.kernel.places import DISTRICTS

if TYPE_CHECKING:
    from django.http import QueryDict

    from suizhi.commons.policy import Viewer

PAGE = 50
TEXT_MAX = 200
COUNT_CAP = 10_000
"""Counting stops here: an exact count of everything costs more than the page."""


@dataclass(frozen=True, slots=True)
class PartyPage:
    """One page: its rows, the filters it was asked with, and the address of the next."""

    rows: list[Party]
    text: str
    district: str
    total: int
    next_parameters: str

    @property
    def capped(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > COUNT_CAP


def party_page(who: Viewer, query: QueryDict) -> PartyPage:
    """The page an address asks for. Keyset by id: a page never repeats or skips a row."""
    text = query.get("q", "").replace("\x00", "").strip()[:TEXT_MAX]
    district = query.get("district", "") if query.get("district") in DISTRICTS else ""
    found = _found(who, text, district)
    after = _id(query.get("after", ""))
    rows = list(_counted(found.filter(pk__gt=after).order_by("pk")[: PAGE + 1]))
    more = len(rows) > PAGE
    held = [("q", text), ("district", district), ("after", str(rows[PAGE - 1].pk) if more else "")]
    address = urlencode([(name, value) for name, value in held if value])
    total = found.order_by()[: COUNT_CAP + 1].count()
    return PartyPage(rows[:PAGE], text, district, total, address if more else "")


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _found(who: Viewer, text: str, district: str) -> QuerySet[Party]:
    found = parties(who)
    if district:
        found = found.filter(district=district)
    if text:
        named = PartyName.objects.filter(name__icontains=text).values("party")
        coded = PartyIdentifier.objects.filter(value=text.upper()).values("party")
        found = found.filter(Q(name__icontains=text) | Q(pk__in=named) | Q(pk__in=coded))
    return found


def _counted(page: QuerySet[Party]) -> QuerySet[Party]:
    """The rows of a page, each with how many rights it is named on."""
    ids = [party.pk for party in page]
    return Party.objects.filter(pk__in=ids).annotate(rights_held=Count("roles__right", distinct=True)).order_by("pk")
