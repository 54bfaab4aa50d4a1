"""The parts of the search measurement that numbers are drawn from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from suizhi.bench.search.feed import feed, slices
from suizhi.bench.search.gold import load_corpus
from suizhi.bench.search.measure import FLOORS, failures
from suizhi.bench.search.multiply import Multiplier
from suizhi.bench.search.originals import originals, sentences
from suizhi.bench.search.peers import Peer, SqliteFts5
from suizhi.bench.search.questions import WORDS, five_words
from suizhi.bench.search.timing import latency
from suizhi.engines.text import tokens


@pytest.fixture(scope="module")
def multiplier() -> Multiplier:
    return Multiplier([document for document in load_corpus() if document.abstract])


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    fts5 = SqliteFts5(tmp_path)
    yield fts5
    fts5.close()


def test_a_number_always_makes_the_same_document_and_numbers_make_different_ones(multiplier: Multiplier) -> None:
    assert multiplier.document(7) == multiplier.document(7)
    documents = multiplier(range(500))
    assert len({document.id for document in documents}) == 500
    assert len({document.abstract for document in documents}) > 400


def test_without_real_data_the_report_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SUIZHI_DATA", str(tmp_path / "absent"))
    assert "invented" in originals().note


@pytest.mark.data
def test_with_real_data_the_report_names_it() -> None:
    assert "real records" in originals().note


def test_sentences_end_at_chinese_and_english_stops() -> None:
    assert sentences("本发明公开一种电池。其寿命长久可靠；A method is shown. It works well.") == [
        "本发明公开一种电池。",
        "其寿命长久可靠；",
        "A method is shown. ",
        "It works well.",
    ]


def test_queries_are_five_words_that_every_engine_sees_alike(multiplier: Multiplier) -> None:
    questions = five_words(multiplier, 1_000, 20)
    assert questions == five_words(multiplier, 1_000, 20)
    for words in questions:
        assert len(set(words)) == WORDS
        assert tokens(" ".join(words)) == list(words)


def test_the_peer_finds_what_it_was_fed(multiplier: Multiplier, peer: Peer) -> None:
    feed([peer], multiplier, 300, workers=1)
    for words in five_words(multiplier, 300, 5):
        best = multiplier.document(peer.ask(words)[0] - 1)
        assert set(words) & set(tokens(f"{best.title} {best.abstract} {best.claims}"))


def test_slices_cover_every_document_once() -> None:
    assert [number for part in slices(4_500) for number in part] == list(range(4_500))


def test_latency_asks_once_unmeasured() -> None:
    asked: list[int] = []
    taken = latency(asked.append, [1, 2, 3], rounds=2)
    assert len(asked) == 9
    assert 0 <= taken.p50 <= taken.p95


def test_floors_missed_are_named_and_a_missing_peer_is_one() -> None:
    good = {"indexing_share": 0.7, "gold_p95_ms": 10.0, "resident_gib": 1.0}
    peers = {"SQLite": {"times_slower": 50.0}, "PostgreSQL": {"times_slower": 40.0}}
    assert failures(good, peers) == []
    assert failures(good, {"SQLite": {"times_slower": 50.0}}) == ["times_faster"]
    assert failures({"indexing_share": 0.1, "gold_p95_ms": 99.0, "resident_gib": 9.0}, {}) == sorted(FLOORS, key=list(FLOORS).index)
