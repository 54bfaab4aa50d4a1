"""Canonical rows and loaded registers for the tests of the register. Everything is invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from suizhi.halls.register.loading.context import Context, Outcome
from suizhi.halls.register.loading.importer import _loaded
from suizhi.halls.register.models import ImportFile, ImportRun, Source
from suizhi.kernel.errors import Place
from suizhi.kernel.numbers import parse_application, parse_publication
from suizhi.kernel.records import ClassFact, Kind, PartyFact, Read, RightRow, Role, Row

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def patent(
    number: str = "202119990017.X", *, title: str = "一种散热膜", owner: str = "穗岭热控（示例）有限公司", **fields: object
) -> RightRow:
    """An invention with an application number, a title and an applicant; any field of the row may be given."""
    parsed = parse_application(checked(number))
    row = RightRow(
        kind=fields.pop("kind", None) or parsed.kind or Kind.INVENTION,  # type: ignore[arg-type]
        office="CN",
        numbers=[parsed.fact(number)],
        titles={"zh": title},
        dates={"filing": date(2021, 4, 16)},
        parties=[PartyFact(Role.APPLICANT, owner, is_person=False)],
        classes=[ClassFact("ipc", "H05K7/20", main=True)],
    )
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def publication(number: str, **fields: object) -> RightRow:
    """A row that knows only a publication number."""
    row = patent(**fields)  # type: ignore[arg-type]
    row.numbers = [parse_publication(number).fact(number)]
    return row


def checked(number: str) -> str:
    """The application number with its right check digit in place of whatever stands there."""
    digits = number.split(".")[0]
    weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
    return f"{digits}.{'0123456789X'[sum(int(d) * w for d, w in zip(digits, weights, strict=False)) % 11]}"


class Delivery:
    """Files of one source, loaded one after another as an importer would."""

    def __init__(self, source: str = "golden_export", *, collection: str = "office", visibility: str = "public") -> None:
        defaults = {"title_zh": source, "title_en": source, "visibility": visibility}
        self.source, _ = Source.objects.get_or_create(code=source, defaults=defaults)
        self.collection = collection

    def load(self, rows: Iterable[Row], *, content: str = "first", at: datetime = NOW, commit: bool = True) -> Outcome:
        """Load rows as one batch of a file with this content digest."""
        run = ImportRun.objects.create(path="x", label="x", collection=self.collection, actor="cli", started_at=at)
        file = ImportFile.objects.create(run=run, place="x.csv", digest=content, collection=self.collection, source=self.source)
        context = Context(self.collection, self.source, file, at, at.date(), commit)
        return _loaded(context, [Read(Place("x.csv", number), row) for number, row in enumerate(rows, 1)])
