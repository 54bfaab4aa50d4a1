"""Fills an empty database with invented cases, each with its run, steps, clocks, people, facts and evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from django.db import models, transaction

from suizhi.commons import bulk
from suizhi.commons.evidence.models import ChainHead, Content, CustodyRecord, Item
from suizhi.commons.procedures.models import Deadline, Run, Step
from suizhi.engines.evidence.custody import GENESIS, CustodyEvent
from suizhi.halls.casework.models import Case, Findable, Participant
from suizhi.halls.casework.models.findable import beginnings

STEPS_EACH, EVIDENCE_EACH = 13, 5
CONTENTS = 1_000
_CHUNK = 2_000
_NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)
_OPEN_SHARE = 0.3
"""Of all cases; the others have ended, as in an office that has worked for years."""

PROCEDURE = "patent_adjudication"
NUMBERED = (Content, Run, Case)
"""The tables whose ids are given here rather than by the database."""


class Filler:
    """Makes case 1, 2, 3 … from their numbers; `officers` and `holders` are ids of accounts."""

    def __init__(self, officers: list[int], holders: list[int], today: date) -> None:
        self._officers, self._holders, self._today = officers, holders, today
        self._seq, self._digest = 0, GENESIS

    def fill(self, cases: int) -> None:
        """Write them all, some thousand at a time."""
        _write(Content, [_content(number) for number in range(1, CONTENTS + 1)])
        for first in range(1, cases + 1, _CHUNK):
            self._chunk(range(first, min(first + _CHUNK, cases + 1)))
        ChainHead.objects.create(store="bench", seq=self._seq, digest=self._digest)

    @transaction.atomic
    def _chunk(self, numbers: range) -> None:
        made = [_Made(number, self._officers, self._holders, self._today) for number in numbers]
        _write(Run, [one.run() for one in made])
        _write(Case, [one.case() for one in made])
        _write(Participant, [row for one in made for row in one.people()])
        _write(Findable, [row for one in made for row in one.findable()])
        _write(Step, [row for one in made for row in one.steps()])
        _write(Deadline, [row for one in made for row in one.deadlines()])
        items = [(one, place) for one in made for place in range(EVIDENCE_EACH)]
        events = [self._event(one, place) for one, place in items]
        _write(CustodyRecord, [{**event.as_dict(), "at": _NOW, "detail": "{}"} for event in events])
        _write(Item, [one.item(place, event) for (one, place), event in zip(items, events, strict=True)])

    def _event(self, made: _Made, place: int) -> CustodyEvent:
        at = _NOW.isoformat(timespec="microseconds")
        event = CustodyEvent(self._seq + 1, at, made.actor, "received", made.ref(place), 1, {}, self._digest, GENESIS).sealed()
        self._seq, self._digest = event.seq, event.digest
        return event


class _Made:
    """One invented case."""

    def __init__(self, number: int, officers: list[int], holders: list[int], today: date) -> None:
        chance = Random(number)  # noqa: S311 - repeatable choice, nothing secret
        self._number = number
        self._open = chance.random() < _OPEN_SHARE
        self._opened = today - timedelta(days=chance.randrange(STEPS_EACH, 90) if self._open else chance.randrange(120, 2_000))
        self._officer = chance.choice(officers) if chance.random() < 0.95 else None
        self._holder = chance.choice(holders)
        self._due = today + timedelta(days=chance.randrange(-10, 90))
        self.actor = f"user:{self._holder}"

    @property
    def _closed(self) -> date | None:
        return None if self._open else self._opened + timedelta(days=90)

    @property
    def _owner(self) -> str:
        return f"user:{self._officer}" if self._officer else ""

    @property
    def _title(self) -> str:
        return f"专利侵权纠纷·示例产品 {self._number}"

    def run(self) -> dict[str, Any]:
        """Its procedure."""
        state = "investigating" if self._open else "archived"
        row = {"id": self._number, "procedure": PROCEDURE, "version": 1, "subject": f"case:{self._number}", "owner": self._owner}
        return row | {
            "state": state,
            "seq": STEPS_EACH - 1,
            "documents": json.dumps(["request", "evidence", "defence"]),
            "opened_on": self._opened,
            "opened_at": _NOW,
            "closed_on": self._closed,
        }

    def case(self) -> dict[str, Any]:
        """The case itself."""
        return {
            "id": self._number,
            "number": f"穗知裁〔{self._opened.year}〕{self._number} 号",
            "procedure": PROCEDURE,
            "run_id": self._number,
            "title": self._title,
            "story": "",
            "wants": "[]",
            "right": None,
            "right_said": "",
            "district": "",
            "handler_id": self._officer,
            "state": "investigating" if self._open else "archived",
            "next_due": self._due if self._open else None,
            "opened_on": self._opened,
            "closed_on": self._closed,
            "created_at": _NOW,
            "synthetic": True,
        }

    def people(self) -> Iterator[dict[str, Any]]:
        """Its two sides."""
        for role, user in (("requester", self._holder), ("respondent", None)):
            name = f"示例企业（示例）{self._number} {role}"
            row = {"case_id": self._number, "role": role, "name": name, "party": None, "user_id": user, "represents_id": None}
            yield row | {"joined_at": _NOW, "left_at": None, "left_why": ""}

    def findable(self) -> Iterator[dict[str, Any]]:
        """The words that it is found by."""
        for start in beginnings((self._title, *(person["name"] for person in self.people()))):
            yield {"start": start, "case_id": self._number}

    def steps(self) -> Iterator[dict[str, Any]]:
        """What was done in it."""
        for seq in range(STEPS_EACH):
            row = {"run_id": self._number, "seq": seq, "event": "order_evidence" if seq else "", "source": "investigating"}
            yield row | {
                "target": "investigating",
                "by": self._owner,
                "role": "handler",
                "on": self._opened + timedelta(days=seq),
                "moment": None,
                "at": _NOW,
                "reason": "",
                "documents": "{}",
                "facts": "{}",
            }

    def deadlines(self) -> Iterator[dict[str, Any]]:
        """A clock that was met and, in an open case, one that runs."""
        yield self._clock("PAJ-008", "met", self._opened + timedelta(days=7), self._opened + timedelta(days=5))
        yield self._clock("PAJ-020", "running" if self._open else "met", self._due, self._closed)

    def item(self, place: int, event: CustodyEvent) -> dict[str, Any]:
        """A piece of evidence."""
        return {
            "ref": self.ref(place),
            "content_id": (self._number * EVIDENCE_EACH + place) % CONTENTS + 1,
            "subject": f"case:{self._number}",
            "name": f"证{place + 1}.pdf",
            "purpose": "示例",
            "facts": "{}",
            "derived_from_id": None,
            "received_at": _NOW,
            "received_by": self.actor,
            "first_seq": event.seq,
        }

    def ref(self, place: int) -> str:
        """The name of a piece of evidence."""
        return f"b{self._number:09d}{place:02d}"

    def _clock(self, rule: str, state: str, due: date, ended: date | None) -> dict[str, Any]:
        plain = {"edition": "bench", "calendar": "bench", "basis": "办法", "unverified": False, "whose": "handler", "ours": True}
        times = {"trigger": self._opened, "trigger_at": None, "due": due, "ends_at": None, "warn_on": due, "warned": True}
        rest = {"provisional": False, "outlives": False, "begun_by": 0, "ended_on": ended, "intervals": "[]", "extensions": "[]"}
        named = {"run_id": self._number, "clock": rule, "rule": rule, "owner": self._owner, "state": state, "computed": "{}"}
        return named | plain | times | rest


def _content(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "key": f"bench{number}",
        "sha256": f"{number:064x}",
        "sm3": f"{number:064x}",
        "size": 1,
        "chunks": "[]",
        "media_type": "application/pdf",
        "scan": "none",
        "scanner": "",
        "finding": "",
        "kept_at": _NOW,
    }


def _write(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    if rows:
        bulk.insert(model, list(rows[0]), [tuple(row.values()) for row in rows])
