"""Finding cases by what an officer types: a number, a party's name, a right, words of the title; always within what the viewer may see.

A number is looked up in the index of numbers, everything else in the index of beginnings. Words that are in more cases than `MANY` are
looked for in the cases themselves, in the order of the list: the search stops when the page is full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from suizhi.halls.casework.models import Case, Findable, Participant
from suizhi.halls.casework.models.findable import LONGEST, SHORTEST, plain
from suizhi.halls.casework.numbering import MARKS

if TYPE_CHECKING:
    from django.db.models import QuerySet

MANY = 20_000
"""Places up to which the index alone answers; beyond, every page of a list is soon full of what is looked for."""
_END = b"\xff"
"""Behind every text: no letter in UTF-8 has this byte."""
_NUMBER = re.compile(r"(?:穗知)?(?P<mark>[一-鿿]{1,2})?\s*[〔\[(（]?\s*(?P<year>20\d\d)?\s*[〕\])）/-]?\s*(?P<n>\d{1,6})\s*号?")


def found_by(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Those of the cases that the words mean; all of them where there are no words, none where one sign is left."""
    typed = " ".join(words.replace("\0", "").split())[:100]
    if not typed:
        return cases
    numbers = numbers_meant(typed)
    if numbers:
        return cases.filter(number__in=numbers)
    sought = plain(typed)
    return cases.none() if len(sought) < SHORTEST else _with_words(cases, typed, sought)


def _with_words(cases: QuerySet[Case], typed: str, sought: str) -> QuerySet[Case]:
    for piece in {sought[:LONGEST], sought[-LONGEST:]}:
        begun = Findable.objects.filter(start__gte=piece.encode(), start__lt=piece.encode() + _END)
        if begun[: MANY + 1].count() > MANY:
            # A range of one case, not an equality: PostgreSQL would read every participant first and keep them in a hash, not stop early.
            named = Participant.objects.filter(case__gte=OuterRef("pk"), case__lte=OuterRef("pk"), name__icontains=typed)
            cases = cases.filter(Q(Exists(named)) | Q(title__icontains=typed) | Q(right_said__icontains=typed))
        else:
            cases = cases.filter(pk__in=begun.values("case_id"))
    return cases


def numbers_meant(typed: str) -> list[str]:
    """The case numbers that are written so, in full or in part (`裁2026-17`, `穗知裁〔2026〕17 号`); none where it is no number."""
    read = _NUMBER.fullmatch(typed)
    if read is None or read["year"] is None:
        return []
    marks = [mark for mark in MARKS.values() if read["mark"] in (None, mark)]
    return [f"穗知{mark}〔{read['year']}〕{int(read['n'])} 号" for mark in marks]
