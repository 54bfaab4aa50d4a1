"""The deliberate faults of the city: what a hand-kept ledger gets wrong, and what is expected to become of each. Pure."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from suizhi.halls.register.demo import story
from suizhi.halls.register.demo.series import FIRST, cn_application, cn_publication
from suizhi.halls.register.exchange.definition import SourceDefinition, parse_definition
from suizhi.kernel.records import EventCategory, EventFact, EventKey, Kind, RightRow, Role

COLUMNS = ("申请号", "名称", "类型", "申请日", "申请人", "法律状态", "状态日")
SERIAL = FIRST + 40
THREE_SPELLINGS = ("珠湾星屿照明（示例）有限公司", "珠湾星屿照明（示例）有限责任公司", "广州珠湾星屿照明（示例）有限公司")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its row in the ledger, and the code it is refused by ("" where it is taken in and people must look)."""

    what: str
    row: tuple[str, ...]
    code: str = ""


def _number(kind: Kind, year: int, place: int) -> str:
    return cn_application(kind, year, SERIAL + place).value.removeprefix("CN")


def _wrong_digit(number: str) -> str:
    body, check = number.split(".")
    return f"{body}.{(int(check) + 1) % 10 if check.isdigit() else 0}"


FAULTS = (
    Fault(
        "校验位抄错",
        (
            _wrong_digit(_number(Kind.INVENTION, 2022, 0)),
            "一种防潮吸音板",
            "发明",
            "2022-05-11",
            "溪岚声学（示例）有限公司",
            "审查中",
            "2022-05-11",
        ),
        "number.check_digit",
    ),
    Fault(
        "状态栏里写了来源没有的词",
        (
            _number(Kind.UTILITY_MODEL, 2021, 1),
            "一种可调式灯架",
            "实用新型",
            "2021-08-20",
            "溪岚声学（示例）有限公司",
            "好像还有效",
            "2024-01-05",
        ),
        "source.unknown_value",
    ),
    Fault(
        "类型栏里写了来源没有的词",
        (_number(Kind.DESIGN, 2020, 2), "吊灯", "新型外观", "2020-03-12", "溪岚声学（示例）有限公司", "失效", "2024-03-12"),
        "source.unknown_value",
    ),
    Fault(
        "日期写成了另一种样子",
        (_number(Kind.INVENTION, 2023, 3), "一种线阵列音箱", "发明", "2023年2月30日", "溪岚声学（示例）有限公司", "审查中", "2023-03-01"),
        "date.form",
    ),
    Fault(
        "同一号码写成了另一类权利",
        (story.mark().numbers[0].value, "穗岭云", "发明", "2020-09-08", story.OWNER.name, "有效", "2021-05-21"),
        "number.check_digit_missing",
    ),
    Fault(
        "发明的号码，类型栏写成外观设计",
        (_number(Kind.INVENTION, 2019, 4), "一种防眩光台灯", "外观设计", "2019-06-18", "溪岚声学（示例）有限公司", "有效", "2022-01-11"),
        "row.kind_conflict",
    ),
    Fault("没有号码", ("", "一种折叠遮阳棚", "实用新型", "2022-07-01", "丙", "有效", "2023-01-06"), "row.no_number"),
    *(
        Fault(
            "一家公司三种写法", (_number(Kind.UTILITY_MODEL, 2022, 10 + place), title, "实用新型", "2022-11-04", name, "有效", "2023-05-09")
        )
        for place, (title, name) in enumerate(zip(("一种磁吸轨道灯", "一种嵌入式筒灯", "一种应急照明灯"), THREE_SPELLINGS, strict=True))
    ),
    Fault(
        "电子表格的“.0”",
        (
            _number(Kind.UTILITY_MODEL, 2022, 20) + ".0",
            "一种风冷式投光灯",
            "实用新型",
            "2022-12-01",
            THREE_SPELLINGS[0],
            "有效",
            "2023-06-20",
        ),
    ),
)
"""The faults of the ledger. Two more stand in the registers themselves: a patent that lapsed while pledged, and sister firms of one core name."""


def ledger() -> bytes:
    """The ledger as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(fault.row for fault in FAULTS)
    return out.getvalue().encode()


def ledger_definition() -> SourceDefinition:
    """How the ledger is read."""
    path = files("suizhi.halls.register.demo") / "data" / "ledger.yaml"
    return parse_definition(path.read_text(encoding="utf-8"), "ledger.yaml")


def lapsed_and_pledged() -> list[RightRow]:
    """A utility model whose fee went unpaid while it secured a loan: two statements that a person must look at."""
    filed, granted = date(2020, 3, 17), date(2020, 11, 10)
    number = cn_application(Kind.UTILITY_MODEL, 2020, SERIAL + 30)
    paid = EventFact(EventKey.FEE_PAID, EventCategory.FEE, granted, text="第1年年费", detail={"year": 1, "until": "2021-03-17"})
    unpaid = EventFact(EventKey.LAPSED, EventCategory.DISCONTINUATION, date(2025, 3, 17), text="未缴第6年年费，专利权终止")
    patent = RightRow(
        Kind.UTILITY_MODEL,
        "CN",
        [number, cn_publication(Kind.UTILITY_MODEL, SERIAL + 30, granted=True)],
        {"zh": "一种防震灯具支架"},
        {"filing": filed, "grant": granted},
    )
    owner = story.LICENSEE
    patent.parties = [owner.fact(Role.APPLICANT, filed), owner.fact(Role.OWNER, granted, valid_from=granted)]
    patent.events = [paid, unpaid]
    pledged = date(2024, 9, 3)
    told = RightRow(Kind.UTILITY_MODEL, "CN", [number], {}, {"filing": filed})
    told.parties = [story.BANK.fact(Role.PLEDGEE, pledged, valid_from=pledged)]
    text = f"质权人 {story.BANK.name}，主债权200万元"
    told.events = [EventFact(EventKey.PLEDGED, EventCategory.PLEDGE, pledged, text=text, detail={"until": "2027-09-02"})]
    return [patent, told]
