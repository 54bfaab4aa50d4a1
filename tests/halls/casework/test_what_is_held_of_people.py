"""A person sees what is held of them and who looked, takes it along, and asks for it to go; the archive keeps what it has to."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.documents.retention import retention_of
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_open
from suizhi.commons.ledger.models import Entry
from suizhi.commons.personal.erasing import erasure_answer, erasure_ask, terms_end, to_answer
from suizhi.commons.personal.holdings import holdings_of, looks_of
from suizhi.commons.personal.models import ErasureRequest
from suizhi.commons.policy import viewer_of
from suizhi.halls.casework.enforcement.services import NewClue, clue_register, looks_at_reporter, reporter_reveal
from suizhi.halls.casework.management.finding import found_by
from suizhi.halls.casework.models import Case, Clue, Draft, Participant
from suizhi.halls.casework.personal import ERASED
from suizhi.halls.casework.services import Opening, Person, case_assign, case_open
from suizhi.halls.casework.services.handing_in import paper_add
from suizhi.halls.search.models import SavedSearch
from suizhi.kernel.errors import Refusal
from tests.halls.casework.conftest import PASSWORD, person

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def mediation(requester: User, respondent: User) -> Case:
    """A mediation between two people."""
    people = (Person("requester", "甲某", user=requester.pk), Person("respondent", "乙某", user=respondent.pk))
    return case_open(who=viewer_of(requester), opening=Opening("people_mediation", "许可费纠纷", people, story="甲某说的经过"), on=TODAY)


def closed(case: Case, on: date) -> Case:
    """The case as if it had ended on that day."""
    Case.objects.filter(pk=case.pk).update(closed_on=on)
    case.refresh_from_db()
    return case


def part(user: User) -> str:
    return f"part:{Participant.objects.get(user=user).pk}"


def answer(asked: ErasureRequest, head: User, basis: str = "") -> ErasureRequest:
    return erasure_answer(who=viewer_of(head), asked=asked, basis=basis, on=TODAY)


def test_a_party_sees_their_place_and_nobody_else_s(mediation: Case, requester: User) -> None:
    held = {one.key: one for one in holdings_of(viewer_of(requester))}
    assert set(held) == {part(requester), f"account:{requester.pk}"}
    assert held[part(requester)].content["name"] == "甲某"
    assert "乙某" not in str(held)


def test_who_acts_for_firms_reads_how_often_and_asks_for_nothing(case: Case, requester: User) -> None:
    held = {one.key: one for one in holdings_of(viewer_of(requester))}
    firms = held[f"firms:{requester.pk}"]
    assert (firms.content, firms.can_be_asked_for) == ({"cases": 1}, False)
    assert "锁业" not in str(firms.content)


def test_a_person_with_a_name_in_another_script_is_one_too(mediation: Case, respondent: User) -> None:
    Participant.objects.filter(user=respondent).update(name="Jane Roe")
    closed(mediation, TODAY)
    assert erasure_ask(who=viewer_of(respondent), key=part(respondent)).answer == ""
    Participant.objects.filter(user=respondent).update(name="Roe Trading Co. Ltd")
    assert part(respondent) not in {one.key for one in holdings_of(viewer_of(respondent))}


def test_who_opened_a_paper_is_told_by_role_and_purpose(mediation: Case, requester: User, clerk: User) -> None:
    case_assign(who=viewer_of(clerk), case=mediation, handler=clerk)
    item = paper_add(
        who=viewer_of(requester),
        case=mediation,
        file=io.BytesIO(b"%PDF-1.4 x"),
        name="合同.pdf",
        purpose="证明许可",
        origin=Origin(source="本人"),
    )
    evidence_open(item=item, who=viewer_of(clerk), purpose="审查证据", address="10.0.0.1").close()
    evidence_open(item=item, who=viewer_of(requester), purpose="自己看", address="10.0.0.2").close()
    (look,) = looks_of(viewer_of(requester))
    assert (look.role, look.what, look.purpose) == ("经办人", "合同.pdf", "审查证据")
    assert looks_of(viewer_of(clerk)) == []


def test_nothing_is_erased_while_the_case_goes_on(mediation: Case, requester: User) -> None:
    with pytest.raises(Refusal, match="goes on"):
        erasure_ask(who=viewer_of(requester), key=part(requester))


def test_nobody_asks_for_another(mediation: Case, requester: User, respondent: User) -> None:
    closed(mediation, TODAY)
    with pytest.raises(Http404):
        erasure_ask(who=viewer_of(requester), key=part(respondent))


def test_the_archive_keeps_what_it_has_to(mediation: Case, requester: User, head: User) -> None:
    closed(mediation, TODAY - timedelta(days=400))
    asked = erasure_ask(who=viewer_of(requester), key=part(requester))
    assert erasure_ask(who=viewer_of(requester), key=part(requester)) == asked
    with pytest.raises(Refusal, match="term of keeping"):
        answer(asked, head)
    assert answer(asked, head, "卷宗保管期限表：十年").answer == "kept"
    assert Participant.objects.get(user=requester).name == "甲某"


def test_what_nothing_keeps_goes_with_its_name(mediation: Case, requester: User, head: User) -> None:
    closed(mediation, TODAY - timedelta(days=366 * 11))
    asked = erasure_ask(who=viewer_of(requester), key=part(requester))
    assert answer(asked, head).answer == "erased"
    names = set(mediation.participants.values_list("name", flat=True))
    assert names == {ERASED, "乙某"}
    assert not found_by(Case.objects.all(), "甲某").exists()
    assert found_by(Case.objects.all(), "乙某").get() == mediation
    assert "甲某" not in "".join(str(one) for one in Entry.objects.values_list("payload", flat=True))
    with pytest.raises(Refusal, match="answered already"):
        answer(asked, head)


def test_only_the_head_answers(mediation: Case, requester: User, clerk: User) -> None:
    closed(mediation, TODAY - timedelta(days=366 * 11))
    asked = erasure_ask(who=viewer_of(requester), key=part(requester))
    client = Client()
    client.force_login(clerk)
    assert client.post(f"/erasures/{asked.pk}").status_code == 403
    client.force_login(person("admin", AccountRole.ADMINISTRATOR))
    assert client.post(f"/erasures/{asked.pk}").status_code == 403
    assert ErasureRequest.objects.get().answer == ""


def test_a_file_past_its_term_comes_before_the_head_once(mediation: Case, case: Case, head: User) -> None:
    keeping = retention_of("people_mediation", TODAY)
    last = keeping.closed_long_enough(TODAY)
    assert last is not None
    closed(mediation, last + timedelta(days=1))
    closed(case, date(2000, 1, 4))
    assert terms_end(TODAY) == 0  # One is kept for a day more, the other for ever.
    closed(mediation, last)
    assert (terms_end(TODAY), terms_end(TODAY)) == (1, 0)
    ((asked, holding),) = to_answer(viewer_of(head))
    assert holding is not None and holding.title == mediation.number and asked.by is None
    assert answer(asked, head).answer == "erased"
    mediation.refresh_from_db()
    assert mediation.story == ""
    assert set(mediation.participants.values_list("name", flat=True)) == {ERASED}
    assert (terms_end(TODAY), to_answer(viewer_of(head))) == (0, [])


@pytest.mark.parametrize("procedure", ["people_mediation", "ecommerce_notice", "exhibition_complaint", "penalty"])
def test_the_last_closing_day_is_the_last(procedure: str) -> None:
    for on in (date(2024, 2, 29), date(2026, 3, 1), date(2030, 12, 31)):
        keeping = retention_of(procedure, on)
        last = keeping.closed_long_enough(on)
        assert last is not None
        until, later = keeping.until(last), keeping.until(last + timedelta(days=1))
        assert until is not None and later is not None
        assert until < on <= later


def test_a_reporter_learns_by_the_code_who_opened_their_name(requester: User, clerk: User, head: User) -> None:
    clue = NewClue("report", "销售假冒商品", "示例鞋行", "店里在卖", name="丙某", contact="13800000000")
    case, code = clue_register(who=viewer_of(requester), clue=clue, on=TODAY)
    case_assign(who=viewer_of(clerk), case=case, handler=clerk)
    assert looks_at_reporter(case=case) == []
    reporter_reveal(who=viewer_of(clerk), case=case, purpose="核实举报")
    client = Client()
    client.force_login(requester)
    page = client.post("/reports/ask", {"code": code}).content.decode()
    assert "核实举报" in page and "经办人" in page and "丙某" not in page
    closed(case, date(1990, 1, 1))
    assert terms_end(TODAY) == 1
    answer(ErasureRequest.objects.get(), head)
    assert (Clue.objects.get().reporter_name, Clue.objects.get().reporter_contact) == (None, None)


def test_the_page_the_copy_and_the_request(mediation: Case, requester: User) -> None:
    client = Client()
    client.force_login(requester)
    assert mediation.number in client.get("/mine/data").content.decode()
    copy = client.get("/mine/data.json")
    assert copy["Content-Disposition"].startswith("attachment") and "no-store" in copy["Cache-Control"]
    held = [one["content"] for one in copy.json()["held"]]
    assert [one.get("name") for one in held if "case" in one] == ["甲某"]
    assert [one["username"] for one in held if "username" in one] == [requester.username]
    closed(mediation, TODAY)
    assert client.post("/mine/data/erase", {"key": part(requester)}).status_code == 302
    assert "等待答复" in client.get("/mine/data").content.decode()
    assert client.post("/mine/data/erase", {"key": "part:\x00"}).status_code == 404


def test_an_account_is_closed_and_opens_no_door(requester: User) -> None:
    administrator = person("admin", AccountRole.ADMINISTRATOR)
    Draft.objects.create(owner=requester, story="还没写完", changed_at=timezone.now())
    SavedSearch.objects.create(owner=requester, name="锁", parameters="q=锁", created_at=timezone.now())
    assert {"draft", "search"} <= {one.key.partition(":")[0] for one in holdings_of(viewer_of(requester))}
    asked = erasure_ask(who=viewer_of(requester), key=f"account:{requester.pk}")
    assert answer(asked, administrator).answer == "erased"
    requester.refresh_from_db()
    assert (requester.is_active, requester.username, requester.display_name, requester.acts_for) == (
        False,
        f"closed-{requester.pk}",
        "",
        None,
    )
    assert not Draft.objects.exists() and not SavedSearch.objects.exists()
    client = Client()
    client.post("/account/login/", {"login": "requester", "password": PASSWORD})
    assert client.get("/mine").status_code == 302
