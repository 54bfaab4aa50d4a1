"""How alike two word marks are: named rules of sound, look, meaning and parts, each with its source, its reason and its evidence.

A score says how closely a person should look; it never says that a mark infringes.
"""

from suizhi.engines.marks.compare import Band, Comparison, compare
from suizhi.engines.marks.goods import Goods, Notes, Relation, relate
from suizhi.engines.marks.model import RULES, SCORER
from suizhi.engines.marks.normal import Mark, read

__all__ = ["RULES", "SCORER", "Band", "Comparison", "Goods", "Mark", "Notes", "Relation", "compare", "read", "relate"]
