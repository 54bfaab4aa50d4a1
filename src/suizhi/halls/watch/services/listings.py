"""Listings: each against the names that are watched; what gives reason to look becomes a lead, of the seller only what is needed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from suizhi.commons.lead_weights import in_force
from suizhi.commons.personal.sealing import blind
from suizhi.engines.listings import Scanner, citations, means
from suizhi.engines.listings.feed import read_listings
from suizhi.engines.listings.model import Right as Sought
from suizhi.engines.rules import load_book
from suizhi.engines.text import fold
from suizhi.engines.watches import Kind, Sign, Sort
from suizhi.halls.watch.feeds import chunk_of
from suizhi.halls.watch.models import LeadOwner, Listing, MarketLead, NewSign
from suizhi.halls.watch.priority import priority
from suizhi.halls.watch.services.found import Found
from suizhi.kernel.errors import Place, Refusal

if TYPE_CHECKING:
    from suizhi.engines.listings import Lead
    from suizhi.engines.listings import Listing as Offer
    from suizhi.engines.watches import Pool
    from suizhi.halls.watch.models import Batch
    from suizhi.halls.watch.resolving import Resolved, Source

CONTACT = "watch.Listing.contacts"
"""The column under which contacts are made into keyed digests: the same contact is seen to be the same, and cannot be guessed."""
_SOUGHT = (Kind.NAME, Kind.HONOURED, Kind.FAMOUS, Kind.INDICATION)
_LEFT_OUT: dict[str, Any] = {"shop": {"links", "company"}, "extra": True, "sha256": True}
"""What of a listing is not kept: contacts stand in `contacts`, and a company is asked of the platform once there is a case."""


class ListingReader:
    """Reads a feed of listings against the names that are watched when it was begun."""

    def __init__(self, resolved: Resolved, pool: Pool) -> None:
        self._sources = _sources(resolved)
        articles = citations(load_book(), timezone.localdate())
        self._scanner = Scanner([_sought(key, source) for key, source in self._sources.items()], means(in_force(), articles=articles))
        self._pool = pool

    def look(self, batch: Batch, size: int) -> Found:
        """The leads of the next lines, and the shops that bear an old brand's name."""
        chunk = chunk_of(batch, size)
        found, offers = Found(chunk.first, len(chunk.lines), chunk.offset, chunk.last), []
        for line, raw in enumerate(chunk.lines, chunk.first):
            for item in read_listings([raw], batch.label):
                if isinstance(item, Refusal):
                    found.refused.append(item.located(at=Place(batch.label, line)))
                else:
                    offers.append((line, item))
        self._shops(found, batch, offers)
        known = confirmed(one for _, one in offers)
        told = self._scanner.scan(_with_history(one, known) for _, one in offers)
        found.leads = [(line, lead) for (line, _), lead in zip(offers, told, strict=True) if lead.is_lead]
        found.sources = self._sources
        return found

    def _shops(self, found: Found, batch: Batch, offers: Sequence[tuple[int, Offer]]) -> None:
        """Shops that bear the name of an old brand or an indication, once for each platform and name."""
        shops = {_digest(one.platform, one.shop.name): (line, one) for line, one in reversed(offers) if one.shop.name.strip()}
        signs = [Sign(f"shop:{key}", one.shop.name.strip(), sort=Sort.SHOP) for key, (_, one) in shops.items()]
        for sign, (line, one), told in zip(signs, shops.values(), self._pool.tell(signs), strict=True):
            if told and not isinstance(told, Refusal):  # A shop whose name is no name bears nobody's.
                found.alarms += told
                found.signs[sign.key] = _shop(batch, line, sign, one)


def leads_raise(batch: Batch, found: Found) -> int:
    """Write the leads of a chunk that are new, in the caller's transaction; how many."""
    wanted = {_key(lead): (line, lead) for line, lead in found.leads}
    Listing.objects.bulk_create([_listing(batch, key, line, lead) for key, (line, lead) in wanted.items()], ignore_conflicts=True)
    held = {listing.key: listing for listing in Listing.objects.filter(key__in=wanted)}
    known = set(MarketLead.objects.filter(listing__in=held.values()).values_list("listing__key", "right_said"))
    new = [(key, lead) for key, (_, lead) in wanted.items() if (key, _right(lead).name) not in known]
    made = MarketLead.objects.bulk_create([_lead(held[key], lead, found) for key, lead in new])
    whose = [found.sources[_right(lead).id].owners for _, lead in new]
    LeadOwner.objects.bulk_create(LeadOwner(lead=lead, party=party) for lead, parties in zip(made, whose, strict=True) for party in parties)
    return len(made)


def confirmed(offers: Iterable[Offer]) -> Counter[str]:
    """Contact → how many leads about its listings people have confirmed here."""
    contacts = {contact for offer in offers for contact in contacts_of(offer)}
    counts: Counter[str] = Counter()
    if contacts:
        states = (MarketLead.State.CONFIRMED, MarketLead.State.FILED)
        for held in MarketLead.objects.filter(state__in=states).values_list("listing__contacts", flat=True):
            counts.update(contacts.intersection(held))
    return counts


def contacts_of(offer: Offer) -> list[str]:
    """The keyed digests of what a shop may share with others."""
    return [blind(link, CONTACT) for link in dict.fromkeys(offer.shop.links)]


def _with_history(offer: Offer, known: Counter[str]) -> Offer:
    """The offer with what is on record here about its seller."""
    count = max((known[contact] for contact in contacts_of(offer)), default=0)
    if count <= offer.shop.confirmed_leads:
        return offer
    return offer.model_copy(update={"shop": offer.shop.model_copy(update={"confirmed_leads": count})})


def _sources(resolved: Resolved) -> dict[str, Source]:
    """Key → right or name that is sought. What several watches watch is sought once, for all whose it is."""
    found: dict[str, Source] = {}
    for source in resolved.sources:
        if source.watched.kind in _SOUGHT and source.watched.names:
            key = f"right:{source.sign.right}" if source.sign else f"name:{fold(source.watched.names[0])}"
            held = found.setdefault(key, source)
            found[key] = replace(held, owners=tuple(dict.fromkeys((*held.owners, *source.owners))))
    return found


def _sought(key: str, source: Source) -> Sought:
    watched, sign = source.watched, source.sign
    return Sought(
        id=key,
        name=watched.names[0][:100],
        aliases=tuple(name[:300] for name in watched.names[1:30]),
        classes=watched.home,
        groups=watched.groups,
        owner=sign.owner_label[:300] if sign else "",
        number=sign.number if sign else "",
        reputed=watched.kind in (Kind.FAMOUS, Kind.HONOURED),
    )


def _right(lead: Lead) -> Sought:
    assert lead.right is not None
    return lead.right


def _key(lead: Lead) -> str:
    """Platform, number and content: a listing that was changed is looked at anew."""
    offer = lead.listing
    return f"{_digest(offer.platform, offer.listing_id)}:{_digest(offer.model_dump_json(exclude={'captured_at', 'sales'}))}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:40]


def _shop(batch: Batch, line: int, sign: Sign, offer: Offer) -> NewSign:
    return NewSign(
        key=sign.key,
        sort=NewSign.Sort.SHOP,
        name=sign.name[:500],
        goods=offer.platform,
        applicant_key=fold(f"{offer.platform} {sign.name}")[:300],
        batch=batch,
        line=line,
        synthetic=offer.synthetic or batch.synthetic,
    )


def _listing(batch: Batch, key: str, line: int, lead: Lead) -> Listing:
    offer = lead.listing
    return Listing(
        key=key,
        platform=offer.platform[:60],
        number=offer.listing_id[:80],
        shop=offer.shop.name[:200],
        title=offer.title,
        raw=offer.model_dump(mode="json", exclude=_LEFT_OUT, exclude_defaults=True),
        contacts=contacts_of(offer),
        digest=offer.sha256 or hashlib.sha256(offer.model_dump_json().encode()).hexdigest(),
        captured_at=offer.captured_at.isoformat() if offer.captured_at else "",
        batch=batch,
        line=line,
        synthetic=offer.synthetic or batch.synthetic,
    )


def _lead(listing: Listing, lead: Lead, found: Found) -> MarketLead:
    said, right = lead.as_dict(), _right(lead)
    source = found.sources[right.id]
    assert lead.score is not None
    return MarketLead(
        listing=listing,
        right=source.sign.right if source.sign else None,
        right_said=right.name,
        score=lead.score.total,
        band=str(lead.band),
        priority=priority(lead, right),
        signals=said["signals"],
        clears=said["clears_it"],
        scorer=f"{lead.score.scorer}/{lead.score.version}",
        raised_at=timezone.now(),
        synthetic=listing.synthetic,
    )
