"""Taking the demonstration city in, through the same loader as every import."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from suizhi.halls.register.demo.sources import intakes
from suizhi.halls.register.exchange.intake import Intake
from suizhi.halls.register.loading.importer import Errand, Progress, take_in
from suizhi.halls.register.loading.summary import FileSummary, Summary
from suizhi.halls.register.models import ImportFile
from suizhi.halls.register.proposals import proposals_refresh

COLLECTION = "demo"
LABEL = "演示城市（合成）"


def city_load(*, today: date, seed: int, progress: Progress | None = None) -> Summary:
    """Load the city as of this day. What stands already is left alone; a load that was killed goes on where it stopped."""
    found = intakes(seed, today)
    held = {intake.place: file for intake in found if (file := _held(intake)) is not None}
    if len(held) == len(found):
        return Summary(COLLECTION, [_unchanged(intake, held[intake.place]) for intake in found])
    errand = Errand(Path(COLLECTION), COLLECTION, actor="system", label=LABEL)
    summary = take_in(errand, today=today, progress=progress, found=found)
    proposals_refresh(collection=COLLECTION)
    return summary


def _held(intake: Intake) -> ImportFile | None:
    """The record of this very content, whole."""
    content = {"collection": COLLECTION, "digest": intake.digest(), "source__code": intake.definition.code}
    return ImportFile.objects.filter(**content, state=ImportFile.State.DONE).first()


def _unchanged(intake: Intake, file: ImportFile) -> FileSummary:
    return FileSummary(
        intake.place,
        intake.definition.code,
        intake.why,
        intake.why_zh,
        read=file.read,
        unchanged=file.read - file.refused,
        refused=file.refused,
    )
