"""Registering a clue, and looking at who reported it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.personal.holdings import Looked
from suizhi.commons.personal.services import personal_reveal, reveals_of, role_of
from suizhi.commons.policy import PUBLIC, Viewer
from suizhi.halls.casework.enforcement.access import PROCEDURE, require_handler
from suizhi.halls.casework.models import Case, Clue
from suizhi.halls.casework.services import Opening, Person, case_open
from suizhi.kernel.errors import Refusal

_SEALED = ("reporter_name", "reporter_contact")
_FILING_KIND = {Clue.Kind.COMPLAINT: "投诉", Clue.Kind.REPORT: "举报"}


@dataclass(frozen=True, slots=True)
class NewClue:
    """What was told: about whom, what, where. `name` and `contact` are the reporter's, and stay sealed where it is a report."""

    kind: str
    title: str
    subject: str
    said: str
    place: str = ""
    name: str = ""
    contact: str = ""
    right_said: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    synthetic: bool = False


@transaction.atomic
def clue_register(*, who: Viewer, clue: NewClue, on: date) -> tuple[Case, str]:
    """Open a case on a clue received on `on`; the case, and the code by which a reporter may ask after it ("" for others).

    A complainant is a party and stands among the people. A reporter stands nowhere but in the sealed fields: neither the people, nor
    the log, nor the account that sent it says who it was. Raises Refusal as `case_open`, and `clue.contact` for a complaint without a name.
    """
    if not who.user_id:
        raise PermissionDenied("enforcement.clue")
    _require_complainant(clue)
    hidden = clue.kind == Clue.Kind.REPORT
    by = PUBLIC if hidden else who
    case = case_open(who=by, opening=_opening(clue, who), on=on)
    code = secrets.token_hex(8) if hidden else ""
    Clue.objects.create(
        case=case,
        kind=clue.kind,
        named=bool(clue.name.strip()),
        reporter_name=clue.name.strip() or None,
        reporter_contact=clue.contact.strip() or None,
        place=clue.place,
        receipt=_digest(code) if code else None,
        received_on=on,
        at=timezone.now(),
    )
    append(actor=by.actor, verb="enforcement.clue.registered", subject=case.subject, payload={"kind": clue.kind, "named": bool(clue.name)})
    return case, code


def report_lookup(*, code: str) -> Case | None:
    """The case of a report by the code that its reporter was given."""
    found = Clue.objects.select_related("case__run").filter(receipt=_digest(code.strip().lower())).first()
    return found.case if found else None


def looks_at_reporter(*, case: Case) -> list[Looked]:
    """Who opened the reporter's identity, for the one who holds the code: when, in which role, what for."""
    clue = Clue.objects.get(case=case)
    seen = reveals_of(_sealed_as(clue))
    return [Looked(one.at, role_of(one.actor), case.number, one.payload["purpose"]) for one in seen]


@transaction.atomic
def reporter_reveal(*, who: Viewer, case: Case, purpose: str) -> dict[str, str]:
    """Who reported, opened for the handler and a purpose; the look is recorded. Raises PermissionDenied, Refusal (`personal.purpose`)."""
    require_handler(case, who)
    clue = Clue.objects.get(case=case)
    return personal_reveal(row=clue, fields=_SEALED, subject=_sealed_as(clue), purpose=purpose, who=who)


def _sealed_as(clue: Clue) -> str:
    """How the log names whose data it is."""
    return f"clue:{clue.ref}"


def _opening(clue: NewClue, who: Viewer) -> Opening:
    complains = clue.kind == Clue.Kind.COMPLAINT
    sides = [Person("subject", clue.subject)]
    if complains:
        sides.insert(0, Person("complainant", clue.name, user=None if who.may("casework.work") else who.user_id))
    facts = dict(clue.facts)
    if clue.kind in _FILING_KIND:
        facts |= {"filing_kind": _FILING_KIND[Clue.Kind(clue.kind)], "named_report": bool(clue.name.strip())}
    return Opening(PROCEDURE, clue.title, sides, story=clue.said, right_said=clue.right_said, facts=facts, synthetic=clue.synthetic)


def _require_complainant(clue: NewClue) -> None:
    if clue.kind == Clue.Kind.COMPLAINT and not clue.name.strip():
        raise Refusal(
            "clue.complainant",
            zh="投诉是为自己的权益提出的，要写明投诉人。",
            en="A complaint is about one's own right and needs its complainant.",
            mend_zh="写明姓名或者名称；不愿具名的，选“举报”。",
            mend_en="Give the name, or choose “report” to stay unnamed.",
            field="name",
        )


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
