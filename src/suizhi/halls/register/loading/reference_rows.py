"""One batch of entries of a reference table. An entry is stated anew when its content changes; its edition keeps old ones apart."""

from __future__ import annotations

from suizhi.halls.register.loading.context import Context, Outcome
from suizhi.halls.register.loading.fitting import kept
from suizhi.halls.register.models import ReferenceEntry
from suizhi.halls.register.statements import digest, encode
from suizhi.kernel.records import Read, ReferenceRow

_KEY = ("scheme", "edition", "symbol", "parent")
_CONTENT = ("title_zh", "title_en", "note", "see_also", "attributes", "digest", "source")


def load_reference(context: Context, reads: list[Read], outcome: Outcome) -> None:
    """Load entries, in order, counting what came of each into `outcome`."""
    rows = [read.row for read, _ in kept(reads, outcome) if isinstance(read.row, ReferenceRow)]
    held = {
        (e.scheme, e.edition, e.symbol, e.parent): e
        for e in ReferenceEntry.objects.filter(scheme__in={row.scheme for row in rows}, symbol__in={row.symbol for row in rows})
    }
    new: list[ReferenceEntry] = []
    changed: dict[int, ReferenceEntry] = {}
    for row in rows:
        entry = _entry(row, context)
        old = held.get((row.scheme, row.edition, row.symbol, row.parent))
        if old is None:
            held[row.scheme, row.edition, row.symbol, row.parent] = entry
            new.append(entry)
            outcome.created += 1
        elif old.digest == entry.digest:
            outcome.unchanged += 1
        else:
            _overwrite(old, entry)
            outcome.updated += 1
            if old.pk is not None:
                changed[old.pk] = old
    if context.commit:
        ReferenceEntry.objects.bulk_create(new, batch_size=500)
        ReferenceEntry.objects.bulk_update(changed.values(), list(_CONTENT), batch_size=200)


def _entry(row: ReferenceRow, context: Context) -> ReferenceEntry:
    return ReferenceEntry(
        scheme=row.scheme,
        edition=row.edition,
        symbol=row.symbol,
        parent=row.parent,
        title_zh=row.titles.get("zh", ""),
        title_en=row.titles.get("en", ""),
        note=row.note,
        see_also=list(row.see_also),
        attributes=row.attributes,
        digest=digest(encode(row)),
        source=context.source,
    )


def _overwrite(old: ReferenceEntry, entry: ReferenceEntry) -> None:
    for name in _CONTENT:
        setattr(old, name, getattr(entry, name))
