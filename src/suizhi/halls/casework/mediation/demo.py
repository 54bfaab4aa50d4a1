"""A demonstration mediation, stamped 合成 with its case: what was said in each room, two drafts, a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.mediation.services import (
    Compared,
    Draft,
    Row,
    Said,
    chart_make,
    chart_say,
    clause_answer,
    message_send,
    offer_make,
)
from suizhi.halls.casework.models import Audience, Case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from suizhi.commons.accounts.models import User

JOINT, FIRST, SECOND = Audience.JOINT, Audience.REQUESTER, Audience.RESPONDENT
_TALK = (
    ("mediator", JOINT, "双方都同意先谈店招和以后的包装，再谈金额。这里说的让步，谈不成时不作为对自己不利的证据。"),
    ("requester", JOINT, "可以给对方换店招的时间，但是新开的店不能再用这个名字。"),
    ("respondent", JOINT, "现有门店两家，换招牌要排期，请给一个半月。"),
    ("mediator", FIRST, "对方提出一个半月。你方底线如果是一个月，可以在方案里改，我来转达，不说明是底线。"),
    ("requester", FIRST, "最晚到月底可以接受，金额还可以商量。"),
    ("respondent", SECOND, "两万以内能够承担。"),
    ("mediator", JOINT, "请双方看方案第 2 稿，今天不急着定。"),
)


def mediation_load(*, case: Case, people: Mapping[str, User]) -> None:
    """Let the people (`mediator`, `requester`, `respondent`) of a demonstration case that is in mediation talk and offer."""
    for name, audience, text in _TALK:
        message_send(who=viewer_of(people[name]), case=case, said=Said(audience, text))
    _offers(case, people)
    said = Compared(JOINT, "marks", "店招与注册商标比对", [("云岭", "云岑"), ("第 43 类：茶馆", "茶饮店")])
    chart = chart_make(who=viewer_of(people["mediator"]), case=case, compared=said)
    views = {"requester": "首字相同，第二个字形近。", "respondent": "读音不同。", "mediator": "请双方说明各自门头的整体设计。"}
    for name, text in views.items():
        chart_say(who=viewer_of(people[name]), row=chart.rows.get(number=1), text=text)


def _offers(case: Case, people: Mapping[str, User]) -> None:
    year = case.opened_on.year + 1
    stop = {"who": "respondent", "acts": "在新开门店使用", "goods": "“云岑”店招", "due": f"{year}-01-01"}
    rename = {"who": "respondent", "old": "云岑", "new": "岑茶", "due": f"{year}-02-28"}
    payment = {"payer": "respondent", "purpose": "compensation", "amount": "30000", "due": f"{year}-01-31"}
    rows = [Row("stop", stop), Row("rename", rename), Row("lump_sum", payment)]
    first = offer_make(who=viewer_of(people["requester"]), case=case, draft=Draft(JOINT, rows))
    slots = [clause.slot for clause in first.clauses.all()]
    changed = [
        Row("stop", stop, slots[0]),
        Row("rename", {**rename, "due": f"{year}-01-31"}, slots[1]),
        Row("lump_sum", {**payment, "amount": "18000"}, slots[2]),
    ]
    second = offer_make(who=viewer_of(people["respondent"]), case=case, draft=Draft(JOINT, changed))
    for number, verdict, wish in ((1, "agree", ""), (2, "agree", ""), (3, "change", "两万元，分两期。")):
        answered = second.clauses.get(number=number)
        clause_answer(who=viewer_of(people["requester"]), clause=answered, verdict=verdict, wish=wish)
