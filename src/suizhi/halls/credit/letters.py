"""The letters of a credit event: which can be written where it stands, and what their fields hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from suizhi.commons.documents import Sheet, Template, close_gap, fill, template_of
from suizhi.commons.documents.dates import chinese
from suizhi.commons.documents.library import authority
from suizhi.commons.evidence.selectors import items_of
from suizhi.commons.procedures import legal_fields
from suizhi.halls.credit import law
from suizhi.halls.credit.access import roles_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from suizhi.commons.documents.filling import Value
    from suizhi.commons.evidence.models import Item
    from suizhi.commons.policy import Viewer
    from suizhi.engines.procedures import Words
    from suizhi.engines.procedures.model import Transition
    from suizhi.halls.credit.models import CreditEvent

STATEMENT_UNTIL = "陈述申辩的截止日"
"""The gap of a notice that a field of its own closes: a day, not words."""
_LABELS = {"statement_until": STATEMENT_UNTIL, "heard": "陈述申辩的情况"}
_FINDING = "finding"
_STATED = "state"
"""The event by which the subject makes a statement."""
_OF_THE_LIST = frozenset({"serious_list", "removal_asked"})


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that the viewer may write: its id, its name, and the one that was made last."""

    document: str
    words: Words
    made: Item | None


@dataclass(frozen=True, slots=True)
class EventSources:
    """The sources of one event on one day; `statement_until` is the day that the letter itself is about to set."""

    event: CreditEvent
    on: date
    statement_until: date | None = None

    def value(self, kind: str, name: str) -> Value:
        """What the field holds in this event."""
        if kind in legal_fields.KINDS:
            return legal_fields.legal_value(kind, name, self.on)
        return self._held().get(name) if kind == "field" else None

    def label(self, kind: str, name: str) -> str:
        """What the field is called."""
        return legal_fields.legal_label(kind, name) if kind in legal_fields.KINDS else _LABELS.get(name, name)

    def _held(self) -> dict[str, str | None]:
        event, until = self.event, self.statement_until or self.event.statement_until
        stated = _stated_on(event)
        repair = law.LISTING if event.state in _OF_THE_LIST else law.REPAIR
        return {
            "subject": event.full_name,
            "number": event.number,
            "decision": _decision(event),
            "ground": event.ground or None,
            "statement_until": chinese(until) if until else None,
            "heard": _heard(event, self.on),
            "stated": chinese(stated) if stated else None,
            "repair_basis": legal_fields.legal_value("cite", repair, self.on),
        }


def letters_of(event: CreditEvent, who: Viewer) -> list[Letter]:
    """What the viewer may write now: what the next steps in their hands issue, and what the last one should have issued."""
    assert event.run is not None
    documents, roles = event.run.definition.documents, roles_in(event, who)
    wanted = {document: None for move in _moves(event) if roles & set(move.roles) for document in move.issues}
    if not _may_be_found(event, timezone.localdate()):
        wanted.pop(_FINDING, None)
    made = {item.purpose: item for item in items_of(event.subject, who)}
    return [Letter(document, documents[document], made.get(title_of(event, document))) for document in wanted]


def title_of(event: CreditEvent, document: str) -> str:
    """What the letter is called on the paper."""
    return _template(event, document).title


def text_of(event: CreditEvent, document: str, sources: EventSources, values: Mapping[str, str]) -> str:
    """The text with everything that is known, and what somebody has written for the rest."""
    text = fill(_template(event, document).body, sources)
    for name, value in values.items():
        text = close_gap(text, name, value)
    return text


def sheet_of(event: CreditEvent, document: str, text: str, on: date) -> Sheet:
    """The letter as a paper."""
    assert event.run is not None
    body = authority(event.run.definition.name, settings.CITY)
    return Sheet(body, title_of(event, document), event.number, text, dated=on, synthetic=event.synthetic)


def _template(event: CreditEvent, document: str) -> Template:
    assert event.run is not None
    definition = event.run.definition
    return template_of(definition.name, document, definition.documents[document].zh)


def _moves(event: CreditEvent) -> Iterator[Transition]:
    run = event.run
    assert run is not None
    yield from run.definition.leaving(run.state)
    last = run.steps.order_by("-seq").first()
    if last is not None:
        yield from (move for move in run.definition.leaving(last.source) if (move.event, move.target) == (last.event, last.target))


def _decision(event: CreditEvent) -> str:
    """《行政处罚决定书》（案号…）of its day, and the act."""
    paper = event.document.get("zh", "决定")
    return f"{chinese(event.decided_on)}作出的《{paper}》（案号：{event.case_number}），所认定的行为属于：{event.act}。"


def _stated_on(event: CreditEvent) -> date | None:
    step = event.run.steps.filter(event=_STATED).order_by("-seq").first() if event.run else None
    return step.on if step else None


def _heard(event: CreditEvent, on: date) -> str | None:
    """Whether the subject made a statement; silence is said of nobody who still has time."""
    stated, until = _stated_on(event), event.statement_until
    if stated:
        return f"当事人于{chinese(stated)}提出陈述申辩。"
    return f"当事人在{chinese(until)}前（含当日）没有提出陈述申辩。" if until and on > until else None


def _may_be_found(event: CreditEvent, on: date) -> bool:
    """Whether the subject was heard, or had the time that the notice gave."""
    return event.statement_until is None or _heard(event, on) is not None
