"""A path is taken in file by file; a file that cannot be read is refused whole and stops nothing else."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest

from suizhi.bench.ledgers import write_ledger
from suizhi.commons.ledger.models import Entry
from suizhi.halls.register.exchange.intake import Intake, intakes
from suizhi.halls.register.loading import importer
from suizhi.halls.register.loading.importer import Errand, catalogue, preview, take_in
from suizhi.halls.register.models import ImportFile, ImportRun, RefusedRow, Right
from suizhi.kernel.errors import Refusal

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.csv"
    write_ledger(path, 50)
    with path.open("a", encoding="utf-8") as file:
        file.write("201110123456.0,错号,发明专利,2011-04-26,示例厂\n")
    return path


def test_a_preview_says_what_the_import_then_does(ledger):
    before = preview(Errand(ledger), today=TODAY).as_dict()
    assert not Right.objects.exists()
    assert not ImportRun.objects.exists()
    after = take_in(Errand(ledger), today=TODAY).as_dict()
    assert before == after
    assert (after["read"], after["created"], after["refused"]) == (51, 50, 1)


def test_a_refused_row_names_file_row_field_value_and_mend(ledger):
    (error,) = take_in(Errand(ledger), today=TODAY).as_dict()["errors"]
    assert (error["file"], error["row"], error["code"]) == ("ledger.csv", 52, "number.check_digit")
    assert error["field"] == "application_number_raw"
    assert error["value"] == "201110123456.0"
    assert error["mend"]
    row = RefusedRow.objects.get()
    assert (row.row, row.raw["title"]) == (52, "错号")


def test_a_folder_goes_on_after_a_file_that_cannot_be_read(ledger):
    (ledger.parent / "broken.zip").write_bytes(b"PK\x03\x04 no archive")
    (ledger.parent / "empty.csv").write_bytes(b"")
    summary = take_in(Errand(ledger.parent), today=TODAY).as_dict()
    assert (summary["created"], summary["refused_files"]) == (50, 2)
    assert {error["code"] for error in summary["errors"]} == {"archive.damaged", "source.empty", "number.check_digit"}
    assert ImportFile.objects.filter(state="refused").count() == 2


def test_an_archive_is_read_without_unpacking_it(ledger):
    archive = ledger.parent / "delivery.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.write(ledger, "../../escape/ledger.csv")
    summary = take_in(Errand(archive), today=TODAY).as_dict()
    assert summary["created"] == 50
    assert sorted(path.name for path in ledger.parent.iterdir()) == ["delivery.zip", "ledger.csv"]


def test_the_same_content_under_another_name_changes_nothing(ledger):
    take_in(Errand(ledger), today=TODAY)
    again = take_in(Errand(ledger.rename(ledger.with_name("copy.csv"))), today=TODAY).as_dict()
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 50)


def test_a_path_that_is_not_there_is_unavailable_not_empty(tmp_path):
    with pytest.raises(Refusal) as caught:
        take_in(Errand(tmp_path / "missing.csv"), today=TODAY)
    assert caught.value.code == "source.unavailable"
    assert ImportRun.objects.get().state == "failed"


def test_an_unknown_source_is_refused_with_the_codes_there_are(ledger):
    with pytest.raises(Refusal) as caught:
        take_in(Errand(ledger, source="no_such_source"), today=TODAY)
    assert "cn_patents_register" in caught.value.mend_en


def test_a_run_and_its_end_are_in_the_event_log(ledger):
    take_in(Errand(ledger), today=TODAY)
    run = ImportRun.objects.get()
    assert list(Entry.objects.filter(subject=f"import:{run.pk}").values_list("verb", flat=True)) == [
        "register.rights.stated",
        "register.import.done",
    ]


def test_a_file_that_goes_away_is_refused_and_the_others_are_read(ledger):
    second = ledger.with_name("second.csv")
    second.write_bytes(ledger.read_bytes())
    for one in (found := list(intakes(ledger.parent, catalogue()))):
        assert isinstance(one, Intake)
    second.unlink()
    summary = take_in(Errand(ledger.parent), today=TODAY, found=found)
    assert (summary.refused_files, [error["code"] for file in summary.files for error in file.errors if file.state == "refused"]) == (
        1,
        ["source.broken"],
    )
    assert Right.objects.exists()


def test_a_fault_of_the_program_does_not_leave_the_run_standing_as_running(ledger, monkeypatch):
    monkeypatch.setattr(importer, "_loaded", lambda context, reads: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_in(Errand(ledger), today=TODAY)
    assert ImportRun.objects.get().state == ImportRun.State.FAILED
