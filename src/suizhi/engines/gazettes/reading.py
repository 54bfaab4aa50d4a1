"""Lines of a gazette as rows. Bad lines become refusals; the rest of the gazette goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from suizhi.engines.gazettes.fields import Fields
from suizhi.engines.gazettes.lines import read_lines
from suizhi.engines.gazettes.model import EVENTS, Agency, Applicant, GazetteRow
from suizhi.engines.marks import read
from suizhi.kernel.classes import Class, parse_nice, parse_nice_group
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_mark, parse_uscc
from suizhi.kernel.numbers.uscc import LENGTH
from suizhi.kernel.records import EventKey, NumberType


def read_gazette(stream: Iterable[bytes | str], label: str) -> Iterator[GazetteRow | Refusal]:
    """Every line of a gazette as a row, or as the refusal that names `label`, line, field and mend. A file opened as bytes will do."""
    return read_lines(stream, label, gazette_row)


def gazette_row(fields: Fields) -> GazetteRow:
    """The row of one object. Raises Refusal `feed.*`, `number.*`, `class.*`, `mark.*`."""
    filed_on, published_on = fields.must_day("filed_on"), fields.day("published_on")
    if published_on and published_on < filed_on:
        raise _early(fields, published_on)
    event = EventKey(fields.choice("event", EVENTS, otherwise=EventKey.FILED))
    return GazetteRow(
        number=_number(fields),
        mark=_mark(fields),
        classes=tuple(sorted(int(symbol) for symbol in _symbols(fields, "classes", parse_nice, needed=True))),
        applicant=_applicant(fields.nested("applicant", needed=True)),
        filed_on=filed_on,
        event=event,
        published_on=published_on,
        issue=fields.text("issue", longest=20),
        image=fields.text("image"),
        groups=_groups(fields),
        goods=fields.texts("goods"),
        agency=_agency(fields.nested("agency")),
        assignee=_assignee(fields, event),
        synthetic=fields.flag("synthetic"),
        at=fields.at,
    )


def _number(fields: Fields) -> str:
    try:
        return parse_mark(fields.text("number", needed=True), "CN", NumberType.APPLICATION).value
    except Refusal as refusal:
        raise fields.refuse(refusal, "number") from refusal


def _mark(fields: Fields) -> str:
    """The words of the mark; they may be missing only where a picture is named."""
    words = fields.text("mark", needed=not fields.text("image"))
    if words:
        try:
            read(words)
        except Refusal as refusal:
            raise fields.refuse(refusal, "mark") from refusal
    return words


def _symbols(fields: Fields, name: str, parse: Callable[[str], Class], *, needed: bool = False) -> list[str]:
    try:
        return list(dict.fromkeys(parse(text).symbol for text in fields.texts(name, needed=needed)))
    except Refusal as refusal:
        raise fields.refuse(refusal, name) from refusal


def _groups(fields: Fields) -> tuple[str, ...]:
    return tuple(sorted(_symbols(fields, "groups", parse_nice_group)))


def _applicant(fields: Fields | None) -> Applicant:
    assert fields is not None
    return Applicant(
        name=fields.text("name", needed=True),
        code=_code(fields),
        address=fields.text("address"),
        phone=fields.text("phone", longest=80),
        representative=fields.text("representative", longest=120),
        shareholders=fields.texts("shareholders"),
        industry=fields.text("industry", longest=8),
    )


def _code(fields: Fields) -> str:
    """The code as it is given; what has the length of a credit code is checked as one."""
    code = fields.text("code", longest=64)
    if len(code) != LENGTH:
        return code
    try:
        return parse_uscc(code).value
    except Refusal as refusal:
        raise fields.refuse(refusal, "code") from refusal


def _agency(fields: Fields | None) -> Agency | None:
    return Agency(fields.text("name", needed=True), fields.text("contact", longest=120)) if fields else None


def _assignee(fields: Fields, event: EventKey) -> Applicant | None:
    inner = fields.nested("assignee", needed=event is EventKey.TRANSFERRED)
    return _applicant(inner) if inner else None


def _early(fields: Fields, day: date) -> Refusal:
    return Refusal(
        "feed.order",
        zh="公告日早于申请日。",
        en="The day of the gazette is before the day of filing.",
        mend_zh="请核对两个日期。",
        mend_en="Check both days.",
        field="published_on",
        value=day.isoformat(),
        at=fields.at,
    )
