"""A demonstration platform with notices at several steps, stamped 合成."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from suizhi.commons.accounts.demonstration import demo_password
from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.accounts.services import account_create, party_link
from suizhi.commons.policy import SYSTEM, viewer_of
from suizhi.halls.casework.platforms import services
from suizhi.halls.casework.platforms.elements import elements_known, measures_known
from suizhi.halls.casework.platforms.models import Platform, PlatformNotice
from suizhi.halls.casework.platforms.services import NewNotice, Paper
from suizhi.halls.casework.platforms.services.filing import Side
from suizhi.halls.register.selectors import parties

OPERATOR = "platform"
_SAID = Paper("合成")


@transaction.atomic
def notices_load(*, today: date) -> int:
    """Make the demonstration notices unless there are any; how many there are. Needs the demonstration accounts and parties."""
    if not Platform.objects.filter(synthetic=True).exists():
        people = {user.role: user for user in User.objects.filter(synthetic=True, username__in=AccountRole.values)}
        taken = {user.acts_for for user in people.values()}
        party = next((one.pk for one in parties(SYSTEM).filter(collection="demo").order_by("pk")[:9] if one.pk not in taken), None)
        if party is not None and AccountRole.CLERK in people:
            _make(people, party, today)
    return PlatformNotice.objects.filter(case__synthetic=True).count()


def _make(people: dict[str, User], party: int, today: date) -> None:
    clerk, operator = people[AccountRole.CLERK], _operator(party)
    platform = services.platform_open(who=viewer_of(clerk), name="珠湾商城（示例）", code="zhuwan-mall", party=party, synthetic=True)
    _waiting(people, platform, operator, today)
    _lifted(people, platform, operator, today)
    _lacking(people, platform, today)


def _operator(party: int) -> User:
    made: dict[str, Any] = {"username": OPERATOR, "password": demo_password(), "display_name": "演示电商平台", "synthetic": True}
    user = User.objects.filter(username=OPERATOR).first() or account_create(by=SYSTEM, role=AccountRole.AGENCY, **made)
    return party_link(by=SYSTEM, user=user, party_id=party)


def _filed(people: dict[str, User], platform: Platform, goods: str, elements: list[str], on: date) -> PlatformNotice:
    holder, seller = people[AccountRole.HOLDER], people[AccountRole.PUBLIC]
    notice = NewNotice(
        holder=Side("示例灯饰厂", user=holder.pk),
        merchant=Side("示例网店", user=seller.pk),
        goods=goods,
        links=["https://mall.example.com/item/9990001"],
        elements=elements,
        right_said="ZL 2023 3 9990042.6",
        story="网店卖的商品和我们的外观设计看不出区别。",
    )
    return services.notice_open(who=viewer_of(holder), platform=platform, notice=notice, on=on, synthetic=True)


def _waiting(people: dict[str, User], platform: Platform, operator: User, today: date) -> None:
    """The declaration reached the holder five days ago."""
    notice = _filed(people, platform, "折叠台灯", elements_known(), today - timedelta(days=12))
    _declared(notice, people, operator, today - timedelta(days=10))
    services.arrival_record(who=viewer_of(operator), notice=notice, paper=_SAID, on=today - timedelta(days=5))


def _lifted(people: dict[str, User], platform: Platform, operator: User, today: date) -> None:
    """Nothing came in time: the measures ended, everything is published."""
    notice, who = _filed(people, platform, "香薰灯", elements_known(), today - timedelta(days=70)), viewer_of(operator)
    _declared(notice, people, operator, today - timedelta(days=68))
    services.arrival_record(who=who, notice=notice, paper=_SAID, on=today - timedelta(days=60))
    services.measures_end(who=who, notice=notice, on=today - timedelta(days=5))
    text = "通知称商品“香薰灯”侵犯外观设计专利；经营者声明自有设计；期满未收到投诉或者起诉通知，措施已终止。"
    services.notice_publish(who=who, notice=notice, text=text, on=today - timedelta(days=4))


def _lacking(people: dict[str, User], platform: Platform, today: date) -> None:
    """A notice without first evidence, just come in."""
    _filed(people, platform, "床头灯", elements_known()[:3], today - timedelta(days=1))


def _declared(notice: PlatformNotice, people: dict[str, User], operator: User, on: date) -> None:
    services.measures_take(who=viewer_of(operator), notice=notice, measures=measures_known()[:1], on=on)
    seller = viewer_of(people[AccountRole.PUBLIC])
    services.declaration_take(who=seller, notice=notice, has_evidence=True, paper=_SAID, on=on + timedelta(days=2))
