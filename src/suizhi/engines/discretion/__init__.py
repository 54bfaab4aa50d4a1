"""How much may somebody be fined for this conduct, which factors count, and is this amount inside what the law allows?

The rules give the range (`engines.rules`), the law of the act and that of the decision stand side by side, proved factors narrow the
range; a person sets the amount. Conducts and factors are data (`data/discretion`). Money is in fen. No Django, no clock: days are arguments.
"""

from suizhi.engines.discretion.conducts import Conduct, conducts
from suizhi.engines.discretion.factors import Known, factors
from suizhi.engines.discretion.model import Claim, Effect, Factor, Law, Range, Sparing, Worksheet
from suizhi.engines.discretion.setting import check_amount
from suizhi.engines.discretion.weighing import Question, weigh

__all__ = [
    "Claim",
    "Conduct",
    "Effect",
    "Factor",
    "Known",
    "Law",
    "Question",
    "Range",
    "Sparing",
    "Worksheet",
    "check_amount",
    "conducts",
    "factors",
    "weigh",
]
