"""Names under which people ask for the values of closed lists."""

from __future__ import annotations

from suizhi.engines.text import fold

_KINDS = {
    "invention": ("发明", "发明专利"),
    "utility_model": ("实用新型", "新型", "utility"),
    "design": ("外观", "外观设计"),
    "trademark": ("商标", "普通商标", "mark"),
    "collective_mark": ("集体商标",),
    "certification_mark": ("证明商标",),
    "geographical_indication": ("地理标志", "gi"),
    "copyright_work": ("作品", "著作权", "版权", "copyright"),
    "software": ("软件", "软件著作权", "计算机软件"),
    "layout_design": ("布图设计", "集成电路布图设计"),
    "data_ip": ("数据知识产权",),
}
_STATUSES = {
    "pending": ("审查中", "在审", "未决"),
    "granted": ("已授权", "授权"),
    "in_force": ("有效", "维持", "alive", "valid"),
    "lapsed": ("失效", "未缴年费"),
    "expired": ("期满", "届满"),
    "refused": ("驳回", "rejected"),
    "withdrawn": ("撤回", "视为撤回"),
    "invalidated": ("宣告无效", "无效", "全部无效"),
    "cancelled": ("注销", "撤销"),
    "unknown": ("状态未取得", "未知"),
}
_COUNTRIES = {
    "CN": ("中国",),
    "TW": ("台湾", "中国台湾"),
    "HK": ("香港", "中国香港"),
    "US": ("美国",),
    "JP": ("日本",),
    "KR": ("韩国",),
    "EP": ("欧洲",),
    "WO": ("国际", "pct"),
    "DE": ("德国",),
    "FR": ("法国",),
    "GB": ("英国",),
}
_COLLECTIONS = {"demo": ("示例", "合成", "演示"), "office": ("官方", "导入")}

_LISTS = {"kind": _KINDS, "status": _STATUSES, "country": _COUNTRIES, "office": _COUNTRIES, "collection": _COLLECTIONS}
_PATENTS = ("invention", "utility_model", "design")
_MARKS = ("trademark", "collective_mark", "certification_mark")
# Words for several values at once.
_GROUPS: dict[str, dict[str, tuple[str, ...]]] = {"kind": {"专利": _PATENTS, "patent": _PATENTS, "全部商标": _MARKS}}


def code_values(field: str, text: str) -> tuple[str, ...]:
    """The stored values that `text` names in a code field; the text itself where the list does not know it."""
    wanted = fold(text).strip()
    groups = _GROUPS.get(field, {})
    if wanted in groups:
        return groups[wanted]
    for value, names in _LISTS.get(field, {}).items():
        if wanted == value.lower() or wanted in names:
            return (value,)
    return (text,)
