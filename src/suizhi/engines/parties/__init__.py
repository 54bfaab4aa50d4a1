"""Are these two names one party? Parsing of firms' names, a careful clerk's comparison, and keys for finding candidates.

The engine proposes and explains; it never merges. Judgements of people are kept by the register.
"""

from suizhi.engines.parties.blocking import block_keys
from suizhi.engines.parties.compare import Comparison, Decision, compare
from suizhi.engines.parties.model import SCORER
from suizhi.engines.parties.names import NameParts, parse_name
from suizhi.engines.parties.profile import PartyProfile

__all__ = [
    "SCORER",
    "Comparison",
    "Decision",
    "NameParts",
    "PartyProfile",
    "block_keys",
    "compare",
    "parse_name",
]
