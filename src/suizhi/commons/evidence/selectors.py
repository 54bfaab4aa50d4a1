"""Reading about evidence: already cut to what the viewer may see. The bytes themselves come from `services.evidence_open` alone."""

from __future__ import annotations

from django.http import Http404

from suizhi.commons.evidence.guards import Action, allows
from suizhi.commons.evidence.models import CustodyRecord, Item, Pack, Seal
from suizhi.commons.evidence.states import with_states
from suizhi.commons.policy import Viewer


def items_of(subject: str, who: Viewer) -> list[Item]:
    """The evidence of a subject that the viewer may read, oldest first, ready for `state_of`."""
    held = with_states(Item.objects.filter(subject=subject)).order_by("id")
    return [item for item in held if allows(who, item, Action.READ)]


def item_of(ref: str, who: Viewer) -> Item:
    """One item. Raises Http404 where there is none or it is not the viewer's to read: nobody learns that it exists."""
    item = with_states(Item.objects.filter(ref=ref)).first()
    if item is None or not allows(who, item, Action.READ):
        raise Http404
    return item


def custody_of(item: Item) -> list[CustodyRecord]:
    """What happened to an item the viewer was given, oldest first; the record of the seal that covers its receipt stands among them."""
    own = list(CustodyRecord.objects.filter(item=item.ref).order_by("seq"))
    seal = Seal.objects.filter(first__lte=item.first_seq, last__gte=item.first_seq).first()
    if seal is None:
        return own
    # Only seals concern the store as a whole, so that the number of its record is the seal's.
    sealed = CustodyRecord.objects.filter(item="", number=seal.number)
    return sorted([*own, *sealed], key=lambda one: one.seq)


def packs_of(subject: str, who: Viewer) -> list[Pack]:
    """The packs made of a subject of which the viewer may export every item, newest first."""
    packs = Pack.objects.filter(subject=subject).prefetch_related("items").order_by("-id")
    return [pack for pack in packs if all(allows(who, item, Action.EXPORT) for item in pack.items.all())]
