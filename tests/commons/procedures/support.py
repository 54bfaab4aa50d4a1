"""Cases for the tests of running procedures: who acts, what is known, and the way to some state."""

from __future__ import annotations

from datetime import date
from typing import Any

from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.models import Deadline, Run, Step
from suizhi.commons.procedures.services import act, start

OFFICE = Actor.of("user:5", "handler", "panel", "director")
REQUESTER = Actor.of("user:8", "requester")
RESPONDENT = Actor.of("user:9", "respondent")
SUPERIOR = Actor.of("user:2", "superior")
FACTS: dict[str, Any] = {
    "suit_filed": False,
    "arbitration_agreement": False,
    "panel_size": 3,
    "respondent_domicile_cn": True,
    "party_refuses": False,
}
PAPERS = {"request": "file:1", "identity_proof": "file:2", "patent_register_copy": "file:3", "evidence": "file:4"}
RECEIVED, FILED, SERVED = date(2026, 9, 21), date(2026, 9, 28), date(2026, 10, 9)


def received(subject: str = "case:17") -> Run:
    """A request for adjudication, received on a Monday."""
    return start(procedure="patent_adjudication", subject=subject, by=OFFICE, on=RECEIVED, documents=PAPERS, owner="user:5")


def step(run: Run, event: str, on: date, by: Actor = OFFICE, **given: Any) -> Step:
    """Take a step as somebody who has seen the last one."""
    run.refresh_from_db()
    facts = {**FACTS, **given.pop("facts", {})}
    done = act(run=run, event=event, by=by, on=on, expected_seq=run.seq, facts=facts, **given)
    run.refresh_from_db()
    return done


def filed(subject: str = "case:17") -> Run:
    """A case that is filed."""
    run = received(subject)
    step(run, "file", FILED)
    return run


def answering(subject: str = "case:17", **facts: Any) -> Run:
    """A case whose respondent has been served."""
    run = filed(subject)
    step(run, "serve", SERVED, documents={"service_proof": "file:5"}, facts=facts)
    return run


def investigating(subject: str = "case:17") -> Run:
    """A case that was answered."""
    run = answering(subject)
    step(run, "answer", date(2026, 10, 23), RESPONDENT, documents={"defence": "file:6"})
    return run


def clock(run: Run, name: str) -> Deadline:
    """The latest deadline of a clock."""
    return run.deadlines.filter(clock=name).latest("pk")
