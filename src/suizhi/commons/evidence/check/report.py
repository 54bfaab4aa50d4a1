"""The check of the store as a whole, and what it leaves behind: the faults that make an item's state 校验不符."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from suizhi.commons.evidence.check.chain import chain_breaks, item_breaks
from suizhi.commons.evidence.check.files import file_breaks, unnamed
from suizhi.commons.evidence.check.seals import seal_breaks, timestamp_breaks
from suizhi.commons.evidence.models import Content, CustodyRecord, Fault, Item, Seal, Timestamp
from suizhi.engines.evidence.custody import Break

KEPT = 10_000
"""Faults that are kept: enough to name every item of a disk that failed in part."""


@dataclass(frozen=True, slots=True)
class StoreReport:
    """What was found. `unnamed` are keys of files without a record: no fault of the evidence, but somebody should look."""

    counts: dict[str, int]
    breaks: tuple[Break, ...]
    unnamed: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether every link holds."""
        return not self.breaks

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of the command line."""
        faults = [broken.as_dict() for broken in self.breaks]
        first = faults[0] if faults else None
        return {"ok": self.ok, **self.counts, "faults": faults, "first_break": first, "unnamed": list(self.unnamed)}


def check_store(*, files: bool = True) -> StoreReport:
    """Walk everything and keep what is broken as faults; without `files` the files' bytes are left unread, and their faults as they were."""
    found: list[tuple[Break, Item | None]] = list(islice(_all(files), KEPT))
    _keep(found, files=files)
    counts = {
        "items": Item.objects.count(),
        "files": Content.objects.count() if files else 0,
        "events": CustodyRecord.objects.count(),
        "seals": Seal.objects.count(),
        "timestamps": Timestamp.objects.count(),
    }
    return StoreReport(counts, tuple(broken for broken, _ in found), tuple(unnamed()) if files else ())


def _all(files: bool) -> Iterator[tuple[Break, Item | None]]:
    """Every break with each item that it concerns, in the order in which one thing stands on another."""
    if files:
        for broken, content in file_breaks():
            yield from _each(broken, content.items.order_by("id"))
    for broken in chain_breaks():
        yield broken, _item_of_event(broken)
    yield from item_breaks()
    for broken in (*seal_breaks(), *timestamp_breaks()):
        yield from _each(broken, _items_under(broken))


def _each(broken: Break, items: Iterable[Item]) -> Iterator[tuple[Break, Item | None]]:
    concerned: list[Item | None] = list(items)
    yield from ((broken, item) for item in concerned or [None])


def _item_of_event(broken: Break) -> Item | None:
    seq = broken.where.rpartition(":")[2]
    ref = CustodyRecord.objects.filter(seq=int(seq)).values_list("item", flat=True).first()
    return Item.objects.filter(ref=ref).first() if ref else None


def _items_under(broken: Break) -> Iterable[Item]:
    """The items whose receipt a seal covers."""
    seal = Seal.objects.filter(number=int(broken.where.rpartition(":")[2])).first()
    return Item.objects.filter(first_seq__gte=seal.first, first_seq__lte=seal.last) if seal else ()


@transaction.atomic
def _keep(found: list[tuple[Break, Item | None]], *, files: bool) -> None:
    """Replace the faults of the check before, but for those of files that were not read this time."""
    of_files = Q(where__startswith="file:") | Q(where__startswith="content:")
    Fault.objects.filter(Q() if files else ~of_files).delete()
    now = timezone.now()
    Fault.objects.bulk_create(
        Fault(
            where=broken.where[:200],
            what=broken.what[:60],
            expected=broken.expected[:300],
            found=broken.found[:300],
            zh=broken.zh[:300],
            en=broken.en[:300],
            item=item,
            found_at=now,
        )
        for broken, item in found
    )
