"""Watches: the list, a new one, one with its alerts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.languages import sentence
from suizhi.commons.policy import require, viewer
from suizhi.commons.webhooks.signing import key_of
from suizhi.halls.register.selectors import parties, rights
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import KEEP, READ, may_change
from suizhi.halls.watch.forms import ASPECTS, WatchForm
from suizhi.halls.watch.notify import CHANNELS
from suizhi.halls.watch.services import Wanted, watch_end, watch_make
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE = 50


@login_required
@require_safe
def watch_list(request: HttpRequest) -> HttpResponse:
    """The watches that the viewer may see."""
    who = viewer(request)
    page = Paginator(selectors.watches(who), _PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "is_office": who.may(READ), "may_keep": who.may(KEEP)}
    return render(request, "watch/watches.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a watch."""
    who = viewer(request)
    require(who, KEEP)
    form = WatchForm(who, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = watch_make(who=who, wanted=Wanted(**form.cleaned_data))
            messages.success(request, _("开始监测。下一批公告进来就会比对。"))
            return redirect(made)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, sentence(refusal))
    return render(request, "watch/new.html", {"form": form, "is_office": who.may(READ)}, status=422 if form.errors else 200)


@login_required
@require_safe
def watch(request: HttpRequest, pk: int) -> HttpResponse:
    """One watch: what it looks for, how it tells, what it found."""
    who = viewer(request)
    found = selectors.watch_of(who, pk)
    context = {
        "watch": found,
        "right": rights(who).filter(pk=found.right).first() if found.right else None,
        "of_party": parties(who).filter(pk=found.of_party).first() if found.of_party else None,
        "aspects": [label for code, label in ASPECTS.items() if code in found.aspects] or list(ASPECTS.values()),
        "channels": [label for code, label in CHANNELS.items() if code in found.channels],
        "page": Paginator(selectors.alerts(who).filter(watch=found), _PAGE).get_page(request.GET.get("page")),
        "told": found.told.order_by("-id")[:10],
        "hook_key": key_of(f"watch:{found.pk}") if found.hook and found.made_by_id == who.user_id else "",
        "may_end": found.ended_at is None and may_change(found, who),
        "is_office": who.may(READ),
    }
    return render(request, "watch/watch.html", context)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a watch."""
    who = viewer(request)
    found = selectors.watch_of(who, pk)
    try:
        watch_end(who=who, watch=found)
        messages.success(request, _("已经停止监测，原有的提醒保留。"))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect(found)
