"""Pages of the enforcement desk."""

from suizhi.halls.casework.enforcement.views.clues import clue_new, desk, report_ask, report_new
from suizhi.halls.casework.enforcement.views.deeds import deed
from suizhi.halls.casework.enforcement.views.file import file, inspection, sheet

__all__ = ["clue_new", "deed", "desk", "file", "inspection", "report_ask", "report_new", "sheet"]
