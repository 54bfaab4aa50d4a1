"""Demonstration data of the enforcement desk and of aid, invented and stamped 合成: a report with its file, a firm drawn into a dispute abroad."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.policy import Viewer, viewer_of
from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.discretion import Claim
from suizhi.halls.casework.aid import services as aid
from suizhi.halls.casework.enforcement import services as desk
from suizhi.halls.casework.enforcement.services.inspecting import Officer
from suizhi.halls.casework.models import AidRequest, Case, Clue
from suizhi.halls.casework.services import case_act, case_assign, paper_add
from suizhi.halls.casework.services.acting import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
"""The smallest photograph there is: one grey dot, as a PNG."""
_FACTS = {"ip_right": "商标", "case_kind": "商标侵权", "mark_similarity": "identical", "goods_similarity": "identical"}


@transaction.atomic
def desk_load(*, today: date) -> int:
    """Make a report with its file, and a request for aid, unless there are any; how many there are. Needs the demonstration accounts."""
    people = {user.role: user for user in User.objects.filter(synthetic=True)}
    if not Clue.objects.filter(case__synthetic=True).exists() and people.keys() >= {AccountRole.CLERK, AccountRole.SUPERVISOR}:
        _report(viewer_of(people[AccountRole.CLERK]), viewer_of(people[AccountRole.SUPERVISOR]), people[AccountRole.CLERK], today)
    if not AidRequest.objects.filter(synthetic=True).exists() and people.keys() >= {AccountRole.CLERK, AccountRole.HOLDER}:
        _abroad(viewer_of(people[AccountRole.CLERK]), viewer_of(people[AccountRole.HOLDER]), today)
    return Clue.objects.filter(case__synthetic=True).count() + AidRequest.objects.filter(synthetic=True).count()


def _report(clerk: Viewer, head: Viewer, handler: User, today: date) -> None:
    told, on = (packaged_calendar().on_or_before(today - timedelta(days=days)) for days in (24, 12))
    clue = desk.NewClue(
        kind=Clue.Kind.REPORT,
        title="涉嫌销售假冒注册商标商品·运动鞋",
        subject="示例鞋行",
        said="批发市场的档口在卖印着“羚跃”商标的鞋，价格只有正品的三分之一。",
        place="示例批发市场 3 号档",
        name="示例举报人",
        contact="示例电话",
        right_said="“羚跃”第 25 类",
        facts=_FACTS,
        synthetic=True,
    )
    case, _code = desk.clue_register(who=clerk, clue=clue, on=told)
    case_assign(who=clerk, case=case, handler=handler)
    _step(case, clerk, "register", told)
    _step(case, head, "file", on, {"human_reviewed": True, "evidence_of_infringement": True})
    _step(case, clerk, "investigate", on)
    _on_site(case, clerk, on)
    line = desk.Line("运动鞋", Decimal(120), "双", "36 至 44 码", "示例仓库")
    measure = desk.measure_propose(
        who=clerk, case=case, new=desk.NewMeasure("扣押", "示例批发市场 3 号档", "防止转移、销售。", (line,)), on=on
    )
    desk.measure_decide(who=head, measure=measure, approve=True, why="同意。", on=on)
    _weigh(case, clerk, told, today)


def _on_site(case: Case, clerk: Viewer, on: date) -> None:
    began, ended = (timezone.make_aware(datetime.combine(on, at)) for at in (time(9, 30), time(10, 40)))
    new = desk.NewInspection(
        began,
        ended,
        "示例批发市场 3 号档",
        (Officer("示例甲", "粤示 001"), Officer("示例乙", "粤示 002")),
        present=("示例店主",),
        items=("运动鞋 120 双", "销售单据一本"),
        found="货架和仓库有印有“羚跃”字样的运动鞋 120 双，标价 199 元；店主不能提供进货单据。",
        refused=True,
        refused_why="店主核对后拒绝签名，执法记录仪全程录像。",
        witness="示例市场管理员",
        photos=(desk.Photo(io.BytesIO(_DOT), "货架.png"),),
    )
    desk.inspection_record(who=clerk, case=case, new=new, origin=Origin(source="执法人员现场拍摄"))


def _weigh(case: Case, clerk: Viewer, conduct_on: date, today: date) -> None:
    proof = paper_add(
        who=clerk, case=case, file=io.BytesIO(_DOT + b"0"), name="召回记录.png", purpose="召回已售商品", origin=Origin(source="当事人提交")
    )
    facts = {"turnover": 80000, "prior_violations_on": [(today - timedelta(days=1200)).isoformat()], "current_violation_on": conduct_on}
    claims = (Claim("harm_removed", (proof.ref,), "召回已售商品"),)
    desk.sheet_weigh(who=clerk, case=case, weighing=desk.Weighing("trademark_infringement", conduct_on, today, facts, claims))


def _abroad(clerk: Viewer, firm: Viewer, today: date) -> None:
    new = aid.NewRequest(
        "示例新能源有限公司",
        "中小微企业",
        "专家援助",
        "境外律师直接来函，要求交出产品图纸，并要在本公司询问工程师。",
        opponent="某境外公司（示例）",
        overseas_event="境外诉讼",
        country="某国",
        foreign_act="境外律师直接取证",
        respond_by=today + timedelta(days=20),
    )
    made = aid.aid_ask(who=firm, new=new, on=today, synthetic=True)
    aid.aid_admit(who=clerk, request=made, admit=True, why="", answer_by=today + timedelta(days=7))
    expert = aid.expert_add(who=clerk, name="示例涉外律师事务所", fields=("境外诉讼", "337调查"), institution=True, synthetic=True)
    aid.expert_assign(who=clerk, request=made, expert=expert)
    aid.guidance_note(
        who=clerk, request=made, text="不要直接提供图纸，也不要安排询问；保存来函。需要向境外法院提供证据的，先过下面的核查。"
    )
    export = aid.export_ask(who=firm, request=made, what="产品图纸（示例）", recipient="某境外法院（示例）")
    aid.export_answer(who=clerk, export=export, check="国家秘密", passed=True, basis="经审查不涉及国家秘密（示例）。")


def _step(case: Case, who: Viewer, event: str, on: date, facts: Mapping[str, object] | None = None) -> None:
    assert case.run is not None
    case.run.refresh_from_db()
    case_act(who=who, case=case, wanted=Wanted(event, on, case.run.seq, facts=facts or {}))
