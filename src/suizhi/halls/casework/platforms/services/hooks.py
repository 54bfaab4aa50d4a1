"""Hooks: who is told, and what is to be told. Every message is written in the transaction of what it tells, so that none is lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from suizhi.commons.jobs.services import enqueue
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.commons.webhooks.plug import messenger
from suizhi.commons.webhooks.port import Message, NotTaken
from suizhi.commons.webhooks.signing import HEADER, key_of, signature
from suizhi.halls.casework.platforms.access import required_platform
from suizhi.halls.casework.platforms.models import Hook, HookDelivery, Platform, PlatformNotice
from suizhi.kernel.errors import Refusal

TASK = "platforms.deliver"
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12), timedelta(days=1))
"""Between two tries: short while a receiver restarts, long while it is away; after the last the message is given up, and shown so."""
HOOKS_MAX = 10


def hook_add(*, who: Viewer, url: str) -> Hook:
    """Enter an address of the viewer's platform. The same again is the same. Raises Refusal (`hook.address`, `hook.count`)."""
    platform = required_platform(who)
    # Looking the name up takes seconds at worst, for which no other writer should wait: it comes before the transaction.
    if not messenger().may_reach(url):
        raise _address(url)
    return _entered(who, platform, url)


@transaction.atomic
def _entered(who: Viewer, platform: Platform, url: str) -> Hook:
    held = platform.hooks.filter(active=True)
    if (same := held.filter(url=url).first()) is not None:
        return same
    if held.count() >= HOOKS_MAX:
        raise _refuse("count", f"至多 {HOOKS_MAX} 个地址。", f"At most {HOOKS_MAX} addresses.", "请先停用一个。", "End one first.", url)
    hook = Hook(platform=platform, url=url, created_at=timezone.now())
    hook.full_clean()
    hook.save(force_insert=True)
    append(actor=who.actor, verb="platform.hook.added", subject=f"platform:{platform.pk}", payload={"hook": hook.pk})
    return hook


@transaction.atomic
def hook_end(*, who: Viewer, hook: Hook) -> None:
    """Tell this address nothing any more. What waits for it is given up."""
    hook.active = False
    hook.save(update_fields=["active"])
    hook.deliveries.filter(state=HookDelivery.State.PENDING).update(state=HookDelivery.State.GIVEN_UP, last_answer="hook ended")
    append(actor=who.actor, verb="platform.hook.ended", subject=f"platform:{hook.platform_id}", payload={"hook": hook.pk})


def tell(notice: PlatformNotice, event: str) -> None:
    """Write down what the platform's hooks are to be told, once for each hook and event, and have it sent."""
    now = timezone.now()
    for hook in Hook.objects.filter(platform=notice.platform_id, active=True):
        given = {"payload": told(notice, event, now), "next_at": now, "created_at": now}
        delivery, fresh = HookDelivery.objects.get_or_create(hook=hook, notice=notice, event=event, defaults=given)
        if fresh:
            enqueue(key=f"{TASK}:{delivery.pk}", task=TASK, arguments={"delivery": delivery.pk})


def told(notice: PlatformNotice, event: str, at: datetime) -> dict[str, Any]:
    """What a message says: which notice, what happened, where it stands, until when. No names: whoever may see them asks the API."""
    run = notice.case.run
    assert run is not None
    run.refresh_from_db()
    wait = run.deadlines.filter(clock="ECM-005").order_by("-id").first()
    return {
        "event": event,
        "notice": notice.pk,
        "case": notice.case.number,
        "reference": notice.reference,
        "state": run.state,
        "wait": {"state": wait.state, "due": wait.due.isoformat() if wait.due else None} if wait else None,
        "at": at.isoformat(),
    }


def deliver(key: int) -> None:
    """Send one message, unless it was taken already or is not due. A failure sets the day of the next try."""
    delivery = HookDelivery.objects.select_related("hook").get(pk=key)
    now = timezone.now()
    if delivery.state != HookDelivery.State.PENDING or delivery.next_at > now or not messenger().present:
        return
    try:
        status = messenger().send(_message(delivery, now))
    except NotTaken as error:
        _missed(delivery, str(error), now)
        return
    delivery.state, delivery.delivered_at, delivery.last_answer = HookDelivery.State.DELIVERED, now, f"HTTP {status}"
    delivery.attempts += 1
    delivery.save(update_fields=["state", "delivered_at", "last_answer", "attempts"])


def _missed(delivery: HookDelivery, why: str, now: datetime) -> None:
    over = delivery.attempts >= len(PAUSES)
    delivery.next_at = now if over else now + PAUSES[delivery.attempts]
    delivery.state = HookDelivery.State.GIVEN_UP if over else HookDelivery.State.PENDING
    delivery.attempts, delivery.last_answer = delivery.attempts + 1, why[:200]
    delivery.save(update_fields=["next_at", "state", "attempts", "last_answer"])


def _message(delivery: HookDelivery, now: datetime) -> Message:
    body = orjson.dumps({"id": str(delivery.ref), **delivery.payload})
    signed = signature(key_of(f"hook:{delivery.hook_id}"), body, str(int(now.timestamp())))
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(delivery.ref), HEADER: signed, "User-Agent": "suizhi-webhooks/1"}
    return Message(delivery.hook.url, body, headers)


def hooks_of(platform: Platform) -> list[Hook]:
    """The addresses that are told."""
    return list(platform.hooks.filter(active=True).order_by("pk"))


def _address(url: str) -> Refusal:
    mend_zh, mend_en = "请用公网可达的 https 地址。", "Use an https address on the open internet."
    return _refuse("address", "这个地址不能用。", "This address cannot be used.", mend_zh, mend_en, url)


def _refuse(code: str, zh: str, en: str, mend_zh: str, mend_en: str, value: str) -> Refusal:
    return Refusal(f"hook.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field="url", value=value)
