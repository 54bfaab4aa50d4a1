"""The folder of the embedded index: versions, several processes, sudden death, size."""

import json
import multiprocessing
import os
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from suizhi.commons.search import SearchRequest, Sort, open_index
from suizhi.commons.search.embedded import adoption
from suizhi.commons.search.embedded.layout import VERSION_FILE
from suizhi.commons.search.parallel import build
from suizhi.kernel.errors import Refusal
from tests.commons.search.contract.conftest import right


def test_an_index_of_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    open_index(tmp_path).close()
    (tmp_path / VERSION_FILE).write_text(json.dumps({"schema": 0}))
    with pytest.raises(Refusal) as refusal:
        open_index(tmp_path)
    assert refusal.value.code == "index.version"
    assert "suizhi index" in refusal.value.mend_en


def test_two_homes_never_touch(tmp_path: Path) -> None:
    with open_index(tmp_path / "a") as first, open_index(tmp_path / "b") as second:
        first.index([right(1, "电池")])
        assert (first.count(), second.count()) == (1, 0)


def test_a_reader_sees_what_another_has_written(tmp_path: Path) -> None:
    with open_index(tmp_path) as writer, open_index(tmp_path) as reader:
        assert reader.count() == 0
        writer.index([right(1, "电池")])
        assert [hit.id for hit in reader.search(SearchRequest(query="电池")).hits] == [1]


def _write(folder: Path, first: int) -> None:
    with open_index(folder) as index:
        for number in range(first, first + 5):
            index.index([right(number, "电池")])


def test_writers_of_several_processes_wait_for_each_other(tmp_path: Path) -> None:
    open_index(tmp_path).close()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(tmp_path, first)) for first in (1, 101)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    with open_index(tmp_path) as index:
        assert index.count() == 10


def _write_for_ever(folder: Path) -> None:
    with open_index(folder) as index:
        number = 1
        while True:
            index.index([right(number, "电池")])
            number += 1


def test_a_killed_writer_loses_nothing_acknowledged_and_blocks_nobody(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writer = context.Process(target=_write_for_ever, args=(tmp_path,))
    writer.start()
    before = _wait_for_documents(tmp_path, 3)
    os.kill(writer.pid or 0, signal.SIGKILL)
    writer.join()
    with open_index(tmp_path) as index:
        assert index.count() >= before
        index.index([right(10_000, "电池")])
        assert 10_000 in {hit.id for hit in index.search(SearchRequest(query="电池", limit=1000)).hits}


def _wait_for_documents(folder: Path, count: int) -> int:
    for _ in range(600):
        if (folder / VERSION_FILE).exists():
            with open_index(folder) as index:
                if index.count() >= count:
                    return index.count()
        time.sleep(0.05)
    raise AssertionError("the writer wrote nothing")


def test_failed_work_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    def broken():
        yield right(2, "电池")
        raise RuntimeError("the source broke off")

    with open_index(tmp_path) as index:
        index.index([right(1, "电池")])
        with pytest.raises(RuntimeError, match="broke off"):
            index.index(broken())
        assert index.count() == 1
        index.index([right(3, "电池")])
        assert index.count() == 2


def _documents(numbers: range):
    return [right(number, f"电池 {number % 17}", filing=date(2000 + number % 20, 1, 1)) for number in numbers]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory):
    """Sixty thousand rights, built by two processes."""
    with open_index(tmp_path_factory.mktemp("large")) as index:
        build(index, [range(start, start + 2_000) for start in range(1, 60_001, 2_000)], _documents, workers=2)
        yield index


def test_processes_build_what_one_would(large) -> None:
    assert large.count() == 60_000
    assert large.search(SearchRequest(query="名称=16", limit=1)).total == len(range(16, 60_001, 17))


def test_an_index_built_by_processes_answers_as_one_built_by_one(tmp_path: Path) -> None:
    with open_index(tmp_path / "many") as many, open_index(tmp_path / "one") as one:
        assert build(many, [range(start, start + 100) for start in range(1, 1_001, 100)], _documents, workers=2) == 1_000
        one.index(_documents(range(1, 1_001)))
        for query in ("电池 3", "名称=16 AND AD=2008", '"电池 5"', "*"):
            request = SearchRequest(query=query, facets=("year", "kind"), limit=50)
            built, written = many.search(request), one.search(request)
            assert [(hit.document, round(hit.score, 4)) for hit in built.hits] == [
                (hit.document, round(hit.score, 4)) for hit in written.hits
            ]
            assert (built.total, built.facets) == (written.total, written.facets)


def test_what_is_built_takes_the_place_of_what_was_there_and_can_be_written_to(tmp_path: Path) -> None:
    with open_index(tmp_path) as index, open_index(tmp_path) as reader:
        index.index([right(5_000, "电机")])
        assert reader.count() == 1
        build(index, [range(1, 11), range(11, 21)], _documents, workers=2)
        assert (reader.count(), reader.search(SearchRequest(query="电机")).total) == (20, 0)
        index.index([right(1, "电机")])
        index.delete([2])
        assert (reader.count(), reader.search(SearchRequest(query="电机")).total) == (19, 1)
        listed = {segment["segment_id"].replace("-", "") for segment in json.loads((tmp_path / "meta.json").read_text())["segments"]}
        assert {path.stem for path in tmp_path.glob("*.idx")} == listed
        assert not (tmp_path / "building").exists()


def _documents_of_a_killed_process(numbers: range):
    if 11 in numbers:
        os.kill(os.getpid(), signal.SIGKILL)
    return _documents(numbers)


def test_a_builder_that_is_killed_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        index.index([right(5_000, "电机")])
        with pytest.raises(RuntimeError, match="broke off"):
            build(index, [range(1, 11), range(11, 21)], _documents_of_a_killed_process, workers=2)
        assert [hit.id for hit in index.search(SearchRequest(query="*")).hits] == [5_000]
        index.index([right(5_001, "电机")])
        assert index.count() == 2


def test_segments_moved_but_not_yet_counted_are_removed_by_the_next_writer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(path: Path, values: object) -> None:
        if path.name == adoption.META:
            raise RuntimeError("the power failed")
        write(path, values)

    write = adoption._write
    monkeypatch.setattr(adoption, "_write", stopped)
    with open_index(tmp_path) as index:
        index.index([right(5_000, "电机")])
        with pytest.raises(RuntimeError, match="power"):
            build(index, [range(1, 11)], _documents, workers=1)
    with open_index(tmp_path) as index:
        assert len(list(tmp_path.glob("*.idx"))) == 2
        index.delete([1])
        assert (index.count(), len(list(tmp_path.glob("*.idx")))) == (1, 1)


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.FILING_DESC])
def test_paging_holds_beyond_ten_thousand_while_rights_are_added(large, sort: Sort) -> None:
    seen: list[int] = []
    cursor = None
    for page in range(12):
        result = large.search(SearchRequest(query="电池", sort=sort, limit=1_000, cursor=cursor))
        seen += [hit.id for hit in result.hits]
        cursor = result.next_cursor
        if page in (0, 5):
            large.index([right(100_000 + page, "电池 电池 新", filing=date(2026, 1, 1))])
    assert len(seen) == len(set(seen)) == 12_000


def test_facets_of_very_many_are_estimates_and_say_so(large) -> None:
    result = large.search(SearchRequest(query="*", facets=("year",)))
    assert result.facets_sampled
    for _, count in result.facets["year"]:
        assert 0.7 * 3_000 < count < 1.3 * 3_000


def test_counting_stops_where_nobody_reads_on(large) -> None:
    result = large.search(SearchRequest(query="电池"))
    assert (result.total, result.capped) == (10_000, True)


def _breaking_off(numbers: range):
    if numbers.start == 1:
        raise RuntimeError("the source broke off")
    time.sleep(60)
    return _documents(numbers)


def test_where_one_process_breaks_off_the_others_stop_and_the_index_stays(tmp_path: Path) -> None:
    with open_index(tmp_path) as index:
        index.index([right(1, "电池")])
        with pytest.raises(RuntimeError, match="broke off"):
            build(index, [range(1, 11), range(11, 21)], _breaking_off, workers=2)
        assert [hit.id for hit in index.search(SearchRequest(query="电池")).hits] == [1]
        assert not (tmp_path / "building").exists()


def test_a_process_that_is_ready_first_takes_what_is_left(tmp_path: Path) -> None:
    last = tmp_path / "the last slice is taken"

    def first_waits_for_last(numbers: range):
        if numbers.start == 1:
            _until(last.exists)
        elif numbers.start == 9:
            last.touch()
        return _documents(numbers)

    with open_index(tmp_path / "index") as index:
        assert build(index, [range(start, start + 1) for start in range(1, 10)], first_waits_for_last, workers=2) == 9


def _until(happened) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")
