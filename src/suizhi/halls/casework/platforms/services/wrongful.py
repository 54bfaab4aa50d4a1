"""A notice that was wrong: what the merchant lost, and what the law makes of it. Nothing here finds that it was wrong, or in bad faith."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from suizhi.commons.ledger.services import append
from suizhi.engines.rules import Finding, load_book
from suizhi.halls.casework.platforms.access import roles_here
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked, state

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.platforms.models import PlatformNotice


@dataclass(frozen=True, slots=True)
class DamagesNote:
    """What article 42(3) makes of the loss stated: as it is, and doubled should a court find bad faith; and when good faith excuses."""

    loss: object
    plain: Finding
    doubled: Finding
    excuse: Finding
    found_wrong: bool
    """Whether an effective decision that found the notice wrong is in the file."""


@transaction.atomic
def loss_state(*, who: Viewer, notice: PlatformNotice, loss: Decimal) -> None:
    """The merchant states what the measures cost. Raises PermissionDenied for everybody else."""
    if "merchant" not in roles_here(notice.case, who):
        raise PermissionDenied("platform.loss")
    state(notice.case, checked({"loss": float(loss)}), by=who.actor, role="merchant")
    append(actor=who.actor, verb="platform.loss.stated", subject=notice.case.subject)


def damages_note(notice: PlatformNotice, on: date) -> DamagesNote | None:
    """The note on damages; None before a loss was stated."""
    facts = facts_of(notice.case)
    if facts.get("loss") is None:
        return None
    book = load_book()
    plain, doubled = (book.evaluate("ECM-003", {"loss": facts["loss"], "malicious": malicious}, on=on) for malicious in (False, True))
    excuse = book.evaluate("ECM-011", {"notice_wrong": True}, on=on)
    return DamagesNote(facts["loss"], plain, doubled, excuse, bool(facts.get("notice_wrong")))
