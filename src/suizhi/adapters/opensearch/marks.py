"""The marks that are like one on an OpenSearch cluster, by the very tokens of the embedded index.

Each aspect is asked on its own and brings its own best, as in the embedded engine. What a cluster of keywords cannot do is look at a
name as a whole: here each character is asked for together with those that look most like it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.helpers import bulk

from suizhi.engines.marks import look
from suizhi.engines.marks.index.entry import Entry, Similar
from suizhi.engines.marks.index.folder import FORMAT
from suizhi.engines.marks.index.ranking import EXAMINED, examined, ranked
from suizhi.engines.marks.index.refusals import missing, outdated
from suizhi.engines.marks.normal import Mark, read
from suizhi.engines.marks.tokens import by_aspect, han_letters, tokens
from suizhi.kernel.errors import Refusal

QUOTA = 300
"""Candidates of an aspect."""
_NEIGHBOURS, _ALIKE = 24, 0.35
"""Characters that are asked for beside each of a name's own, and how alike they must look."""
_PROPERTIES = {"id": {"type": "long"}, "tokens": {"type": "keyword"}, "classes": {"type": "integer"}}


class OpenSearchMarks:
    """`index` on the cluster of `client`: `{id, name, classes, tokens}` for each mark."""

    def __init__(self, client: OpenSearch, index: str) -> None:
        self._client, self._index = client, index

    @classmethod
    def build(cls, client: OpenSearch, index: str, entries: Iterable[Entry]) -> OpenSearchMarks:
        """Index marks and put them in the place of what the index held. Until all are there it counts as missing."""
        client.indices.delete(index=index, ignore_unavailable=True)
        client.indices.create(index=index, body={"mappings": {"dynamic": False, "properties": _PROPERTIES}})
        made = cls(client, index)
        made.append(entries)
        client.indices.put_mapping(index=index, body={"_meta": {"format": FORMAT}})
        return made

    @classmethod
    def open(cls, client: OpenSearch, index: str) -> OpenSearchMarks:
        """The index as it was built. Raises Refusal: `marks.missing`, `marks.version`."""
        if not client.indices.exists(index=index):
            raise missing(index)
        held = client.indices.get_mapping(index=index)[index]["mappings"].get("_meta")
        if held is None:
            raise missing(index)
        if held.get("format") != FORMAT:
            raise outdated(index)
        return cls(client, index)

    def __len__(self) -> int:
        return int(self._client.count(index=self._index)["count"])

    def append(self, entries: Iterable[Entry]) -> int:
        """Add marks; one whose id is held already is replaced, what is no mark (`mark.*`) is left out. How many were added."""
        added, _ = bulk(self._client, filter(None, map(self._action, entries)), refresh=True)
        return int(added)

    def remove(self, ids: Collection[int]) -> None:
        """Take marks out."""
        self._client.delete_by_query(index=self._index, body={"query": {"terms": {"id": list(ids)}}}, refresh=True)

    def similar(self, name: str, *, classes: Collection[int] = (), limit: int = 20) -> list[Similar]:
        """As `MarkIndex.similar`. Raises Refusal (`mark.*`) for what is no mark."""
        mark = read(name)
        return ranked(mark, self._promising(mark, classes, examined(limit)), limit)

    def candidates(self, name: str, *, classes: Collection[int] = (), size: int = EXAMINED) -> list[Entry]:
        """As `MarkIndex.candidates`. Raises Refusal (`mark.*`)."""
        return self._promising(read(name), classes, size)

    def _promising(self, mark: Mark, classes: Collection[int], size: int) -> list[Entry]:
        """The best of every aspect in turn: the scores of one are not to be held against another's."""
        found = [self._ask(asked, classes) for asked in (*(_same(held) for held in by_aspect(mark).values()), _faces(mark)) if asked]
        in_turn: dict[int, Entry] = {}
        for place in range(max(map(len, found), default=0)):
            for hits in found:
                if place < len(hits):
                    in_turn.setdefault(hits[place].id, hits[place])
        return list(in_turn.values())[:size]

    def _ask(self, asked: list[dict[str, Any]], classes: Collection[int]) -> list[Entry]:
        narrowed = [{"terms": {"classes": list(classes)}}] if classes else []
        query = {"bool": {"should": asked, "minimum_should_match": 1, "filter": narrowed}}
        answer = self._client.search(index=self._index, body={"query": query, "size": QUOTA})
        kept = [hit["_source"] for hit in answer["hits"]["hits"]]
        return [Entry(one["id"], one["name"], tuple(one["classes"])) for one in kept]

    def _action(self, entry: Entry) -> dict[str, Any] | None:
        try:
            held = tokens(read(entry.name))
        except Refusal:
            return None
        source = {"id": entry.id, "name": entry.name, "classes": list(entry.classes), "tokens": held}
        return {"_index": self._index, "_id": entry.id, "_source": source}


def _same(held: Iterable[str]) -> list[dict[str, Any]]:
    return [_term(token, 1.0) for token in held]


def _faces(mark: Mark) -> list[dict[str, Any]]:
    """For each character, it or what looks like it: the best of them counts."""
    asked = []
    for char in dict.fromkeys(han_letters(mark)):
        near = [(other, likeness) for other, likeness in look.neighbours(char, _NEIGHBOURS) if likeness >= _ALIKE]
        asked.append({"dis_max": {"queries": [_term(f"c:{other}", likeness) for other, likeness in ((char, 1.0), *near)]}})
    return asked


def _term(token: str, boost: float) -> dict[str, Any]:
    return {"term": {"tokens": {"value": token, "boost": boost}}}
