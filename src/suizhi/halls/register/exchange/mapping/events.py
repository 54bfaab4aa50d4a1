"""Events that a row states: through its dates, and through a status column. Nothing is inferred beyond what a rule says."""

from __future__ import annotations

from collections.abc import Callable

from suizhi.halls.register.exchange.definition import EventRule, SourceDefinition, StatusRule
from suizhi.halls.register.exchange.mapping.cells import unknown_value
from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.kernel.records import STATED, EventCategory, EventFact, EventKey


def status_setter(definition: SourceDefinition) -> Callable[[RightDraft, str], None]:
    """Keeps the status word until the row's dates are in; a word that `statuses` does not list is a `Refusal`."""
    known = definition.statuses

    def put(draft: RightDraft, text: str) -> None:
        if text not in known:
            raise unknown_value(text, "statuses", known)
        draft.status = text

    return put


def settle_events(draft: RightDraft, definition: SourceDefinition) -> None:
    """Add the events that the definition's rules read out of the dates, and the one of the status column."""
    for rule in definition.events:
        _by_date(draft, rule)
    if draft.status and (rule_of_word := definition.statuses[draft.status]) is not None:
        _by_status(draft, rule_of_word)


def _by_date(draft: RightDraft, rule: EventRule) -> None:
    on = draft.row.dates.get(rule.date)
    if on is None or (rule.kinds and draft.row.kind not in rule.kinds):
        return
    if rule.kind_codes and not any(code[:1] in rule.kind_codes for code in draft.kind_codes):
        return
    draft.row.events.append(EventFact(rule.key, rule.category, on, rule.code, rule.text))


def _by_status(draft: RightDraft, rule: StatusRule) -> None:
    """With a day, an event; without one, only the attribute, since an event needs a day."""
    on = draft.row.dates.get("status")
    if rule.status:
        draft.row.attributes[STATED] = rule.status
    if on is None:
        return
    if rule.key is not None and rule.category is not None:
        # A status column often repeats what a date column has said already, as does 已注册 with the day of registration.
        if not any(event.key is rule.key and event.on == on for event in draft.row.events):
            draft.row.events.append(EventFact(rule.key, rule.category, on, text=draft.status))
    elif rule.status:
        detail = {"status": rule.status}
        draft.row.events.append(EventFact(EventKey.NOTE, EventCategory.INFORMATION, on, STATED, draft.status, detail))
