"""How watches, alerts, leads and batches look from outside."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from suizhi.commons.rest.types import Line, Output
from suizhi.halls.watch.models import Alert, MarketLead, NewSign


class WatchOut(Output):
    """A watch. Empty `classes` are all classes, empty `aspects` all aspects."""

    id: int
    kind: str
    title: str
    party: int | None
    right: int | None
    of_party: int | None
    names: list[str]
    places: list[str]
    products: list[str]
    home: list[int]
    groups: list[str]
    classes: list[int]
    aspects: list[str]
    territory: str
    threshold: float
    channels: list[str]
    made_at: datetime
    ended_at: datetime | None
    synthetic: bool


class SignOut(Output):
    """What is new: a published mark, or the name of a firm or a shop."""

    sort: str
    number: str
    name: str
    classes: list[int]
    groups: list[str]
    goods: str
    applicant: str
    agency: str
    issue: str
    published_on: date | None


class AlertSummary(Output):
    """An alert in a list. `due` is the earlier day where the law leaves two, see `basis` of the alert itself."""

    id: int
    watch_id: int
    state: str
    risk: float
    name: str
    sign: SignOut | None
    right: int | None
    flags: list[str]
    due: date | None
    raised_at: datetime
    synthetic: bool

    @classmethod
    def of(cls, alert: Alert) -> AlertSummary:
        """The alert with its sign."""
        return cls(**_summary(alert))


class AnswerOut(Output):
    """What a person made of it."""

    state: str
    reason: str
    text: str
    at: datetime


class AlertDetail(AlertSummary):
    """The alert with its reasons, the relation of the goods, how the last day was computed, and its answers."""

    rules: list[dict[str, Any]]
    goods: dict[str, Any]
    basis: dict[str, Any]
    scorer: str
    answers: list[AnswerOut]

    @classmethod
    def of(cls, alert: Alert) -> AlertDetail:
        """The whole alert."""
        answers = [AnswerOut.from_orm(one) for one in alert.answers.all()]
        held = {name: getattr(alert, name) for name in ("rules", "goods", "basis", "scorer")}
        return cls(**_summary(alert), **held, answers=answers)


class LeadSummary(Output):
    """A lead in a list: which listing, which right, how pressing."""

    id: int
    platform: str
    listing_id: str
    title: str
    right: int | None
    right_said: str
    score: float
    band: str
    priority: float
    state: str
    case_number: str
    raised_at: datetime
    synthetic: bool

    @classmethod
    def of(cls, lead: MarketLead) -> LeadSummary:
        """The lead with its listing."""
        return cls(**_lead(lead))


class LeadDetail(LeadSummary):
    """The lead with the raw text, the signals and the places they point to, what would clear it, and its answers. No contacts of the seller."""

    listing: dict[str, Any]
    signals: list[dict[str, Any]]
    clears_it: list[dict[str, str]]
    scorer: str
    answers: list[AnswerOut]
    aside: str
    aside_en: str


class BatchOut(Output):
    """A batch and how far it is. `line` lines are read, `percent` of the whole."""

    id: int
    kind: str
    label: str
    state: str
    line: int
    percent: int
    alerts: int
    leads: int
    refused: int
    sent_at: datetime
    finished_at: datetime | None
    synthetic: bool


AlertStates = Literal["assessed", "opposed", "closed"]
LeadStates = Literal["confirmed", "dismissed"]
Reason = Line
"""A word of `halls.watch.reasons`."""


def sign_out(sign: NewSign | None) -> SignOut | None:
    """The sign, where the alert is about one."""
    return SignOut.from_orm(sign) if sign else None


def _summary(alert: Alert) -> dict[str, Any]:
    plain = ("state", "risk", "name", "right", "flags", "due", "raised_at", "synthetic")
    return {"id": alert.pk, "watch_id": alert.watch_id, "sign": sign_out(alert.sign), **{name: getattr(alert, name) for name in plain}}


def _lead(lead: MarketLead) -> dict[str, Any]:
    plain = ("right", "right_said", "score", "band", "priority", "state", "case_number", "raised_at", "synthetic")
    listing = lead.listing
    told = {"id": lead.pk, "platform": listing.platform, "listing_id": listing.number, "title": listing.title}
    return {**told, **{name: getattr(lead, name) for name in plain}}


def lead_detail(lead: MarketLead, aside: tuple[str, str]) -> LeadDetail:
    """The whole lead."""
    answers = [AnswerOut.from_orm(one) for one in lead.answers.all()]
    told = {"listing": lead.listing.raw, "signals": lead.signals, "clears_it": lead.clears, "scorer": lead.scorer}
    return LeadDetail(**_lead(lead), **told, answers=answers, aside=aside[0], aside_en=aside[1])
