"""Recording an inspection on site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO

from django.db import transaction
from django.utils import timezone

from suizhi.commons.evidence.origin import Origin
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.halls.casework.enforcement.access import require_handler
from suizhi.halls.casework.models import Case, Inspection
from suizhi.halls.casework.services import paper_add
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer and the number of the card shown."""

    name: str
    card: str


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture taken on site."""

    file: BinaryIO
    name: str


@dataclass(frozen=True, slots=True)
class NewInspection:
    """What was done and seen. Either somebody signed, or `refused_why` says how the signature was refused."""

    began_at: datetime
    ended_at: datetime
    place: str
    officers: Sequence[Officer]
    present: Sequence[str]
    items: Sequence[str]
    found: str
    signed: Sequence[str] = ()
    refused: bool = False
    refused_why: str = ""
    witness: str = ""
    photos: Sequence[Photo] = field(default_factory=tuple)


@cache
def requirements() -> dict[str, Any]:
    """`data/enforcement/inspection.yaml`."""
    loaded: dict[str, Any] = strict_yaml.read((files("suizhi.data") / "enforcement" / "inspection.yaml").read_text("utf-8"))
    return loaded


def inspection_record(*, who: Viewer, case: Case, new: NewInspection, origin: Origin) -> Inspection:
    """Record an inspection; its photos go into evidence first. Raises PermissionDenied, Refusal (`inspection.…`, `evidence.…`)."""
    require_handler(case, who)
    _check(new)
    refs = [
        paper_add(who=who, case=case, file=one.file, name=one.name, purpose=f"现场检查照片：{new.place}"[:200], origin=origin).ref
        for one in new.photos
    ]
    with transaction.atomic():
        made = Inspection.objects.create(
            case=case,
            began_at=new.began_at,
            ended_at=new.ended_at,
            place=new.place,
            officers=[asdict(one) for one in new.officers],
            present=list(new.present),
            items=list(new.items),
            found=new.found,
            photos=refs,
            signed=list(new.signed),
            refused=new.refused,
            refused_why=new.refused_why,
            witness=new.witness,
            by=who.actor,
            at=timezone.now(),
        )
        append(actor=who.actor, verb="enforcement.inspected", subject=case.subject, payload={"inspection": made.pk, "photos": refs})
    return made


def _check(new: NewInspection) -> None:
    _require_officers(new.officers)
    if new.ended_at < new.began_at or new.ended_at > timezone.now():
        raise _bad(
            "times",
            "结束时间不能早于开始时间，也不能在将来。",
            "The end lies before the beginning or in the future.",
            "请更正时间。",
            "Correct the times.",
            "ended_at",
        )
    if not new.signed and not new.refused:
        raise _bad(
            "unsigned",
            "没有人签名，也没有注明拒绝签名。",
            "Nobody signed and no refusal is noted.",
            "写明签名的人，或者注明拒绝签名的情况。",
            "Say who signed, or note the refusal.",
            "signed",
        )
    if new.refused and not new.refused_why.strip():
        raise _bad(
            "refusal",
            "拒绝签名的，要注明情况。",
            "A refusal to sign must be described.",
            "写明谁拒绝、怎样拒绝、有没有见证人或者录像。",
            "Say who refused, how, and who or what witnessed it.",
            "refused_why",
        )


def _require_officers(officers: Sequence[Officer]) -> None:
    """Several officers, each by name and card, none twice."""
    said = requirements()["officers"]
    if len({one.card.strip() for one in officers if one.name.strip() and one.card.strip()}) < said["least"]:
        raise _bad(
            "officers",
            f"现场检查的执法人员不足 {said['least']} 人或者没有写明执法证号（{said['citation']}）。",
            f"Fewer than {said['least']} officers with their cards ({said['citation']}).",
            "由足够的执法人员检查，写明各人姓名和执法证号。",
            "Inspect with enough officers and give each name and card.",
            "officers",
        )


def _bad(code: str, zh: str, en: str, mend_zh: str, mend_en: str, field: str) -> Refusal:
    return Refusal(f"inspection.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=field)
