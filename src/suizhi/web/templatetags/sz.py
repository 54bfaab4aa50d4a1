"""The portal's template tags: icons, source marks, stamps, dates, numbers, both languages of a refusal."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import template
from django.forms import BoundField, Select
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import pgettext

from suizhi.commons.languages import is_english
from suizhi.web.icons import ICONS
from suizhi.web.marks import MARKS
from suizhi.web.text import autospaced, grouped, has_han, is_latin, phrased

if TYPE_CHECKING:
    from decimal import Decimal

register = template.Library()

MISSING = "—"


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the own set, hidden from screen readers: the words beside it carry the meaning."""
    drawing = SafeString(ICONS[name])
    return format_html(
        '<svg class="ic" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        drawing,
    )


@register.inclusion_tag("web/parts/source_mark.html")
def src(code: str, detail: str = "", url: str = "#sources") -> dict[str, Any]:
    """The mark of a fact's source; `detail` (source, date) goes into the tooltip and the spoken label."""
    return {"mark": MARKS[code], "detail": detail, "url": url}


@register.inclusion_tag("web/parts/source_key.html")
def source_key(*codes: str) -> dict[str, Any]:
    """The legend that stands in the foot of a card with marks."""
    return {"marks": [MARKS[code] for code in codes]}


@register.inclusion_tag("web/parts/synthetic.html")
def synthetic(record: Any = True) -> dict[str, Any]:
    """The stamp 合成, where the record is a synthetic one."""
    return {"shown": bool(getattr(record, "synthetic", record))}


@register.inclusion_tag("web/parts/status.html")
def status(code: str) -> dict[str, Any]:
    """The badge of a right's legal status: a word, a glyph where it is in force, and a border of its own."""
    return {"code": code}


@register.filter
def day(value: date | datetime | str | None) -> str:
    """A date as data: 2026-11-20; the sign for missing where there is none."""
    if isinstance(value, datetime):
        value = localtime(value).date()
    return value.isoformat() if isinstance(value, date) else (value or MISSING)


@register.filter
def moment(value: datetime | None) -> str:
    """A time of day on a date, in the city's zone: 2026-11-20 09:30."""
    return localtime(value).strftime("%Y-%m-%d %H:%M") if value else MISSING


@register.filter
def number(value: float | Decimal | None) -> str:
    """A number with thousands apart; the sign for missing where there is none."""
    return MISSING if value is None else grouped(value)


@register.filter
def coord(value: float, shift: str = "0") -> str:
    """A coordinate of a drawing, moved by `shift`, with a point whatever the language."""
    return f"{value + float(shift):g}"


@register.filter
def phrases(text: str) -> SafeString:
    """A title that breaks between words."""
    return phrased(str(text))


@register.filter
def autospace(text: str) -> SafeString:
    """Text with a thin gap between Chinese and Latin."""
    return autospaced(str(text))


@register.filter
def lang(text: str | None) -> SafeString:
    """The attribute `lang` for text of the register that is not in the language of the page; nothing where it is."""
    chinese = has_han(str(text or ""))
    if chinese == is_english():
        return SafeString(' lang="zh-Hans"' if chinese else ' lang="en"' if is_latin(str(text or "")) else "")
    return SafeString("")


@register.filter
def said(refusal: Any) -> str:
    """What a refusal says is wrong, in the language of the page. Takes a Refusal, its dictionary or its stored row."""
    return _in_language(refusal, ("zh", "message"), ("en", "message_en"))


@register.filter
def mend(refusal: Any) -> str:
    """What a refusal asks to be done, in the language of the page."""
    return _in_language(refusal, ("mend_zh", "mend"), ("mend_en", "mend_en"))


@register.filter
def localised(texts: dict[str, str] | None) -> str:
    """The text of a `{zh, en}` pair in the language of the page, or whichever there is."""
    if not texts:
        return ""
    wanted = "en" if is_english() else "zh"
    return texts.get(wanted) or next(iter(texts.values()), "")


@register.simple_tag
def colon() -> str:
    """The colon of the page's language, with its space."""
    return pgettext("punctuation", "：")


@register.filter
def control(field: BoundField) -> SafeString:
    """A form's control in the portal's style, tied to its hint and its error."""
    look = "form-select" if isinstance(field.field.widget, Select) else "form-control"
    described = [f"{field.auto_id}_helptext"] if field.help_text else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attributes: dict[str, str | bool] = {"class": look}
    attributes |= {"aria-describedby": " ".join(described)} if described else {}
    attributes |= {"aria-invalid": "true"} if field.errors else {}
    return field.as_widget(attrs=attributes)


def _in_language(refusal: Any, zh: tuple[str, str], en: tuple[str, str]) -> str:
    attribute, key = en if is_english() else zh
    if isinstance(refusal, dict):
        return str(refusal.get(key, ""))
    return str(getattr(refusal, attribute if hasattr(refusal, attribute) else key))
