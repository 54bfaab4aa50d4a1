"""The register's only writers beside the loader: judgements on parties, corrections, statuses that time has changed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import orjson
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger import services as ledger
from suizhi.commons.policy import require, viewer_of
from suizhi.halls.register.folding import events_of, fold, published
from suizhi.halls.register.loading.context import Context
from suizhi.halls.register.loading.identity import Identities, Planned
from suizhi.halls.register.loading.parties import Directory
from suizhi.halls.register.loading.parts import Written, write_parts
from suizhi.halls.register.loading.rights import held_statements
from suizhi.halls.register.models import Event, Judgement, Party, Proposal, Right, RightRecord, Source
from suizhi.halls.register.projection import project
from suizhi.halls.register.statements import decode, digest, encode
from suizhi.halls.register.status import STALE, Status
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read

CORRECTION = "correction"
_AT_ONCE = 500
"""Rights in one transaction, which holds up other writers, and in one change, which the index takes in whole."""


@transaction.atomic
def party_judge(*, left: Party, right: Party, verdict: str, reason: str, by: User) -> Judgement:
    """Record a person's word on whether two parties are one, and join or part them accordingly.

    Raises PermissionDenied, or Refusal where the reason is missing or the parties are of two collections.
    """
    require(viewer_of(by), "register.judge")
    if not reason.strip():
        raise _refuse("judgement.reason", "请写明理由。", "A judgement needs a reason.", field="reason")
    if left.collection != right.collection or left.pk == right.pk:
        raise _refuse("judgement.pair", "这两个当事人不能放在一起判断。", "These two parties cannot be judged together.", field="right")
    ledger.hold()
    left, right = sorted((left, right), key=lambda party: party.pk)
    proposal = Proposal.objects.filter(left=left, right=right).first()
    judgement = Judgement(left=left, right=right, verdict=verdict, reason=reason.strip(), by=by, at=timezone.now())
    if proposal is not None:
        judgement.score, judgement.scorer = proposal.score, proposal.scorer
    judgement.full_clean()
    judgement.save(force_insert=True)
    Proposal.objects.filter(left=left, right=right).update(state="open" if verdict == "unsure" else "judged")
    _regroup({left.pk, right.pk})
    ledger.append(
        actor=f"user:{by.pk}",
        verb="register.party.judged",
        subject=f"party:{left.pk}",
        payload={"other": right.pk, "verdict": verdict, "reason": judgement.reason},
    )
    return judgement


def _regroup(seeds: set[int]) -> None:
    """Recompute the clusters that the seeds belong to, from the latest judgement on every pair."""
    members = set(seeds) | _clustered(seeds)
    same = _same_edges(members)
    for group in _components(members, same):
        Party.objects.filter(pk__in=group).update(cluster=min(group) if len(group) > 1 else None)


def _clustered(seeds: set[int]) -> set[int]:
    clusters = set(Party.objects.filter(pk__in=seeds, cluster__isnull=False).values_list("cluster", flat=True))
    return set(Party.objects.filter(cluster__in=clusters).values_list("pk", flat=True))


def _same_edges(members: set[int]) -> list[tuple[int, int]]:
    latest: dict[tuple[int, int], str] = {}
    judged = Judgement.objects.filter(left__in=members, right__in=members).order_by("at", "id")
    for left, right, verdict in judged.values_list("left_id", "right_id", "verdict"):
        latest[left, right] = verdict
    return [pair for pair, verdict in latest.items() if verdict == "same"]


def _components(members: set[int], edges: list[tuple[int, int]]) -> list[set[int]]:
    groups = {member: {member} for member in members}
    for left, right in edges:
        union = groups[left] | groups[right]
        for member in union:
            groups[member] = union
    return [set(group) for group in {frozenset(group) for group in groups.values()}]


@transaction.atomic
def right_correct(*, record: RightRecord, changes: dict[str, Any], reason: str, by: User) -> RightRecord:
    """Correct a record by a new one that points at it; the old one is superseded and stays readable.

    `changes` maps fields of the canonical row (`titles`, `dates` …) to their JSON values. Raises PermissionDenied, Refusal.
    """
    require(viewer_of(by), "register.correct")
    if not reason.strip():
        raise _refuse("correction.reason", "请写明更正理由。", "A correction needs a reason.", field="reason")
    ledger.hold()
    record.refresh_from_db()
    if record.superseded_at is not None:
        raise _refuse("correction.superseded", "这条记录已被取代，请更正现行记录。", "The record is superseded; correct the current one.")
    unknown = set(changes) - set(record.facts)
    if unknown:
        raise _refuse(
            "correction.field", f"没有这样的字段：{'、'.join(sorted(unknown))}。", f"No such field: {', '.join(sorted(unknown))}."
        )
    row = decode({**record.facts, **changes})
    encoded, now = encode(row), timezone.now()
    corrected = RightRecord(
        right=record.right,
        source=_correction_source(record.source.visibility),
        valid_from=record.valid_from,
        valid_to=record.valid_to,
        recorded_at=now,
        corrects=record,
        reason=reason.strip(),
        digest=digest(encoded),
        facts=orjson.loads(encoded),
    )
    corrected.save(force_insert=True)
    RightRecord.objects.filter(pk=record.pk).update(superseded_at=now)
    _write_parts(corrected, Planned(Read(Place(CORRECTION), row), row, encoded, corrected.digest, events_of(row)))
    entry = ledger.append(
        actor=f"user:{by.pk}",
        verb="register.right.corrected",
        subject=f"right:{record.right_id}",
        payload={"record": corrected.pk, "corrects": record.pk, "fields": sorted(changes), "reason": corrected.reason},
    )
    _project_again(record.right, entry.seq)
    return corrected


def _write_parts(record: RightRecord, plan: Planned) -> None:
    context = Context(record.right.collection, record.source, None, record.recorded_at, timezone.localdate())
    identities = Identities(context.collection, [plan.row])
    if identities.target_of(plan.row).id not in (None, record.right_id):  # None: a number that nobody has borne yet.
        raise _refuse(
            "correction.number", "更正后的号码属于另一件权利。", "The corrected numbers belong to another right.", field="numbers"
        )
    directory = Directory(context, plan.row.parties)
    directory.make_missing()
    write_parts(context, [Written(record.right_id, record.pk, plan)], identities, directory)


def _project_again(right: Right, seq: int) -> None:
    today = timezone.localdate()
    row = fold(published(held_statements([right.pk])[right.pk])).row
    shown = asdict(project(row, today))
    Right.objects.filter(pk=right.pk).update(**shown, kind=row.kind.value, status_on=today, changed=seq)


def _correction_source(visibility: str) -> Source:
    """A correction is seen by whoever sees what it corrects."""
    code = CORRECTION if visibility == "public" else f"{CORRECTION}_{visibility}"
    defaults = {"title_zh": "本市更正", "title_en": "Correction by the city office", "visibility": visibility}
    return Source.objects.get_or_create(code=code, defaults=defaults)[0]


def statuses_refresh(*, today: date) -> int:
    """Derive anew the statuses that time may have changed since they were last derived; how many it did change.

    A term has ended, an event's day has come, or a filing has been silent for too long.
    """
    changed = 0
    while due := list(_due(today)[:_AT_ONCE]):
        changed += _derive(due, today)
    return changed


def _due(today: date) -> QuerySet[Right]:
    events = Event.objects.filter(right=OuterRef("pk"), record__superseded_at=None, on__lte=today)
    ended = Q(expires_on__lte=today, status__in=[Status.IN_FORCE, Status.GRANTED])
    come = Exists(events.filter(on__gt=OuterRef("status_on")))
    silent = Q(status=Status.PENDING) & ~Exists(events.filter(on__gte=today - STALE))
    return Right.objects.filter(ended | come | silent, joined_to=None, status_on__lt=today).order_by("pk")


@transaction.atomic
def _derive(rights: list[Right], today: date) -> int:
    ledger.hold()
    held = held_statements([right.pk for right in rights])
    derived = {right.pk: project(fold(held[right.pk]).row, today).status for right in rights if right.pk in held}
    Right.objects.filter(pk__in=[right.pk for right in rights]).update(status_on=today)
    changed = [right for right in rights if derived.get(right.pk, right.status) != right.status]
    if changed:
        entry = ledger.append(actor="system", verb="register.rights.aged", subject="register", payload={"count": len(changed)})
        for right in changed:
            right.status, right.changed = derived[right.pk], entry.seq
        Right.objects.bulk_update(changed, ["status", "changed"])
    return len(changed)


def _refuse(code: str, zh: str, en: str, field: str = "") -> Refusal:
    return Refusal(code, zh=zh, en=en, field=field)
