"""Source definitions beside what the register holds from them: what the data page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Sum

from suizhi.halls.register.census import Counts
from suizhi.halls.register.loading.importer import catalogue
from suizhi.halls.register.models import ImportFile, Source

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition


@dataclass(frozen=True, slots=True)
class Described:
    """One definition with its record here: statements that count, rows read and refused, the last import."""

    definition: SourceDefinition
    statements: int
    read: int
    refused: int
    last: datetime | None

    @property
    def used(self) -> bool:
        """Whether anything was ever taken in from it."""
        return self.last is not None


def sources_described(counted: Counts) -> list[Described]:
    """Every definition, those in use first and by title within."""
    codes = dict(Source.objects.values_list("pk", "code"))
    held = {codes[source]: one.statements for source, one in counted.sources.items() if source in codes}
    files = ImportFile.objects.filter(source__isnull=False).values("source__code").order_by()
    totals: dict[str, dict[str, Any]] = {
        row["source__code"]: dict(row) for row in files.annotate(read=Sum("read"), refused=Sum("refused"), last=Max("run__finished_at"))
    }
    rows = [_described(definition, held, totals.get(code, {})) for code, definition in catalogue().items()]
    return sorted(rows, key=lambda row: (not row.used, -row.statements, row.definition.code))


def _described(definition: SourceDefinition, held: dict[str, int], totals: dict[str, Any]) -> Described:
    return Described(definition, held.get(definition.code, 0), totals.get("read") or 0, totals.get("refused") or 0, totals.get("last"))
