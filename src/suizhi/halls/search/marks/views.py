"""Two word marks beside each other: by which rules they are alike, and what a person still has to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from suizhi.commons.languages import is_english, sentence
from suizhi.commons.search.messages import Passage
from suizhi.engines.marks import Band, Comparison, compare
from suizhi.engines.marks.compare import ASIDE
from suizhi.halls.search.marks.forms import CompareForm
from suizhi.halls.search.passages import marked
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString

    from suizhi.engines.scoring import Finding

BANDS: dict[Band, tuple[_StrPromise, str]] = {
    Band.HIGH: (_("相近程度高，须人工比对"), "b-bad"),
    Band.MEDIUM: (_("相近，需人工比对"), "b-warn"),
    Band.LOW: (_("略有相近"), "b-info"),
    Band.NONE: (_("文字上未见相近"), ""),
}
"""Band → how the page says it, and its look."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke: its reason in the language of the page, and both marks with what it saw."""

    finding: Finding
    said: str
    left: SafeString
    right: SafeString


@require_safe
def compare_marks(request: HttpRequest) -> HttpResponse:
    """The page; without marks it is the form alone."""
    form = CompareForm(request.GET if "a" in request.GET or "b" in request.GET else None)
    found = _compared(form) if form.is_valid() else None
    context: dict[str, Any] = {"form": form, "found": found, "aside": ASIDE[is_english()]}
    if found is not None:
        context |= {"reasons": _reasons(form, found), "band": BANDS[found.band], "goods": found.goods.as_dict()}
    return render(request, "search/marks.html", context, status=422 if form.errors else 200)


def _compared(form: CompareForm) -> Comparison | None:
    sent = form.cleaned_data
    try:
        return compare(sent["a"], sent["b"], goods_left=sent["goods_a"], goods_right=sent["goods_b"])
    except Refusal as refusal:
        form.add_error(None, sentence(refusal))
        return None


def _reasons(form: CompareForm, found: Comparison) -> list[Reason]:
    sides = form.cleaned_data["a"], form.cleaned_data["b"]
    return [
        Reason(
            finding,
            finding.note_en if is_english() else finding.note_zh,
            *(_seen(text, side, finding) for text, side in zip(sides, ("left", "right"), strict=True)),
        )
        for finding in found.score.findings
    ]


def _seen(text: str, side: str, finding: Finding) -> SafeString:
    return marked(Passage(text, tuple((span.start, span.end) for span in finding.spans if span.side == side)))
