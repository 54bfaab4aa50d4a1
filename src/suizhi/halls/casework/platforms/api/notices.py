"""Notices over the API: entering one, reading them, and the words that the rules use."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Header, Path

from suizhi.commons.rest.access import ACCOUNT, PUBLIC, ApiRequest
from suizhi.commons.rest.pages import Listing, by_key
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Limit, Token, Word
from suizhi.halls.casework.platforms.access import notice_of, notices, required_platform
from suizhi.halls.casework.platforms.api.schemas import DamagesOut, ElementsOut, NoticeIn, NoticeOut, RuleFindingOut, SideIn
from suizhi.halls.casework.platforms.api.shown import shown
from suizhi.halls.casework.platforms.calls import once
from suizhi.halls.casework.platforms.elements import elements_known, evidence_element, measures_known
from suizhi.halls.casework.platforms.services import NewNotice, Paper, notice_open
from suizhi.halls.casework.platforms.services.filing import Side
from suizhi.halls.casework.platforms.services.wrongful import damages_note
from suizhi.kernel.errors import Refusal

router = Router(tags=["平台通知 Platform notices"])

Key = Annotated[Word, Header(alias="Idempotency-Key", description="The caller's own key of this call; repeat the call under the same one")]
NoticeId = Annotated[Id, Path()]


@router.read("", access=ACCOUNT, response=Listing[NoticeOut], summary="通知列表")
def platform_notices_list(
    request: ApiRequest, state: Word | None = None, limit: Limit = 20, cursor: Token | None = None
) -> dict[str, object]:
    """The notices that the caller may see, the newest first; `state` as the procedure names it (`waiting`)."""
    found = notices(request.auth)
    page = by_key(found.filter(case__state=state) if state else found, limit, cursor)
    return page | {"items": [shown(one, request.auth) for one in _items(page)]}


@router.read("/elements", access=PUBLIC, response=ElementsOut, summary="通知要件和措施")
def platform_notice_elements(request: ApiRequest) -> dict[str, Any]:
    """The elements of a notice (`required` is the one that the statute itself asks for) and the measures of a platform."""
    return {"elements": elements_known(), "required": evidence_element(), "measures": measures_known()}


@router.act("", access=ACCOUNT, response=NoticeOut, summary="登记一份通知")
def platform_notice_new(request: ApiRequest, body: NoticeIn, key: Key) -> dict[str, Any]:
    """Enter a notice that the caller's platform received. `missing` in the answer names the elements that it lacks."""
    who, platform = request.auth, required_platform(request.auth)

    def enter() -> dict[str, Any]:
        return shown(notice_open(who=who, platform=platform, notice=_new(body), on=body.received_on), who)

    return once(platform=platform, key=key, operation="platform_notice_new", body=body.model_dump(mode="json"), deed=enter)


@router.read("/{notice_id}", access=ACCOUNT, response=NoticeOut, summary="一份通知")
def platform_notice_get(request: ApiRequest, notice_id: NoticeId) -> dict[str, Any]:
    """One notice: where it stands, what is missing, until when the waiting period runs and how that was reckoned."""
    return shown(notice_of(request.auth, notice_id), request.auth)


@router.read("/{notice_id}/damages", access=ACCOUNT, response=DamagesOut, summary="错误通知的赔偿说明")
def platform_notice_damages(request: ApiRequest, notice_id: NoticeId) -> dict[str, Any]:
    """What the law makes of the loss that the merchant stated, once and doubled. Whether the notice was wrong or in bad faith a court finds."""
    notice = notice_of(request.auth, notice_id)
    note = damages_note(notice, notice.case.opened_on)
    if note is None:
        raise Refusal(
            "platform.no_loss",
            zh="还没有说明损失。",
            en="No loss was stated.",
            mend_zh="平台内经营者先说明损失金额。",
            mend_en="The merchant states the loss first.",
            field="loss",
        )
    rules = [RuleFindingOut.of(one) for one in (note.plain, note.doubled, note.excuse)]
    single, doubled = (float(str(one.results["damages"])) for one in (note.plain, note.doubled))
    return {"loss": note.loss, "single": single, "doubled": doubled, "found_wrong": note.found_wrong, "rules": rules}


def _new(body: NoticeIn) -> NewNotice:
    return NewNotice(
        holder=_side(body.holder),
        merchant=_side(body.merchant),
        goods=body.goods,
        links=list(body.links),
        elements=list(body.elements),
        right_said=body.right,
        story=body.story,
        reference=body.reference,
        paper=Paper(body.text),
    )


def _side(side: SideIn) -> Side:
    return Side(side.name, party=side.party)


def _items(page: dict[str, object]) -> list[Any]:
    found = page["items"]
    assert isinstance(found, list)
    return found
