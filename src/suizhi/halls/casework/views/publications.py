"""Publishing a decision, and the public's pages of decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.evidence.services import evidence_serve
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.letters.access import letter_of
from suizhi.halls.casework.letters.forms import PublishForm
from suizhi.halls.casework.letters.published import published, published_one
from suizhi.halls.casework.letters.redacting import basis_of, proposal_of
from suizhi.halls.casework.services.letters.publishing import Review, letter_publish, publication_withdraw
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import FileResponse, HttpRequest, HttpResponse

PAGE = 20


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Look through what would be covered, and publish. Nothing is published without a person's word."""
    who = viewer(request)
    letter = letter_of(who, pk)
    require_work(Work.LETTERS, letter.case, who)
    form = PublishForm(request.POST or None)
    sent = form.cleaned_data if form.is_bound and form.is_valid() else {}
    own = sent.get("own", "").splitlines()
    proposal = proposal_of(letter, own=own)
    leave = form.left_standing(len(proposal.found))
    if sent.get("verb") == "publish":
        try:
            review = Review(own, leave, sent["no_secrets"])
            made = letter_publish(who=who, letter=letter, review=review, on=timezone.localdate())
            messages.success(request, _("已公开。原件不变，公开版存在它旁边。"))
            return redirect(made)
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
    context = {
        "letter": letter,
        "case": letter.case,
        "form": form,
        "found": proposal.found,
        "leave": leave,
        "redacted": proposal_of(letter, own=own, leave=leave).redacted,
        "basis": basis_of(letter),
        "current": letter.publications.filter(withdrawn_on=None).first(),
    }
    return render(request, "casework/publish.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def unpublish(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a publication back."""
    who = viewer(request)
    found = published_one(pk)
    letter_of(who, found.letter_id)
    try:
        publication_withdraw(who=who, publication=found, why=request.POST.get("why", "")[:500])
        messages.success(request, _("已撤回公开。"))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect("casework:letter-publish", pk=found.letter_id)


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """The decisions that are published, newest first."""
    page = Paginator(published(), PAGE).get_page(request.GET.get("page", "1"))
    return render(request, "casework/decisions.html", {"page": page})


@require_safe
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One published decision."""
    found = published_one(pk)
    return render(request, "casework/decision.html", {"publication": found, "letter": found.letter, "case": found.letter.case})


@require_safe
def decision_file(request: HttpRequest, pk: int) -> FileResponse:
    """The published file."""
    found = published_one(pk)
    return evidence_serve(request=request, item=found.item, purpose=f"published:{pk}")
