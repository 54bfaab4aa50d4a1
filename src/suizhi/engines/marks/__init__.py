"""How alike two word marks are: named rules of sound, look, meaning and parts, each with its source, its reason and its evidence.

A score says how closely a person should look; it never says that a mark infringes.
"""

from suizhi.engines.marks.alignment import Cell, How, align
from suizhi.engines.marks.compare import Band, Comparison, compare
from suizhi.engines.marks.doubts import Doubt, Way, bands, doubts
from suizhi.engines.marks.facts import Facts, Frequency, Tie
from suizhi.engines.marks.goods import Goods, relate
from suizhi.engines.marks.goods_rules import Relation
from suizhi.engines.marks.model import RULES, SCORER
from suizhi.engines.marks.normal import Mark, read
from suizhi.engines.marks.note_reading import read_notes
from suizhi.engines.marks.notes import NO_NOTES, Edge, Notes
from suizhi.engines.marks.sections import Section, read_section

__all__ = [
    "NO_NOTES",
    "RULES",
    "SCORER",
    "Band",
    "Cell",
    "Comparison",
    "Doubt",
    "Edge",
    "Facts",
    "Frequency",
    "Goods",
    "How",
    "Mark",
    "Notes",
    "Relation",
    "Section",
    "Tie",
    "Way",
    "align",
    "bands",
    "compare",
    "doubts",
    "read",
    "read_notes",
    "read_section",
    "relate",
]
