"""A gazette is read once, chunk by chunk: alerts with their reasons and their last day; bad lines apart; never an alert twice."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from suizhi.commons.jobs.worker import drain
from suizhi.commons.ledger.models import Entry
from suizhi.commons.webhooks.signing import key_of, signature
from suizhi.halls.watch.models import Alert, Batch, NewSign, Told, Watch
from suizhi.halls.watch.services import batch_read, told_requeue, watch_end
from suizhi.halls.watch.services.telling import PAUSES
from suizhi.kernel.errors import Refusal
from tests.halls.watch.conftest import City, filing, gazette, lines, registered, sent, watched
from tests.support.receiving import Receiver


def test_an_alert_says_why_until_when_and_on_which_right(city: City) -> None:
    watch = watched(city)
    batch = gazette(city, filing(1, "岭榕荔芝"), filing(2, "无关的名字"))
    (alert,) = Alert.objects.all()
    assert (batch.state, batch.line, batch.alerts, batch.refused) == (Batch.State.DONE, 2, 1, 0)
    assert (alert.watch, alert.right, alert.sign.name, alert.name) == (watch, city.mark.pk, "岭榕荔芝", "岭榕荔枝")
    assert alert.due == date(2026, 9, 14)
    assert (alert.basis["rule"], alert.basis["question"], alert.goods["relation"]) == ("TMR-001", "", "similar")
    assert alert.rules
    assert alert.rules[0]["code"] == "W07"
    assert alert.synthetic


def test_where_the_law_leaves_two_days_the_earlier_one_is_kept_and_the_question_told(city: City) -> None:
    watched(city)
    gazette(city, filing(1, "岭榕荔芝", published_on="2026-11-13"))
    basis = Alert.objects.get().basis
    assert Alert.objects.get().due == date(2027, 1, 13)
    assert (basis["other"], basis["provisional"]) == ("2027-02-15", True)
    assert "请人工确认" in basis["question"]


def test_a_filing_that_is_not_yet_published_has_no_day(city: City) -> None:
    watched(city)
    gazette(city, filing(1, "岭榕荔芝", event="filed", published_on="2026-02-01"))
    assert Alert.objects.get().due is None


def test_what_happens_to_a_known_mark_is_no_news(city: City) -> None:
    watched(city)
    assert gazette(city, filing(1, "岭榕荔芝", event="renewed")).alerts == 0


def test_bad_lines_are_refused_alone_with_their_number(city: City) -> None:
    watched(city)
    batch = gazette(city, filing(1, "岭榕荔芝"), b"{", filing(3, ""), b"", filing(5, "岭榕荔芝"), size=2)
    found = [(one.line, one.code) for one in batch.refused_lines.all()]
    assert found == [(2, "feed.json"), (3, "feed.missing")]
    assert (batch.alerts, batch.refused, batch.line) == (2, 2, 5)
    assert NewSign.objects.order_by("line").values_list("line", flat=True)[1] == 5


def test_the_same_file_again_is_the_same_batch_and_tells_nothing_twice(city: City) -> None:
    watched(city)
    first = gazette(city, filing(1, "岭榕荔芝"))
    assert gazette(city, filing(1, "岭榕荔芝")) == first
    again = gazette(city, filing(1, "岭榕荔芝"), filing(2, "岭榕荔技"))
    assert again.alerts == 1
    assert Alert.objects.count() == 2


def test_a_chunk_that_another_worker_has_committed_is_not_committed_again(city: City) -> None:
    watched(city)
    stale = sent(city, [filing(1, "岭榕荔芝"), filing(2, "岭榕荔技")])
    batch_read(batch=Batch.objects.get(pk=stale.pk), size=1)
    done = batch_read(batch=stale, size=1)
    assert (done.alerts, done.line) == (2, 2)
    assert Alert.objects.count() == 2


def test_a_portfolio_watches_rights_that_came_later(city: City) -> None:
    watched(city, kind="portfolio", of_party=city.owner.pk)
    later = registered("榕禾", city.owner.name, ["30"])
    gazette(city, filing(1, "榕禾坊", classes=["30"], groups=[]))
    assert Alert.objects.get().right == later.pk


def test_an_ended_watch_looks_for_nothing(city: City) -> None:
    watch_end(who=city.see("clerk"), watch=watched(city))
    assert gazette(city, filing(1, "岭榕荔芝")).alerts == 0


def test_a_watch_that_lacks_what_its_kind_needs_is_refused(city: City) -> None:
    for wanted in ({"kind": "name"}, {"kind": "indication", "places": ["岭榕"]}, {"kind": "class"}, {"kind": "owner"}, {"kind": "terms"}):
        with pytest.raises(Refusal, match=r"Give|Name|Choose|needs"):
            watched(city, **wanted)
    with pytest.raises(Refusal):
        watched(city, kind="name", names=["！！"])
    assert Watch.objects.count() == 0


def test_mail_is_sent_once_for_all_alerts_of_a_chunk_and_names_nobody(city: City) -> None:
    watched(city, kind="name", names=["岭榕荔枝"], channels=["portal", "email"])
    gazette(city, filing(1, "岭榕荔芝"), filing(2, "岭榕荔技"))
    drain()
    drain()
    (message,) = mail.outbox
    assert message.to == ["clerk@example.com"]
    assert "2 条新提醒" in message.subject
    assert "某果行" not in message.body
    assert Told.objects.get().state == Told.State.SENT


def test_a_webhook_is_signed_names_nobody_and_is_tried_again(city: City, settings: Any) -> None:
    settings.WEBHOOKS = "any"
    with Receiver() as receiver:
        watch = watched(city, kind="name", names=["岭榕荔枝"], channels=["portal", "webhook"], hook=receiver.url)
        receiver.refuse = 1
        gazette(city, filing(1, "岭榕荔芝"))
        drain()
        told = Told.objects.get()
        assert (told.state, told.attempts, told.last_answer, receiver.taken) == (Told.State.PENDING, 1, "HTTP 503", [])
        with time_machine.travel(timezone.now() + PAUSES[0] + timedelta(seconds=1)):
            told_requeue()
            drain()
            told_requeue()
            drain()
    ((headers, body),) = receiver.taken
    moment = headers["X-Suizhi-Signature"].partition(",")[0].removeprefix("t=")
    assert headers["X-Suizhi-Signature"] == signature(key_of(f"watch:{watch.pk}"), body, moment)
    said, alert = json.loads(body), Alert.objects.get()
    assert said["alerts"] == [{"alert": alert.pk, "risk": alert.risk, "due": "2026-09-14"}]
    assert headers["Idempotency-Key"] == said["id"] == str(told.ref)
    assert "某果行" not in body.decode()


def test_an_address_that_no_messenger_would_reach_is_refused(city: City) -> None:
    with pytest.raises(Refusal):
        watched(city, kind="name", names=["岭榕荔枝"], channels=["webhook"], hook="http://127.0.0.1/hook")


def test_what_was_read_is_on_record(city: City) -> None:
    watched(city)
    batch = gazette(city, filing(1, "岭榕荔芝"), filing(2, "无关"), size=1)
    verbs = list(Entry.objects.filter(subject=batch.subject).order_by("seq").values_list("verb", flat=True))
    assert verbs == ["watch.batch.sent", "watch.batch.read", "watch.batch.read", "watch.batch.finished"]


def test_an_empty_file_is_refused(city: City) -> None:
    with pytest.raises(Refusal, match="empty"):
        sent(city, [])
    assert lines([]) == b""
