"""Adding, replacing, removing and merging marks, on disk and in memory; and what becomes of a folder when something goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suizhi.engines.marks.index import Entry, MarkIndex
from suizhi.engines.marks.index import folder as files
from suizhi.kernel.errors import Refusal

NAMES = st.sampled_from(["云雀", "云雀手机", "运鹊", "青松", "清松", "SKYLARK", "SKYLURK", "YUNQUE", "马铃薯", "土豆", "天工", "夭工"])
CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("append"), st.dictionaries(st.integers(1, 9), NAMES, max_size=4)),
        st.tuples(st.just("remove"), st.sets(st.integers(1, 9), max_size=4)),
        st.tuples(st.just("merge"), st.none()),
    ),
    max_size=6,
)
QUESTIONS = ("云雀", "SKYLARK", "土豆", "青松", "天工")


def _answers(index: MarkIndex) -> list[set[tuple[int, str]]]:
    return [{(one.entry.id, one.entry.name) for one in index.similar(asked, limit=50)} for asked in QUESTIONS]


@given(CHANGES)
@settings(max_examples=40, deadline=None)
def test_however_it_came_to_hold_its_marks_it_answers_alike(changes: list[tuple[str, object]]) -> None:
    index, held = MarkIndex.of([]), dict[int, str]()
    for change, what in changes:
        if change == "append":
            assert isinstance(what, dict)
            index.append(Entry(number, name) for number, name in what.items())
            held |= what
        elif change == "remove":
            assert isinstance(what, set)
            index.remove(what)
            held = {number: name for number, name in held.items() if number not in what}
        else:
            index.merge()
    assert len(index) == len(held)
    assert _answers(index) == _answers(MarkIndex.of(Entry(number, name) for number, name in held.items()))


def test_a_folder_answers_as_what_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "marks"
    index = MarkIndex.build(folder, [Entry(1, "云雀", (9,)), Entry(2, "青松", (30,)), Entry(3, "SKYLARK", (35,))], processes=2)
    index.append([Entry(4, "云鹊"), Entry(2, "清松")])
    index.remove([1])
    again = MarkIndex.open(folder)
    assert _answers(again) == _answers(index)
    assert {one.entry.id for one in again.similar("云雀")} == {3, 4}
    again.merge()
    assert _answers(MarkIndex.open(folder)) == _answers(index)
    assert len(list(folder.glob("segment-*"))) == 1, "segments that no longer count are gone"


def test_a_reader_keeps_what_it_has_opened(tmp_path: Path) -> None:
    writer = MarkIndex.build(tmp_path, [Entry(1, "云雀"), Entry(2, "青松")])
    reader = MarkIndex.open(tmp_path)
    writer.remove([1])
    writer.merge()
    assert [one.entry.id for one in reader.similar("云雀")] == [1]
    assert MarkIndex.open(tmp_path).similar("云雀") == []


def test_of_two_writers_the_second_is_refused_and_loses_nothing(tmp_path: Path) -> None:
    first = MarkIndex.build(tmp_path, [Entry(1, "云雀")])
    second = MarkIndex.open(tmp_path)
    first.append([Entry(2, "青松")])
    with pytest.raises(Refusal, match="Another process"):
        second.append([Entry(3, "SKYLARK")])
    assert len(MarkIndex.open(tmp_path)) == 2


def test_a_writer_that_breaks_off_leaves_the_index_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = MarkIndex.build(tmp_path, [Entry(1, "云雀")])

    def broken(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(files, "publish", broken)
        with pytest.raises(OSError, match="no space"):
            index.append([Entry(1, "青松")])
    assert [one.entry.name for one in MarkIndex.open(tmp_path).similar("云雀")] == ["云雀"]
    index.append([Entry(2, "青松")])
    assert len(MarkIndex.open(tmp_path)) == 2


def test_no_index_and_one_of_another_make_are_refused_and_may_be_built_over(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no index"):
        MarkIndex.open(tmp_path)
    MarkIndex.build(tmp_path, [Entry(1, "云雀")])
    listing = tmp_path / "segments.json"
    listing.write_text(json.dumps({**json.loads(listing.read_text()), "format": 0}))
    with pytest.raises(Refusal, match="another version"):
        MarkIndex.open(tmp_path)
    assert len(MarkIndex.build(tmp_path, [Entry(1, "云雀"), Entry(2, "青松")])) == 2


@pytest.mark.parametrize("harm", ["list", "list of something else", "cut", "gone"])
def test_a_damaged_index_is_refused_and_may_be_built_over(tmp_path: Path, harm: str) -> None:
    MarkIndex.build(tmp_path, [Entry(1, "云雀")])
    rows = next(tmp_path.glob("segment-*")) / "rows.npy"
    if harm == "cut":
        rows.write_bytes(rows.read_bytes()[:40])
    elif harm == "gone":
        rows.unlink()
    else:
        (tmp_path / "segments.json").write_text('{"form' if harm == "list" else "[]")
    with pytest.raises(Refusal, match="damaged"):
        MarkIndex.open(tmp_path)
    assert len(MarkIndex.build(tmp_path, [Entry(1, "云雀"), Entry(2, "青松")])) == 2
