"""Semantic neighbours, with the real encoder: what every engine behind the port must do."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from suizhi.commons.search.embedded.encoder import SentenceEncoder
from suizhi.commons.search.embedded.neighbours import ExactNeighbours
from suizhi.commons.search.neighbours import Described, NeighbourPort, Vectors
from suizhi.kernel.errors import Refusal

PUBLIC = ("public",)
TEXTS = {
    1: "一种锂离子电池正极材料的制备方法",
    2: "A method for making cathode material of a lithium ion battery",
    3: "荔枝保鲜方法",
    4: "无人机避障飞行控制",
    5: "Litchi fruit preservation",
}


def described(id_: int, text: str, scope: tuple[str, ...] = PUBLIC, collection: str = "office") -> Described:
    return Described(id_, text, scope, collection, "invention", f"N{id_}", text)


class Counting:
    """An encoder that remembers what it was given."""

    model, dimensions = SentenceEncoder.model, SentenceEncoder.dimensions

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder, self.texts = encoder, list[str]()

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.texts += texts
        return self._encoder.encode(texts)


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture
def port(tmp_path: Path, encoder: SentenceEncoder) -> Iterator[NeighbourPort]:
    neighbours = ExactNeighbours(tmp_path, encoder)
    neighbours.put(described(id_, text) for id_, text in TEXTS.items())
    yield neighbours
    neighbours.close()


def test_the_same_matter_in_another_language_is_nearest(port: NeighbourPort) -> None:
    assert port.like(1, scope=PUBLIC)[0].id == 2
    assert {near.id for near in port.nearest("lychee storage and freshness", scope=PUBLIC, limit=2)} == {3, 5}


def test_a_right_is_not_its_own_neighbour(port: NeighbourPort) -> None:
    assert [near.id for near in port.like(1, scope=PUBLIC)].count(1) == 0


def test_likeness_falls_and_lies_between_minus_one_and_one(port: NeighbourPort) -> None:
    likeness = [near.likeness for near in port.nearest("电池", scope=PUBLIC)]
    assert likeness == sorted(likeness, reverse=True)
    assert all(-1.01 <= value <= 1.01 for value in likeness)


def test_what_lies_outside_the_scope_is_never_near(port: NeighbourPort) -> None:
    port.put([described(9, TEXTS[1], ("party:7", "staff"))])
    assert 9 not in {near.id for near in port.nearest(TEXTS[1], scope=PUBLIC)}
    assert port.nearest(TEXTS[1], scope=("party:7",))[0].id == 9
    assert port.nearest(TEXTS[1], scope=()) == []


def test_collections_are_never_linked(port: NeighbourPort) -> None:
    port.put([described(9, TEXTS[1], collection="demo")])
    assert 9 not in {near.id for near in port.like(1, scope=PUBLIC)}
    assert port.like(9, scope=PUBLIC) == []


def test_a_neighbour_carries_the_line_that_shows_it(port: NeighbourPort) -> None:
    first = port.like(1, scope=PUBLIC)[0]
    assert (first.collection, first.kind, first.number, first.title) == ("office", "invention", "N2", TEXTS[2])


def test_what_says_the_same_again_is_not_encoded_again(tmp_path: Path, encoder: SentenceEncoder) -> None:
    counting = Counting(encoder)
    with ExactNeighbours(tmp_path, counting) as store:
        store.put([described(1, TEXTS[1]), described(2, TEXTS[2])])
        store.put([described(1, TEXTS[1], ("staff",)), described(2, TEXTS[3])])
        assert counting.texts == [TEXTS[1], TEXTS[2], TEXTS[3]]
        assert [near.id for near in store.nearest(TEXTS[1], scope=PUBLIC)] == [2], "the scope is the new one"


def test_the_position_is_kept_and_clearing_starts_anew(tmp_path: Path, encoder: SentenceEncoder) -> None:
    with ExactNeighbours(tmp_path, encoder) as store:
        assert store.position() == 0
        store.put([described(1, TEXTS[1])])
        store.move(17)
    with ExactNeighbours(tmp_path, encoder) as store:
        assert (store.position(), store.count(), store.holds(1)) == (17, 1, True)
        store.clear()
        assert (store.position(), store.count(), store.holds(1)) == (0, 0, False)


def test_the_same_id_replaces_and_deleting_takes_out(port: NeighbourPort) -> None:
    port.put([described(4, "荔枝保鲜方法")])
    assert port.count() == len(TEXTS)
    assert port.like(4, scope=PUBLIC, limit=1)[0].id == 3
    port.delete([4, 999])
    assert port.like(4, scope=PUBLIC) == []


def test_what_was_put_is_there_after_reopening(tmp_path: Path, encoder: SentenceEncoder) -> None:
    first = ExactNeighbours(tmp_path, encoder)
    first.put([described(1, TEXTS[1])])
    second = ExactNeighbours(tmp_path, encoder)
    assert second.nearest("battery", scope=PUBLIC)[0].id == 1
    first.put([described(2, TEXTS[2])])
    assert len(second.nearest("battery", scope=PUBLIC)) == 2
    first.close()
    second.close()


def test_vectors_of_another_model_are_refused(tmp_path: Path, encoder: SentenceEncoder) -> None:
    ExactNeighbours(tmp_path, encoder).close()
    connection = sqlite3.connect(tmp_path / "neighbours.db")
    with connection:
        connection.execute("UPDATE state SET model = 'older'")
    connection.close()
    with pytest.raises(Refusal) as refusal:
        ExactNeighbours(tmp_path, encoder)
    assert refusal.value.code == "neighbours.model"


def test_an_empty_store_has_no_neighbours(tmp_path: Path, encoder: SentenceEncoder) -> None:
    empty = ExactNeighbours(tmp_path, encoder)
    assert empty.nearest("电池", scope=PUBLIC) == []
    assert empty.count() == 0
    empty.close()
