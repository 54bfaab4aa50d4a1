"""The list of exhibits, who stands at the desk, and the leads of the screening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.exhibitions.access import desk_of, require_desk, stands_at
from suizhi.halls.casework.exhibitions.forms import LeadForm, ListForm, PostForm
from suizhi.halls.casework.exhibitions.models import Exhibit, Lead
from suizhi.halls.casework.exhibitions.reading import COLUMNS, ReadList, read_list, read_rows
from suizhi.halls.casework.exhibitions.services import fair_screen, lead_judge, list_take, post_add, post_end
from suizhi.halls.casework.exhibitions.views.answers import faults, tried
from suizhi.halls.register.selectors import rights
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LISTED = 300


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def exhibits(request: HttpRequest, pk: int) -> HttpResponse:
    """The list, and sending more of it. Rows that cannot be taken are shown with what is wrong; the others are taken."""
    who = viewer(request)
    fair = desk_of(who, pk)
    form, read = ListForm(request.POST or None, request.FILES or None), None
    if request.method == "POST":
        require_desk(fair, who)
        if form.is_valid():
            try:
                read = _read(form)
                new = list_take(who=who, fair=fair, rows=read.rows, source=_name(form))
                messages.success(request, _("收下 %(rows)d 行，新增展品 %(new)d 件。") % {"rows": len(read.rows), "new": new})
            except Refusal as refusal:
                form.add_error("file", sentence(refusal))
    shown = Exhibit.objects.filter(exhibitor__exhibition=fair).select_related("exhibitor").order_by("exhibitor__booth", "id")[:LISTED]
    context = {"fair": fair, "form": form, "refused": read.refused if read else (), "exhibits": shown, "acts": stands_at(fair, who)}
    return render(request, "casework/exhibitions/list.html", context, status=422 if form.errors or (read and read.refused) else 200)


@login_required
@require_POST
def post_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Post somebody to the desk."""
    who = viewer(request)
    fair = desk_of(who, pk)
    if fair.organiser_id != who.user_id:
        raise PermissionDenied
    form, to = PostForm(request.POST), reverse("casework:fair-desk", args=[pk])
    if not form.is_valid():
        faults(request, form)
        return redirect(to)
    return tried(request, lambda: post_add(who=who, fair=fair, user=form.cleaned_data["user"]), _("已加入投诉站。"), to)


@login_required
@require_POST
def post_close(request: HttpRequest, pk: int, post: int) -> HttpResponse:
    """End somebody's post."""
    who = viewer(request)
    fair = desk_of(who, pk)
    if fair.organiser_id != who.user_id:
        raise PermissionDenied
    found = get_object_or_404(fair.posts, pk=post, until=None)
    return tried(request, lambda: post_end(who=who, post=found), _("已退出投诉站。"), reverse("casework:fair-desk", args=[pk]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def screening(request: HttpRequest, pk: int) -> HttpResponse:
    """The leads of the screening; a POST screens what was not screened yet."""
    who = viewer(request)
    fair = desk_of(who, pk)
    if request.method == "POST":
        require_desk(fair, who)
        return tried(
            request, lambda: fair_screen(who=who, fair=fair), _("筛查完了。线索须由人核对。"), reverse("casework:fair-screening", args=[pk])
        )
    leads = list(Lead.objects.filter(exhibit__exhibitor__exhibition=fair).select_related("exhibit__exhibitor")[:LISTED])
    held = rights(who).in_bulk([lead.right for lead in leads])
    waiting = Exhibit.objects.filter(exhibitor__exhibition=fair, screened_at=None).count()
    rows = [(lead, held.get(lead.right)) for lead in leads]
    context = {"fair": fair, "rows": rows, "waiting": waiting, "acts": stands_at(fair, who)}
    return render(request, "casework/exhibitions/screening.html", context)


@login_required
@require_POST
def lead(request: HttpRequest, pk: int, lead: int) -> HttpResponse:
    """Say what comes of a lead."""
    who = viewer(request)
    fair = desk_of(who, pk)
    require_desk(fair, who)
    found = get_object_or_404(Lead, pk=lead, exhibit__exhibitor__exhibition=fair)
    form, to = LeadForm(request.POST), reverse("casework:fair-screening", args=[pk])
    if not form.is_valid():
        faults(request, form)
        return redirect(to)
    return tried(request, lambda: lead_judge(who=who, lead=found, **form.cleaned_data), _("已记下。"), to)


def _read(form: ListForm) -> ReadList:
    file = form.cleaned_data.get("file")
    if file:
        return read_list(file.name or "list", file.read())
    lines = [line.replace("，", ",").split(",") for line in form.cleaned_data["typed"].splitlines() if line.strip()]
    return read_rows(_("手写"), [[heads[0] for heads in COLUMNS.values()], *lines])


def _name(form: ListForm) -> str:
    file = form.cleaned_data.get("file")
    return file.name if file else "typed"
