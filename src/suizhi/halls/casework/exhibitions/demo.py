"""A demonstration fair, stamped 合成: this edition with complaints at several steps, and the last one with a finding."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.demonstration import demo_password
from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.accounts.services import account_create
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.policy import SYSTEM, viewer_of
from suizhi.halls.casework.exhibitions import services
from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition, Exhibitor
from suizhi.halls.casework.exhibitions.reading import ListRow
from suizhi.halls.casework.exhibitions.rights import looked_up
from suizhi.halls.casework.exhibitions.services.deciding import Decision
from suizhi.halls.register.selectors import rights

SERIES = "示例家居与电子展"
ORGANISER = "organiser"
ROWS = (
    ListRow("珠湾电子（示例）厂", "A-101", "平板电脑散热膜", "HF-2", "石墨烯复合散热膜，贴在背板内侧"),
    ListRow("示例五金行", "A-116", "折叠晾衣架", "L-8", "铝合金"),
    ListRow("南屿家居（示例）有限公司", "B-203", "台灯", "D1", "可调光"),
    ListRow("示例材料有限公司", "B-220", "电芯隔膜", "", "涂覆隔膜样品"),
)
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
"""The smallest photograph there is: one grey dot, as a PNG."""


@transaction.atomic
def fairs_load(*, now: datetime) -> int:
    """Make the demonstration fairs unless there are any; how many there are. Needs the demonstration accounts."""
    if not Exhibition.objects.filter(synthetic=True).exists():
        organiser, clerk = _organiser(), User.objects.filter(synthetic=True, role=AccountRole.CLERK).first()
        if clerk is not None:
            today = timezone.localdate(now)
            _last(_fair(8, today - timedelta(days=367), organiser, clerk), organiser)
            _present(_fair(9, today - timedelta(days=2), organiser, clerk), organiser, now)
    return Exhibition.objects.filter(synthetic=True).count()


def _organiser() -> User:
    held = User.objects.filter(username=ORGANISER).first()
    made: dict[str, Any] = {"username": ORGANISER, "password": demo_password(), "display_name": "演示展会主办方", "synthetic": True}
    return held or account_create(by=SYSTEM, role=AccountRole.PUBLIC, **made)


def _fair(edition: int, opens: date, organiser: User, clerk: User) -> Exhibition:
    new = services.NewFair(
        name=f"第 {edition} 届{SERIES}",
        series=SERIES,
        edition=edition,
        place="示例会展中心",
        province="广东",
        opens_on=opens,
        closes_on=opens + timedelta(days=4),
        desk="A 馆一层服务台",
        phone="020-0000 0000",
    )
    fair = services.fair_open(who=viewer_of(clerk), fair=new, organiser=organiser, synthetic=True)
    services.list_take(who=viewer_of(organiser), fair=fair, rows=ROWS, source="demonstration")
    return fair


def _last(fair: Exhibition, organiser: User) -> None:
    """The last edition: one exhibit removed because nobody answered, and found to infringe by an authority afterwards."""
    morning = timezone.make_aware(datetime.combine(fair.opens_on, time(10)))
    complaint = _notified(fair, organiser, "A-101", morning)
    who = viewer_of(organiser)
    late = morning + timedelta(hours=26)
    services.complaint_decide(who=who, complaint=complaint, decision=Decision(None, "到时没有陈述，也没有说明理由。", "撤展"), on=late)
    services.fair_close(who=who, fair=fair, on=morning + timedelta(days=5))
    services.finding_enter(
        who=who,
        complaint=complaint,
        infringes=True,
        authority="示例市知识产权局",
        number="示例裁〔2025〕合 9 号",
        decided_on=fair.closes_on + timedelta(days=60),
    )


def _present(fair: Exhibition, organiser: User, now: datetime) -> None:
    """The edition that is open: a complaint just registered, one waiting for the answer, one answered."""
    _registered(fair, organiser, "B-220", now - timedelta(hours=1))
    _notified(fair, organiser, "A-101", now - timedelta(hours=6))
    answered = _notified(fair, organiser, "A-116", now - timedelta(hours=9))
    services.statement_take(
        complaint=answered,
        text="晾衣架是我们自己设计的，附设计图。",
        files=[],
        origin=Origin(source="被投诉人（合成）"),
        on=now - timedelta(hours=2),
    )


def _registered(fair: Exhibition, organiser: User, booth: str, at: datetime) -> Complaint:
    exhibitor = Exhibitor.objects.get(exhibition=fair, booth=booth)
    exhibit = exhibitor.exhibits.all()[0]
    right = rights(SYSTEM).filter(synthetic=True, status="in_force").order_by("pk").first()
    filing = services.Filing(
        complainant="穗岭热控（示例）有限公司",
        has_badge=True,
        badge="P-9990001",
        right=looked_up(SYSTEM, right.number, timezone.localdate(at)) if right else None,
        right_said=right.number if right else "ZL 2021 1 9990017.3",
        exhibitor=exhibitor,
        exhibit=exhibit.name,
        ground="展品与我们的专利产品看不出区别。",
        files={"evidence": io.BytesIO(_PIXEL)},
    )
    origin = Origin(source="投诉人（合成）", mechanism="fair desk")
    return services.complaint_register(who=viewer_of(organiser), fair=fair, filing=filing, origin=origin, on=at)


def _notified(fair: Exhibition, organiser: User, booth: str, at: datetime) -> Complaint:
    complaint, who = _registered(fair, organiser, booth, at), viewer_of(organiser)
    services.complaint_accept(who=who, complaint=complaint, on=at)
    services.notice_make(who=who, complaint=complaint, on=at)
    return services.notice_acknowledge(complaint=complaint, name="乙（示例）", on=at + timedelta(minutes=40))
