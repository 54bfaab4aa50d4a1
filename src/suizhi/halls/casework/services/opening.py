"""Opening a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.services import start
from suizhi.halls.casework.models import Case, Participant
from suizhi.halls.casework.numbering import next_number
from suizhi.halls.casework.services.facts import checked, state
from suizhi.halls.casework.services.mirroring import mirror
from suizhi.halls.casework.services.placing import found_under


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who stands in a case from the start."""

    role: str
    name: str
    party: int | None = None
    user: int | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """What a case is opened with. `facts` by the names of the vocabulary, `words` where the story said them."""

    procedure: str
    title: str
    people: Sequence[Person]
    story: str = ""
    wants: Sequence[str] = ()
    right: int | None = None
    right_said: str = ""
    district: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False


@transaction.atomic
def case_open(*, who: Viewer, opening: Opening, on: date | datetime) -> Case:
    """Open a case received on `on`: give it its number, its people, its facts, and start the procedure with its clocks.

    Raises Refusal for a fact that the vocabulary does not know or a day to come.
    """
    facts = checked(opening.facts)
    case = _written(opening, day_of(on))
    for person in opening.people:
        Participant.objects.create(
            case=case, role=person.role, name=person.name, party=person.party, user_id=person.user, joined_at=timezone.now()
        )
    found_under(case, opening.title, opening.right_said, *(person.name for person in opening.people))
    state(case, facts, by=who.actor, words=opening.words)
    by = Actor(who.actor, frozenset(person.role for person in opening.people if person.user == who.user_id))
    case.run = start(procedure=opening.procedure, subject=case.subject, by=by, on=on, facts=facts)
    mirror(case)
    append(actor=who.actor, verb="case.opened", subject=case.subject, payload={"number": case.number, "procedure": case.procedure})
    return case


def _written(opening: Opening, on: date) -> Case:
    case = Case(
        number=next_number(opening.procedure, on.year),
        procedure=opening.procedure,
        title=opening.title,
        story=opening.story,
        wants=list(opening.wants),
        right=opening.right,
        right_said=opening.right_said,
        district=opening.district,
        opened_on=on,
        created_at=timezone.now(),
        synthetic=opening.synthetic,
    )
    case.full_clean(exclude=["run", "state", "wants", "next_due", "closed_on"])
    case.save(force_insert=True)
    return case
