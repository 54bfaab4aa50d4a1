"""Pages of a letter: its draft, preview, issue and service."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from suizhi.commons.documents import write_pdf
from suizhi.commons.evidence.selectors import item_of
from suizhi.commons.evidence.services import evidence_serve
from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework import selectors
from suizhi.halls.casework.access import Work, require_work
from suizhi.halls.casework.letters.access import letter_of
from suizhi.halls.casework.letters.card import desk_of
from suizhi.halls.casework.letters.forms import GapsForm, MoveForm, ProofForm, ReturnForm, SendForm, TextForm
from suizhi.halls.casework.letters.printing import sheet_of, slip_of
from suizhi.halls.casework.models import Delivery, Letter
from suizhi.halls.casework.services import letters as services
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import FileResponse, HttpRequest

    from suizhi.commons.policy import Viewer


@login_required
@require_POST
def letter_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft a document of the case."""
    who = viewer(request)
    case = selectors.case_of(who, pk)
    try:
        made = services.letter_draft(who=who, case=case, document=request.POST.get("document", "")[:40], on=timezone.localdate())
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect(case)
    return redirect(made)


@login_required
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: what is missing, the text, what can be done with it, and its service."""
    return _page(request, letter_of(viewer(request), pk))


@login_required
@require_http_methods(["POST"])
def letter_fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what was missing."""
    found = letter_of(viewer(request), pk)
    form = GapsForm(found, desk_of(found, viewer(request)).missing, request.POST)
    return _done(
        request,
        found,
        form,
        lambda who: services.letter_close_gap(who=who, letter=found, values=form.values(), version=form.cleaned_data["version"]),
        gaps_form=form,
    )


@login_required
@require_http_methods(["POST"])
def letter_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the text."""
    found = letter_of(viewer(request), pk)
    form = TextForm(found, request.POST)
    return _done(
        request,
        found,
        form,
        lambda who: services.letter_edit(who=who, letter=found, text=form.cleaned_data["text"], version=form.cleaned_data["version"]),
        text_form=form,
    )


@login_required
@require_POST
def letter_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve it, take the approval back, issue it, or discard it."""
    found = letter_of(viewer(request), pk)
    form = MoveForm(found, request.POST)
    return _done(request, found, form, lambda who: _moved(who, found, form))


@login_required
@require_safe
def letter_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it would be printed, marked as a draft."""
    found = letter_of(viewer(request), pk)
    return pdf_response(request, found, lambda: write_pdf(sheet_of(found), at=timezone.now()), f"letter-{pk}-draft.pdf")


@login_required
@require_safe
def letter_file(request: HttpRequest, pk: int, kind: str) -> FileResponse:
    """The issued letter out of custody, as `pdf` or `docx`; each look is on record."""
    who = viewer(request)
    found = letter_of(who, pk)
    item = {"pdf": found.pdf, "docx": found.docx}.get(kind)
    if item is None:
        raise Http404
    return evidence_serve(request=request, item=item_of(item.ref, who), purpose=found.subject)


@login_required
@require_POST
def letter_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that the letter went out to somebody."""
    who = viewer(request)
    found = letter_of(who, pk)
    form = SendForm(desk_of(found, who).recipients, request.POST)
    return _done(request, found, form, lambda who: _sent(who, found, form), send_form=form)


@login_required
@require_POST
def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the proof of service in, or record that it did not arrive."""
    who = viewer(request)
    found = get_object_or_404(Delivery.objects.select_related("letter__case", "participant"), pk=pk)
    letter = letter_of(who, found.letter_id)
    if "note" in request.POST:
        form: Form = ReturnForm(request.POST)
        return _done(request, letter, form, lambda who: services.delivery_fail(who=who, delivery=found, note=form.cleaned_data["note"]))
    form = ProofForm(request.POST, request.FILES)
    return _done(
        request,
        letter,
        form,
        lambda who: services.delivery_prove(
            who=who,
            delivery=found,
            proved_on=form.cleaned_data["on"],
            file=cast(BinaryIO, form.cleaned_data["file"]),
            name=form.cleaned_data["file"].name or "",
        ),
        proving=found.pk,
        proof_form=form,
    )


@login_required
@require_safe
def delivery_slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The proof of service as a form to be signed."""
    found = get_object_or_404(Delivery.objects.select_related("letter__case", "participant"), pk=pk)
    letter = letter_of(viewer(request), found.letter_id)
    return pdf_response(request, letter, lambda: write_pdf(slip_of(found), at=timezone.now()), f"service-{pk}.pdf")


def pdf_response(request: HttpRequest, back: Letter, make: Callable[[], bytes], name: str) -> HttpResponse:
    """A PDF that is made on the spot; where it cannot be made, the letter's page says why."""
    try:
        data = make()
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return redirect(back)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _moved(who: Viewer, found: Letter, form: Form) -> Letter:
    sent = form.cleaned_data
    if sent["verb"] == "issue":
        return services.letter_issue(who=who, letter=found, on=sent["on"] or timezone.localdate(), version=sent["version"])
    verbs = {"approve": services.letter_approve, "reopen": services.letter_reopen, "discard": services.letter_discard}
    return verbs[sent["verb"]](who=who, letter=found, version=sent["version"])


def _sent(who: Viewer, found: Letter, form: Form) -> Delivery:
    sent = form.cleaned_data
    service = services.Service(sent["method"], sent["sent_on"], sent["place"], sent["note"])
    return services.letter_send(who=who, letter=found, to=found.case.participants.get(pk=int(sent["to"])), service=service)


def _done(request: HttpRequest, found: Letter, form: Form, do: Callable[[Viewer], object], **forms: object) -> HttpResponse:
    """Do it and go back to the letter, or show the page again with what is wrong. Whoever does not work on the case is turned away first."""
    require_work(Work.LETTERS, found.case, viewer(request))
    if form.is_valid():
        try:
            do(viewer(request))
        except Refusal as refusal:
            form.add_error(None, sentence(refusal))
        else:
            messages.success(request, _("已保存。"))
            return redirect(found)
    return _page(request, found, status=422, faulty=form, **forms)


def _page(request: HttpRequest, found: Letter, status: int = 200, **forms: object) -> HttpResponse:
    who = viewer(request)
    desk = desk_of(found, who)
    context = {
        "case": found.case,
        "letter": found,
        "desk": desk,
        "today": timezone.localdate(),
        "gaps_form": GapsForm(found, desk.missing),
        "text_form": TextForm(found),
        "send_form": SendForm(desk.recipients),
        "proof_form": ProofForm(),
        "return_form": ReturnForm(),
        **forms,
    }
    return render(request, "casework/letter.html", context, status=status)
