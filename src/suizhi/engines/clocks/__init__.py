"""When is a legal time limit over? Periods, working days, rolls, suspensions, extensions and provisional years.

The engine counts; it knows no statute. Numbers, units and whether a last day rolls come from the caller's rule. It reads no clock.
"""

from suizhi.engines.clocks.calendar import Calendar, packaged_calendar
from suizhi.engines.clocks.compute import compute
from suizhi.engines.clocks.computed import Computed, Reason
from suizhi.engines.clocks.differences import Change, Difference, compare
from suizhi.engines.clocks.notices import Notice, parse_notice
from suizhi.engines.clocks.period import FORWARD, Counting, Interval, Period, Unit
from suizhi.engines.clocks.steps import Act, Step
from suizhi.engines.clocks.stored import read_computed

__all__ = [
    "FORWARD",
    "Act",
    "Calendar",
    "Change",
    "Computed",
    "Counting",
    "Difference",
    "Interval",
    "Notice",
    "Period",
    "Reason",
    "Step",
    "Unit",
    "compare",
    "compute",
    "packaged_calendar",
    "parse_notice",
    "read_computed",
]
