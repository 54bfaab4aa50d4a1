"""What a rule says about time: a period with its unit, how it is counted, and the intervals that do not count."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suizhi.kernel.errors import Refusal


class Unit(StrEnum):
    """The unit of a period. It belongs to each rule: 日 is a working day in some statutes and any day in others."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"

    @property
    def zh(self) -> str:
        """The unit as written after a number in Chinese."""
        return _WORDS[self][0]

    @property
    def en(self) -> str:
        """The unit in English, singular."""
        return _WORDS[self][1]


_WORDS = {
    Unit.HOUR: ("小时", "hour"),
    Unit.DAY: ("日", "day"),
    Unit.WORKING_DAY: ("个工作日", "working day"),
    Unit.MONTH: ("个月", "month"),
    Unit.YEAR: ("年", "year"),
}


@dataclass(frozen=True, slots=True)
class Period:
    """`n` units of time, as a statute writes them. A period of none ends on the day that starts it."""

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", _unit(self.unit))
        if isinstance(self.n, bool) or not isinstance(self.n, int) or self.n < 0:
            raise Refusal(
                "clock.period_number",
                zh=f"期间“{self.n}”不是零或正整数。",
                en=f"The length {self.n!r} is not zero or a positive whole number.",
                mend_zh="请写整数，例如15。",
                mend_en="Write a whole number such as 15.",
                field="n",
                value=self.n,
            )

    @classmethod
    def of_days(cls, n: int, working_day_values: Container[int]) -> Period:
        """`n` 日 under a statute that says which of its numbers of 日 are working days (行政处罚法第八十五条 and the like)."""
        return cls(n, Unit.WORKING_DAY if n in working_day_values else Unit.DAY)

    @property
    def zh(self) -> str:
        """15日, 5个工作日, 3个月."""
        return f"{self.n}{self.unit.zh}"

    @property
    def en(self) -> str:
        """15 days, 1 month."""
        return f"{self.n} {self.unit.en}{'' if self.n == 1 else 's'}"


_UNITS = {str(unit): unit for unit in Unit}


def _unit(value: object) -> Unit:
    """The unit; its code, as rule files write it, is taken too."""
    unit = _UNITS.get(str(value))
    if unit is not None:
        return unit
    raise Refusal(
        "clock.unit",
        zh=f"期间单位“{value}”不认识。",
        en=f"The unit {str(value)!r} is not known.",
        mend_zh=f"请用其中之一：{'、'.join(Unit)}。",
        mend_en=f"Use one of: {', '.join(Unit)}.",
        field="unit",
        value=value,
    )


@dataclass(frozen=True, slots=True)
class Counting:
    """How a period is counted, where its statute departs from the ordinary way.

    `start_included`: the first day counts, so that a year ends on the day before the corresponding day (有效期自注册之日起).
    `backward`: counted back from the trigger (听证的七个工作日前). `clear`: that many full days lie between the two, the strict reading.
    `rule`: id of the statute's own rule of counting, cited in the steps in place of the general ones.
    """

    start_included: bool = False
    backward: bool = False
    clear: bool = False
    rule: str = ""

    def __post_init__(self) -> None:
        if (self.clear and not self.backward) or (self.backward and self.start_included):
            raise ValueError("clear days are counted backward, and backward the first day is never included")


FORWARD = Counting()
"""The ordinary way: onward, the first day not counted (民事诉讼法第八十五条、民法典第二百零一条)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days that do not count towards a period: `start` is the first of them, `end` the day on which counting goes on.

    `end` is None while the suspension runs. `reason` (中止, 检验鉴定 …, and in English) and `rule` are shown in the steps. `at_most`
    caps what is left out (公证认证延误最长不超过二十个工作日): of a longer interval only its first so many days do not count.
    """

    start: date
    end: date | None
    reason: str = ""
    rule: str = ""
    at_most: Period | None = None
    reason_en: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise Refusal(
                "clock.interval_order",
                zh=f"扣除期间的止日{self.end}早于起日{self.start}。",
                en=f"The interval ends on {self.end}, before it starts on {self.start}.",
                mend_zh="请核对起止日期。",
                mend_en="Check the two dates.",
                field="end",
                value=self.end,
            )
