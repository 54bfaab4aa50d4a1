"""Looking at personal data for a stated purpose, and changing the keys."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import append
from suizhi.commons.personal.fields import BlindIndexField, EncryptedTextField, sealed_fields
from suizhi.commons.personal.keys import keyring
from suizhi.commons.personal.sealing import Sealed
from suizhi.commons.policy import Viewer
from suizhi.kernel.errors import Refusal

BATCH = 200
REVEALED = "personal.revealed"


def personal_reveal(*, row: models.Model, fields: Iterable[str], subject: str, purpose: str, who: Viewer) -> dict[str, str]:
    """Open sealed fields of a row and record who looked at what, and what for; the caller has checked that they may.

    `subject` is how the event log names whose data it is, as `person:REF`: the person may ask for these entries. The entry names the
    fields and never what they say. Raises Refusal (`personal.purpose`) without a purpose.
    """
    if not purpose.strip():
        raise Refusal(
            "personal.purpose",
            zh="查看个人信息须写明目的。",
            en="Looking at personal data needs a purpose.",
            mend_zh="请写明办理事项。",
            mend_en="Say what it is for.",
            field="purpose",
        )
    names = sorted(fields)
    payload = {"of": row._meta.label, "fields": names, "purpose": purpose}
    append(actor=who.actor, verb=REVEALED, subject=subject, payload=payload)
    return {name: getattr(row, name) or "" for name in names}


def reveals_of(subject: str) -> list[Entry]:
    """Every look at the sealed fields of a subject, newest first: whose data it is may know them."""
    return list(Entry.objects.filter(subject=subject, verb=REVEALED).order_by("-seq"))


def role_of(actor: str) -> str:
    """The role of an actor of the log, in words: who looked is told by what they are, not by name."""
    kind, _colon, number = actor.partition(":")
    user = User.objects.filter(pk=number).first() if kind == "user" else None
    return str(user.get_role_display()) if user else _("平台")


def personal_reseal(*, models_given: Iterable[type[models.Model]] | None = None) -> int:
    """Bring every sealed field and blind index under the current key, in batches; how many rows. Safe to stop and run again."""
    models_held = apps.get_models() if models_given is None else models_given
    return sum(_reseal(model) for model in models_held if sealed_fields(model))


def old_keys(models_given: Iterable[type[models.Model]] | None = None) -> set[str]:
    """The names of older keys that something is still sealed with: those must be kept."""
    held: set[str] = set()
    models_held = apps.get_models() if models_given is None else models_given
    for model in models_held:
        for field in sealed_fields(model):
            for key in (one.name for one in keyring().keys[:-1]):
                if model._default_manager.annotate(held=Cast(field.name, models.TextField())).filter(held__startswith=f"{key}.").exists():
                    held.add(key)
    return held


def _reseal(model: type[models.Model]) -> int:
    fields = sealed_fields(model)
    indexes = [field for field in model._meta.concrete_fields if isinstance(field, BlindIndexField)]
    last, done = None, 0
    while True:
        with transaction.atomic():
            rows = model._default_manager.select_for_update().order_by("pk")
            batch = list((rows if last is None else rows.filter(pk__gt=last))[:BATCH])
            done += sum(_reseal_row(row, fields, indexes) for row in batch)
        if not batch:
            return done
        last = batch[-1].pk


def _reseal_row(row: models.Model, fields: list[EncryptedTextField], indexes: list[BlindIndexField]) -> bool:
    current = keyring().current.name
    stale = [field for field in fields if _key(row, field) not in (None, current)]
    if not stale:
        return False
    for field in stale:
        getattr(row, field.attname)
    names = {field.name for field in stale}
    row.save(update_fields=[*names, *(index.name for index in indexes if index.of in names)])
    return True


def _key(row: models.Model, field: EncryptedTextField) -> str | None:
    held = row.__dict__.get(field.attname)
    return held.key if isinstance(held, Sealed) else None
