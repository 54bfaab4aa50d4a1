"""Two people who write at the same moment: each decides by what the other has written."""

from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Thread

import pytest
from django.db import connection

from suizhi.commons.accounts.models import User
from suizhi.halls.register import services
from suizhi.halls.register.models import Party, RightRecord
from suizhi.halls.register.services import party_judge, right_correct
from suizhi.kernel.errors import Refusal
from tests.halls.register.factories import Delivery, patent

pytestmark = pytest.mark.django_db(transaction=True)


def at_once():
    """SQLite itself lets one transaction write at a time, and its tests share one connection: there the acts follow each other."""
    return connection.vendor == "postgresql"


@pytest.fixture
def clerk():
    return User.objects.create_user("clerk", role="clerk")


@pytest.fixture
def meeting(monkeypatch):
    """Whoever is about to decide waits a moment for the other to come as far."""
    barrier = Barrier(2)

    def met(function):
        def wrapper(*args, **kwargs):
            found = function(*args, **kwargs)
            with suppress(BrokenBarrierError):  # It breaks where the other one was made to wait, as it should be.
                barrier.wait(timeout=1.0 if at_once() else 0.0)
            return found

        return wrapper

    for name in ("_same_edges", "decode"):
        monkeypatch.setattr(services, name, met(getattr(services, name)))


def together(*acts):
    refused = []

    def run(act):
        try:
            act()
        except Refusal as refusal:
            refused.append(refusal.code)
        finally:
            if at_once():
                connection.close()

    if not at_once():
        for act in acts:
            run(act)
        return refused
    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def test_two_judgements_about_one_party_make_one_cluster(clerk, meeting):
    names = ["穗岭热控（示例）有限公司", "穗岭热控（示例）有限责任公司", "广州穗岭热控（示例）有限公司"]
    Delivery().load([patent(f"20211999002{n}.X", owner=name) for n, name in enumerate(names)])
    first, second, third = Party.objects.order_by("id")
    pairs = [(first, second), (second, third)]
    assert together(*(lambda a=a, b=b: party_judge(left=a, right=b, verdict="same", reason="同一执照", by=clerk) for a, b in pairs)) == []
    assert set(Party.objects.values_list("cluster", flat=True)) == {first.pk}


def test_a_record_is_corrected_once(clerk, meeting):
    Delivery().load([patent()])
    record = RightRecord.objects.get()
    correct = [
        lambda title=title: right_correct(
            record=RightRecord.objects.get(pk=record.pk), changes={"titles": {"zh": title}}, reason="证书如此", by=clerk
        )
        for title in ("甲", "乙")
    ]
    assert together(*correct) == ["correction.superseded"]
