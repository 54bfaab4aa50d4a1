"""Comparison charts: a table of features that each side comments on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.halls.casework.mediation import selectors
from suizhi.halls.casework.mediation.services.writing import confide, entered, heard_by, seated
from suizhi.halls.casework.models import Audience, Case, Chart, ChartRow, ChartView
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

ROWS_MAX = 60
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Compared:
    """A chart to be made: `rows` of (feature, what stands against it)."""

    audience: Audience
    kind: str
    title: str
    rows: Sequence[tuple[str, str]]


@transaction.atomic
def chart_make(*, who: Viewer, case: Case, compared: Compared) -> Chart:
    """Put a chart on the table. Raises PermissionDenied, Refusal (`mediation.chart`)."""
    seat = seated(case, who)
    heard_by(seat, compared.audience)
    rows = [(left.strip(), right.strip()) for left, right in compared.rows if left.strip() or right.strip()]
    if not rows or len(rows) > ROWS_MAX or not compared.title.strip() or compared.kind not in Chart.Kind.values:
        raise _incomplete()
    confide(case, compared.audience)
    chart = Chart.objects.create(
        case=case,
        audience=compared.audience,
        kind=compared.kind,
        title=compared.title.strip()[:200],
        author_id=seat.user_id,
        at=timezone.now(),
    )
    ChartRow.objects.bulk_create(
        ChartRow(chart=chart, number=number, feature=left[:_LONGEST], product=right[:_LONGEST])
        for number, (left, right) in enumerate(rows, 1)
    )
    entered(seat, "charted", chart=chart.pk)
    return chart


@transaction.atomic
def chart_say(*, who: Viewer, row: ChartRow, text: str) -> ChartView:
    """Say one's view of a line, in the column of one's seat. An earlier view is followed, not erased. Raises PermissionDenied, Refusal."""
    seat = seated(row.chart.case, who)
    if not selectors.charts(seat).filter(pk=row.chart_id).exists():
        raise PermissionDenied("mediation.chart")
    confide(row.chart.case, Audience(row.chart.audience))
    view = ChartView.objects.create(row=row, voice=seat.voice, text=text.strip()[:_LONGEST], author_id=seat.user_id, at=timezone.now())
    entered(seat, "chart_said", row=row.pk)
    return view


def _incomplete() -> Refusal:
    return Refusal(
        "mediation.chart",
        zh=f"请写标题，并填 1 至 {ROWS_MAX} 行。",
        en=f"Give it a title and from 1 to {ROWS_MAX} lines.",
        field="title",
    )
