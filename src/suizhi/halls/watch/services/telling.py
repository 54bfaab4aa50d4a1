"""Telling of new alerts outside the house. A message is written down with the alerts; the worker sends it until it is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException

import orjson
from django.core.mail import EmailMessage
from django.utils import timezone

from suizhi.commons.jobs.services import enqueue
from suizhi.commons.webhooks.plug import messenger
from suizhi.commons.webhooks.port import Message, NotTaken
from suizhi.commons.webhooks.signing import HEADER, key_of, signature
from suizhi.halls.watch.models import Alert, Told
from suizhi.halls.watch.notify import EMAIL, WEBHOOK

TASK = "watch.tell"
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12), timedelta(days=1))
"""Between two tries; after the last the message is given up, and shown so."""


def tell_of(alerts: Iterable[Alert], *, about: str) -> None:
    """Write down, in the caller's transaction, what the watches of new alerts are to send out, and have it sent."""
    by_watch: dict[int, list[Alert]] = defaultdict(list)
    for alert in alerts:
        by_watch[alert.watch_id].append(alert)
    now = timezone.now()
    for watch, held in by_watch.items():
        for channel in held[0].watch.channels:
            if channel == WEBHOOK or (channel == EMAIL and held[0].watch.made_by.email):
                given = {"alerts": [alert.pk for alert in held], "next_at": now, "made_at": now}
                told, fresh = Told.objects.get_or_create(watch_id=watch, channel=channel, about=about, defaults=given)
                if fresh:
                    enqueue(key=f"{TASK}:{told.pk}", task=TASK, arguments={"told": told.pk})


def tell(key: int) -> None:
    """Send one message, unless it was taken already or is not due. A failure sets the time of the next try."""
    told = Told.objects.select_related("watch__made_by").get(pk=key)
    now = timezone.now()
    waits = told.channel == WEBHOOK and not messenger().present
    if told.state != Told.State.PENDING or told.next_at > now or waits:
        return
    try:
        told.last_answer = _SENDERS[told.channel](told, now)
    except (NotTaken, OSError, SMTPException) as error:
        _missed(told, str(error), now)
        return
    told.state, told.sent_at, told.attempts = Told.State.SENT, now, told.attempts + 1
    told.save(update_fields=["state", "sent_at", "attempts", "last_answer"])


def told_requeue() -> int:
    """Queue the messages whose next try has come; how many."""
    due = list(Told.objects.filter(state=Told.State.PENDING, next_at__lte=timezone.now()).values_list("pk", flat=True)[:500])
    for key in due:
        enqueue(key=f"{TASK}:{key}", task=TASK, arguments={"told": key})
    return len(due)


def _by_mail(told: Told, now: datetime) -> str:
    """One mail without names: who may read the alerts reads them on the portal."""
    watch, count = told.watch, len(told.alerts)
    EmailMessage(
        f"穗知：监测“{watch.title}”有 {count} 条新提醒",
        f"监测“{watch.title}”有 {count} 条新提醒，请登录穗知查看，注意期限。\n\n"
        f"The watch “{watch.title}” has {count} new alerts. Please log in to see them and mind the time limits.\n",
        to=[watch.made_by.email],
        headers={"Message-ID": f"<watch-{told.ref}@suizhi>"},
    ).send()
    return "sent"


def _by_hook(told: Told, now: datetime) -> str:
    body = orjson.dumps(payload(told))
    signed = signature(key_of(f"watch:{told.watch_id}"), body, str(int(now.timestamp())))
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(told.ref), HEADER: signed, "User-Agent": "suizhi-webhooks/1"}
    return f"HTTP {messenger().send(Message(told.watch.hook, body, headers))}"


def payload(told: Told) -> dict[str, object]:
    """What a webhook says: which watch, which alerts, until when. No names: whoever may see them asks the API."""
    found = Alert.objects.filter(pk__in=told.alerts).order_by("pk").values_list("pk", "risk", "due")
    alerts = [{"alert": pk, "risk": risk, "due": due.isoformat() if due else None} for pk, risk, due in found]
    return {"id": str(told.ref), "event": "watch.alerts", "watch": told.watch_id, "alerts": alerts, "at": told.made_at.isoformat()}


def _missed(told: Told, why: str, now: datetime) -> None:
    over = told.attempts >= len(PAUSES)
    told.next_at = now if over else now + PAUSES[told.attempts]
    told.state = Told.State.GIVEN_UP if over else Told.State.PENDING
    told.attempts, told.last_answer = told.attempts + 1, why[:200]
    told.save(update_fields=["next_at", "state", "attempts", "last_answer"])


_SENDERS = {EMAIL: _by_mail, WEBHOOK: _by_hook}
