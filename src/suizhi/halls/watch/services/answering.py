"""Who looks after an alert, and what a person made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.watch import refusals
from suizhi.halls.watch.access import WORK, account_of, require_change
from suizhi.halls.watch.models import Alert, AlertAnswer
from suizhi.halls.watch.reasons import ALERT_STATES, NEEDS_TEXT


@dataclass(frozen=True, slots=True)
class Answer:
    """The new state, the reason by its word in `reasons`, and what is to be said beside it."""

    state: str
    reason: str
    text: str = ""


@transaction.atomic
def alert_assign(*, who: Viewer, alert: Alert, to: User | None) -> Alert:
    """Give an alert to somebody of the office, or back to all. Raises PermissionDenied."""
    require(who, WORK)
    held = Alert.objects.select_for_update().get(pk=alert.pk)
    held.assignee = to
    held.save(update_fields=["assignee"])
    append(actor=who.actor, verb="watch.alert.assigned", subject=held.subject, payload={"to": to.pk if to else None})
    return held


@transaction.atomic
def alert_answer(*, who: Viewer, alert: Alert, answer: Answer) -> Alert:
    """Say what became of an alert. Raises PermissionDenied; Refusal: `watch.state` once it was closed, `watch.reason`, `watch.text`."""
    held = Alert.objects.select_for_update(of=("self",)).select_related("watch").get(pk=alert.pk)
    require_change(held.watch, who)
    if held.state == Alert.State.CLOSED:
        raise refusals.answered(str(held.get_state_display()))
    text = require_reason(answer, ALERT_STATES)
    AlertAnswer.objects.create(alert=held, state=answer.state, reason=answer.reason, text=text, by=account_of(who), at=timezone.now())
    held.state = answer.state
    held.save(update_fields=["state"])
    append(actor=who.actor, verb=f"watch.alert.{answer.state}", subject=held.subject, payload={"reason": answer.reason})
    return held


def require_reason(answer: Answer, states: Mapping[Any, tuple[str, ...]]) -> str:
    """The words beside an answer, whose reason leads to its state. Raises Refusal (`watch.reason`, `watch.text`)."""
    known = states.get(answer.state, ())
    if answer.reason not in known:
        raise refusals.reason_unknown(answer.reason, known)
    text = answer.text.strip()
    if answer.reason in NEEDS_TEXT and not text:
        raise refusals.text_missing()
    return text
