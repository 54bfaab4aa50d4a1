"""Rights, parties, reference tables, kept searches and the log, as programs read them."""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from django.core.cache import cache

from suizhi.commons.ledger.services import append
from suizhi.halls.register.models import Party, ReferenceEntry, Source
from tests.api.conftest import OPEN_NUMBER, Register
from tests.api.support import VISITOR, Caller
from tests.halls.register.factories import NOW, Delivery, checked, patent


@pytest.fixture
def visitor(register: Register) -> Caller:
    """Somebody without an account."""
    return Caller(VISITOR)


@pytest.mark.parametrize("spelling", [OPEN_NUMBER, f"ZL{OPEN_NUMBER}", f"ＣＮ {OPEN_NUMBER}", OPEN_NUMBER.replace(".", "")])
def test_a_right_is_found_by_any_spelling_of_its_number(spelling: str, visitor: Caller, register: Register) -> None:
    assert [right["id"] for right in visitor.get("/rights/by-number", number=spelling).json()] == [register.open.pk]


def test_a_right_as_it_was_known_then(visitor: Caller, register: Register) -> None:
    Delivery("gazette").load([patent(OPEN_NUMBER, title="新名")], content="later", at=NOW + timedelta(days=1))
    place = f"/rights/{register.open.pk}"
    assert visitor.get(place).json()["titles"]["zh"] == "新名"
    assert visitor.get(place, known_at=NOW.isoformat()).json()["titles"]["zh"] == "一种散热膜"
    before = visitor.get(place, known_at="2020-01-01T00:00:00").json()
    assert (before["status"], before["titles"]) == ("unknown", {})
    records = visitor.get(f"{place}/records").json()
    assert (records["total"], records["items"][1]["superseded_at"] is not None) == (2, True)
    assert records["items"][0]["facts"] is None, "the rows themselves are the office's alone"
    assert Caller("clerk").get(f"{place}/records").json()["items"][0]["facts"]["titles"] == {"zh": "新名"}


def test_events_up_to_the_day_asked_about(visitor: Caller, register: Register) -> None:
    place = f"/rights/{register.open.pk}/events"
    assert [event["key"] for event in visitor.get(place).json()] == ["filed"]
    assert visitor.get(place, as_of="2000-01-01").json() == []


def test_paging_neither_skips_nor_repeats_while_rows_are_added(visitor: Caller, register: Register) -> None:
    rows = [patent(checked(f"2021199{number:05d}.X"), title=f"第{number}件") for number in range(23)]
    Delivery("gazette").load(rows, content="many")
    seen: list[int] = []
    cursor: dict[str, str] = {}
    while True:
        page = visitor.get("/rights", limit=7, **cursor).json()
        seen += [right["id"] for right in page["items"]]
        if len(seen) == 7:
            Delivery("gazette").load([patent(checked("202119980001.X"))], content="meanwhile")
        if page["next_cursor"] is None:
            break
        cursor = {"cursor": page["next_cursor"]}
    assert len(seen) == len(set(seen)) == 24
    assert seen == sorted(seen, reverse=True)


def test_filters_narrow(visitor: Caller, register: Register) -> None:
    for asked, total in (
        ({"kind": "invention"}, 1),
        ({"kind": "design"}, 0),
        ({"class": "H05K"}, 1),
        ({"class": "A01"}, 0),
        ({"filed_from": "2021-04-16", "filed_to": "2021-04-16"}, 1),
        ({"filed_from": "2021-04-17"}, 0),
        ({"office": "US"}, 0),
        ({"collection": "demo"}, 0),
        ({"party": register.owner.pk}, 1),
    ):
        assert visitor.get("/rights", **asked).json()["total"] == total, asked


def test_names_are_compared_with_reasons(visitor: Caller) -> None:
    told = visitor.get("/parties/compare", left="穗岭热控（示例）有限公司", right="穗岭热控(示例)有限公司").json()
    assert told["decision"] == "same"
    assert told["findings"]
    assert all(finding["note"] and finding["note_en"] for finding in told["findings"])


def test_a_clerk_s_judgement_joins_two_parties_and_is_on_record(register: Register) -> None:
    clerk = Caller("clerk")
    judged = {"left": register.owner.pk, "right": register.closed_owner.pk, "verdict": "same", "reason": "营业执照相同"}
    told = clerk.post("/parties/judgements", judged)
    assert told.status_code == 201, told.content
    assert {party["id"] for party in clerk.get(f"/parties/{register.owner.pk}").json()["same_as"]} == {register.closed_owner.pk}
    assert clerk.get(f"/parties/{register.owner.pk}/rights").json()["total"] == 2
    assert Caller(VISITOR).get(f"/parties/{register.owner.pk}/rights").json()["total"] == 1
    itself = clerk.post("/parties/judgements", judged | {"right": register.owner.pk})
    assert (itself.status_code, itself.json()["code"]) == (422, "judgement.pair")


def test_a_person_s_address_is_the_office_s_alone(visitor: Caller, register: Register) -> None:
    party = Party.objects.create(collection="office", kind="person", name="甲", name_key="甲", created_at=NOW)
    party.addresses.create(text="示例路 1 号", recorded_at=NOW)
    Party.objects.filter(pk=register.owner.pk).update(kind="person")
    register.owner.addresses.create(text="示例路 2 号", recorded_at=NOW)
    assert visitor.get(f"/parties/{register.owner.pk}").json()["addresses"] == []
    assert visitor.get(f"/parties/{party.pk}").status_code == 404, "a person without a public right is nobody's business"
    assert Caller("clerk").get(f"/parties/{party.pk}").json()["addresses"] == [{"text": "示例路 1 号", "district": ""}]


def test_goods_are_found_with_the_groups_to_search_together(visitor: Caller) -> None:
    source = Source.objects.create(code="nice", title_zh="区分表", title_en="Nice")
    common = {"edition": "12-2024", "source": source, "digest": "x"}
    ReferenceEntry.objects.create(scheme="nice_group", symbol="0922", title_zh="电池", parent="09", see_also=["0913"], **common)
    ReferenceEntry.objects.create(scheme="nice_group", symbol="0913", title_zh="电器元件", parent="09", **common)
    ReferenceEntry.objects.create(scheme="nice_item", symbol="090533", title_zh="太阳能电池", parent="0922", **common)
    told = visitor.get("/reference/nice/search", words="电池").json()
    assert [item["symbol"] for item in told["items"]["items"]] == ["090533"]
    assert [(group["entry"]["symbol"], [o["symbol"] for o in group["search_with"]]) for group in told["groups"]] == [("0922", ["0913"])]
    assert visitor.get("/reference/nice_group", parent="09").json()["total"] == 2
    assert visitor.get("/reference/nice_group/entry", symbol="0922").json()["search_with"][0]["title_zh"] == "电器元件"
    assert visitor.get("/reference/nice_group/entry", symbol="9999").status_code == 404


def test_a_selection_is_written_out_in_every_form(visitor: Caller, register: Register) -> None:
    written = {form: _file(visitor, {"numbers": [OPEN_NUMBER], "format": form}) for form in ("jsonl", "csv", "xlsx", "st96")}
    assert json.loads(written["jsonl"])["title"] == "一种散热膜"
    assert any("一种散热膜" in cell for line in csv.reader(StringIO(written["csv"].decode("utf-8-sig"))) for cell in line)
    book = openpyxl.load_workbook(BytesIO(written["xlsx"]))
    assert "一种散热膜" in str([cell.value for sheet in book for line in sheet.iter_rows() for cell in line])
    assert "一种散热膜" in written["st96"].decode()
    assert json.loads(_file(visitor, {"query": "散热膜", "limit": 1}))["id"] == register.open.pk
    assert visitor.post("/export", {"query": "a", "numbers": ["b"]}).json()["code"] == "export.selection"


def test_a_broken_query_in_an_export_is_a_problem_and_not_half_a_file(visitor: Caller) -> None:
    answer = visitor.post("/export", {"query": "(("})
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")


def test_kept_searches_are_kept_listed_and_dropped(register: Register) -> None:
    clerk = Caller("clerk")
    kept = clerk.post("/saved-searches", {"name": "散热", "parameters": "q=散热膜"}).json()
    assert clerk.post("/saved-searches", {"name": "改名", "parameters": "q=散热膜"}).json()["id"] == kept["id"]
    assert [found["name"] for found in clerk.get("/saved-searches").json()["items"]] == ["改名"]
    assert clerk.delete(f"/saved-searches/{kept['id']}").status_code == 204
    assert clerk.get("/saved-searches").json()["items"] == []


def test_a_supervisor_reads_and_verifies_the_log(register: Register) -> None:
    supervisor = Caller("supervisor")
    append(actor="system", verb="tests.happened", subject="thing:1")
    page = supervisor.get("/ledger", subject="thing:1").json()
    assert [(entry["verb"], entry["actor"]) for entry in page["items"]] == [("tests.happened", "system")]
    told = supervisor.get("/ledger/verification").json()
    assert (told["holds"], told["broken_at"]) == (True, None)


def test_who_calls_too_often_is_told_when_to_come_back(visitor: Caller, settings: Any) -> None:
    settings.API_RATE = 10
    cache.clear()
    answers = [visitor.get("/health") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    assert answers[-1].json()["code"] == "request.too_many"
    clerk = Caller("clerk")
    assert [clerk.get("/health").status_code for _ in range(11)] == [200] * 10 + [429], "an account has a rate of its own"


def test_a_visitor_cannot_choose_the_address_they_are_counted_by(visitor: Caller, settings: Any) -> None:
    settings.API_RATE = 5
    cache.clear()
    answers = [visitor.client.get("/api/v1/health", headers={"X-Forwarded-For": f"198.51.100.{n}"}).status_code for n in range(3)]
    assert answers == [200, 429, 429]


def test_everybody_learns_who_they_are(register: Register) -> None:
    assert Caller(VISITOR).get("/me").json() == {"id": None, "username": "", "role": "public", "acts_for": None, "may": []}
    assert "register.import" in Caller("clerk").get("/me").json()["may"]


def _file(caller: Caller, selection: dict[str, Any]) -> bytes:
    answer = caller.post("/export", selection)
    assert answer.status_code == 200, answer.content
    assert "attachment" in answer["Content-Disposition"]
    return b"".join(answer)
