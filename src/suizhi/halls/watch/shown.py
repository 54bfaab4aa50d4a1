"""An alert as its page shows it: both names with what each rule saw, the deadline as a chip, the registered right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from suizhi.commons.languages import is_english
from suizhi.commons.procedures.chips import Chip, chip
from suizhi.commons.procedures.models import Deadline
from suizhi.halls.register.selectors import rights
from suizhi.halls.watch.models import Alert
from suizhi.halls.watch.selectors import alerts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from suizhi.commons.policy import Viewer
    from suizhi.halls.register.models import Right


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke, in the language of the page; `left` and `right` are both names with what it saw."""

    code: str
    said: str
    article: str
    weight: float
    left: SafeString
    right: SafeString


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the page of an alert shows beside the record itself."""

    reasons: list[Reason]
    chip: Chip | None
    watched: Right | None
    siblings: list[Alert]
    """Other alerts about the same sign or applicant that the viewer may see."""


def shown(alert: Alert, who: Viewer) -> Shown:
    """The alert for one viewer."""
    near: list[Alert] = []
    if alert.sign is not None and alert.sign.applicant_key:
        near = list(alerts(who).filter(sign__applicant_key=alert.sign.applicant_key).exclude(pk=alert.pk)[:10])
    found = rights(who).filter(pk=alert.right).first() if alert.right else None
    return Shown(reasons(alert), due_chip(alert), found, near)


def reasons(alert: Alert) -> list[Reason]:
    """The rules of an alert, the strongest first."""
    sides = alert.name, alert.sign.name if alert.sign else ""
    return [_reason(rule, sides) for rule in alert.rules]


def due_chip(alert: Alert) -> Chip | None:
    """Until when, as a chip; none where nothing runs, or an answer has been given."""
    if alert.due is None or not alert.is_open:
        return None
    provisional = bool(alert.basis.get("provisional"))
    clock = Deadline(state=Deadline.State.RUNNING, due=alert.due, provisional=provisional)
    return chip(clock, today=timezone.localdate())


def marked(text: str, places: Iterable[tuple[int, int]]) -> SafeString:
    """Text with the places marked, where they overlap as one."""
    pieces, at = [], 0
    for start, end in sorted(places):
        start = max(start, at)
        if start < end <= len(text):
            pieces.append((text[at:start], text[start:end]))
            at = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[at:])


def _reason(rule: Mapping[str, Any], sides: tuple[str, str]) -> Reason:
    left, right = (
        marked(text, [(span["start"], span["end"]) for span in rule["spans"] if span["side"] == side])
        for text, side in zip(sides, ("left", "right"), strict=True)
    )
    said = rule["note_en"] if is_english() else rule["note"]
    return Reason(rule["code"], said, rule["article"], rule["value"] * rule["weight"], left, right)
