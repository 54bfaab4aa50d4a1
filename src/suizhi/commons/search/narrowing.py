"""Checks the parts of a request beside its query: filters, facets and limits."""

from __future__ import annotations

from collections.abc import Iterable

from suizhi.commons.search.messages import LIMIT_MAX, SearchRequest
from suizhi.commons.search.schema import CLASS_FIELDS, FACET_FIELDS
from suizhi.kernel.errors import Refusal

FILTERS = frozenset((*FACET_FIELDS, *CLASS_FIELDS))


def check(request: SearchRequest) -> None:
    """Raises Refusal for a filter or a facet that does not exist, and for a limit out of bounds."""
    _known(request.filters, FILTERS, "query.filter", "筛选条件", "filter")
    _known(request.facets, frozenset(FACET_FIELDS), "query.facet", "分面", "facet")
    if not 1 <= request.limit <= LIMIT_MAX:
        raise Refusal(
            "query.limit",
            zh=f"每页条数应在 1 到 {LIMIT_MAX} 之间。",
            en=f"the limit must lie between 1 and {LIMIT_MAX}.",
            field="limit",
            value=request.limit,
        )


def _known(names: Iterable[str], allowed: frozenset[str], code: str, zh: str, en: str) -> None:
    for name in names:
        if name not in allowed:
            choices = ", ".join(sorted(allowed))
            raise Refusal(
                code,
                zh=f"没有名为“{name}”的{zh}。",
                en=f"there is no {en} called “{name}”.",
                mend_zh=f"可用：{choices}。",
                mend_en=f"Known: {choices}.",
                field=en,
                value=name,
            )
