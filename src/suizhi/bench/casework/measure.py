"""One database: fill it, read its pages as the people who use them, take steps in it. Prints JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from statistics import quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Any

from suizhi.bench.search.timing import latency

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case

ROUNDS, STEPS = 20, 200
OFFICERS, HOLDERS = 40, 2_000
EACH = 50
"""Cases that an officer has at least: a small desk has fewer officers, not officers without a case."""
_LISTS = (
    "/cases/desk?tab=mine",
    "/cases/desk?tab=new",
    "/cases/desk?tab=all",
    "/cases/desk?tab=all&procedure=patent_adjudication",
    "/cases/desk?tab=all&after={day}~0",
    "/cases/desk?tab=all&q=2026-77",
    "/cases/desk?tab=all&q=企业（示例）7",
    "/cases/desk?tab=all&q=示例",
    "/cases/desk?tab=mine&q=示例",
    "/cases/desk?tab=all&q=没有这样的名字",
    "/cases/desk?tab=ended",
    "/cases/desk?tab=ended&q=企业（示例）7",
    "/cases/desk/waiting",
    "/cases/desk/calendar",
    "/cases/desk/calendar?tab=all",
)
_OF_THE_HEAD = ("/cases/desk/office", "/cases/desk/office/cases?kind=missed", "/cases/desk/office/cases?kind=closed")


def run(cases: int) -> dict[str, Any]:
    """Fill and measure; what is held, the 95th percentile of each page and of a step in milliseconds."""
    from django.conf import settings
    from django.utils import timezone

    from suizhi.bench.casework.filling import Filler
    from suizhi.cli.prepare import prepare

    settings.ALLOWED_HOSTS = ["testserver"]
    prepare(demo=False, quiet=True)
    officers, holders = _accounts("clerk", min(OFFICERS, max(1, cases // EACH))), _accounts("holder", HOLDERS)
    started = perf_counter()
    Filler([one.pk for one in officers], [one.pk for one in holders], timezone.localdate()).fill(cases)
    _settle()
    seconds = perf_counter() - started
    return {
        "held": _held(),
        "seconds": seconds,
        "pages": _pages(officers[0], holders[0]),
        "steps": _steps(officers[0]),
    }


def _accounts(role: str, count: int) -> list[User]:
    from suizhi.commons.accounts.models import User

    people = [User(username=f"{role}{n}", role=role, display_name=f"示例{n}", password="!") for n in range(count)]
    return User.objects.bulk_create(people)


def _settle() -> None:
    """Let the database count on from the ids that were given, and do now what it does by itself in service: tidy, and look at what it holds."""
    from django.core.management.color import no_style
    from django.db import connection

    from suizhi.bench.casework.filling import NUMBERED

    with connection.cursor() as cursor:
        look = "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
        for statement in (*connection.ops.sequence_reset_sql(no_style(), NUMBERED), look):
            cursor.execute(statement)


def _held() -> dict[str, int]:
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.procedures.models import Step
    from suizhi.halls.casework.models import Case

    return {"cases": Case.objects.count(), "steps": Step.objects.count(), "pieces of evidence": Item.objects.count()}


def _pages(officer: User, holder: User) -> dict[str, float]:
    from django.utils import timezone

    from suizhi.halls.casework.models import Case

    case = Case.objects.filter(handler=officer, closed_on=None).order_by("pk").first()
    assert case is not None
    day = timezone.localdate() + timedelta(days=40)
    paths = [path.format(day=day) for path in _LISTS]
    asked = {path: _reader(officer, path) for path in (*paths, case.get_absolute_url())}
    asked["/cases"] = _reader(holder, "/cases")
    head = _accounts("supervisor", 1)[0]
    for path in (*_OF_THE_HEAD, f"{case.get_absolute_url()}/people"):
        asked[path] = _reader(head, path)
    return {path: latency(lambda read: read(), [read], rounds=ROUNDS).p95 for path, read in asked.items()}


def _reader(user: User, path: str) -> Callable[[], None]:
    """Somebody who is logged in and reads a page through the whole of the portal."""
    from django.test import Client

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def read() -> None:
        answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")

    return read


def _steps(officer: User) -> dict[str, float]:
    """Two steps in each of some cases: a hearing fixed, with a paper taken into custody and a clock; the summons, with its letter."""
    from suizhi.commons.policy import viewer_of
    from suizhi.halls.casework.models import Case, Letter

    cases = Case.objects.filter(handler=officer, closed_on=None).select_related("run").order_by("-pk")[:STEPS]
    times = [_both(case, viewer_of(officer)) for case in cases]
    if Letter.objects.count() != len(times):
        raise RuntimeError(f"{len(times)} summonses made {Letter.objects.count()} letters")
    names = ("step with a paper and a clock", "step with a letter and a clock")
    return {name: quantiles(one, n=20)[18] for name, one in zip(names, zip(*times, strict=True), strict=True)}


def _both(case: Case, who: Viewer) -> list[float]:
    """How long the two steps took, in milliseconds."""
    from django.utils import timezone

    from suizhi.commons.evidence.origin import Origin
    from suizhi.halls.casework.services import case_act, paper_add
    from suizhi.halls.casework.services.acting import Wanted

    assert case.run is not None
    today = timezone.localdate()
    started = perf_counter()
    paper = BytesIO(f"%PDF-1.4\n%{case.pk}\n%%EOF\n".encode())
    kept = paper_add(who=who, case=case, file=paper, name="通知.pdf", purpose="示例", origin=Origin("bench"))
    facts = {"hearing_on": (today + timedelta(days=30)).isoformat()}
    fixed = case_act(who=who, case=case, wanted=Wanted("schedule_hearing", today, case.run.seq, facts, {"evidence_order": kept.ref}))
    between = perf_counter()
    case_act(who=who, case=case, wanted=Wanted("summon", today, fixed.seq))
    return [(between - started) * 1000, (perf_counter() - between) * 1000]


def main() -> None:
    """The process of one measurement."""
    from suizhi.cli import setup

    setup.django()
    sys.stdout.write(json.dumps(run(int(sys.argv[1]))))


if __name__ == "__main__":
    main()
