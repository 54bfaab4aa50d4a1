"""Records in their JSON form flattened to columns, for tables. Everything held is in one column or another; nothing is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]
Cell = Callable[[Record], str]

SEPARATOR = "；"
"""Between the items of a list in one cell, as Chinese exports have it."""


def _plain(key: str) -> Cell:
    return lambda record: _text(record.get(key))


def _entry(key: str, name: str) -> Cell:
    return lambda record: _text((record.get(key) or {}).get(name))


def _numbers(kind: str) -> Cell:
    return _joined("numbers", lambda one: one["type"] == kind, lambda one: _text(one.get("value")))


def _parties(role: str) -> Cell:
    return _joined("parties", lambda one: one["role"] == role, lambda one: _text(one.get("name")))


def _classes(scheme: str) -> Cell:
    return _joined("classes", lambda one: one["scheme"] == scheme, lambda one: _text(one.get("symbol")))


def _texts(part: str) -> Cell:
    return lambda record: "\n".join(one["text"] for one in record.get("texts") or () if one["part"] == part)


def _joined(key: str, wanted: Callable[[Record], bool], shown: Callable[[Record], str]) -> Cell:
    return lambda record: SEPARATOR.join(dict.fromkeys(shown(one) for one in record.get(key) or () if wanted(one)))


def _events(record: Record) -> str:
    return "\n".join(
        " ".join(filter(None, (_text(one.get("on")), _text(one.get("key")), _text(one.get("text"))))) for one in record.get("events") or ()
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return SEPARATOR.join(map(_text, value))
    if isinstance(value, dict):
        return SEPARATOR.join(f"{key}={_text(item)}" for key, item in value.items())
    return str(value)


COLUMNS: tuple[tuple[str, str, Cell], ...] = (
    ("申请号", "Application number", _numbers("application")),
    ("公开（公告）号", "Publication number", _numbers("publication")),
    ("注册号／登记号", "Registration number", _numbers("registration")),
    ("类型", "Kind", _plain("kind")),
    ("国家／局", "Office", _plain("office")),
    ("法律状态", "Status", _plain("status")),
    ("名称", "Title (Chinese)", _entry("titles", "zh")),
    ("英文名称", "Title (English)", _entry("titles", "en")),
    (
        "其他语言名称",
        "Other titles",
        lambda record: _text({k: v for k, v in (record.get("titles") or {}).items() if k not in ("zh", "en")}),
    ),
    ("申请日", "Filing date", _entry("dates", "filing")),
    ("公开（公告）日", "Publication date", _entry("dates", "publication")),
    ("授权日", "Grant date", _entry("dates", "grant")),
    ("注册日", "Registration date", _entry("dates", "registration")),
    ("届满日", "Expiry date", _plain("expires_on")),
    ("其他日期", "Other dates", lambda record: _text(_others(record.get("dates") or {}))),
    ("申请人", "Applicants", _parties("applicant")),
    ("权利人", "Owners", _parties("owner")),
    ("发明（设计）人", "Inventors", _parties("inventor")),
    ("作者", "Authors", _parties("creator")),
    ("代理机构", "Agencies", _parties("agency")),
    ("代理人", "Agents", _parties("agent")),
    ("地址", "Addresses", _joined("parties", lambda one: bool(one.get("address")), lambda one: f"{one['name']} {one['address']}")),
    ("IPC", "IPC", _classes("ipc")),
    ("CPC", "CPC", _classes("cpc")),
    ("尼斯类别", "Nice classes", _classes("nice")),
    ("类似群", "Similar groups", _classes("nice_group")),
    ("洛迦诺分类", "Locarno", _classes("locarno")),
    ("图形要素", "Vienna codes", _classes("vienna")),
    ("优先权", "Priorities", _plain("priorities")),
    ("摘要", "Abstract", _texts("abstract")),
    ("主权项", "Main claim", _texts("main_claim")),
    ("权利要求书", "Claims", _texts("claims")),
    ("商品／服务", "Goods and services", _texts("goods")),
    ("同族", "Families", _joined("families", lambda one: True, lambda one: _text([one.get("key"), *(one.get("members") or ())]))),
    ("引证", "Citations", _joined("citations", lambda one: True, lambda one: _text(one.get("key") or one.get("text")))),
    ("事件", "Events", _events),
    ("其他属性", "Attributes", _plain("attributes")),
    ("来源", "Sources", _plain("sources")),
    ("合成数据", "Synthetic", lambda record: "合成" if record.get("synthetic") else ""),
)
"""Header in Chinese, in English, and how the cell is made."""

_SHOWN_DATES = frozenset({"filing", "publication", "grant", "registration"})


def _others(dates: Mapping[str, Any]) -> dict[str, Any]:
    return {name: day for name, day in dates.items() if name not in _SHOWN_DATES}


def headers(language: str = "zh") -> list[str]:
    """The column names in this language."""
    return [zh if language == "zh" else en for zh, en, _ in COLUMNS]


def cells(record: Record) -> list[str]:
    """One record as the cells of a row."""
    return [make(record) for _, _, make in COLUMNS]


def rows(records: Iterable[Record]) -> Iterable[list[str]]:
    """Records as rows, lazily."""
    return map(cells, records)
