"""One batch of rows about rights: decide what each one says that is new, then write it all."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from suizhi.commons import bulk
from suizhi.commons.ledger import services as ledger
from suizhi.halls.register.folding import Statement, events_of, fold, published
from suizhi.halls.register.loading.context import Context, Outcome
from suizhi.halls.register.loading.fitting import fitting
from suizhi.halls.register.loading.identity import Identities, Planned, Target
from suizhi.halls.register.loading.joining import join
from suizhi.halls.register.loading.parties import Directory
from suizhi.halls.register.loading.parts import Written, write
from suizhi.halls.register.models import Right, RightRecord
from suizhi.halls.register.projection import project
from suizhi.halls.register.statements import decode, digest
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Read, RightRow


def load_rights(context: Context, reads: list[Read], outcome: Outcome) -> None:
    """Load rows of rights, in order, counting what came of each into `outcome`."""
    rows = [read.row for read in reads if isinstance(read.row, RightRow)]
    identities = Identities(context.collection, rows)
    identities.load_statements(context.source.pk, context.content)
    targets = _plan(reads, identities, outcome, adds=context.source.adds)
    if context.commit and targets:
        _write(context, targets, identities)


def _plan(reads: list[Read], identities: Identities, outcome: Outcome, *, adds: bool) -> list[Target]:
    """Sort rows into created, updated, unchanged and refused; the targets that have something new to record."""
    targets: dict[Target, None] = {}
    for read in reads:
        row = read.row
        assert isinstance(row, RightRow)
        try:
            encoded = fitting(row)
            mark = digest(encoded)
            target = identities.target_of(row, mark)
        except Refusal as refusal:
            outcome.refuse(read, refusal)
            continue
        _sort(Planned(read, row, encoded, mark, events_of(row)), target, outcome)
        targets[target] = None
    for target in targets:
        if not adds:
            target.settle()
    return [target for target in targets if target.fresh]


def _sort(plan: Planned, target: Target, outcome: Outcome) -> None:
    """Put one statement where it belongs, and count it."""
    if plan.digest in target.stated:
        outcome.unchanged += 1
        return
    if plan.digest in target.standing:
        outcome.unchanged += 1
        target.repeated.setdefault(plan.digest, plan)
        return
    if plan.digest in target.replaced:
        outcome.unchanged += 1
    elif target.id is None and not target.fresh:
        outcome.created += 1
    else:
        outcome.updated += 1
    target.stated.add(plan.digest)
    target.fresh.append(plan)


def _write(context: Context, targets: list[Target], identities: Identities) -> None:
    for target in targets:
        if target.joins and target.id is not None:
            join(target.id, target.joins, context)
    created = [target for target in targets if target.id is None]
    known = [target for target in targets if target.id is not None]
    for target, id_ in zip(created, bulk.reserve_ids(Right, len(created)), strict=True):
        target.id = id_
    _supersede(context, known)
    entry = ledger.append(
        actor=context.actor,
        verb="register.rights.stated",
        subject=context.errand,
        payload={"source": context.source.code, "created": len(created), "updated": len(known)},
    )
    count = sum(len(target.fresh) for target in targets)
    records = iter(bulk.reserve_ids(RightRecord, count))
    written = [Written(_id(target), next(records), plan) for target in targets for plan in target.fresh]
    directory = Directory(context, (party for w in written for party in w.plan.row.parties))
    directory.make_missing()
    _insert_rights(context, created, written, entry.seq)
    _update_rights(context, known, written, entry.seq)
    write(context, written, identities, directory)


def _supersede(context: Context, known: list[Target]) -> None:
    """Earlier deliveries of this source step back; rows of this very file are siblings and stay, as do a source's that only adds."""
    if context.source.adds:
        return
    earlier = RightRecord.objects.filter(right__in=[target.id for target in known], source=context.source, superseded_at=None)
    earlier.exclude(file__digest=context.content).update(superseded_at=context.now)


_COLUMNS = (
    "title",
    "title_en",
    "number",
    "filing_on",
    "published_on",
    "granted_on",
    "expires_on",
    "status",
    "main_class",
    "owner_label",
    "district",
)


def _insert_rights(context: Context, created: list[Target], written: list[Written], seq: int) -> None:
    statements = _statements(written, context)
    rows: list[tuple[Any, ...]] = []
    for target in created:
        own = statements[_id(target)]
        row, events = (own[0].row, target.fresh[0].events) if len(own) == 1 else (fold(own).row, None)
        shown = project(row, context.today, events)
        values = [getattr(shown, column) for column in _COLUMNS]
        head = (target.id, context.collection, row.kind.value, row.office, context.today, context.source.visibility)
        rows.append((*head, context.synthetic, seq, context.now, *values))
    fixed = ("id", "collection", "kind", "office", "status_on", "visibility", "synthetic", "changed", "created_at")
    bulk.insert(Right, (*fixed, *_COLUMNS), rows)


def _update_rights(context: Context, known: list[Target], written: list[Written], seq: int) -> None:
    fresh = _statements(written, context)
    rights = Right.objects.in_bulk([target.id for target in known])
    held = held_statements(list(rights))
    for id_, right in rights.items():
        row = fold(published([*held.get(id_, []), *fresh[id_]])).row
        for column, value in asdict(project(row, context.today)).items():
            setattr(right, column, value)
        right.kind, right.changed, right.status_on = row.kind.value, seq, context.today
        if context.source.visibility == "public":
            right.visibility = "public"
    Right.objects.bulk_update(rights.values(), [*_COLUMNS, "kind", "changed", "status_on", "visibility"], batch_size=200)


def held_statements(rights: list[int]) -> dict[int, list[Statement]]:
    """The current statements about these rights, oldest first."""
    held: dict[int, list[Statement]] = {}
    records = RightRecord.objects.filter(right__in=rights, superseded_at=None).select_related("source").order_by("recorded_at", "id")
    for record in records.iterator(chunk_size=500):
        public = record.source.visibility == "public"
        held.setdefault(record.right_id, []).append(Statement(record.pk, decode(record.facts), record.file_id, public))
    return held


def _statements(written: list[Written], context: Context) -> dict[int, list[Statement]]:
    public = context.source.visibility == "public"
    statements: dict[int, list[Statement]] = {}
    for w in written:
        statements.setdefault(w.right, []).append(Statement(w.record, w.plan.row, context.file_id, public))
    return statements


def _id(target: Target) -> int:
    assert target.id is not None
    return target.id
