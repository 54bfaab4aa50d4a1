"""The API for platforms: safe to repeat, told in problems; and hooks: signed, tried again, taken once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from suizhi.adapters.webhooks import Http, connect
from suizhi.commons.accounts.models import User
from suizhi.commons.accounts.tokens import token_create
from suizhi.commons.jobs.worker import drain
from suizhi.commons.webhooks.port import Message, NoMessenger, NotTaken
from suizhi.commons.webhooks.signing import key_of, signature
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.platforms.elements import elements_known, measures_known
from suizhi.halls.casework.platforms.models import HookDelivery, PlatformNotice
from suizhi.halls.casework.platforms.services import hook_add, hook_end
from suizhi.halls.casework.platforms.services.hooks import PAUSES, deliver
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import person, seen_by
from tests.support.receiving import Receiver

ROOT = "/api/v1/platform-notices"


class Caller:
    """A program with a token."""

    def __init__(self, user: User) -> None:
        self._secret = token_create(user=user, name="tests", days=30)[1]
        self._client = Client()

    def post(self, path: str, body: dict[str, Any], key: str = "k-1") -> Any:
        headers = {"Authorization": f"Bearer {self._secret}", "Idempotency-Key": key}
        return self._client.post(ROOT + path, json.dumps(body), content_type="application/json", headers=headers)

    def get(self, path: str = "") -> Any:
        return self._client.get(ROOT + path, headers={"Authorization": f"Bearer {self._secret}"})


def body(**changed: Any) -> dict[str, Any]:
    given = {"reference": "M-1", "received_on": "2026-09-07", "holder": {"name": "示例灯饰厂"}, "merchant": {"name": "示例网店"}}
    given |= {"right": "ZL 2023 3 9990042.6", "goods": "折叠台灯", "links": ["https://mall.example.com/1"], "elements": elements_known()}
    return {**given, **changed}


@pytest.fixture(autouse=True)
def autumn() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel("2026-10-09T02:00:00+00:00", tick=False) as clock:
        yield clock


@pytest.fixture
def caller(operator: User) -> Caller:
    return Caller(operator)


def test_a_notice_over_the_holiday_end_to_end(caller: Caller) -> None:
    notice = caller.post("", body()).json()
    assert (notice["state"], notice["missing"]) == ("notice", [])
    at = f"/{notice['id']}"
    caller.post(f"{at}/measures", {"on": "2026-09-08", "measures": measures_known()[:1]}, "k-2")
    caller.post(f"{at}/declaration", {"on": "2026-09-14", "text": "自有设计", "has_evidence": True}, "k-3")
    arrived = caller.post(f"{at}/arrival", {"on": "2026-09-16", "text": "回执"}, "k-4").json()
    assert arrived["state"] == "waiting"
    assert (arrived["wait"]["due"], arrived["wait"]["provisional"]) == ("2026-10-08", False)
    early = caller.post(f"{at}/end-of-measures", {"on": "2026-10-08"}, "k-5")
    assert (early.status_code, early.json()["code"]) == (422, "procedure.too_early")
    assert early["Content-Type"] == "application/problem+json"
    assert caller.post(f"{at}/end-of-measures", {"on": "2026-10-09"}, "k-6").json()["state"] == "lifted"
    assert caller.post(f"{at}/publication", {"on": "2026-10-09", "text": "公示"}, "k-7").json()["state"] == "published"
    assert caller.get().json()["total"] == 1


def test_the_same_call_again_is_the_same_answer_and_one_case(caller: Caller) -> None:
    first, again = caller.post("", body()), caller.post("", body())
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert Case.objects.count() == 1


def test_a_key_used_for_something_else_is_told(caller: Caller) -> None:
    caller.post("", body())
    told = caller.post("", body(reference="M-2"))
    assert (told.status_code, told.json()["code"]) == (422, "idempotency.reused")


def test_a_refused_call_leaves_its_key_free(caller: Caller) -> None:
    assert caller.post("", body(elements=["没有的要件"])).json()["code"] == "platform.element"
    assert caller.post("", body()).status_code == 201


def test_a_call_without_a_key_is_refused(operator: User) -> None:
    client = Client()
    client.force_login(operator)
    answer = client.post(ROOT, json.dumps(body()), content_type="application/json")
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_a_lacking_notice_names_what_it_lacks_and_the_article(caller: Caller) -> None:
    notice = caller.post("", body(elements=[])).json()
    assert notice["missing"] == elements_known()
    told = caller.post(f"/{notice['id']}/measures", {"on": "2026-09-08", "measures": measures_known()[:1]}, "k-2").json()
    assert told["code"] == "rule.ECM-001"


def test_whoever_acts_for_no_platform_is_told_so(db: None) -> None:
    told = Caller(person("nobody")).post("", body())
    assert (told.status_code, told.json()["code"]) == (422, "platform.none")


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    settings.WEBHOOKS = "any"
    with Receiver() as found:
        yield found


def _opened(caller: Caller) -> PlatformNotice:
    return PlatformNotice.objects.get(pk=caller.post("", body()).json()["id"])


def test_a_message_is_signed_and_names_nobody(receiver: Receiver, caller: Caller, operator: User) -> None:
    hook = hook_add(who=seen_by(operator), url=receiver.url)
    _opened(caller)
    delivery = HookDelivery.objects.get()
    deliver(delivery.pk)
    ((headers, sent),) = receiver.taken
    moment = headers["X-Suizhi-Signature"].partition(",")[0].removeprefix("t=")
    assert headers["X-Suizhi-Signature"] == signature(key_of(f"hook:{hook.pk}"), sent, moment)
    assert headers["Idempotency-Key"] == str(delivery.ref) == json.loads(sent)["id"]
    assert "示例灯饰厂" not in sent.decode()


def test_what_was_taken_is_never_sent_again(receiver: Receiver, caller: Caller, operator: User) -> None:
    hook_add(who=seen_by(operator), url=receiver.url)
    _opened(caller)
    delivery = HookDelivery.objects.get()
    deliver(delivery.pk)
    deliver(delivery.pk)
    assert len(receiver.taken) == 1


def test_a_receiver_that_is_away_is_tried_again_later(
    receiver: Receiver, caller: Caller, operator: User, autumn: time_machine.Coordinates
) -> None:
    hook_add(who=seen_by(operator), url=receiver.url)
    _opened(caller)
    receiver.refuse = 1
    delivery = HookDelivery.objects.get()
    deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.last_answer) == ("pending", 1, "HTTP 503")
    deliver(delivery.pk)
    assert not receiver.taken
    autumn.shift(PAUSES[0] + timedelta(seconds=1))
    deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, len(receiver.taken)) == ("delivered", 1)


def test_a_receiver_that_never_comes_back_is_given_up(
    caller: Caller, operator: User, settings: Any, autumn: time_machine.Coordinates
) -> None:
    settings.WEBHOOKS = "any"
    hook_add(who=seen_by(operator), url="http://127.0.0.1:1/hook")
    _opened(caller)
    delivery = HookDelivery.objects.get()
    for pause in (*PAUSES, timedelta()):
        deliver(delivery.pk)
        autumn.shift(pause + timedelta(seconds=1))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("given_up", len(PAUSES) + 1)


def test_the_worker_sends_what_a_step_wrote_down(receiver: Receiver, caller: Caller, operator: User) -> None:
    hook_add(who=seen_by(operator), url=receiver.url)
    notice = _opened(caller)
    caller.post(f"/{notice.pk}/measures", {"on": "2026-09-08", "measures": measures_known()[:1]}, "k-2")
    drain()
    assert [json.loads(sent)["event"] for _, sent in receiver.taken] == ["opened", "step.1"]


def test_the_end_of_a_wait_is_told_once(receiver: Receiver, caller: Caller, operator: User, autumn: time_machine.Coordinates) -> None:
    hook_add(who=seen_by(operator), url=receiver.url)
    at = f"/{_opened(caller).pk}"
    caller.post(f"{at}/measures", {"on": "2026-09-08", "measures": measures_known()[:1]}, "k-2")
    caller.post(f"{at}/declaration", {"on": "2026-09-14", "text": "自有设计", "has_evidence": True}, "k-3")
    caller.post(f"{at}/arrival", {"on": "2026-09-16", "text": "回执"}, "k-4")
    for _ in range(2):
        drain()
        autumn.shift(timedelta(minutes=2))
    assert [json.loads(sent)["event"] for _, sent in receiver.taken].count("wait.over") == 1


def test_an_ended_hook_is_told_nothing(receiver: Receiver, caller: Caller, operator: User) -> None:
    hook = hook_add(who=seen_by(operator), url=receiver.url)
    _opened(caller)
    hook_end(who=seen_by(operator), hook=hook)
    deliver(HookDelivery.objects.get().pk)
    assert not receiver.taken


def test_without_a_messenger_messages_wait(caller: Caller, operator: User) -> None:
    hook_add(who=seen_by(operator), url="https://hooks.example.com/x")
    _opened(caller)
    delivery = HookDelivery.objects.get()
    deliver(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("pending", 0)
    with pytest.raises(NotTaken):
        NoMessenger().send(Message("https://hooks.example.com/x", b"", {}))


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/x", "https://127.0.0.1/x", "https://localhost/x", "https://[::1]/", "https://a:b@127.0.0.1/", "ftp://x"]
)
def test_the_open_internet_is_all_that_the_public_mode_reaches(url: str) -> None:
    assert not Http("public").may_reach(url)
    with pytest.raises(NotTaken):
        Http("public").send(Message(url, b"{}", {}))


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(Refusal) as told:
        connect("all")
    assert told.value.code == "settings.webhooks"


def test_days_are_the_city_s(caller: Caller) -> None:
    assert timezone.localdate() == date(2026, 10, 9)
    told = caller.post("", body(received_on="2026-10-10"))
    assert (told.status_code, told.json()["code"]) == (422, "procedure.day")
