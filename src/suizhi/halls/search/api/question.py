"""A question as the API takes it, and the request to the engine that it becomes: always within the caller's scope."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from suizhi.commons.policy import Viewer
from suizhi.commons.rest.types import Input, Limit, Line, Token, Word
from suizhi.commons.search import FACETS, SearchRequest, Sort

VALUES_MAX = 50
Values = Annotated[list[Word], Field(max_length=VALUES_MAX)]
FacetName = Literal["kind", "status", "year", "class", "applicant", "district", "collection", "country", "office"]
assert set(FacetName.__args__) == set(FACETS), "the API names the facets that the index has"  # type: ignore[attr-defined]


class Filters(Input):
    """Narrowing by facets: any of the values of each name given."""

    kind: Values = []
    status: Values = []
    year: Values = []
    class_: Values = Field([], alias="class")
    applicant: Values = []
    district: Values = []
    collection: Values = []
    country: Values = []
    office: Values = []

    def as_mapping(self) -> dict[str, tuple[str, ...]]:
        """The filters that hold something, by the names of the index."""
        return {name: tuple(values) for name, values in self.dict(by_alias=True).items() if values}


NO_FILTERS = Filters.model_validate({})


class Question(Input):
    """A search. `query` is plain words or the query language; empty finds everything."""

    query: Line = ""
    filters: Filters = NO_FILTERS
    facets: Annotated[list[FacetName], Field(max_length=len(FACETS))] = []
    sort: Sort = Sort.RELEVANCE
    limit: Limit = 20
    cursor: Token | None = None
    highlight: bool = True

    def request(self, who: Viewer) -> SearchRequest:
        """What the engine is asked."""
        return SearchRequest(
            query=self.query,
            scope=tuple(who.scopes()),
            filters=self.filters.as_mapping(),
            facets=tuple(dict.fromkeys(self.facets)),
            sort=self.sort,
            limit=self.limit,
            cursor=self.cursor,
            highlight=self.highlight,
        )
