"""The writers of the enforcement desk: keyword-only verbs, one transaction, one event."""

from suizhi.halls.casework.enforcement.services.clues import NewClue, clue_register, looks_at_reporter, report_lookup, reporter_reveal
from suizhi.halls.casework.enforcement.services.inspecting import NewInspection, Photo, inspection_record
from suizhi.halls.casework.enforcement.services.measures import Line, NewMeasure, measure_decide, measure_lift, measure_propose
from suizhi.halls.casework.enforcement.services.sheets import Weighing, amount_propose, sheet_decide, sheet_weigh

__all__ = [
    "Line",
    "NewClue",
    "NewInspection",
    "NewMeasure",
    "Photo",
    "Weighing",
    "amount_propose",
    "clue_register",
    "inspection_record",
    "looks_at_reporter",
    "measure_decide",
    "measure_lift",
    "measure_propose",
    "report_lookup",
    "reporter_reveal",
    "sheet_decide",
    "sheet_weigh",
]
