"""Two rights that a source shows to be one: everything of the later moves to the earlier, which keeps its address."""

from __future__ import annotations

from suizhi.commons.ledger import services as ledger
from suizhi.halls.register.loading.context import Context
from suizhi.halls.register.models import (
    Citation,
    Document,
    Event,
    FamilyMember,
    Right,
    RightClass,
    RightNumber,
    RightParty,
    RightRecord,
)

_PARTS = (RightRecord, RightNumber, RightParty, RightClass, Event, FamilyMember, Citation, Document)


def join(keep: int, others: list[int], context: Context) -> None:
    """Move the records of `others` to `keep` and leave them as pointers. Sources agree on a number; no judgement is involved."""
    for part in _PARTS:
        part.objects.filter(right__in=others).update(right=keep)
    entry = ledger.append(
        actor=context.actor,
        verb="register.rights.joined",
        subject=f"right:{keep}",
        payload={"joined": others, "source": context.source.code},
    )
    Right.objects.filter(joined_to__in=others).update(joined_to=keep)
    Right.objects.filter(pk__in=others).update(joined_to=keep, changed=entry.seq)
