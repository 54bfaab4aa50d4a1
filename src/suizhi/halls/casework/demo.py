"""Demonstration cases: disputes of the demonstration city at different stages, invented and stamped 合成.

They are made by the verbs that people use, on days that have passed, so that numbers, clocks and the log are as in earnest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import viewer_of
from suizhi.engines.clocks import packaged_calendar
from suizhi.halls.casework.mediation.demo import mediation_load
from suizhi.halls.casework.mediation.seats import OPEN
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import Opening, Person, case_act, case_assign, case_open
from suizhi.halls.casework.services.acting import Wanted
from suizhi.halls.casework.sides import SIDES


@dataclass(frozen=True, slots=True)
class Deed:
    """A step some days after receipt: by whom, what, with which facts and papers."""

    after: int
    event: str
    role: str = "handler"
    facts: Mapping[str, Any] = field(default_factory=dict)
    papers: Sequence[str] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A case: received `ago` days before today, between two invented firms, and what has happened since."""

    procedure: str
    ago: int
    title: str
    sides: tuple[str, str]
    right_said: str
    told: str
    wants: Sequence[str]
    facts: Mapping[str, Any]
    deeds: Sequence[Deed] = ()


_FILING = Deed(4, "file", facts={"panel_size": 3}, papers=("request", "identity_proof", "patent_register_copy", "evidence"))
_SERVICE = Deed(8, "serve", papers=("service_proof",))
_PLAIN = {"suit_filed": False, "arbitration_agreement": False, "respondent_domicile_cn": True}

STORIES = (
    Story(
        "patent_adjudication",
        60,
        "发明专利侵权纠纷·石墨烯散热膜",
        ("穗岭热控（示例）有限公司", "珠湾电子（示例）厂"),
        "ZL 2021 1 9990017.3 权利要求 1、4",
        "对方在平板电脑里装的散热膜和我们的专利一样，我们公证买了两台。",
        ("停止制造、销售", "销毁专用模具"),
        {**_PLAIN, "ip_right": "发明"},
        (_FILING, _SERVICE, Deed(22, "answer", "respondent", papers=("defence",))),
    ),
    Story(
        "patent_adjudication",
        45,
        "实用新型专利侵权纠纷·折叠晾衣架",
        ("南屿家居（示例）有限公司", "示例五金行"),
        "ZL 2022 2 9990031.8",
        "隔壁厂照着我们的晾衣架做，连卡扣都一样。",
        ("停止销售",),
        {**_PLAIN, "ip_right": "实用新型"},
        (
            _FILING,
            _SERVICE,
            Deed(20, "stay", facts={"invalidation_accepted": True}, reason="被请求人请求宣告专利权无效，国家知识产权局已受理。"),
        ),
    ),
    Story(
        "patent_adjudication",
        9,
        "外观设计专利侵权纠纷·台灯",
        ("示例灯饰厂", "珠湾电商（示例）有限公司"),
        "ZL 2023 3 9990042.6",
        "网店卖的台灯和我们的外观设计看不出区别。",
        ("停止许诺销售",),
        {**_PLAIN, "ip_right": "外观设计"},
        (_FILING,),
    ),
    Story(
        "patent_adjudication",
        2,
        "发明专利侵权纠纷·电芯隔膜",
        ("示例新能源有限公司", "示例材料有限公司"),
        "ZL 2020 1 9990055.X",
        "对方投标用的隔膜落在我们的权利要求里。",
        ("停止使用",),
        {**_PLAIN, "ip_right": "发明"},
    ),
    Story(
        "people_mediation",
        12,
        "商标使用纠纷·茶饮店招",
        ("云上茶业（示例）有限公司", "示例饮品店"),
        "“云岭”第 30、43 类",
        "街角新开的店招牌和我们的商标只差一个字，想请人调一调。",
        ("更换店招", "适当补偿"),
        {"ip_right": "商标", "mediation_organiser": "人民调解委员会", "party_refuses": False},
        (
            Deed(1, "ask_other_side", papers=("registration",)),
            Deed(4, "consent", "respondent", papers=("consent",)),
            Deed(6, "begin"),
        ),
    ),
    Story(
        "patent_mediation",
        6,
        "职务发明奖酬纠纷",
        ("甲（示例）", "示例流体机械有限公司"),
        "ZL 2019 1 9990068.0",
        "离职后专利授权了，单位没有给奖励。",
        ("支付职务发明奖励和报酬",),
        {},
    ),
    Story(
        "penalty",
        3,
        "涉嫌销售假冒注册商标商品·运动鞋",
        ("示例体育用品有限公司", "示例鞋行"),
        "“羚跃”第 25 类",
        "批发市场的档口在卖印着我们商标的鞋，货不是我们的。",
        ("查处",),
        {},
    ),
)
"""Oldest first, so that the numbers follow the days."""


@transaction.atomic
def cases_load(*, today: date) -> int:
    """Make the demonstration cases unless there are any; how many there are. Needs the demonstration accounts."""
    if not Case.objects.filter(synthetic=True).exists():
        for story in sorted(STORIES, key=lambda one: -one.ago):
            _load(story, today)
    return Case.objects.filter(synthetic=True).count()


def _load(story: Story, today: date) -> None:
    people = {user.role: user for user in User.objects.filter(synthetic=True)}
    holder, other, clerk = people[AccountRole.HOLDER], people[AccountRole.PUBLIC], people[AccountRole.CLERK]
    received = _working(today - timedelta(days=story.ago))
    first, second = SIDES[story.procedure]
    opening = Opening(
        procedure=story.procedure,
        title=story.title,
        people=(Person(first, story.sides[0], user=holder.pk), Person(second, story.sides[1], user=other.pk)),
        story=story.told,
        wants=story.wants,
        right_said=story.right_said,
        facts=story.facts,
        synthetic=True,
    )
    case = case_open(who=viewer_of(holder), opening=opening, on=received)
    if story.deeds:
        case_assign(who=viewer_of(clerk), case=case, handler=clerk)
    actors = {"handler": clerk, first: holder, second: other}
    for deed in story.deeds:
        _do(case, deed, actors[deed.role], min(today, _working(received + timedelta(days=deed.after))))
    if case.state == OPEN:
        mediation_load(case=case, people={"mediator": clerk, first: holder, second: other})


def _do(case: Case, deed: Deed, user: User, on: date) -> None:
    assert case.run is not None
    case.run.refresh_from_db()
    papers = dict.fromkeys(deed.papers, "合成")
    wanted = Wanted(deed.event, on, case.run.seq, facts=deed.facts, documents=papers, reason=deed.reason)
    case_act(who=viewer_of(user), case=case, wanted=wanted)


def _working(day: date) -> date:
    return packaged_calendar().on_or_before(day)
