"""People, rights, watches and batches for the tests of watch. All invented."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import Viewer, viewer_of
from suizhi.halls.register.models import Party, Right
from suizhi.halls.watch.filings.reviewing import review_run
from suizhi.halls.watch.filings.sending import review_send
from suizhi.halls.watch.models import Batch, FilingReview, Watch
from suizhi.halls.watch.services import Wanted, batch_read, batch_send, watch_make
from suizhi.kernel.numbers import parse_mark
from suizhi.kernel.records import ClassFact, Kind, NumberType, PartyFact, RightRow, Role
from tests.halls.register.factories import Delivery

OWNER = "榕荔果业（示例）有限公司"
_numbers = itertools.count(99970001)


@dataclass(frozen=True)
class City:
    """The people, the owner's party and its mark."""

    clerk: User
    supervisor: User
    analyst: User
    holder: User
    stranger: User
    owner: Party
    mark: Right

    def see(self, name: str) -> Viewer:
        """The viewer behind one of them."""
        return viewer_of(getattr(self, name))


def person(name: str, role: str = AccountRole.PUBLIC, acts_for: int | None = None) -> User:
    """An account with an address."""
    return User.objects.create_user(
        name, f"{name}@example.com", "a-long-invented-word-2026", role=role, display_name=name, acts_for=acts_for
    )


def registered(name: str, owner: str, classes: Iterable[str], groups: Iterable[str] = (), **fields: Any) -> Right:
    """A registered mark of the owner's in the register."""
    number = parse_mark(str(next(_numbers)), "CN", NumberType.APPLICATION)
    row = RightRow(
        kind=Kind.TRADEMARK,
        office="CN",
        numbers=[number.fact(number.value)],
        titles={"zh": name},
        dates={"filing": date(2015, 1, 1)},
        parties=[PartyFact(Role.OWNER, owner, is_person=False), PartyFact(Role.APPLICANT, owner, is_person=False)],
        classes=[ClassFact("nice", one, main=True) for one in classes] + [ClassFact("nice_group", one) for one in groups],
        attributes={"stated_status": "in_force"},
    )
    for field, value in fields.items():
        setattr(row, field, value)
    Delivery("marks").load([row], content=number.value)
    return Right.objects.get(number=number.value)


@pytest.fixture
def city(db: None) -> City:
    """Two of the office, an analyst, an owner with a mark, a stranger with an account."""
    mark = registered("岭榕荔枝", OWNER, ["31"], ["3105"])
    owner = Party.objects.get(name=OWNER)
    return City(
        clerk=person("clerk", AccountRole.CLERK),
        supervisor=person("supervisor", AccountRole.SUPERVISOR),
        analyst=person("analyst", AccountRole.ANALYST),
        holder=person("holder", AccountRole.HOLDER, owner.pk),
        stranger=person("stranger", AccountRole.HOLDER),
        owner=owner,
        mark=mark,
    )


def watched(city: City, by: str = "clerk", **wanted: Any) -> Watch:
    """A watch; on the owner's mark where nothing else is said."""
    given = {"kind": "right", "title": "岭榕荔枝", "right": city.mark.pk} if "kind" not in wanted else {"title": "监测"}
    return watch_make(who=city.see(by), wanted=Wanted(**{**given, **wanted}))


def filing(number: int, mark: str, **fields: Any) -> dict[str, Any]:
    """A line of a gazette: published on 2026-06-13 where nothing else is said."""
    return {
        "number": str(99960000 + number),
        "mark": mark,
        "classes": ["31"],
        "groups": ["3105"],
        "applicant": {"name": "某果行（示例）"},
        "filed_on": "2026-01-05",
        "event": "published",
        "published_on": "2026-06-13",
        "synthetic": True,
        **fields,
    }


def lines(rows: Iterable[object]) -> bytes:
    """JSON Lines."""
    return b"".join((row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode()) + b"\n" for row in rows)


def sent(city: City, rows: Iterable[object], kind: str = "gazette", name: str = "gazette.jsonl") -> Batch:
    """A batch taken in, not read yet."""
    return batch_send(who=city.see("clerk"), kind=kind, name=name, chunks=[lines(rows)])


def gazette(city: City, *rows: object, size: int = 1000) -> Batch:
    """A batch taken in and read to its end."""
    return batch_read(batch=sent(city, rows), size=size)


REPUTED = ("云雀鸣", "青禾笺", "北辰渡", "山月涧", "赤霞坞", "鹿鸣溪", "雪松岩", "沧浪屿")
FILER, PARTNER, QUIET = "样例广撒网商贸（示例）有限公司", "样例同号商贸（示例）有限公司", "样例自用食品（示例）有限公司"


def filed() -> list[dict[str, Any]]:
    """A gazette: two applicants of one phone who file others' names, and one who files its own."""
    rows = [filing(number, mark, applicant={"name": FILER, "phone": "020-55500011"}) for number, mark in enumerate(REPUTED, 20)]
    rows.append(filing(30, "云雀呜", applicant={"name": PARTNER, "phone": "02055500011"}))
    return [*rows, filing(40, "自用", applicant={"name": QUIET})]


def reputed() -> list[dict[str, Any]]:
    """The names of others, each of another owner."""
    return [{"name": name, "owner": f"权利人{place}（示例）", "synthetic": True} for place, name in enumerate(REPUTED)]


def filings_sent(city: City, gazette: Iterable[object], names: Iterable[object] | None = None, by: str = "clerk") -> FilingReview:
    """Files taken in, not looked through yet."""
    files = {"gazette": ("filings.jsonl", [lines(gazette)])} | ({"reputed": ("names.jsonl", [lines(names)])} if names else {})
    return review_send(who=city.see(by), sent=files)


@pytest.fixture
def review(city: City) -> FilingReview:
    """A review of the gazette that is done."""
    return review_run(review=filings_sent(city, filed(), reputed()))
