"""The tabs above the results: groups of kinds as people speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from suizhi.kernel.records import MARK_KINDS, PATENT_KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Tab:
    """A group of kinds; the first one holds all."""

    code: str
    label: _StrPromise
    kinds: frozenset[str]

    def total(self, counts: Mapping[str, int]) -> int:
        """How many of the counted rights fall under this tab."""
        return sum(counts.get(kind, 0) for kind in self.kinds)


TABS = (
    Tab("all", _("全部"), frozenset(Kind)),
    Tab("patents", _("专利"), PATENT_KINDS),
    Tab("marks", _("商标"), MARK_KINDS),
    Tab("copyright", _("版权"), frozenset({Kind.COPYRIGHT_WORK, Kind.SOFTWARE})),
    Tab("origins", _("地理标志"), frozenset({Kind.GEOGRAPHICAL_INDICATION})),
    Tab("others", _("其他"), frozenset({Kind.LAYOUT_DESIGN, Kind.DATA_IP})),
)
_BY_CODE = {tab.code: tab for tab in TABS}


def tab_of(code: str) -> Tab:
    """The tab of this code; an unknown code is the first tab, so that an old address still answers."""
    return _BY_CODE.get(code, TABS[0])


def kinds_within(tab: Tab, chosen: Iterable[str]) -> tuple[str, ...]:
    """The kinds to search for: the chosen ones of the tab, or all of the tab; nothing chosen under 全部 asks for no cut."""
    kept = tuple(sorted(kind for kind in chosen if kind in tab.kinds))
    if kept or tab is TABS[0]:
        return kept
    return tuple(sorted(tab.kinds))
