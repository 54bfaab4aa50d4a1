"""The steps of a notice over the API, each with the caller's key."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from suizhi.commons.policy import Viewer
from suizhi.commons.rest.access import ACCOUNT, ApiRequest
from suizhi.commons.rest.types import Input
from suizhi.halls.casework.platforms import services
from suizhi.halls.casework.platforms.access import notice_of, required_platform
from suizhi.halls.casework.platforms.api import schemas
from suizhi.halls.casework.platforms.api.notices import Key, NoticeId, router
from suizhi.halls.casework.platforms.api.schemas import NoticeOut
from suizhi.halls.casework.platforms.api.shown import shown
from suizhi.halls.casework.platforms.calls import once
from suizhi.halls.casework.platforms.models import PlatformNotice
from suizhi.halls.casework.platforms.services import Paper
from suizhi.halls.casework.platforms.services.steps import simple_step

Deed = Callable[[Viewer, PlatformNotice], Any]


@router.act("/{notice_id}/completion", access=ACCOUNT, response=NoticeOut, summary="补正通知")
def platform_notice_complete(request: ApiRequest, notice_id: NoticeId, body: schemas.CompletionIn, key: Key) -> dict[str, Any]:
    """Add the elements that were missing, as the holder sent them to the platform."""
    return _do(
        request,
        notice_id,
        key,
        body,
        lambda who, it: services.notice_complete(who=who, notice=it, elements=body.elements, paper=Paper(body.text)),
    )


@router.act("/{notice_id}/completion-request", access=ACCOUNT, response=NoticeOut, summary="请权利人补正")
def platform_notice_ask(request: ApiRequest, notice_id: NoticeId, body: schemas.DayIn, key: Key) -> dict[str, Any]:
    """Ask the holder for everything that is missing, in one list."""
    return _do(request, notice_id, key, body, lambda who, it: services.notice_ask(who=who, notice=it, on=body.on))


@router.act("/{notice_id}/refusal", access=ACCOUNT, response=NoticeOut, summary="通知未补齐，不采取措施")
def platform_notice_refuse(request: ApiRequest, notice_id: NoticeId, body: schemas.ReasonIn, key: Key) -> dict[str, Any]:
    """Take no measures: the notice stayed incomplete."""
    return _do(
        request,
        notice_id,
        key,
        body,
        lambda who, it: simple_step(who=who, notice=it, event="not_completed", on=body.on, reason=body.reason),
    )


@router.act("/{notice_id}/measures", access=ACCOUNT, response=NoticeOut, summary="采取措施并转送")
def platform_notice_measures(request: ApiRequest, notice_id: NoticeId, body: schemas.MeasuresIn, key: Key) -> dict[str, Any]:
    """Take measures and forward the notice to the merchant. Refused with the article where first evidence is lacking."""
    return _do(
        request, notice_id, key, body, lambda who, it: services.measures_take(who=who, notice=it, measures=body.measures, on=body.on)
    )


@router.act("/{notice_id}/declaration", access=ACCOUNT, response=NoticeOut, summary="不存在侵权行为的声明")
def platform_notice_declare(request: ApiRequest, notice_id: NoticeId, body: schemas.DeclarationIn, key: Key) -> dict[str, Any]:
    """The merchant's declaration. Refused with the article where it holds no first evidence."""

    def deed(who: Viewer, it: PlatformNotice) -> Any:
        return services.declaration_take(who=who, notice=it, has_evidence=body.has_evidence, paper=Paper(body.text), on=body.on)

    return _do(request, notice_id, key, body, deed)


@router.act("/{notice_id}/no-declaration", access=ACCOUNT, response=NoticeOut, summary="没有收到声明，维持措施")
def platform_notice_silent(request: ApiRequest, notice_id: NoticeId, body: schemas.DayIn, key: Key) -> dict[str, Any]:
    """No declaration came: the measures stay."""
    return _do(request, notice_id, key, body, lambda who, it: simple_step(who=who, notice=it, event="no_declaration", on=body.on))


@router.act("/{notice_id}/arrival", access=ACCOUNT, response=NoticeOut, summary="声明到达权利人")
def platform_notice_arrived(request: ApiRequest, notice_id: NoticeId, body: schemas.PaperIn, key: Key) -> dict[str, Any]:
    """The declaration reached the holder on this day: the waiting period runs, `wait` says until when and why."""
    return _do(
        request, notice_id, key, body, lambda who, it: services.arrival_record(who=who, notice=it, paper=Paper(body.text), on=body.on)
    )


@router.act("/{notice_id}/suspension", access=ACCOUNT, response=NoticeOut, summary="因公证认证中止等待期")
def platform_wait_suspend(request: ApiRequest, notice_id: NoticeId, body: schemas.ReasonIn, key: Key) -> dict[str, Any]:
    """The waiting period stands still while the holder waits for a notary; no longer than the law allows."""
    return _do(request, notice_id, key, body, lambda who, it: services.wait_suspend(who=who, notice=it, on=body.on, reason=body.reason))


@router.act("/{notice_id}/resumption", access=ACCOUNT, response=NoticeOut, summary="等待期继续计算")
def platform_wait_resume(request: ApiRequest, notice_id: NoticeId, body: schemas.DayIn, key: Key) -> dict[str, Any]:
    """The waiting period runs again."""
    return _do(request, notice_id, key, body, lambda who, it: services.wait_resume(who=who, notice=it, on=body.on))


@router.act("/{notice_id}/holder-action", access=ACCOUNT, response=NoticeOut, summary="权利人已投诉或者起诉")
def platform_holder_action(request: ApiRequest, notice_id: NoticeId, body: schemas.ActionIn, key: Key) -> dict[str, Any]:
    """The platform was told of a complaint or a suit within the waiting period: the measures stay."""

    def deed(who: Viewer, it: PlatformNotice) -> Any:
        return services.suit_record(who=who, notice=it, action=body.action, paper=Paper(body.text), on=body.on)

    return _do(request, notice_id, key, body, deed)


@router.act("/{notice_id}/end-of-measures", access=ACCOUNT, response=NoticeOut, summary="期满，终止措施")
def platform_measures_end(request: ApiRequest, notice_id: NoticeId, body: schemas.DayIn, key: Key) -> dict[str, Any]:
    """Nothing came in the waiting period: the measures end. Refused before it is over."""
    return _do(request, notice_id, key, body, lambda who, it: services.measures_end(who=who, notice=it, on=body.on))


@router.act("/{notice_id}/withdrawal", access=ACCOUNT, response=NoticeOut, summary="权利人撤回通知")
def platform_notice_withdraw(request: ApiRequest, notice_id: NoticeId, body: schemas.DayIn, key: Key) -> dict[str, Any]:
    """The holder withdraws the notice: the measures end."""
    return _do(request, notice_id, key, body, lambda who, it: services.notice_withdraw(who=who, notice=it, on=body.on))


@router.act("/{notice_id}/outcome", access=ACCOUNT, response=NoticeOut, summary="生效裁判或者决定")
def platform_outcome(request: ApiRequest, notice_id: NoticeId, body: schemas.OutcomeIn, key: Key) -> dict[str, Any]:
    """An effective judgment or decision: the notice was wrong and the measures end, or infringement is found and they are taken again."""

    def deed(who: Viewer, it: PlatformNotice) -> Any:
        return services.outcome_record(who=who, notice=it, infringes=body.infringes, paper=Paper(body.text), on=body.on)

    return _do(request, notice_id, key, body, deed)


@router.act("/{notice_id}/publication", access=ACCOUNT, response=NoticeOut, summary="公示")
def platform_notice_publish(request: ApiRequest, notice_id: NoticeId, body: schemas.PaperIn, key: Key) -> dict[str, Any]:
    """Publish notice, declaration and outcome, in words without personal data."""
    return _do(request, notice_id, key, body, lambda who, it: services.notice_publish(who=who, notice=it, text=body.text, on=body.on))


@router.act("/{notice_id}/loss", access=ACCOUNT, response=NoticeOut, summary="说明损失")
def platform_loss(request: ApiRequest, notice_id: NoticeId, body: schemas.LossIn, key: Key) -> dict[str, Any]:
    """What the merchant says that the measures cost."""
    return _do(request, notice_id, key, body, lambda who, it: services.loss_state(who=who, notice=it, loss=Decimal(body.loss_fen) / 100))


def _do(request: ApiRequest, notice_id: int, key: str, body: Input, deed: Deed) -> dict[str, Any]:
    """Do it to a notice of the caller's platform, once under the key, and give the notice as it then stands."""
    who, platform = request.auth, required_platform(request.auth)
    notice = notice_of(who, notice_id)

    def done() -> dict[str, Any]:
        deed(who, notice)
        return shown(notice, who)

    operation = f"{request.path}"
    return once(platform=platform, key=key, operation=operation, body=body.model_dump(mode="json"), deed=done)
