"""Demonstration of credit: penalties of the demonstration city at different stages after the decision, and a random draw.

They are made by the verbs that people use, on days that have passed, so that numbers, clocks and the log are as in earnest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.documents import gaps, ready
from suizhi.commons.policy import SYSTEM, Viewer, viewer_of
from suizhi.engines.clocks import packaged_calendar
from suizhi.halls.casework.enforcement.services import Weighing, amount_propose, sheet_decide, sheet_weigh
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import Opening, Person, case_act, case_assign, case_open
from suizhi.halls.casework.services.acting import Wanted as Deed
from suizhi.halls.casework.services.letters import letter_approve, letter_close_gap, letter_issue
from suizhi.halls.casework.services.letters.publishing import Review, letter_publish
from suizhi.halls.credit.models import CreditEvent, CreditProposal, Draw
from suizhi.halls.credit.services import (
    Draft,
    Planned,
    Taken,
    Wanted,
    WantedMeasure,
    draw_commit,
    draw_make,
    event_act,
    event_publish,
    inspector_add,
    inspector_recuse,
    letter_make,
    measure_apply,
    proposal_publish,
    proposal_take,
    proposals_prepare,
    subject_grade,
)
from suizhi.halls.register.selectors import parties

_POOL = "专利商标代理机构（示例）"
_BASIS = "《示例市知识产权信用信息公示办法》第八条"
_LAW = ("示例市知识产权信用管理办法", "第十二条")
_RATIOS = {"低": 10, "中": 30, "高": 100}
"""Invented for the demonstration: the law gives no ratios."""
_FINE = 500_000
"""Fen."""
_DRAWN_FROM = 12
_WITNESS = "示例：当日开奖号码 3 1 4 1 5"


@dataclass(frozen=True, slots=True)
class Story:
    """A penalty received `ago` days before today for an act, and how far its credit has come."""

    ago: int
    title: str
    act: str
    severity: str
    public: bool
    stage: str


_STORIES = (
    Story(520, "恶意注册商标并代理转让案", "恶意商标申请", "较重", public=True, stage="measures"),
    Story(260, "以虚假材料恶意申请商标注册案", "虚假材料申请行政确认", "一般", public=True, stage="notified"),
    Story(120, "违反信用承诺恶意申请商标注册案", "信用承诺不实", "较轻", public=True, stage="proposed"),
    Story(80, "恶意注册商标案", "恶意商标申请", "一般", public=False, stage="proposed"),
)
"""Oldest first, so that the numbers follow the days. The second is about the firm that the demonstration holder acts for."""
_COURSE = (
    (1, "clerk", "register", ()),
    (5, "head", "file", ()),
    (8, "clerk", "investigate", ()),
    (24, "clerk", "conclude", ()),
    (30, "clerk", "notify", ("review_opinion", "service_proof")),
    (32, "subject", "waive", ()),
    (40, "head", "decide", ("penalty_decision",)),
    (42, "clerk", "serve", ("service_proof",)),
)
"""Days after receipt, who, what, with which papers: a penalty by the general procedure."""


_DECIDED = {
    "统一社会信用代码或者身份证件号码": "见登记簿（示例）",
    "住所（住址）": "示例市示例区示例路 1 号",
    "法定代表人（负责人、经营者）": "甲（示例）",
    "案件来源和调查经过": "线索来自日常监测，经人工复核后核查；调取了申请档案，询问了当事人。（示例）",
    "违法事实和证据": "当事人两年内申请注册商标一百二十件，均无使用意图，并代理转让其中三件。证据：申请档案、询问笔录。（示例）",
    "当事人陈述、申辩、听证的情况和采纳与否的理由": "当事人书面放弃陈述、申辩，未要求听证。（示例）",
    "缴款银行和方式": "示例银行示例支行（示例）",
}
"""What the handler writes into the decision that is published."""


_INTENDED = {"拟采取的管理措施和期限": "财政性资金项目申请从严审批，期限与认定相同（示例）"}


@dataclass(frozen=True, slots=True)
class _People:
    clerk: User
    head: User
    subject: User

    def see(self, role: str) -> Viewer:
        return viewer_of(getattr(self, role))


@transaction.atomic
def credit_load(*, today: date) -> int:
    """Make the demonstration of credit unless it stands; how many credit events there are. Needs demonstration city and accounts."""
    found = _people()
    if found and not CreditProposal.objects.filter(synthetic=True).exists():
        _load(found, today)
    return CreditEvent.objects.filter(synthetic=True).count()


def _people() -> _People | None:
    held = {user.role: user for user in User.objects.filter(synthetic=True)}
    wanted = (AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.PUBLIC)
    return _People(*(held[role] for role in wanted)) if held.keys() >= set(wanted) else None


def _load(people: _People, today: date) -> None:
    firms = _firms()
    for story, firm in zip(_STORIES, firms, strict=False):
        case = _penalty(people, story, firm, today)
        if story.stage == "measures" and _prints():
            _publish(people, case)
        proposals_prepare()
        _credit(people, story, case, firm, today)
    _draw(people, firms[len(_STORIES) :][:_DRAWN_FROM], today)


def _firms() -> list[int]:
    """Firms of the demonstration city with a code, that of the demonstration holder in the second place."""
    city = parties(SYSTEM).filter(collection="demo", kind="organisation", identifiers__scheme="uscc")
    keys = list(city.order_by("pk").values_list("pk", flat=True)[: len(_STORIES) + _DRAWN_FROM + 1])
    own = User.objects.filter(synthetic=True, role=AccountRole.HOLDER).values_list("acts_for", flat=True).first()
    others = [key for key in keys if key != own]
    return [*others[:1], own, *others[1:]] if own and city.filter(pk=own).exists() else others


def _penalty(people: _People, story: Story, firm: int, today: date) -> Case:
    received = _working(today - timedelta(days=story.ago))
    name = parties(SYSTEM).get(pk=firm).name
    facts = {"human_reviewed": True, "cross_province": False, "penalty_severity": story.severity, "alleged_act": story.act}
    person = Person("subject", name, party=firm, user=people.subject.pk)
    opening = Opening(procedure="penalty", title=story.title, people=(person,), facts=facts, synthetic=True)
    case = case_open(who=people.see("clerk"), opening=opening, on=received)
    case_assign(who=people.see("clerk"), case=case, handler=people.clerk)
    for after, role, event, papers in _COURSE:
        if event == "notify":
            _weigh(people, case, received, _working(received + timedelta(days=after)))
        assert case.run is not None
        case.run.refresh_from_db()
        on = _working(received + timedelta(days=after))
        case_act(who=people.see(role), case=case, wanted=Deed(event, on, case.run.seq, documents=_papers(papers)))
    return case


def _publish(people: _People, case: Case) -> None:
    """The decision itself: written out, approved, issued on its day, and published as the law wants it."""
    days = {event: _working(case.opened_on + timedelta(days=after)) for after, _role, event, _papers in _COURSE}
    letter = case.letters.get(document="penalty_decision")
    said = {**_DECIDED, "告知书送达的日期": days["notify"].isoformat()}
    values = {gap: said[gap] for gap in gaps(letter.text)}
    letter = letter_close_gap(who=people.see("clerk"), letter=letter, values=values, version=letter.version)
    letter = letter_approve(who=people.see("head"), letter=letter, version=letter.version)
    letter = letter_issue(who=people.see("clerk"), letter=letter, on=days["decide"], version=letter.version)
    letter_publish(who=people.see("clerk"), letter=letter, review=Review(no_secrets=True), on=_later(days["serve"], 5))


def _weigh(people: _People, case: Case, acted: date, on: date) -> None:
    """The worksheet of the fine, approved by the head: nothing is notified without it."""
    facts = {"event_on": acted, "illegal_gain": 0}
    sheet = sheet_weigh(who=people.see("clerk"), case=case, weighing=Weighing("mark_bad_faith", acted, on, facts))
    amount_propose(who=people.see("clerk"), sheet=sheet, amount=_FINE, reason="没有违法所得，申请已经撤回。（示例）")
    sheet_decide(who=people.see("head"), sheet=sheet, approve=True, opinion="同意。（示例）")


def _credit(people: _People, story: Story, case: Case, firm: int, today: date) -> None:
    """Carry the credit of a penalty to the stage of its story."""
    served = case.opened_on + timedelta(days=_COURSE[-1][0])
    waiting = {one.kind: one for one in CreditProposal.objects.filter(case=case.pk, state=CreditProposal.State.OPEN)}
    if story.public:
        on, minor = _working(served + timedelta(days=10)), story.severity == "较轻"
        proposal_publish(who=people.see("clerk"), proposal=waiting["publication"], party=firm, minor=minor, on=on)
    if story.stage == "proposed":
        return
    opened = _working(served + timedelta(days=20)) if story.stage == "measures" else _working(today - timedelta(days=12))
    taken = Taken(party=firm, act=story.act, reason="处罚决定已送达，未被撤销。（示例）")
    event = proposal_take(who=people.see("clerk"), proposal=waiting["penalty"], taken=taken, on=opened)
    told = _working(opened + timedelta(days=4))
    until = told + timedelta(days=15)
    _write(people, event, "clerk", Draft("intent_notice", told, _INTENDED, until))
    _step(people, event, "clerk", "verify", told, ("service_proof",), until)
    if story.stage == "measures":
        _in_force(people, event, _working(max(until + timedelta(days=4), today - timedelta(days=240))))


def _in_force(people: _People, event: CreditEvent, found: date) -> None:
    """Found, in effect, public, with one measure."""
    _write(people, event, "head", Draft("finding", found))
    _step(people, event, "head", "find", found)
    effect = _later(found, 4)
    _step(people, event, "clerk", "take_effect", effect, ("service_proof",))
    event_publish(who=people.see("head"), event=event, legal_basis=_BASIS, on=effect)
    assert event.ends_on is not None
    wanted = WantedMeasure("财政性资金项目申请从严审批", "示例市知识产权局", *_LAW, ends_on=event.ends_on)
    measure_apply(who=people.see("clerk"), event=event, wanted=wanted, on=effect)


def _prints() -> bool:
    """Whether this machine can print papers: without Chinese faces the demonstration stands without them."""
    return ready() is None


def _write(people: _People, event: CreditEvent, role: str, draft: Draft) -> None:
    if _prints():
        letter_make(who=people.see(role), event=event, draft=draft)


def _step(
    people: _People, event: CreditEvent, role: str, name: str, on: date, papers: Sequence[str] = (), until: date | None = None
) -> None:
    assert event.run is not None
    wanted = Wanted(name, on, event.run.seq, documents=_papers(papers), statement_until=until)
    event_act(who=people.see(role), event=event, wanted=wanted)


def _draw(people: _People, firms: Sequence[int], today: date) -> None:
    """A pool in three grades, four inspectors with one recusal, a draw that was promised and made."""
    grades = list(_RATIOS)
    for place, firm in enumerate(firms):
        subject_grade(who=people.see("clerk"), pool=_POOL, party=firm, grade=grades[place % 3], reason="示例定级", on=today)
    inspectors = [
        inspector_add(who=people.see("head"), pool=_POOL, name=name) for name in ("甲（示例）", "乙（示例）", "丙（示例）", "丁（示例）")
    ]
    inspector_recuse(who=people.see("clerk"), inspector=inspectors[0], party=firms[0], reason="曾在该机构执业（示例）")
    planned = Planned(pool=_POOL, title="代理机构“双随机、一公开”抽查（示例）", basis="示例年度抽查计划", ratios=_RATIOS, team=2)
    draw: Draw = draw_commit(who=people.see("clerk"), planned=planned)
    draw_make(who=people.see("head"), draw_=draw, witness=_WITNESS)


def _papers(names: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(names, "合成")


def _working(day: date) -> date:
    return packaged_calendar().on_or_before(day)


def _later(day: date, days: int) -> date:
    """A working day some days later, never before the day itself."""
    return max(day, _working(day + timedelta(days=days)))
