"""Template tags of the hall: chips, reasons and flags in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.engines.watches import Flag
from suizhi.halls.watch.filings.labels import BAND_LOOKS, titles
from suizhi.halls.watch.models import FilingDossier
from suizhi.halls.watch.reasons import ALERT_REASONS, DOSSIER_REASONS, LEAD_REASONS
from suizhi.halls.watch.shown import due_chip

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from suizhi.halls.watch.models import Alert

register = template.Library()

TABS: dict[str, _StrPromise] = {"week": _("一周内到期"), "open": _("待处理"), "mine": _("我负责的"), "answered": _("已处理")}
DOSSIER_TABS: dict[str, str | _StrPromise] = {
    "all": _("全部"),
    "waiting": _("等人看"),
    **{state.value: state.label for state in (FilingDossier.State.FOLLOW_UP, FilingDossier.State.CLEARED)},
}
ENDINGS: dict[str, _StrPromise] = {"renewal": _("该续展了"), "grace": _("宽展期快到了"), "fee": _("该缴年费了")}
FLAGS: dict[str, _StrPromise] = {
    Flag.DILUTION: _("跨类，留意淡化"),
    Flag.EVOCATION: _("借“式、风味”等词"),
    Flag.OTHER_NAME: _("企业或者店铺名称"),
}


@register.filter
def tab_name(code: str) -> str:
    """The name of a tab of the desk."""
    return str(TABS[code])


@register.filter
def dossier_tab(code: str) -> str:
    """The name of a tab of the dossiers."""
    return str(DOSSIER_TABS[code])


@register.filter
def band_look(code: str) -> str:
    """The look of a band: what is to be looked at first stands out, and nothing is red, for nothing is found."""
    return BAND_LOOKS[code]


@register.filter
def raising(ids: list[str]) -> str:
    """The leads among indicators, in words."""
    return _apart(titles(ids, lowering=False))


@register.filter
def lowering(ids: list[str]) -> str:
    """What speaks for the applicant among indicators, in words."""
    return _apart(titles(ids, lowering=True))


@register.filter
def flag_name(code: str) -> str:
    """A flag in words."""
    return str(FLAGS.get(code, code))


@register.filter
def reason_name(code: str) -> str:
    """A reason in words."""
    return str({**ALERT_REASONS, **LEAD_REASONS, **DOSSIER_REASONS}.get(code, code))


@register.filter
def about(alert: Alert) -> str:
    """What an alert is about: the watched name that is imitated, or the day that comes."""
    kind = alert.basis.get("kind", "")
    return str(ENDINGS[kind]) if kind else alert.name or alert.watch.title


@register.inclusion_tag("procedures/parts/chip.html")
def alert_chip(alert: Alert) -> dict[str, Any]:
    """Until when, as a chip."""
    return {"chip": due_chip(alert)}


@register.filter
def percent(value: float) -> int:
    """A number from 0 to 1 as a whole number up to 100."""
    return round(value * 100)


@register.filter
def risk_look(value: float) -> str:
    """The look of a risk: what must be looked at closely, what should be, the rest."""
    return "b-bad" if value >= 0.8 else "b-warn" if value >= 0.6 else "b-info"


@register.filter
def listed(values: list[Any]) -> str:
    """A list in one line."""
    return "、".join(map(str, values))


@register.filter
def signed(value: float) -> str:
    """A weight with its sign: +0.62, −0.20."""
    return f"{value:+.2f}".replace("-", "−")


@register.filter
def strongest(signals: list[dict[str, Any]]) -> list[str]:
    """The names of the three signals that speak loudest against a listing, in the language of the page."""
    name = "name_en" if is_english() else "name"
    return [signal[name] for signal in signals if signal["weight"] > 0][:3]


def _apart(parts: list[str]) -> str:
    return ("; " if is_english() else "；").join(parts)
