"""The port every text search engine implements."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from time import perf_counter
from types import TracebackType
from typing import Self, TypeVar

from suizhi.commons.search.clauses import Clause
from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.language import parse
from suizhi.commons.search.messages import SearchRequest, SearchResult
from suizhi.commons.search.narrowing import check
from suizhi.commons.search.plan import plan, relaxed

Slice = TypeVar("Slice")
Documents = Callable[[Slice], Iterable[SearchDocument]]


class SearchPort(ABC):
    """A text index of rights. Every adapter gives the same matches, since all index the same tokens."""

    def search(self, request: SearchRequest) -> SearchResult:
        """Answers a request; falls back to any of the words where none has all. Raises `Refusal` (`query.*`)."""
        check(request)
        started = perf_counter()
        text = request.query if isinstance(request.query, str) else ""
        clause = plan(parse(request.query) if isinstance(request.query, str) else request.query, text=text)
        wide = relaxed(clause)
        clause = wide if request.match_any and wide else clause
        result = self.find(clause, request)
        if not result.total and wide is not None and not request.match_any:
            result = replace(self.find(wide, request), relaxed=True)
        return replace(result, took_ms=(perf_counter() - started) * 1000)

    @abstractmethod
    def find(self, clause: Clause, request: SearchRequest) -> SearchResult:
        """Runs a planned query; `request` gives everything but the query itself. Raises `Refusal` for a bad cursor."""

    @abstractmethod
    def index(self, documents: Iterable[SearchDocument]) -> int:
        """Adds documents, replacing those with the same id; durable and findable on return. Gives how many."""

    @abstractmethod
    def rebuild(self, slices: Sequence[Slice], documents: Documents[Slice]) -> int:
        """Puts the documents of all slices, every id once, in the place of all that is held; gives how many there are.

        The engine may call `documents` in several forked processes: it opens by itself what it reads from.
        """

    @abstractmethod
    def delete(self, ids: Iterable[int]) -> None:
        """Takes documents out by id; unknown ids are no error."""

    @abstractmethod
    def count(self) -> int:
        """How many documents the index holds."""

    @abstractmethod
    def clear(self) -> None:
        """Empties the index."""

    @abstractmethod
    def close(self) -> None:
        """Frees what the adapter holds; using it afterwards is an error."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
