"""The canonical fields that a column may be mapped to, with the headers by which each is commonly known.

Used to check definitions, to propose a mapping for an unknown spreadsheet, and to write the documentation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from suizhi.kernel.records import Role


@dataclass(frozen=True, slots=True)
class CanonicalField:
    """One field: its name, what it is called, and headers seen for it in real exports."""

    name: str
    zh: str
    en: str
    synonyms: tuple[str, ...] = ()


def _field(name: str, zh: str, en: str, *synonyms: str) -> CanonicalField:
    return CanonicalField(name, zh, en, (zh, en, *synonyms))


FIELDS: tuple[CanonicalField, ...] = (
    _field("number.application", "申请号", "Application number", "申请编号", "專利申請號", "Appl No", "出願番号", "출원번호"),
    _field(
        "number.publication", "公开（公告）号", "Publication number", "公开号", "公告号", "公開號", "Publication No", "publication_number"
    ),
    _field("number.registration", "注册号", "Registration number", "商标注册号", "登记号", "专利号", "證書號", "Patent number", "Reg No"),
    _field("kind", "权利类型", "Kind", "专利类型", "类型", "专利种类", "patent_type", "商标类型"),
    _field("title.zh", "名称", "Chinese title", "标题", "发明名称", "专利名称", "商标名称", "作品名称", "软件名称", "軟件全稱", "软件全称"),
    _field("title.en", "英文名称", "Title", "Invention title", "title"),
    _field("date.filing", "申请日", "Filing date", "申请日期", "Application date", "filing_date", "출원일"),
    _field("date.publication", "公开（公告）日", "Publication date", "公开日", "公告日", "初审公告日", "공개일"),
    _field("date.grant", "授权日", "Grant date", "授权公告日", "颁证日", "grant_date", "등록일"),
    _field("date.registration", "注册日", "Registration date", "注册日期", "登记日期", "登记批准日期", "注册公告日"),
    _field("date.expiry", "届满日", "Expiry date", "专用权期限至", "有效期至", "专用期限止"),
    _field("date.first_publication", "首次发表日期", "First publication", "首次发表日"),
    _field("date.completion", "创作完成日期", "Date of completion", "开发完成日期", "完成日期"),
    _field("party.applicant", "申请人", "Applicant", "申请（专利权）人", "Applicants", "注册人", "출원인"),
    _field("party.owner", "权利人", "Owner", "专利权人", "商标权人", "著作权人", "Assignee", "Current Assignee", "owners"),
    _field("party.inventor", "发明人", "Inventor", "发明（设计）人", "设计人", "Inventors", "발명자"),
    _field("party.creator", "作者", "Author", "创作者"),
    _field("party.agency", "专利代理机构", "Agency", "代理机构", "商标代理机构", "Attorney firm"),
    _field("party.agent", "代理人", "Agent", "代理师", "Agents"),
    _field("party.applicant.address", "地址", "Applicant address", "申请人地址", "注册人地址"),
    _field("class.ipc", "分类号", "IPC", "IPC分类号", "主分类号", "International Classification", "ipc_subclasses"),
    _field("class.cpc", "CPC分类号", "CPC", "CPC", "cpc_codes"),
    _field("class.nice", "国际分类", "Nice class", "类别", "商标类别", "国际分类号", "尼斯分类"),
    _field("class.nice_group", "类似群", "Similar group", "类似群组", "类似群号"),
    _field("class.locarno", "洛迦诺分类号", "Locarno class", "外观设计分类号"),
    _field("class.vienna", "图形要素", "Vienna codes", "图形编码", "图形要素编码"),
    _field("text.abstract.zh", "摘要", "Chinese abstract", "文摘"),
    _field("text.abstract.en", "英文摘要", "Abstract"),
    _field("text.claims.zh", "权利要求", "Claims", "权利要求书"),
    _field("text.main_claim.zh", "主权项", "Main claim", "首项权利要求", "首权", "主权利要求"),
    _field("text.goods.zh", "商品/服务", "Goods and services", "核定使用商品/服务", "商品服务列表", "商品/服务项目", "使用商品"),
    _field("priority", "优先权", "Priority", "优先权号", "Priority number", "优先权信息"),
    _field("status", "法律状态", "Legal status", "当前法律状态", "商标状态", "状态", "Status"),
    _field("date.status", "法律状态公告日", "Legal status date", "法律状态日期"),
    _field("party.name", "企业名称", "Organisation name", "单位名称", "公司名称"),
    _field("party.uscc", "统一社会信用代码", "Unified social credit code", "信用代码", "社会信用代码"),
    _field("party.registered_on", "注册日期", "Date of establishment", "成立日期"),
    _field("party.address", "注册地址", "Registered address", "住所", "企业地址"),
    _field("party.district", "行政区", "District", "区县", "所属区"),
    _field("party.legal_form", "企业类型", "Legal form", "公司类型"),
    _field("party.industry", "行业", "Industry", "行业代码", "所属行业"),
    _field("entry.symbol", "代码", "Code", "编码", "code", "idcategory"),
    _field("entry.title.zh", "类目名称", "Chinese name", "name"),
    _field("entry.title.en", "英文类目名称", "English name", "description", "categdesc"),
    _field("entry.parent", "上级代码", "Parent code", "parent"),
    _field("entry.note", "注释", "Note"),
)

_ROLES = "|".join(Role)
_PATTERNS = (
    r"number\.(application|publication|registration|other)",
    r"kind|kind_code|office|status|priority|priority_date|priority_country|year\.publication|skip",
    r"title\.(auto|[a-z]{2}(-[A-Za-z]+)?)",
    r"date\.[a-z_]+",
    rf"party\.({_ROLES})(\.(address|country|region|uscc|name_en))?",
    r"class\.(patent|ipc|cpc|nice|nice_group|locarno|vienna|gb4754|uspc|fi|f_term)",
    r"text\.[a-z_]+\.(auto|[a-z]{2}(-[A-Za-z]+)?)",
    r"family\.(simple|extended|source)(\.members)?",
    r"citation\.(patent|literature)|document\.[a-z_]+|attribute\.[a-z][a-z0-9_]*",
    r"party\.(name|uscc|registered_on|address|district|legal_form|industry)",
    r"entry\.(symbol|parent|note|see_also|edition|scheme|title\.[a-z]{2})",
)
_KNOWN = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))


def check(name: str) -> str:
    """`name` itself if it is a canonical field; `ValueError` otherwise."""
    if not _KNOWN.fullmatch(name):
        raise ValueError(f"“{name}” is not a canonical field")
    return name


def by_name() -> dict[str, CanonicalField]:
    """The listed fields by name."""
    return {field.name: field for field in FIELDS}
