"""Finding cases by what an officer types: a number, a party's name, a right, words of the title; always within what the viewer may see.

A number is looked up in the index of numbers. Everything else is looked for in names and titles, among open cases first and never
further than a page: the search stops when the page is full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db.models import Q

from suizhi.halls.casework.models import Case, Participant
from suizhi.halls.casework.numbering import MARKS

if TYPE_CHECKING:
    from django.db.models import QuerySet

SHORTEST = 2
"""Signs below which a name is not looked for: one sign finds everything and nothing."""
PEOPLE = 500
"""Places in cases that a name is followed to: whoever has more wants more words."""
_NUMBER = re.compile(r"(?:穗知)?(?P<mark>[一-鿿]{1,2})?\s*[〔\[(（]?\s*(?P<year>20\d\d)?\s*[〕\])）/-]?\s*(?P<n>\d{1,6})\s*号?")


def found_by(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Those of the cases that the words mean; all of them where there are no words, none where one sign is left."""
    typed = " ".join(words.replace("\0", "").split())[:100]
    if not typed:
        return cases
    numbers = numbers_meant(typed)
    if numbers:
        return cases.filter(number__in=numbers)
    if len(typed) < SHORTEST:
        return cases.none()
    named = Participant.objects.filter(name__contains=typed).order_by("-pk").values_list("case_id", flat=True)[:PEOPLE]
    return cases.filter(Q(pk__in=list(named)) | Q(title__contains=typed) | Q(right_said__contains=typed))


def numbers_meant(typed: str) -> list[str]:
    """The case numbers that are written so, in full or in part (`裁2026-17`, `穗知裁〔2026〕17 号`); none where it is no number."""
    read = _NUMBER.fullmatch(typed)
    if read is None or read["year"] is None:
        return []
    marks = [mark for mark in MARKS.values() if read["mark"] in (None, mark)]
    return [f"穗知{mark}〔{read['year']}〕{int(read['n'])} 号" for mark in marks]
