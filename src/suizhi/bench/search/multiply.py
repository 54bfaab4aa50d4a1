"""Many documents out of few: each takes its title, parties and classes from one record and its texts from sentences of others.

Plain copies would give every word a count that is a multiple of the copying, and thousands of equal ranks.
"""

from __future__ import annotations

from datetime import date, timedelta

from suizhi.bench.search.originals import sentences
from suizhi.commons.search.document import NAMES, SearchDocument

# Splitmix64: scatters the number over 64 bits, of which each pick takes its own. Each number gives the same document.
_GOLDEN = 0x9E3779B97F4A7C15
_MIX = 0xBF58476D1CE4E5B9
_MASK = (1 << 64) - 1
_ABSTRACT_SHIFTS = (0, 13, 29)
_CLAIM_SHIFT, _RECORD_SHIFT, _DAY_SHIFT = 37, 41, 47
_FIRST_DAY = date(1990, 1, 1)
_DAYS = 12_000
_TO_PUBLICATION = timedelta(days=500)
_GIVEN_ANEW = frozenset({"id", "number", "application_numbers", "abstract", "claims", "filing", "publication", "status"})
_STATUSES = ("in_force", "granted", "pending", "lapsed", "expired")
# Chinese records in ten: there are fewer of them, and a city's register is mostly Chinese.
_CHINESE_IN_TEN = 6
_CJK_FROM = "\u3400"


class Multiplier:
    """Makes document number 0, 1, 2 … from records; picklable, so that worker processes make their own."""

    def __init__(self, records: list[SearchDocument]) -> None:
        chinese = [record for record in records if _is_chinese(record)]
        others = [record for record in records if not _is_chinese(record)]
        self._pools = [_Pool(pool) for pool in (chinese or others, others or chinese)]

    def __call__(self, numbers: range) -> list[SearchDocument]:
        """The documents of these numbers."""
        return [self.document(number) for number in numbers]

    def document(self, number: int) -> SearchDocument:
        """Document `number`; its id is one more."""
        pool = self._pools[number % 10 >= _CHINESE_IN_TEN]
        bits = _scattered(number)
        day = _FIRST_DAY + timedelta(days=(bits >> _DAY_SHIFT) % _DAYS)
        return SearchDocument(
            **pool.records[(bits >> _RECORD_SHIFT) % len(pool.records)],
            id=number + 1,
            number=f"X{number:09d}",
            application_numbers=(f"X{number:09d}",),
            abstract="".join([pool.abstracts[(bits >> shift) % len(pool.abstracts)] for shift in _ABSTRACT_SHIFTS]),
            claims=pool.claims[(bits >> _CLAIM_SHIFT) % len(pool.claims)] if pool.claims else "",
            filing=day,
            publication=day + _TO_PUBLICATION,
            status=_STATUSES[number % len(_STATUSES)],
        )


class _Pool:
    """Records of one language, their abstracts' sentences and their claims."""

    def __init__(self, records: list[SearchDocument]) -> None:
        self.records = [{name: getattr(record, name) for name in NAMES if name not in _GIVEN_ANEW} for record in records]
        self.abstracts = [sentence for record in records for sentence in sentences(record.abstract)]
        self.claims = [record.claims for record in records if record.claims]


def _scattered(number: int) -> int:
    mixed = (number + 1) * _GOLDEN & _MASK
    mixed = (mixed ^ (mixed >> 30)) * _MIX & _MASK
    return mixed ^ (mixed >> 27)


def _is_chinese(record: SearchDocument) -> bool:
    return any(_CJK_FROM <= char < "\uac00" for char in record.title)
