"""Source definitions that were saved here: the list, and each with its versions and the form for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from suizhi.commons.policy import require, viewer
from suizhi.halls.register.definitions import definition_revise, definition_text, next_text, saved_codes
from suizhi.halls.register.exchange.definition import parse_definition
from suizhi.halls.register.selectors import versions_of
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TEXT_MAX = 200_000
"""Characters: the longest definition that ships has a tenth."""


@login_required
@require_safe
def definitions(request: HttpRequest) -> HttpResponse:
    """The definitions saved here, by code."""
    require(viewer(request), "register.imports.read")
    saved = [parse_definition(definition_text(code), code) for code in saved_codes()]
    return render(request, "register/definitions.html", {"saved": saved})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def definition(request: HttpRequest, code: str) -> HttpResponse:
    """One of them: the text of a version, and for those who may define sources the form for the next."""
    who = viewer(request)
    require(who, "register.imports.read")
    if request.method == "POST":
        return _revise(request, code)
    text = _text(code, request.GET.get("version", ""))
    return _show(request, code, text, draft=next_text(_text(code, "")))


def _revise(request: HttpRequest, code: str) -> HttpResponse:
    draft = request.POST.get("definition", "").replace("\r\n", "\n")[:TEXT_MAX]
    try:
        saved = definition_revise(by=viewer(request), code=code, text=draft)
    except Refusal as refusal:
        return _show(request, code, _text(code, ""), draft=draft, refusal=refusal)
    messages.success(request, _("已存成第 %(n)s 版。以后的导入按它读，以前的导入仍记着当时的那一版。") % {"n": saved.version})
    return redirect("register:import-definition", code=code)


def _show(request: HttpRequest, code: str, text: str, *, draft: str, refusal: Refusal | None = None) -> HttpResponse:
    shown, latest = parse_definition(text, code), parse_definition(_text(code, ""), code)
    context = {
        "shown": shown,
        "latest": latest,
        "text": text,
        "draft": draft,
        "refusal": refusal,
        "versions": versions_of(code, latest.version),
        "may_define": viewer(request).may("register.define") and shown.version == latest.version,
    }
    return render(request, "register/definition.html", context)


def _text(code: str, version: str) -> str:
    if version and not (version.isascii() and version.isdigit() and len(version) < 5):
        raise Http404
    try:
        return definition_text(code, int(version) if version else None)
    except Refusal as refusal:
        raise Http404 from refusal
