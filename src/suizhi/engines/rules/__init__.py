"""Which dated rules apply to these facts on this day, what do they say, and which article says it?

Rules are data (`data/rules`), typed by the vocabulary (`data/facts.yaml`); docs/rules.md is the language. No Django, no clock, no network.
"""

from suizhi.engines.rules.book import PACKS, Comparison, RuleBook, load_book, make_book
from suizhi.engines.rules.deadlines import Deadline, periods_of
from suizhi.engines.rules.model import Finding, Kind, Rule, Verdict
from suizhi.engines.rules.source import Source
from suizhi.engines.rules.testing import Tested, run_tests
from suizhi.engines.rules.vocabulary import Term, Vocabulary, packaged_vocabulary

__all__ = [
    "PACKS",
    "Comparison",
    "Deadline",
    "Finding",
    "Kind",
    "Rule",
    "RuleBook",
    "Source",
    "Term",
    "Tested",
    "Verdict",
    "Vocabulary",
    "load_book",
    "make_book",
    "packaged_vocabulary",
    "periods_of",
    "run_tests",
]
