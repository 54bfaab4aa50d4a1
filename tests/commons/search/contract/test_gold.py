"""The gold queries of `evaluation/search_gold.yaml` over the invented corpus, in every engine."""

from collections.abc import Iterator

import pytest

from suizhi.bench.search.gold import GoldQuery, load_corpus, load_gold
from suizhi.commons.search import SearchPort, SearchRequest

GOLD = load_gold()

# Over all queries that say everything they find: the share of what is found that should be, and of what should be that is.
PRECISION_FLOOR = 0.99
RECALL_FLOOR = 0.99
# Mean over all queries of one by the rank of the first expected hit.
RANK_FLOOR = 0.95
LIMIT = 100


def ask(port: SearchPort, gold: GoldQuery) -> tuple[list[int], bool]:
    result = port.search(SearchRequest(query=gold.query, limit=LIMIT))
    return [hit.id for hit in result.hits], result.relaxed


@pytest.fixture
def gold_port(port: SearchPort) -> Iterator[SearchPort]:
    port.index(load_corpus())
    yield port


def test_every_query_gives_what_it_must(gold_port: SearchPort) -> None:
    wrong = []
    for gold in GOLD:
        ids, relaxed = ask(gold_port, gold)
        held = {
            "all": gold.all_ is None or sorted(ids) == sorted(gold.all_),
            "first": set(ids[: len(gold.first)]) == set(gold.first),
            "among": set(gold.among) <= set(ids[: gold.within]),
            "never": not set(gold.never) & set(ids),
            "relaxed": relaxed == gold.relaxed,
        }
        wrong += [f"{gold.query} ({gold.why}): {name} fails with {ids[:20]}" for name, good in held.items() if not good]
    assert not wrong, "\n".join(wrong)


def test_floors_over_all_queries(gold_port: SearchPort) -> None:
    found = right = expected = 0
    ranks = []
    for gold in GOLD:
        ids, _ = ask(gold_port, gold)
        wanted = set(gold.all_ or gold.first or gold.among)
        if gold.all_ is not None:
            found, right, expected = found + len(ids), right + len(wanted & set(ids)), expected + len(wanted)
        if wanted:
            ranks.append(max((1 / rank for rank, id_ in enumerate(ids, 1) if id_ in wanted), default=0.0))
    assert right / found >= PRECISION_FLOOR
    assert right / expected >= RECALL_FLOOR
    assert sum(ranks) / len(ranks) >= RANK_FLOOR


def test_the_gold_set_is_as_broad_as_it_should_be() -> None:
    assert len(GOLD) >= 60
    assert len({gold.query for gold in GOLD}) == len(GOLD)
    assert all(gold.all_ is not None or gold.first or gold.among for gold in GOLD)


def test_the_corpus_is_stamped_synthetic() -> None:
    assert all(document.synthetic for document in load_corpus())
