"""A worker is killed with SIGKILL before a message goes out, then right after it was taken: the receiver can tell that it is one message."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.support.installation import Installations
from tests.support.receiving import Receiver

pytestmark = pytest.mark.long

SETUP = """
from django.utils import timezone
from suizhi.commons.accounts.models import AccountRole
from suizhi.halls.casework.platforms.services import hook_add, notice_open, platform_open
from tests.halls.casework.conftest import person, seen_by
from tests.halls.casework.platforms.conftest import PARTY, acting, new
platform = platform_open(who=seen_by(person("clerk", AccountRole.CLERK)), name="示例商城", code="example-mall", party=PARTY, synthetic=True)
operator = acting("operator", PARTY)
hook_add(who=seen_by(operator), url="{url}")
notice_open(who=seen_by(operator), platform=platform, notice=new(), on=timezone.localdate())
"""
WORK = """
import os, signal
from datetime import timedelta
import time_machine
from django.utils import timezone
from suizhi.adapters.webhooks import Http
from suizhi.commons.jobs.services import LEASE, run, sweep, take
from suizhi.halls.casework.platforms.models import HookDelivery
send, fatal = Http.send, "{fatal}"
def sent(messenger, message):
    if fatal == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    status = send(messenger, message)
    if fatal == "after":
        os.kill(os.getpid(), signal.SIGKILL)  # The receiver has it; that it has is written down nowhere.
    return status
Http.send = sent
with time_machine.travel(timezone.now() + {turn} * (LEASE + timedelta(seconds=1))):
    sweep()
    while (job := take()) is not None:
        run(job)
delivery = HookDelivery.objects.get()
print(delivery.state, delivery.attempts, delivery.ref)
"""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as found:
        yield found


def test_it_is_sent_until_it_is_written_down_and_known_by_its_key(install: Installations, receiver: Receiver) -> None:
    environment = install.prepared().environment | {"SUIZHI_WEBHOOKS": "any"}

    def run(script: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", f"from suizhi.cli.setup import django; django()\n{script}"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)

    made = run(SETUP.format(url=receiver.url))
    assert made.returncode == 0, made.stderr
    assert run(WORK.format(fatal="before", turn=0)).returncode == -signal.SIGKILL
    assert receiver.taken == []
    assert run(WORK.format(fatal="after", turn=1)).returncode == -signal.SIGKILL
    last = run(WORK.format(fatal="", turn=2))
    assert last.stdout.split()[:2] == ["delivered", "1"], last.stderr
    ref = last.stdout.split()[2]
    assert [headers["Idempotency-Key"] for headers, _ in receiver.taken] == [ref, ref]
    assert len({json.loads(body)["id"] for _, body in receiver.taken}) == 1
