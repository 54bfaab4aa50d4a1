"""Marks on OpenSearch: with the same tokens, what is alike is found as in the embedded index."""

from collections.abc import Iterator

import pytest
from opensearchpy import OpenSearch
from osmem_server import OsmemServer

from suizhi.adapters.opensearch.marks import OpenSearchMarks
from suizhi.bench.mark_names import names, planted
from suizhi.engines.marks.index import Entry, MarkIndex
from suizhi.kernel.errors import Refusal
from tests.support.cluster import cluster

CROWD = 600


@pytest.fixture(scope="module")
def server() -> Iterator[OsmemServer]:
    with cluster() as running:
        yield running


@pytest.fixture
def marks(server: OsmemServer) -> Iterator[OpenSearchMarks]:
    client = OpenSearch(hosts=[server.url])
    yield OpenSearchMarks.build(client, "marks", [])
    client.indices.delete(index="marks")
    client.close()


def test_both_engines_answer_alike(marks: OpenSearchMarks) -> None:
    crowd = names(CROWD)
    entries = [Entry(number, name) for number, name in enumerate(crowd)]
    embedded = MarkIndex.of(entries)
    assert marks.append(entries) == CROWD
    for kind, pairs in planted(crowd, 2).items():
        for variant, mark in pairs:
            ours, theirs = embedded.similar(variant, limit=5), marks.similar(variant, limit=5)
            assert mark in [one.entry.name for one in theirs], (kind, variant, mark)
            assert theirs[0].score == ours[0].score, (kind, variant)


def test_marks_are_replaced_narrowed_and_removed(marks: OpenSearchMarks) -> None:
    added = marks.append([Entry(1, "云雀", (9,)), Entry(2, "云雀手机", (30,)), Entry(3, "……"), Entry(4, "青松")])
    assert added == 3, "what is no mark is left out"
    marks.append([Entry(4, "SKYLARK", (25,))])
    assert [one.entry for one in marks.similar("云雀")] == [Entry(1, "云雀", (9,)), Entry(2, "云雀手机", (30,)), Entry(4, "SKYLARK", (25,))]
    assert [one.entry.id for one in marks.similar("云雀", classes=[30])] == [2]
    marks.remove([1, 2])
    assert [one.id for one in marks.candidates("云雀")] == [4]


def test_an_index_that_is_not_there_not_whole_or_of_another_make_is_refused(server: OsmemServer) -> None:
    with OpenSearch(hosts=[server.url]) as client:
        with pytest.raises(Refusal, match="no index"):
            OpenSearchMarks.open(client, "others")
        client.indices.create(index="others")
        with pytest.raises(Refusal, match="no index"):
            OpenSearchMarks.open(client, "others")
        client.indices.put_mapping(index="others", body={"_meta": {"format": 0}})
        with pytest.raises(Refusal, match="another version"):
            OpenSearchMarks.open(client, "others")
        OpenSearchMarks.build(client, "others", [Entry(1, "云雀")])
        assert len(OpenSearchMarks.open(client, "others")) == 1
        client.indices.delete(index="others")
