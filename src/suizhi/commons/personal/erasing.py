"""Asking that something be erased, and the answer: what a rule or the table of archives keeps, stays; the rest goes (DAT-005)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.personal.holdings import Holding, Keeping, holder_of, holders, holdings_of
from suizhi.commons.personal.models import ErasureRequest
from suizhi.commons.policy import SYSTEM, Viewer, require
from suizhi.engines.rules import load_book
from suizhi.kernel.errors import Refusal

ANSWER = "personal.answer"
"""The capability to see what waits; each hall names who answers for what it holds."""
RULE = "DAT-005"
_DAYS_OF_A_YEAR = 365


@transaction.atomic
def erasure_ask(*, who: Viewer, key: str) -> ErasureRequest:
    """The person asks. Raises Http404 for what is not held of them, Refusal (`personal.not_over`) while its purpose goes on."""
    holding = next((one for one in holdings_of(who) if one.key == key), None)
    if holding is None:
        raise Http404
    if not holding.can_be_asked_for:
        raise _not_over(holding)
    return _asked(who, holding)


@transaction.atomic
def erasure_answer(*, who: Viewer, asked: ErasureRequest, basis: str, on: date) -> ErasureRequest:
    """Answer: with a basis for keeping it stays and the basis is shown, without one it goes.

    Raises PermissionDenied, Refusal (`personal.answered`) where it was answered, (`personal.kept`) where the table of archives keeps
    what was to be erased.
    """
    require(who, holder_of(asked.holding).answered_by)
    held = ErasureRequest.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if held.answer:
        raise _answered(held)
    holding = holder_of(held.holding).find(held.holding)
    goes = holding is not None and _goes(holding, basis.strip(), on)
    if goes:
        holder_of(held.holding).erase(held.holding)
    held.answer = ErasureRequest.Answer.KEPT if holding is not None and not goes else ErasureRequest.Answer.ERASED
    held.basis, held.answered_by_id, held.answered_at = basis.strip(), who.user_id, timezone.now()
    held.save(update_fields=["answer", "basis", "answered_by", "answered_at"])
    append(actor=who.actor, verb="personal.erasure_answered", subject=held.holding, payload={"request": held.pk, "answer": held.answer})
    return held


def terms_end(on: date) -> int:
    """Ask, for nobody in particular, about everything whose term of keeping is over; how many were new. Safe to run again."""
    return sum(_expired(holding) for holder in holders() for holding in holder.expired(on))


def asked_by(who: Viewer) -> list[ErasureRequest]:
    """What the viewer asked, newest first."""
    return list(ErasureRequest.objects.filter(by=who.user_id).order_by("-at")) if who.user_id else []


def to_answer(who: Viewer) -> list[tuple[ErasureRequest, Holding | None]]:
    """What waits for the viewer's answer, longest first, with what is held. Raises PermissionDenied."""
    require(who, ANSWER)
    kinds = [holder.kind for holder in holders() if who.may(holder.answered_by)]
    waiting = ErasureRequest.objects.filter(answer="").order_by("at", "id")
    return [(one, holder_of(one.holding).find(one.holding)) for one in waiting if one.holding.partition(":")[0] in kinds]


def request_of(who: Viewer, pk: int) -> ErasureRequest:
    """One request that the viewer answers for. Raises PermissionDenied, Http404."""
    require(who, ANSWER)
    asked = ErasureRequest.objects.filter(pk=pk).first()
    if asked is None:
        raise Http404
    require(who, holder_of(asked.holding).answered_by)
    return asked


def _asked(who: Viewer, holding: Holding) -> ErasureRequest:
    asked, fresh = ErasureRequest.objects.get_or_create(
        holding=holding.key, answer="", defaults={"by_id": who.user_id or None, "title": holding.title[:120], "at": timezone.now()}
    )
    if fresh:
        append(actor=who.actor, verb="personal.erasure_asked", subject=holding.key, payload={"request": asked.pk})
    return asked


@transaction.atomic
def _expired(holding: Holding) -> bool:
    """Whether somebody has to answer anew: what was answered stays answered."""
    if ErasureRequest.objects.filter(holding=holding.key, by=None).exists():
        return False
    return _asked(SYSTEM, holding).by_id is None


def _goes(holding: Holding, basis: str, on: date) -> bool:
    """Whether the rule lets it go. Raises Refusal where the table of archives does not."""
    years = max((on - holding.closed_on).days, 1) / _DAYS_OF_A_YEAR if holding.closed_on else 0
    found = load_book().evaluate(RULE, {"case_closed_years": round(years, 3), "retention_basis": basis or None}, on=on)
    goes = found.results.get("delete_or_archive") is True
    if goes and holding.keeping is not None and holding.keeping.stands(on):
        raise _kept(holding, holding.keeping)
    return goes


def _not_over(holding: Holding) -> Refusal:
    return Refusal(
        "personal.not_over",
        zh=f"{holding.title} 还在办理，不能删除。",
        en=f"{holding.title} goes on and cannot be erased.",
        mend_zh="内容有误的，请要求更正；结束以后可以请求删除。",
        mend_en="Ask for a correction where it is wrong; ask again once it has ended.",
        field="holding",
        value=holding.key,
    )


def _answered(asked: ErasureRequest) -> Refusal:
    return Refusal(
        "personal.answered",
        zh="这一请求已经答复。",
        en="This request was answered already.",
        mend_zh="请查看答复。",
        mend_en="Look at the answer.",
        field="request",
        value=asked.pk,
    )


def _kept(holding: Holding, keeping: Keeping) -> Refusal:
    zh, en = (f"至 {keeping.until}", f"until {keeping.until}") if keeping.until else ("永久", "for ever")
    return Refusal(
        "personal.kept",
        zh=f"{holding.title} 在保管期限内（{keeping.basis}，{zh}），不能删除。",
        en=f"{holding.title} is within its term of keeping ({keeping.basis}, {en}).",
        mend_zh="请写明保存依据，答复本人依法保存。",
        mend_en="State the basis and answer that it is kept.",
        field="basis",
        value=keeping.until,
    )
