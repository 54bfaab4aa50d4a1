"""What a person makes of a dossier, and who opened it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.halls.watch.access import WORK, account_of
from suizhi.halls.watch.models import DossierAnswer, DossierLook, FilingDossier
from suizhi.halls.watch.reasons import DOSSIER_STATES
from suizhi.halls.watch.services import Answer
from suizhi.halls.watch.services.answering import require_reason


def dossier_look(*, who: Viewer, dossier: FilingDossier) -> None:
    """Record that somebody opened a dossier."""
    if who.user_id:
        DossierLook.objects.create(dossier=dossier, by_id=who.user_id, role=who.role, at=timezone.now())


@transaction.atomic
def dossier_answer(*, who: Viewer, dossier: FilingDossier, answer: Answer) -> FilingDossier:
    """Say what a look at the dossier found. It can be said anew: the last word counts, those before it stay.

    Raises PermissionDenied; Refusal: `watch.reason`, `watch.text`.
    """
    require(who, WORK)
    text = require_reason(answer, DOSSIER_STATES)
    held = FilingDossier.objects.select_for_update().defer("held").get(pk=dossier.pk)
    DossierAnswer.objects.create(dossier=held, state=answer.state, reason=answer.reason, text=text, by=account_of(who), at=timezone.now())
    held.state = answer.state
    held.save(update_fields=["state"])
    append(actor=who.actor, verb=f"watch.filings.{answer.state}", subject=held.subject, payload={"reason": answer.reason})
    return held
