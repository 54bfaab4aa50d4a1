"""Every address with every role: what the table does not name nobody has thought about, and the test fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.policy import CAPABILITIES, viewer_of
from suizhi.halls.casework.models import Case, Hearing, Letter
from suizhi.halls.casework.models import Delivery as Service
from suizhi.halls.casework.services import Opening, Person, case_open
from suizhi.halls.register.desk import import_upload
from suizhi.halls.register.models import Party, Right
from tests.halls.register.factories import Delivery, patent

pytestmark = [pytest.mark.django_db, pytest.mark.sweep]

PUBLIC, ACCOUNT = "public", "account"
VISITOR = "visitor"
HIDDEN = "hidden:"
"""Before a capability: who lacks it, and has no place in the matter, is told that there is no such page."""

READ: dict[str, str] = {
    "web:home": PUBLIC,
    "web:accessibility": PUBLIC,
    "register:rights": PUBLIC,
    "register:right": PUBLIC,
    "register:right-summary": PUBLIC,
    "register:right-export": PUBLIC,
    "register:parties": PUBLIC,
    "register:party": PUBLIC,
    "register:about-data": PUBLIC,
    "search:results": PUBLIC,
    "search:export": PUBLIC,
    "search:syntax": PUBLIC,
    "marks:clear": PUBLIC,
    "marks:goods": PUBLIC,
    "marks:report": PUBLIC,
    "marks:sample": PUBLIC,
    "marks:compare": PUBLIC,
    "web:mine": ACCOUNT,
    "web:tokens": ACCOUNT,
    "web:data": ACCOUNT,
    "web:data-copy": ACCOUNT,
    "web:erasures": "personal.answer",
    "register:import-definitions": "register.imports.read",
    "register:import-definition": "register.imports.read",
    "casework:mine": ACCOUNT,
    "casework:new": "casework.start",
    "casework:draft": f"{HIDDEN}casework.start",
    "casework:draft-retell": f"{HIDDEN}casework.start",
    "casework:desk": "casework.read",
    "casework:desk-calendar": "casework.read",
    "casework:case": f"{HIDDEN}casework.read",
    "casework:act": f"{HIDDEN}casework.read",
    "casework:case-people": f"{HIDDEN}casework.read",
    "casework:case-hearings": f"{HIDDEN}casework.read",
    "casework:case-times": f"{HIDDEN}casework.direct",
    "casework:case-completeness": f"{HIDDEN}casework.direct",
    "casework:case-links": f"{HIDDEN}casework.direct",
    "casework:hearing": f"{HIDDEN}casework.read",
    "casework:hearing-ics": f"{HIDDEN}casework.read",
    "casework:join": "casework.invited",
    "casework:desk-export": "casework.read",
    "casework:desk-ics": "casework.read",
    "casework:desk-waiting": "casework.read",
    "casework:office": "casework.direct",
    "casework:office-behind": "casework.direct",
    "casework:case-paper": f"{HIDDEN}casework.read",
    "casework:case-archive": "casework.read",
    "casework:letter": f"{HIDDEN}casework.read",
    "casework:letter-preview": f"{HIDDEN}casework.read",
    "casework:letter-file": f"{HIDDEN}casework.read",
    "casework:letter-publish": f"{HIDDEN}casework.direct",
    "casework:delivery-slip": f"{HIDDEN}casework.read",
    "casework:decisions": PUBLIC,
    "casework:published": PUBLIC,
    "casework:published-file": PUBLIC,
    "casework:enforcement-desk": "casework.read",
    "casework:clue-new": "casework.work",
    "casework:report-new": "casework.start",
    "casework:report-ask": "casework.start",
    "casework:enforcement": f"{HIDDEN}casework.read",
    "casework:inspection-new": f"{HIDDEN}casework.read",
    "casework:penalty-sheet": f"{HIDDEN}casework.read",
    "casework:referrals": f"{HIDDEN}casework.read",
    "casework:referral-pack": f"{HIDDEN}casework.read",
    "casework:aid": ACCOUNT,
    "casework:aid-new": "casework.start",
    "casework:aid-experts": "casework.work",
    "casework:aid-request": ACCOUNT,
    "register:imports": "register.imports.read",
    "register:import-run": "register.imports.read",
    "register:import-refused": "register.imports.read",
    "register:import-mapping": "register.define",
    "account_login": PUBLIC,
    "account_signup": PUBLIC,
    "account_inactive": PUBLIC,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    "account_logout": PUBLIC,
    "account_email": ACCOUNT,
    "account_change_password": ACCOUNT,
    "account_reauthenticate": ACCOUNT,
    "mfa_index": ACCOUNT,
    "mfa_activate_totp": ACCOUNT,
    "mfa_view_recovery_codes": ACCOUNT,
}
WRITE: dict[str, str] = {
    "web:preferences": PUBLIC,
    "web:data-erase": ACCOUNT,
    "web:erasure-answer": "personal.answer",
    "register:judge": "register.judge",
    "register:import-commit": "register.import",
    "search:keep": ACCOUNT,
    "search:drop": ACCOUNT,
    "casework:draft-hand-in": f"{HIDDEN}casework.start",
    "casework:draft-drop": f"{HIDDEN}casework.start",
    "casework:enforcement-deed": f"{HIDDEN}casework.read",
    "casework:referral-deed": f"{HIDDEN}casework.read",
    "casework:aid-deed": ACCOUNT,
    "casework:case-take": f"{HIDDEN}casework.work",
    "casework:case-recuse": f"{HIDDEN}casework.read",
    "casework:case-assign": f"{HIDDEN}casework.direct",
    "casework:case-panel": f"{HIDDEN}casework.direct",
    "casework:case-seat": f"{HIDDEN}casework.direct",
    "casework:case-recusal": f"{HIDDEN}casework.direct",
    "casework:case-person": f"{HIDDEN}casework.direct",
    "casework:case-represent": f"{HIDDEN}casework.direct",
    "casework:case-leave": f"{HIDDEN}casework.direct",
    "casework:case-invite": f"{HIDDEN}casework.direct",
    "casework:hearing-summon": f"{HIDDEN}casework.direct",
    "casework:hearing-postpone": f"{HIDDEN}casework.direct",
    "casework:hearing-cancel": f"{HIDDEN}casework.direct",
    "casework:hearing-close": f"{HIDDEN}casework.direct",
    "casework:case-extend": f"{HIDDEN}casework.direct",
    "casework:case-extension": f"{HIDDEN}casework.direct",
    "casework:case-suspend": f"{HIDDEN}casework.direct",
    "casework:case-resume": f"{HIDDEN}casework.direct",
    "casework:change": f"{HIDDEN}casework.direct",
    "casework:case-complete": f"{HIDDEN}casework.direct",
    "casework:case-join": f"{HIDDEN}casework.direct",
    "casework:case-separate": f"{HIDDEN}casework.direct",
    "casework:case-papers": f"{HIDDEN}casework.read",
    "casework:letter-new": f"{HIDDEN}casework.direct",
    "casework:letter-fill": f"{HIDDEN}casework.direct",
    "casework:letter-text": f"{HIDDEN}casework.direct",
    "casework:letter-move": f"{HIDDEN}casework.direct",
    "casework:letter-send": f"{HIDDEN}casework.direct",
    "casework:delivery": f"{HIDDEN}casework.direct",
    "casework:unpublish": f"{HIDDEN}casework.direct",
}
UNWALKED = {
    "account_set_password",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "account_confirm_email",
    "account_reset_password_from_key",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
}
"""Steps of allauth's that only lead on from one another, or that need a factor that is set up already."""


WALKED_ELSEWHERE = ("casework:mediation", "casework:fair", "casework:platform", "credit:", "watch:", "web:token-revoke")
"""Rooms whose addresses depend on more than a role; each has a generated test of its own that walks all of them with everybody."""


@dataclass(frozen=True)
class Page:
    """An address and its name."""

    route: str
    name: str

    def path(self, records: dict[str, int]) -> str:
        """The address of the record of its kind."""
        kind = self.route.split("/")[0]
        route = self.route.replace("<int:pk>", str(records.get(kind, 1)))
        return "/" + re.sub(r"<(?:str|slug):\w+>", "none", re.sub(r"<int:\w+>", "1", route))


def _pages(resolver: Any = None, prefix: str = "", space: str = "") -> Iterator[Page]:
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            if not route.startswith("api/"):
                yield from _pages(entry, route, f"{entry.namespace}:" if entry.namespace else space)
        elif entry.name:
            yield Page(route, space + entry.name)


PAGES = list(_pages())
ROLES = (VISITOR, *AccountRole.values)


@pytest.fixture
def records() -> dict[str, int]:
    """One right, one party and one import: the first part of their addresses → their ids."""
    Delivery("gazette").load([patent()])
    clerk = User.objects.create_user("clerk-first", role="clerk")
    run = import_upload(by=viewer_of(clerk), name="a.csv", chunks=[b"a,b\n1,2\n"])
    case = _case()
    letter, delivery = _letter(case)
    papers = {"cases": case.pk, "letters": letter.pk, "deliveries": delivery.pk, "hearings": _hearing(case).pk}
    return {"rights": Right.objects.get().pk, "parties": Party.objects.get().pk, "import": run.pk, **papers}


def _case() -> Case:
    """A case that none of those who try has a place in."""
    people = (Person("requester", "甲（示例）有限公司"), Person("respondent", "乙（示例）厂"))
    opening = Opening(procedure="patent_adjudication", title="示例", people=people)
    return case_open(who=viewer_of(User.objects.create_user("somebody")), opening=opening, on=date(2026, 9, 21))


def _hearing(case: Case) -> Hearing:
    """A hearing of the case that is still to come."""
    at = timezone.now() + timedelta(days=30)
    return Hearing.objects.create(
        case=case,
        starts_at=at,
        place="示例",
        rule="PAJ-016",
        basis="示例",
        latest_notice=at.date(),
        made_by="system",
        made_at=timezone.now(),
    )


def _letter(case: Case) -> tuple[Letter, Service]:
    """A draft of the office's, and a service of it."""
    now = timezone.now()
    letter = Letter.objects.create(
        case=case,
        document="filing_notice",
        title="立案通知书",
        kind="notice",
        text="示例",
        on=case.opened_on,
        drafted_by="system",
        drafted_at=now,
    )
    party = case.participants.get(role="requester")
    made = Service.objects.create(
        letter=letter, participant=party, method="mail", sent_on=case.opened_on, recorded_by="system", recorded_at=now
    )
    return letter, made


def test_every_page_is_in_the_table() -> None:
    unknown = {page.name for page in PAGES} - {*READ, *WRITE, *UNWALKED}
    assert {name for name in unknown if not name.startswith(WALKED_ELSEWHERE)} == set()


def test_the_table_names_only_pages_that_exist() -> None:
    assert {*READ, *WRITE, *UNWALKED} - {page.name for page in PAGES} == set()


@pytest.mark.parametrize("page", [page for page in PAGES if page.name in READ], ids=lambda page: page.name)
def test_who_may_read(page: Page, records: dict[str, int]) -> None:
    for role in ROLES:
        _check(_client(role).get(page.path(records)), role, READ[page.name], page)


@pytest.mark.parametrize("page", [page for page in PAGES if page.name in WRITE], ids=lambda page: page.name)
def test_who_may_write(page: Page, records: dict[str, int]) -> None:
    for role in ROLES:
        _check(_client(role).post(page.path(records)), role, WRITE[page.name], page)


def _check(answer: Any, role: str, access: str, page: Page) -> None:
    if answer.streaming:
        b"".join(answer)
    hidden = access.startswith(HIDDEN) and not _allowed(role, access) and answer.status_code == 404
    turned_away = hidden or answer.status_code == 403 or (answer.status_code == 302 and "/account/login/" in answer["Location"])
    assert answer.status_code < 500, (page, role)
    assert turned_away != _allowed(role, access), (page, role, answer.status_code)


def _allowed(role: str, access: str) -> bool:
    if access == PUBLIC:
        return True
    return role != VISITOR and (access == ACCOUNT or role in CAPABILITIES[access.removeprefix(HIDDEN)])


def _client(role: str) -> Client:
    client = Client(raise_request_exception=False)
    if role != VISITOR:
        client.force_login(User.objects.get_or_create(username=f"{role}-walk", defaults={"role": role})[0])
    return client
