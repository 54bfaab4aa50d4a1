"""The work list as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from suizhi.commons.languages import said
from suizhi.commons.procedures.plug import clockwork
from suizhi.halls.casework.labels import PROCEDURE_LABELS
from suizhi.halls.casework.listing import rows
from suizhi.halls.casework.management.turns import turn_words

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case

MOST = 5_000
"""Cases that one file holds: a list to work by, not a copy of the register."""
_CHUNK = 500


def headers() -> list[str]:
    """The columns."""
    return [
        _("案号"),
        _("案由"),
        _("程序"),
        _("当事人"),
        _("到哪一步"),
        _("轮到谁"),
        _("承办"),
        _("最近期限"),
        _("依据"),
        _("收到"),
        _("合成"),
    ]


def lines(found: QuerySet[Case], who: Viewer, today: date) -> Iterator[list[str]]:
    """The rows of a list, a few queries for every `_CHUNK` of them."""
    for start in range(0, MOST, _CHUNK):
        cases = list(found[start : start + _CHUNK])
        for row in rows(cases, today):
            case, deadline = row.case, row.deadline
            assert case.run is not None
            yield [
                case.number,
                case.title,
                str(PROCEDURE_LABELS.get(case.procedure, case.procedure)),
                "；".join(one.name for one in row.people),
                said(case.run.definition.state(case.state).words),
                turn_words(case, who),
                str(case.handler or ""),
                str(deadline.due or "") if deadline else "",
                clockwork().cite(deadline.rule, deadline.trigger) if deadline else "",
                str(case.opened_on),
                _("合成") if case.synthetic else "",
            ]
        if len(cases) < _CHUNK:
            return
