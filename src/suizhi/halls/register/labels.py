"""The words by which pages call events, roles, numbers, schemes and texts: Chinese here, English in the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from suizhi.commons.accounts.models import AccountRole
from suizhi.kernel.records import EventKey, NumberType, Role

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

EVENT_LABELS = {
    EventKey.FILED: _("提出申请"),
    EventKey.PUBLISHED: _("申请公布"),
    EventKey.EXAMINATION_REQUESTED: _("请求实质审查"),
    EventKey.ALLOWED: _("通知授权"),
    EventKey.GRANTED: _("授权公告"),
    EventKey.REGISTERED: _("核准登记"),
    EventKey.REFUSED: _("驳回"),
    EventKey.WITHDRAWN: _("撤回"),
    EventKey.ABANDONED: _("放弃"),
    EventKey.FEE_PAID: _("缴纳年费"),
    EventKey.FEE_UNPAID: _("未缴年费"),
    EventKey.LAPSED: _("权利终止"),
    EventKey.RESTORED: _("恢复权利"),
    EventKey.EXPIRED: _("期限届满"),
    EventKey.RENEWED: _("续展"),
    EventKey.INVALIDATED: _("宣告无效"),
    EventKey.PARTLY_INVALIDATED: _("部分无效"),
    EventKey.OPPOSED: _("提出异议"),
    EventKey.CANCELLED: _("注销或撤销"),
    EventKey.TRANSFERRED: _("转让"),
    EventKey.NAME_CHANGED: _("名称变更"),
    EventKey.AGENT_CHANGED: _("代理变更"),
    EventKey.LICENSED: _("许可备案"),
    EventKey.LICENCE_ENDED: _("许可结束"),
    EventKey.PLEDGED: _("质押登记"),
    EventKey.PLEDGE_RELEASED: _("质押注销"),
    EventKey.PRESERVED: _("保全"),
    EventKey.PRESERVATION_LIFTED: _("解除保全"),
    EventKey.CORRECTED: _("更正"),
    EventKey.NOTE: _("其他事项"),
}

USE_EVENTS = frozenset(
    {
        EventKey.TRANSFERRED,
        EventKey.LICENSED,
        EventKey.LICENCE_ENDED,
        EventKey.PLEDGED,
        EventKey.PLEDGE_RELEASED,
    }
)
"""What is done with a right: the lane 运用 of the timeline."""

DEFENCE_EVENTS = frozenset(
    {
        EventKey.OPPOSED,
        EventKey.INVALIDATED,
        EventKey.PARTLY_INVALIDATED,
        EventKey.PRESERVED,
        EventKey.PRESERVATION_LIFTED,
    }
)
"""Disputes over a right: the lane 维权."""

ROLE_LABELS = {
    Role.APPLICANT: _("申请人"),
    Role.OWNER: _("权利人"),
    Role.INVENTOR: _("发明人"),
    Role.CREATOR: _("创作者"),
    Role.AGENCY: _("代理机构"),
    Role.AGENT: _("代理人"),
    Role.ASSIGNOR: _("转让人"),
    Role.LICENSEE: _("被许可人"),
    Role.PLEDGEE: _("质权人"),
    Role.EXAMINER: _("审查员"),
    Role.CORRESPONDENT: _("联系人"),
}

NUMBER_LABELS = {
    NumberType.APPLICATION: _("申请号"),
    NumberType.PUBLICATION: _("公开号"),
    NumberType.REGISTRATION: _("注册号"),
    NumberType.PRIORITY: _("优先权号"),
}

SCHEME_LABELS = {
    "ipc": _("IPC 分类"),
    "cpc": _("CPC 分类"),
    "uspc": _("美国专利分类"),
    "nice": _("尼斯分类"),
    "nice_group": _("类似群"),
    "locarno": _("洛迦诺分类"),
    "vienna": _("图形要素"),
    "gb4754": _("国民经济行业"),
}

TEXT_LABELS = {
    "abstract": _("摘要"),
    "claims": _("权利要求"),
    "main_claim": _("主权项"),
    "description": _("说明书"),
    "goods": _("商品和服务"),
    "brief": _("简要说明"),
}

DATE_LABELS = {
    "filing": _("申请日"),
    "publication": _("公布日"),
    "grant": _("授权公告日"),
    "registration": _("注册日"),
    "expiry": _("届满日"),
    "priority": _("优先权日"),
    "first_use": _("首次使用日"),
    "completion": _("完成日"),
}

DOCUMENT_LABELS = {
    "certificate": _("证书"),
    "notice": _("通知书"),
    "report": _("报告"),
    "rules": _("使用管理规则"),
    "standard": _("质量技术要求"),
    "image": _("图"),
    "full_text": _("全文"),
    "web": _("网页"),
}

ORIGIN_LABELS = {
    "examiner": _("审查员引用"),
    "applicant": _("申请人引用"),
    "third party": _("第三方引用"),
    "other": _("其他人引用"),
    "search": _("检索报告引用"),
    "international-search-report": _("国际检索报告引用"),
    "examination": _("审查中引用"),
    "opposition": _("异议中引用"),
    "description": _("说明书引用"),
}
"""Who cited a document, or in which phase, as the sources of citations call it."""

MEND_LABELS = {
    "number.spreadsheet_decimal": _("号码：去掉表格软件加的“.0”"),
    "number.spreadsheet_quote": _("号码：去掉表格软件加的引号"),
    "number.spreadsheet_scientific": _("号码：科学计数法还原为数字"),
    "number.full_width": _("号码：全角改为半角"),
    "number.lower_case": _("号码：小写改为大写"),
    "number.check_digit_added": _("号码：来源不印校验位，已补上"),
    "number.zero_restored": _("号码：补回丢失的前导零"),
    "number.right_assumed": _("号码：来源未写权利种类，按专利读"),
    "number.kept_as_text": _("号码：无法核对，按原样保留"),
    "number.class_dropped": _("号码：去掉混在后面的类别"),
    "class.full_width": _("分类号：全角改为半角"),
    "class.lower_case": _("分类号：小写改为大写"),
    "class.spreadsheet_decimal": _("分类号：去掉表格软件加的“.0”"),
    "class.zero_restored": _("分类号：补回丢失的前导零"),
    "class.section_added": _("分类号：补上门类字母"),
    "class.kept_verbatim": _("分类号：不合规则，按原样保留"),
    "row.kind_by_number": _("类型与号码不符，以号码为准"),
    "date.serial": _("日期：表格软件的日序号还原为日期"),
    "cell.text_mark": _("去掉表格软件的文本标记"),
    "party.not_a_name": _("当事人：不是名称，已略去"),
    "event.undated": _("事件：没有日期，未列入经过"),
}
"""What was mended on the way in, in words."""

ACTOR_LABELS = {"system": _("系统"), "cli": _("命令行"), "demo": _("演示数据"), "public": AccountRole.PUBLIC.label}
"""Who is no account: the platform, its operator, its demonstration, and whoever is not named, as one who reports."""

FIELD_LABELS = {
    "number": _("号码"),
    "numbers": _("号码"),
    "kind": _("权利种类"),
    "title": _("名称"),
    "class": _("分类"),
    "uscc": _("统一社会信用代码"),
    "status": _("法律状态"),
    "priority": _("优先权"),
    "citation": _("引用文献"),
    "office": _("受理局"),
    "party": _("当事人"),
    "party.name": _("当事人名称"),
    "entry.symbol": _("分类号"),
    "date": _("日期"),
    "event": _("事件"),
    "text": _("正文"),
    "share": _("份额"),
}
"""What a refusal calls the field at fault; `number.application`, `date.filing` and their like go by the tables above."""

_FIELD_FAMILIES: dict[str, dict[str, _StrPromise]] = {
    "number": {str(code): label for code, label in NUMBER_LABELS.items()},
    "date": DATE_LABELS,
    "class": SCHEME_LABELS,
    "text": TEXT_LABELS,
    "document": DOCUMENT_LABELS,
    "party": {str(code): label for code, label in ROLE_LABELS.items()},
    "event": {str(code): label for code, label in EVENT_LABELS.items()},
}


def field_label(code: str) -> str:
    """The words for a field of the canonical record, empty where there are none."""
    family, _dot, member = code.partition(".")
    words = FIELD_LABELS.get(code) or _FIELD_FAMILIES.get(family, {}).get(member)
    return str(words or "")
