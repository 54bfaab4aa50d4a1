"""The fields of the query language with their Chinese and English aliases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class FieldType(StrEnum):
    """How the values of a field are read and compared."""

    TEXT = "text"
    """Cut into words."""
    NUMBER = "number"
    """A number of a right, in any spelling the kernel reads."""
    CLASS = "class"
    """A symbol of a classification; it stands for its whole subtree."""
    DATE = "date"
    """A day, a month, a year or a range of them."""
    CODE = "code"
    """One value of a closed list; its Chinese and English names are accepted."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its `code` (shown first), what is searched (`targets`, names in the index), and its other `aliases`."""

    code: str
    type: FieldType
    targets: tuple[str, ...]
    zh: str
    en: str
    aliases: tuple[str, ...] = ()


_TEXT, _NUMBER, _CLASS, _DATE, _CODE = FieldType

FIELDS: tuple[Field, ...] = (
    Field("TI", _TEXT, ("title",), "名称", "title", ("标题", "商标名称", "发明名称")),
    Field("AB", _TEXT, ("abstract",), "摘要", "abstract"),
    Field("CLM", _TEXT, ("claims",), "权利要求", "claims", ("CL", "主权项", "权利要求书")),
    Field("GS", _TEXT, ("goods",), "商品", "goods", ("商品服务", "服务")),
    Field("TA", _TEXT, ("title", "abstract"), "名称摘要", "title_abstract", ("TIAB",)),
    Field("PA", _TEXT, ("applicants", "aliases"), "申请人", "applicant", ("AP",)),
    Field("OW", _TEXT, ("owners", "aliases"), "权利人", "owner", ("专利权人", "注册人", "著作权人")),
    Field("IN", _TEXT, ("inventors",), "发明人", "inventor", ("设计人", "作者")),
    Field("AG", _TEXT, ("agencies",), "代理机构", "agency"),
    Field("AT", _TEXT, ("agents",), "代理人", "agent", ("代理师",)),
    Field("ADDR", _TEXT, ("address",), "地址", "address"),
    Field("AN", _NUMBER, ("application_numbers",), "申请号", "application_number", ("APN",)),
    Field("PN", _NUMBER, ("publication_numbers",), "公开号", "publication_number", ("公告号", "公开公告号")),
    Field("RN", _NUMBER, ("registration_numbers",), "注册号", "registration_number", ("登记号",)),
    Field("NO", _NUMBER, ("application_numbers", "publication_numbers", "registration_numbers"), "号码", "number", ("编号",)),
    Field("IPC", _CLASS, ("ipc",), "分类", "ipc_class", ("IC", "分类号", "IPC分类号", "国际分类")),
    Field("CPC", _CLASS, ("cpc",), "CPC分类", "cpc_class", ("联合分类",)),
    Field("NICE", _CLASS, ("nice",), "类别", "nice_class", ("尼斯分类", "商品类别", "国际类别")),
    Field("NG", _CLASS, ("nice_groups",), "类似群", "similar_group", ("类似群组",)),
    Field("LOC", _CLASS, ("locarno",), "洛迦诺分类", "locarno_class", ("外观分类", "洛迦诺")),
    Field("VC", _CLASS, ("vienna",), "图形要素", "vienna_class", ("维也纳分类", "图形分类")),
    Field("AD", _DATE, ("filing",), "申请日", "filing_date", ("申请日期",)),
    Field("PD", _DATE, ("publication",), "公开日", "publication_date", ("公告日", "公开日期")),
    Field("GD", _DATE, ("grant",), "授权日", "grant_date", ("注册日", "登记日")),
    Field("ED", _DATE, ("expiry",), "届满日", "expiry_date", ("到期日",)),
    Field("LS", _CODE, ("status",), "法律状态", "status", ("状态",)),
    Field("KIND", _CODE, ("kind",), "种类", "kind", ("类型", "专利类型")),
    Field("CC", _CODE, ("country",), "国别", "country", ("国家",)),
    Field("OFFICE", _CODE, ("office",), "受理局", "office"),
    Field("DIST", _CODE, ("district",), "区", "district", ("行政区", "区县")),
    Field("SET", _CODE, ("collection",), "数据集", "collection"),
)


@cache
def _by_alias() -> dict[str, Field]:
    return {alias.casefold(): field for field in FIELDS for alias in (field.code, field.zh, field.en, *field.aliases)}


def find_field(name: str) -> Field | None:
    """The field that `name` stands for, in any of its spellings and letter cases, or None."""
    return _by_alias().get(name.casefold())


def names() -> list[str]:
    """Every accepted name, for suggestions."""
    return [alias for field in FIELDS for alias in (field.code, field.zh, field.en, *field.aliases)]
