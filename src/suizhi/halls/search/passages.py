"""The passages of a hit as a page shows them: the words found marked, everything else escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from suizhi.commons.search import Hit, Passage

FIELD_LABELS = {
    "title": _("名称"),
    "title_en": _("英文名称"),
    "abstract": _("摘要"),
    "claims": _("权利要求"),
    "goods": _("商品和服务"),
    "applicants": _("申请人"),
    "owners": _("权利人"),
    "inventors": _("发明人"),
    "agencies": _("代理机构"),
    "agents": _("代理人"),
    "address": _("地址"),
    "number": _("号码"),
}
_TEXTS = ("abstract", "claims", "goods")
SNIPPET = 160
"""Characters of an abstract shown where nothing in it was found; about two lines."""


def marked(passage: Passage) -> SafeString:
    """One passage with its found places in `mark`."""
    pieces, at = [], 0
    for start, end in passage.places:
        pieces.append((passage.text[at:start], passage.text[start:end]))
        at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), passage.text[at:])


def title_of(hit: Hit, *, english: bool) -> SafeString:
    """The title to show, marked where the words stand in it."""
    document = hit.document
    shown = (document.title_en if english else document.title) or document.title or document.title_en or document.number
    for passage in (
        *hit.highlights.get("title_en", ()),
        *hit.highlights.get("title", ()),
    ):
        if passage.text == shown:
            return marked(passage)
    return conditional_escape(shown)


def snippet_of(hit: Hit) -> SafeString:
    """Two lines of text: the passages found, or the beginning of the abstract."""
    found = [marked(passage) for name in _TEXTS for passage in hit.highlights.get(name, ())[:2]]
    if found:
        return format_html_join(" … ", "{}", ((passage,) for passage in found[:2]))
    text = hit.document.abstract or hit.document.goods or hit.document.claims
    return conditional_escape(text[:SNIPPET] + ("…" if len(text) > SNIPPET else ""))


def where_found(hit: Hit) -> list[str]:
    """The names of the fields in which the words stand, in the order of the table above."""
    return [str(label) for name, label in FIELD_LABELS.items() if hit.highlights.get(name)]
