"""How many titles a second the text stage reads on one core, beside rapidfuzz looking for every name in every title."""

from __future__ import annotations

import time
from random import Random
from typing import Any

from rapidfuzz import fuzz, process

from suizhi.engines.listings import Right
from suizhi.engines.listings.finding import Finder
from suizhi.engines.marks.look import CHARACTERS
from suizhi.engines.simulators import TEST_SEED
from suizhi.engines.simulators.listings import Plan, market
from suizhi.engines.simulators.market_words import words

RIGHTS = 20_000
_TITLES, _PEER_TITLES = 20_000, 20
_FREQUENT = 3_755
"""The first level of GB 2312: the characters of which names are made."""
_LIKE = 90.0


def race(rights: int) -> dict[str, Any]:
    """Titles a second of both, in processor time of one core, on the same titles and names in the same run."""
    named = marks(rights)
    began = time.process_time()
    finder = Finder(named)
    built = time.process_time() - began
    titles = [listing.title for listing in market(Plan(TEST_SEED, "testing", _TITLES)).listings]
    for title in titles[:1000]:
        finder.find(title)
    ours = _rate(lambda title: finder.find(title), titles)
    names = [right.name for right in named]
    peer = _rate(lambda title: process.extract(title, names, scorer=fuzz.partial_ratio, score_cutoff=_LIKE), titles[:_PEER_TITLES])
    return {
        "rights": rights,
        "spellings": finder.patterns,
        "build_s": round(built, 1),
        "titles": len(titles),
        "titles_a_second": round(ours),
        "peer": f"rapidfuzz partial_ratio ≥ {_LIKE:g} over all names, no spellings",
        "peer_titles_a_second": round(peer, 1),
        "ratio": round(ours / peer),
    }


def marks(count: int) -> list[Right]:
    """Invented names of frequent characters and of syllables; synthetic."""
    chance, syllables = Random(f"{TEST_SEED}/speed"), words("testing").syllables  # noqa: S311 - reproducible, and nothing secret hangs on it
    names: dict[str, None] = {}
    while len(names) < count:
        pool, lengths = (syllables, (3, 3, 4)) if chance.random() < 0.3 else (CHARACTERS[:_FREQUENT], (2, 3, 3, 4))
        names.setdefault("".join(chance.choices(pool, k=chance.choice(lengths))))
    return [Right(id=str(number), name=name, synthetic=True) for number, name in enumerate(names)]


def _rate(read: Any, titles: list[str]) -> float:
    began = time.process_time()
    for title in titles:
        read(title)
    return len(titles) / (time.process_time() - began)
