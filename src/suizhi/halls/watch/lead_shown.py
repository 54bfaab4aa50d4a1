"""A lead as its page shows it: the raw text with what was seen in it, the signals by weight, the right as the register has it today."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from suizhi.commons.languages import is_english
from suizhi.halls.register.selectors import picture, rights
from suizhi.halls.watch.shown import marked

if TYPE_CHECKING:
    from datetime import date

    from django.utils.safestring import SafeString

    from suizhi.commons.policy import Viewer
    from suizhi.halls.register.models import Right
    from suizhi.halls.watch.models import MarketLead

_BAR = 120
"""Width of the longest bar of weight, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal in the language of the page; `bar` is the width of its bar, `lowers` whether it speaks for the seller."""

    code: str
    name: str
    said: str
    article: str
    weight: float
    bar: float
    lowers: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """The right as the register has it on the day."""

    right: Right
    status: str
    expires_on: date | None
    goods: list[str]


@dataclass(frozen=True, slots=True)
class ShownLead:
    """Everything that the page of a lead shows beside the record itself."""

    texts: list[tuple[str, SafeString]]
    facts: list[tuple[str, str]]
    signals: list[Signal]
    clears: list[str]
    certificate: Certificate | None
    pictures: list[str]


def shown_lead(lead: MarketLead, who: Viewer) -> ShownLead:
    """The lead for one viewer."""
    clears = [one["en"] if is_english() else one["zh"] for one in lead.clears]
    images = [str(one) for one in lead.listing.raw.get("images", [])]
    return ShownLead(_texts(lead), _facts(lead), _signals(lead), clears, _certificate(lead, who), images)


def _texts(lead: MarketLead) -> list[tuple[str, SafeString]]:
    """Every text of the listing with the places that the signals point to."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for signal in lead.signals:
        for span in signal["spans"]:
            places[span["field"]].append((span["start"], span["end"]))
    raw = lead.listing.raw
    texts = {"title": raw.get("title", ""), "brand": raw.get("brand", "")}
    texts |= {f"attributes.{name}": text for name, text in raw.get("attributes", {}).items()}
    texts["description"] = raw.get("description", "")
    labels = {"title": _("标题"), "brand": _("品牌栏"), "description": _("描述")}
    return [(labels.get(field, field.removeprefix("attributes.")), marked(text, places[field])) for field, text in texts.items() if text]


def _facts(lead: MarketLead) -> list[tuple[str, str]]:
    raw = lead.listing.raw
    price = f"{raw['price']} {raw.get('currency', 'CNY')}" if raw.get("price") is not None else ""
    facts = [
        (_("价格"), price),
        (_("销量"), str(raw.get("sales", ""))),
        (_("类目"), raw.get("category", "")),
        (_("发货地"), raw.get("location", "")),
        (_("采集时间"), _moment(lead.listing.captured_at)),
    ]
    return [(label, text or _("未取得")) for label, text in facts]


def _moment(text: str) -> str:
    return f"{timezone.localtime(datetime.fromisoformat(text)):%Y-%m-%d %H:%M}" if text else ""


def _signals(lead: MarketLead) -> list[Signal]:
    most = max((abs(signal["weight"]) for signal in lead.signals), default=1.0) or 1.0
    return [_signal(signal, most) for signal in lead.signals]


def _signal(signal: dict[str, Any], most: float) -> Signal:
    suffix = "_en" if is_english() else ""
    return Signal(
        code=signal["id"],
        name=signal[f"name{suffix}"],
        said=signal[f"reason{suffix}"],
        article=signal["article"],
        weight=signal["weight"],
        bar=round(_BAR * abs(signal["weight"]) / most, 1),
        lowers=signal["weight"] < 0,
    )


def _certificate(lead: MarketLead, who: Viewer) -> Certificate | None:
    right = rights(who).filter(pk=lead.right).first() if lead.right else None
    if right is None:
        return None
    seen = picture(who, right, timezone.localdate())
    goods = [fact.text for fact in seen.folded.row.classes if fact.scheme == "nice" and fact.text] if seen else []
    return Certificate(right, seen.status.status if seen else right.status, seen.expires_on if seen else right.expires_on, goods)
