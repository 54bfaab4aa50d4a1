"""Reviews of filings over the API: send a gazette, read the dossiers, say what a look at one found. Opening a dossier is on record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import File, Path
from ninja.files import UploadedFile

from suizhi.commons.rest.access import ApiRequest
from suizhi.commons.rest.pages import Listing, by_key, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Line, Offset, Output, Token, Word
from suizhi.halls.watch.access import READ, SEND, WORK
from suizhi.halls.watch.api.batches import RefusedLineOut
from suizhi.halls.watch.api.schemas import AnswerOut
from suizhi.halls.watch.filings import selectors
from suizhi.halls.watch.filings.answering import dossier_answer, dossier_look
from suizhi.halls.watch.filings.sending import review_send
from suizhi.halls.watch.models import DossierAnswer, FilingDossier, FilingReview
from suizhi.halls.watch.refusals import no_file
from suizhi.halls.watch.services import Answer

router = Router(tags=["监测 Watch"])

ReviewId = Annotated[Id, Path(description="The review's id")]
DossierId = Annotated[Id, Path(description="The dossier's id")]


class FilingReviewOut(Output):
    """A review and how far it is. `files` name what was looked through by digest; `for_review` groups of applicants reach `line`."""

    id: int
    label: str
    state: str
    percent: int
    files: list[dict[str, Any]]
    as_of: date
    scorer: str
    fingerprint: str
    thresholds: dict[str, Any]
    line: float
    filings: int
    components: int
    for_review: int
    refused: int
    sent_at: datetime
    finished_at: datetime | None
    synthetic: bool


class RefusedFilingOut(RefusedLineOut):
    """A line that could not be taken, and of which file."""

    part: str


class DossierSummary(Output):
    """A dossier in a list. `key` is the same for the same applicants in every review; `speaks` are the indicators that found something."""

    id: int
    review_id: int
    key: str
    title: str
    score: float
    band: str
    applicants: int
    filings: int
    speaks: list[str]
    state: str
    synthetic: bool


class DossierAnswerOut(AnswerOut):
    """What a person made of a dossier, and who."""

    by: str

    @staticmethod
    def resolve_by(answer: DossierAnswer) -> str:
        """The person's name."""
        return str(answer.by)


class DossierDetail(DossierSummary):
    """The dossier as the engine gives it (`docs/filings.md`), and its answers, the newest first."""

    held: dict[str, Any]
    answers: list[DossierAnswerOut]

    @staticmethod
    def resolve_answers(dossier: FilingDossier) -> list[DossierAnswer]:
        """The answers with their people."""
        return list(dossier.answers.select_related("by"))


class DossierAnswerIn(Input):
    """What a look at the dossier found: `reason` is one of the words that lead to the state; a refusal names them."""

    state: Literal["follow_up", "cleared"]
    reason: Word
    text: Line = ""


@router.act("/filing-reviews", access=SEND, response=FilingReviewOut, status=202, summary="送商标申请公告来看线索")
def filing_review_new(
    request: ApiRequest, gazette: File[UploadedFile], reputed: File[UploadedFile | None] = None, facts: File[UploadedFile | None] = None
) -> FilingReview:
    """Send a gazette, and names of others and facts where there are some; the worker looks them through. The same files again are the same review."""
    for field in request.POST:
        raise no_file(field)
    given = {"gazette": gazette, "reputed": reputed, "facts": facts}
    sent = {part: (file.name or "", file.chunks()) for part, file in given.items() if file is not None}
    return review_send(who=request.auth, sent=sent)


@router.read("/filing-reviews", access=READ, response=Listing[FilingReviewOut], summary="申请线索")
def filing_reviews_list(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """What was looked through, the newest first."""
    return by_key(selectors.reviews(request.auth), limit, cursor)


@router.read("/filing-reviews/{review_id}", access=READ, response=FilingReviewOut, summary="一次查看")
def filing_review_get(request: ApiRequest, review_id: ReviewId) -> FilingReview:
    """How far a review is, and what it counted."""
    return selectors.review_of(request.auth, review_id)


@router.read("/filing-reviews/{review_id}/dossiers", access=READ, response=Listing[DossierSummary], summary="一次查看的卷宗")
def filing_dossiers_list(
    request: ApiRequest,
    review_id: ReviewId,
    band: FilingDossier.Band | None = None,
    state: FilingDossier.State | None = None,
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, object]:
    """The dossiers of a review, the highest score first."""
    found = selectors.dossiers(request.auth, selectors.review_of(request.auth, review_id))
    found = found.filter(band=band) if band else found
    return by_offset(found.filter(state=state) if state else found, limit, offset)


@router.read("/filing-reviews/{review_id}/refused", access=READ, response=Listing[RefusedFilingOut], summary="没有接受的行")
def filing_refused_list(request: ApiRequest, review_id: ReviewId, limit: Limit = 20, offset: Offset = 0) -> dict[str, object]:
    """The lines that could not be taken, with the reasons; the first thousand are kept."""
    return by_offset(selectors.review_of(request.auth, review_id).refused_lines.all(), limit, offset)


@router.read("/filing-dossiers/{dossier_id}", access=READ, response=DossierDetail, summary="一份卷宗")
def filing_dossier_get(request: ApiRequest, dossier_id: DossierId) -> FilingDossier:
    """One dossier: applicants and links, leads with their reasons, what speaks for the applicants, what would clear it."""
    found = selectors.dossier_of(request.auth, dossier_id)
    dossier_look(who=request.auth, dossier=found)
    return found


@router.act("/filing-dossiers/{dossier_id}/answers", access=WORK, response=DossierDetail, summary="记下对卷宗的判断")
def filing_dossier_say(request: ApiRequest, dossier_id: DossierId, body: DossierAnswerIn) -> FilingDossier:
    """Say what a look at a dossier found. It can be said anew; the earlier answers stay."""
    found = selectors.dossier_of(request.auth, dossier_id)
    dossier_answer(who=request.auth, dossier=found, answer=Answer(body.state, body.reason, body.text))
    return selectors.dossier_of(request.auth, dossier_id)
