"""What is known of the seller, whose pictures the listing shows, and whether the numbers that it claims are right."""

from __future__ import annotations

import re
from datetime import timedelta

from suizhi.engines.listings.model import Listing
from suizhi.engines.listings.normal import bare
from suizhi.engines.listings.subject import Subject
from suizhi.engines.scoring import Outcome, Span
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_application

_NEW = timedelta(days=90)
_NEW_SHOP, _CONFIRMED, _EACH_MORE, _RING, _CONFIRMED_RING = 0.2, 0.6, 0.1, 0.5, 0.8
_RING_SHOPS = 3
_MARK_NUMBER = re.compile(r"(?:商标)?注册(?:证)?号?\s*[:：]?\s*第?\s*(\d{5,9})\s*号?")
_PATENT_NUMBER = re.compile(r"(?:专利号?|ZL)\s*[:：]?\s*(?:ZL)?\s*((?:19|20)?\d{2}[123]\d{7}\.?[\dXx]|\d{2}[123]\d{5}\.?[\dXx])")


def history(subject: Subject) -> Outcome | None:
    """Leads against the shop that a person confirmed before, shops that share its telephone or warehouse, a shop that is new."""
    listing, ring = subject.listing, subject.ring
    if listing.shop.confirmed_leads:
        value = min(1.0, _CONFIRMED + _EACH_MORE * (listing.shop.confirmed_leads - 1))
        count = listing.shop.confirmed_leads
        return Outcome(
            value, (str(count), ""), f"该店此前有 {count} 条线索经人确认", f"{count} earlier leads of this shop were confirmed by a person"
        )
    if ring.shops > 1 and ring.confirmed:
        zh = f"与其他 {ring.shops - 1} 家店共用联系方式、地址或图片，其中有线索经人确认"
        en = f"shares contacts, addresses or pictures with {ring.shops - 1} other shops, of which leads were confirmed"
        return Outcome(_CONFIRMED_RING, (str(ring.shops), str(ring.confirmed)), zh, en)
    if ring.shops >= _RING_SHOPS:
        zh, en = f"{ring.shops} 家店共用联系方式、地址或图片", f"{ring.shops} shops share contacts, addresses or pictures"
        return Outcome(_RING, (str(ring.shops), ""), zh, en)
    return _new(listing)


def _new(listing: Listing) -> Outcome | None:
    opened, captured = listing.shop.opened_on, listing.captured_at
    if opened is None or captured is None or not timedelta(0) <= captured.date() - opened < _NEW:
        return None
    return Outcome(_NEW_SHOP, (opened.isoformat(), ""), f"店铺 {opened} 才开张", f"the shop opened on {opened}")


def pictures(subject: Subject) -> Outcome | None:
    """The listing shows a picture that is the owner's, and no record says that the shop may use it."""
    if subject.picture is None or subject.authorised:
        return None
    match = subject.picture
    return Outcome(match.likeness, (match.ours, match.theirs), match.zh, match.en)


def numbers(subject: Subject) -> Outcome | None:
    """A number of a registration or a patent that the listing claims, and that is another's or can be none."""
    for field, text in _texts(subject.listing):
        for found in _MARK_NUMBER.finditer(text):
            said = _wrong_mark(subject, found[1])
            if said:
                return Outcome(1.0, (found[1], subject.right.number), *said, (Span(field, *found.span(), found.group()),))
        for found in _PATENT_NUMBER.finditer(text):
            if not _can_be_a_patent(found[1]):
                zh, en = f"专利号 {found[1]} 校验不符", f"patent number {found[1]} fails its check digit"
                return Outcome(1.0, (found[1], ""), zh, en, (Span(field, *found.span(), found.group()),))
    return None


def _wrong_mark(subject: Subject, number: str) -> tuple[str, str] | None:
    """What is wrong with a claimed number, where the register at hand shows it; None where it may be right or is not known."""
    holder = subject.registered.get(number)
    if holder is not None and bare(holder) != bare(subject.right.name):
        return f"注册号 {number} 是商标“{holder}”的", f"registration {number} is of the mark {holder!r}"
    return None


def _can_be_a_patent(number: str) -> bool:
    try:
        parse_application(number)
    except Refusal:
        return False
    return True


def _texts(listing: Listing) -> list[tuple[str, str]]:
    attributes = [(f"attributes.{name}", text) for name, text in listing.attributes.items()]
    return [("title", listing.title), ("description", listing.description), *attributes]
