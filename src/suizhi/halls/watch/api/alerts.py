"""Alerts over the API."""

from __future__ import annotations

from typing import Annotated

from ninja import Path

from suizhi.commons.rest.access import ACCOUNT, ApiRequest
from suizhi.commons.rest.pages import Listing, by_offset
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Day, Id, Input, Limit, Line, Offset, Word
from suizhi.halls.watch import selectors
from suizhi.halls.watch.api.schemas import AlertDetail, AlertStates, AlertSummary
from suizhi.halls.watch.models import Alert
from suizhi.halls.watch.services import Answer, alert_answer

router = Router(tags=["监测 Watch"])

AlertId = Annotated[Id, Path(description="The alert's id")]


class AlertAnswerIn(Input):
    """What became of the alert: `reason` is one of the words that lead to the state; a refusal names them."""

    state: AlertStates
    reason: Word
    text: Line = ""


@router.read("/alerts", access=ACCOUNT, response=Listing[AlertSummary], summary="监测提醒")
def alerts_list(
    request: ApiRequest, state: Alert.State | None = None, due_by: Day | None = None, limit: Limit = 20, offset: Offset = 0
) -> dict[str, object]:
    """The alerts that the caller may see: what falls due first comes first. `due_by` keeps those that fall due until that day."""
    found = selectors.alerts(request.auth)
    found = found.filter(state=state) if state else found
    page = by_offset(found.filter(due__lte=due_by) if due_by else found, limit, offset)
    items = page.pop("items")
    assert isinstance(items, list)
    return {**page, "items": [AlertSummary.of(one) for one in items]}


@router.read("/alerts/{alert_id}", access=ACCOUNT, response=AlertDetail, summary="一条提醒")
def alert_get(request: ApiRequest, alert_id: AlertId) -> AlertDetail:
    """One alert with its reasons and how its last day was computed."""
    return AlertDetail.of(selectors.alert_of(request.auth, alert_id))


@router.act("/alerts/{alert_id}/answers", access=ACCOUNT, response=AlertDetail, summary="处理提醒")
def alert_say(request: ApiRequest, alert_id: AlertId, body: AlertAnswerIn) -> AlertDetail:
    """Say what became of an alert: the office, and those for whom the watch is kept."""
    found = selectors.alert_of(request.auth, alert_id)
    alert_answer(who=request.auth, alert=found, answer=Answer(body.state, body.reason, body.text))
    return AlertDetail.of(selectors.alert_of(request.auth, alert_id))
