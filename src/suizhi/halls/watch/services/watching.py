"""Beginning and ending a watch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer, require
from suizhi.commons.webhooks.plug import messenger
from suizhi.engines.marks import read
from suizhi.halls.register.selectors import parties, rights
from suizhi.halls.watch.access import KEEP, account_of, require_change
from suizhi.halls.watch.models import Watch
from suizhi.halls.watch.notify import WEBHOOK
from suizhi.halls.watch.refusals import answered, hook_unreachable, watch_lacks

Kind = Watch.Kind
_NAMED = (Kind.NAME, Kind.HONOURED, Kind.FAMOUS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A watch as somebody wants it; what its kind does not need stays empty. `party` is for whom the office keeps it."""

    kind: str
    title: str
    party: int | None = None
    right: int | None = None
    of_party: int | None = None
    names: Sequence[str] = ()
    places: Sequence[str] = ()
    products: Sequence[str] = ()
    home: Sequence[int] = ()
    groups: Sequence[str] = ()
    classes: Sequence[int] = ()
    aspects: Sequence[str] = ()
    territory: str = Watch.Territory.CN
    threshold: float = 0.6
    channels: Sequence[str] = ()
    hook: str = ""
    synthetic: bool = False


def watch_make(*, who: Viewer, wanted: Wanted) -> Watch:
    """Begin a watch. Others than the office keep it for the party they act for.

    Raises PermissionDenied; Refusal: `watch.*` for what its kind needs and lacks, `mark.*` for a name that is none, `watch.hook`.
    """
    require(who, KEEP)
    _require_whole(wanted)
    _require_in_register(who, wanted)
    # Looking the name of the address up takes seconds at worst: it comes before the transaction.
    if WEBHOOK in wanted.channels and not messenger().may_reach(wanted.hook):
        raise hook_unreachable(wanted.hook)
    return _made(who, wanted)


@transaction.atomic
def watch_end(*, who: Viewer, watch: Watch) -> Watch:
    """End a watch; its alerts stay. Raises PermissionDenied, Refusal (`watch.state`)."""
    require_change(watch, who)
    held = Watch.objects.select_for_update().get(pk=watch.pk)
    if held.ended_at is not None:
        raise answered("ended")
    held.ended_at = timezone.now()
    held.save(update_fields=["ended_at"])
    append(actor=who.actor, verb="watch.ended", subject=held.subject)
    return held


@transaction.atomic
def _made(who: Viewer, wanted: Wanted) -> Watch:
    given = {field.name: getattr(wanted, field.name) for field in fields(wanted)}
    lists = {name: list(value) for name, value in given.items() if isinstance(value, (list, tuple))}
    watch = Watch(**{**given, **lists}, made_by=account_of(who), made_at=timezone.now())
    if not who.is_office:
        watch.party = who.party_id
    watch.full_clean(exclude=["made_by"])
    watch.save(force_insert=True)
    append(actor=who.actor, verb="watch.made", subject=watch.subject, payload={"kind": watch.kind})
    return watch


def _require_whole(wanted: Wanted) -> None:
    """What the kind needs is there, and every name can be read."""
    kind = Kind(wanted.kind)
    if kind in _NAMED and not wanted.names:
        raise watch_lacks("names", "请写要监测的名称。", "Give the name to be watched.")
    if kind is Kind.INDICATION and not (wanted.places and wanted.products):
        raise watch_lacks("places", "地理标志要写地名和产品名。", "An indication needs its place and its product.")
    if kind is Kind.CLASS and not wanted.classes:
        raise watch_lacks("classes", "请写要监测的类别。", "Give the class to be watched.")
    if kind is Kind.RIGHT and wanted.right is None:
        raise watch_lacks("right", "请选一件权利。", "Choose a right.")
    if kind in (Kind.PORTFOLIO, Kind.TERMS) and wanted.of_party is None:
        raise watch_lacks("of_party", "请选一个权利人。", "Choose an owner.")
    if kind is Kind.OWNER and wanted.of_party is None and not wanted.names:
        raise watch_lacks("names", "请写竞争者的名称，或者选登记簿中的当事人。", "Name the competitor, or choose a party of the register.")
    for name in (*wanted.names, *wanted.places, *wanted.products):
        read(name)


def _require_in_register(who: Viewer, wanted: Wanted) -> None:
    if wanted.right is not None and not rights(who).filter(pk=wanted.right).exists():
        raise watch_lacks("right", "登记簿里没有这件权利。", "The register knows no such right.")
    if wanted.of_party is not None and not parties(who).filter(pk=wanted.of_party).exists():
        raise watch_lacks("of_party", "登记簿里没有这个当事人。", "The register knows no such party.")
