"""From the columns of an unknown table to a definition that reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import QueryDict

from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.definition import parse_definition
from suizhi.halls.register.exchange.intake import Intake, intakes
from suizhi.halls.register.mapping.choice import choice_of, definition_text, proposed
from suizhi.halls.register.mapping.sheet import VALUES_MAX, Sheet, unknown_sheet, values_of
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import RightRow
from tests.halls.register.factories import checked

HEADER = "号,名字,何种,何时,谁的,状况"
ROWS = [
    f"{checked('202119990017.X')},一种示例装置,发明,2021/04/16,示例甲有限公司；示例乙有限公司,有权",
    f"{checked('202129990017.X')},一种示例结构,新型,2021/05/16,示例甲有限公司,失权",
]
FIELDS = ["number.application", "title.zh", "kind", "date.filing", "party.applicant", "status"]
PLAIN = {
    "code": "example_ledger",
    "title_zh": "示例台账",
    "title_en": "Example ledger",
    "publisher": "示例单位",
    "licence": "未说明",
    "office": "CN",
}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    return path


@pytest.fixture
def sheet(table: Path) -> Sheet:
    found = unknown_sheet(table, Catalogue())
    assert found is not None
    return found


def _form(meanings: dict[str, str] | None = None) -> QueryDict:
    form = QueryDict(mutable=True)
    form.update(PLAIN | {f"column-{place}": name for place, name in enumerate(FIELDS)})
    for place, values in ((2, ["发明", "新型"]), (5, ["有权", "失权"])):
        if meanings:
            form.setlist(f"value-{place}", values)
            form.setlist(f"meaning-{place}", [meanings[value] for value in values])
    return form


MEANINGS = {"发明": "invention", "新型": "utility_model", "有权": "in_force", "失权": "lapsed"}


def test_the_table_shows_its_columns_and_first_values(sheet: Sheet) -> None:
    assert sheet.columns == tuple(HEADER.split(","))
    assert sheet.samples["何种"] == ["发明", "新型"]


def test_values_of_closed_columns_are_all_asked_for(sheet: Sheet) -> None:
    choice = choice_of(_form(), sheet)
    values = values_of(sheet, choice.closed())
    assert values == {"何种": ["发明", "新型"], "状况": ["有权", "失权"]}
    assert not choice.complete(values)
    assert choice_of(_form(MEANINGS), sheet).complete(values)


def test_the_definition_reads_the_table(sheet: Sheet, table: Path) -> None:
    definition = parse_definition(definition_text(choice_of(_form(MEANINGS), sheet), sheet), "test")
    (intake,) = intakes(table, {definition.code: definition})
    assert isinstance(intake, Intake)
    first, second = [read.row for read in intake.read()]
    assert isinstance(first, RightRow)
    assert isinstance(second, RightRow)
    assert [party.name for party in first.parties] == ["示例甲有限公司", "示例乙有限公司"]
    assert (first.kind, second.kind) == ("invention", "utility_model")
    assert second.dates["filing"].isoformat() == "2021-05-16"


def test_a_column_without_a_meaning_is_kept_word_for_word(sheet: Sheet, table: Path) -> None:
    form = _form(MEANINGS)
    form["column-4"] = ""
    definition = parse_definition(definition_text(choice_of(form, sheet), sheet), "test")
    (intake,) = intakes(table, {definition.code: definition})
    assert isinstance(intake, Intake)
    row = next(iter(intake.read())).row
    assert isinstance(row, RightRow)
    assert row.extra["谁的"] == "示例甲有限公司；示例乙有限公司"


def test_known_headers_are_proposed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    path.write_text("申请号,发明名称,随便\n2021199900173,一种示例装置,x\n", encoding="utf-8")
    found = unknown_sheet(path, Catalogue())
    assert found is not None
    assert proposed(found).columns == {"申请号": "number.application", "发明名称": "title.zh"}


def test_a_column_of_many_values_is_no_kind(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    path.write_text("甲列,乙列\n" + "\n".join(f"{number},值 {number}" for number in range(VALUES_MAX + 1)), encoding="utf-8")
    found = unknown_sheet(path, Catalogue())
    assert found is not None
    with pytest.raises(Refusal, match="different values"):
        values_of(found, ["乙列"])
