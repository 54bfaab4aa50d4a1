"""How credit looks from outside. What is public has its own form, cut to what everybody may see."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from suizhi.commons.rest.types import Output
from suizhi.halls.credit.models import CreditEvent, Draw, PublicRecord


class DecisionOut(Output):
    """The decision that a record rests on: case number, what the paper is called in both languages, its day, its articles."""

    case_number: str
    document: dict[str, str]
    decided_on: date
    articles: list[str]


class PublicRecordOut(Output):
    """One published record. A person's name is masked and `party` is null; `unverified`: nobody has read the rule of the last day."""

    id: int
    kind: str
    party: int | None
    name: str
    code: str
    act: str
    decision: DecisionOut
    published_on: date
    until: date
    until_basis: str
    unverified: bool
    legal_basis: str
    synthetic: bool

    @classmethod
    def of(cls, record: PublicRecord) -> PublicRecordOut:
        """The record as everybody may see it."""
        return cls(
            id=record.pk,
            kind=record.kind,
            party=None if record.is_person else record.party,
            name=record.name,
            code=record.code,
            act=record.act,
            decision=_decision(record),
            published_on=record.published_on,
            until=record.until,
            until_basis=record.basis,
            unverified=record.unverified,
            legal_basis=record.legal_basis,
            synthetic=record.synthetic,
        )


class RecordsOut(Output):
    """Published records. `note`: what finding none does not mean, in both languages."""

    items: list[PublicRecordOut]
    total: int
    capped: bool
    note: dict[str, str]


class MeasureOut(Output):
    """A measure with its law and article."""

    kind: str
    what: str
    authority: str
    law: str
    article: str
    starts_on: date
    ends_on: date
    ended_on: date | None


class EventSummary(Output):
    """One line of a list of credit events."""

    id: int
    number: str
    name: str
    code: str
    act: str
    state: str
    decision: DecisionOut
    opened_on: date
    ends_on: date | None
    closed_on: date | None
    reversed_on: date | None
    synthetic: bool

    @classmethod
    def of(cls, event: CreditEvent) -> EventSummary:
        """The event for the office and for the one it is about."""
        return cls(**_cells(event))


class EventDetail(EventSummary):
    """A credit event with the whole name, what the rules said and the measures taken."""

    ground: str
    statement_until: date | None
    findings: list[dict[str, Any]]
    measures: list[MeasureOut]

    @classmethod
    def of(cls, event: CreditEvent) -> EventDetail:
        """The event for the office and for the one it is about."""
        measures = [MeasureOut.from_orm(one) for one in event.measures.order_by("id")]
        more = {"ground": event.ground, "statement_until": event.statement_until, "findings": event.findings, "measures": measures}
        return cls(**{**_cells(event), "name": event.full_name}, **more)


class LookOut(Output):
    """Somebody of the office looked at what is not public: when, in which role, for which matter."""

    at: datetime
    role: str
    purpose: str


class MineOut(Output):
    """A subject's own file."""

    events: list[EventSummary]
    looks: list[LookOut]


class ObjectionOut(Output):
    """An objection as it stands."""

    id: int
    text: str
    at: datetime
    answer: str
    reason: str


class CreditProposalOut(Output):
    """What a decided case gives reason to consider, waiting for a person."""

    id: int
    kind: str
    said: str
    party: int | None
    act: str
    case_number: str
    decided_on: date
    act_by: date | None
    synthetic: bool


class DrawSummary(Output):
    """One random draw. `state` is committed, drawn, inspected or published."""

    id: int
    title: str
    pool: str
    state: str
    committed_at: datetime
    drawn_at: datetime | None
    publish_by: date | None
    published_on: date | None
    synthetic: bool


class DrawDetail(DrawSummary):
    """A draw with its record, which anybody can draw again, and the results once they are published."""

    record: dict[str, Any]
    results: dict[str, str]

    @classmethod
    def of(cls, draw: Draw) -> DrawDetail:
        """The draw as everybody may see it."""
        shown = {name: getattr(draw, name) for name in DrawSummary.model_fields}
        return cls(**shown, record=draw.record, results=draw.results if draw.published_on else {})


def _decision(row: PublicRecord | CreditEvent) -> DecisionOut:
    return DecisionOut(case_number=row.case_number, document=row.document, decided_on=row.decided_on, articles=row.articles)


def _cells(event: CreditEvent) -> dict[str, Any]:
    plain = ("id", "number", "name", "code", "act", "state", "opened_on", "ends_on", "closed_on", "reversed_on", "synthetic")
    return {**{name: getattr(event, name) for name in plain}, "decision": _decision(event)}
