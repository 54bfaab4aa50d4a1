"""A file that breaks off or is damaged late, long after the first batches could have been written, leaves the register as it was."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from suizhi.bench.ledgers import write_ledger
from suizhi.commons.home import data_dir
from suizhi.halls.register import models
from suizhi.halls.register.loading import importer
from suizhi.halls.register.loading.importer import Errand, preview, take_in
from tests.halls.register.exchange.xml.dumping import golden

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
ROWS = 2_500
"""More than two batches, and far more than the head by which a file is recognised."""
RECORDS = 60
TABLES = (models.Right, models.RightRecord, models.RightNumber, models.Party, models.Event, models.Source)

CPC_HEAD, _, CPC_TAIL = golden("cpc_master", "master.xml").partition(b"<uspat:CPCMasterClassificationRecord>")
CPC_RECORD = b"<uspat:CPCMasterClassificationRecord>" + CPC_TAIL.partition(b"<uspat:CPCMasterClassificationRecord>")[0]
CPC = CPC_HEAD + CPC_RECORD * RECORDS + b"</uspat:CPCMasterClassificationFile>"
WEEKLY = golden("uspto_redbook", "application_2004.xml") * RECORDS
GREENBOOK = golden("uspto_greenbook", "issue.txt").rstrip() + b"\n"
JSONL = golden("lens_jsonl", "export.jsonl").splitlines(keepends=True)[0] * 200


@pytest.fixture
def small_batches(monkeypatch):
    """Several batches in a file of sixty records."""
    monkeypatch.setattr(importer, "BATCH", 20)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("ledger") / "ledger.csv"
    write_ledger(path, ROWS)
    return path.read_bytes()


def register() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in TABLES}


def refused(path: Path, content: bytes) -> str:
    """Import it; the one error's code. The register must not have changed, and the preview must have said so."""
    path.write_bytes(content)
    before, foreseen = register(), preview(Errand(path), today=TODAY).as_dict()
    summary = take_in(Errand(path), today=TODAY).as_dict()
    assert register() == before
    assert foreseen == summary
    assert (summary["read"], summary["created"], summary["refused_files"]) == (0, 0, 1)
    (error,) = summary["errors"]
    assert error["mend"]
    assert error["mend_en"]
    assert models.RefusedRow.objects.get().code == error["code"]
    return str(error["code"])


CUTS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "within a row": (lambda whole: whole[: whole.rindex(b",")], "table.cut_off"),
    "within a character": (lambda whole: whole[: whole.rindex("公司".encode()) + 4], "table.cut_off"),
    "within quotation marks": (lambda whole: whole + b'201110123456.0,"cut off\nhere', "table.cut_off"),
    "into NULs": (lambda whole: whole + bytes(512), "table.nul"),
}


@pytest.mark.parametrize(("cut", "code"), CUTS.values(), ids=CUTS)
def test_a_text_table_that_breaks_off(tmp_path, ledger, cut, code):
    assert refused(tmp_path / "a.csv", cut(ledger)) == code


def test_a_text_table_that_goes_on_in_another_encoding(tmp_path, ledger):
    """Long enough for the encoding to be told from rows that are all good."""
    header, row = ledger.splitlines(keepends=True)[:2]
    wrong = row.decode().encode("gb18030")
    assert refused(tmp_path / "a.csv", header + row * 4000 + wrong * 500) == "table.damaged"


def test_a_few_rows_with_wrong_bytes_are_refused_one_by_one(tmp_path, ledger):
    rows = ledger.splitlines(keepends=True)
    rows[2_400] = rows[2_400][:-3] + b"\xff\n"
    (tmp_path / "a.csv").write_bytes(b"".join(rows))
    summary = take_in(Errand(tmp_path / "a.csv"), today=TODAY).as_dict()
    assert (summary["created"], summary["refused"], summary["refused_files"]) == (ROWS - 1, 1, 0)
    assert "?" in str(models.RefusedRow.objects.get().raw), "the row is kept as far as it could be read"


def test_a_row_with_a_nul_in_its_json_is_refused_alone(tmp_path):
    rows = JSONL.splitlines(keepends=True)
    rows[-2] = rows[-2].replace(b'"title": "', b'"title": "\\u0000', 1)
    (tmp_path / "a.jsonl").write_bytes(b"".join(rows))
    summary = take_in(Errand(tmp_path / "a.jsonl"), today=TODAY).as_dict()
    assert (summary["refused"], summary["refused_files"]) == (1, 0)
    assert "\0" not in str(models.RefusedRow.objects.get().raw)


def test_a_last_row_without_an_end_of_line_is_a_row(tmp_path, ledger):
    (tmp_path / "a.csv").write_bytes(ledger.rstrip())
    assert take_in(Errand(tmp_path / "a.csv"), today=TODAY).as_dict()["created"] == ROWS


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (JSONL[:-20], "table.cut_off"),
        (JSONL + bytes(512), "table.nul"),
        (JSONL + JSONL.splitlines(keepends=True)[0].replace(b"CN", b"\xff") * 60, "table.damaged"),
        (CPC[:-100], "xml.malformed"),
        (CPC.replace(b"</uspat:CPCMasterClassificationFile>", b"</end>"), "xml.malformed"),
        (CPC[:-40] + b"\xff" + CPC[-40:], "xml.encoding"),
        (CPC[:-40] + b"\0" + CPC[-40:], "xml.nul"),
        (WEEKLY[:-300], "xml.malformed"),
        (WEEKLY + b'<?xml version="1.0"?>\n<!DOCTYPE us-patent-appl', "xml.no_root"),
        (GREENBOOK * RECORDS + b"PATN\nWKU  0\0", "xml.nul"),
        (GREENBOOK * RECORDS + b"PATN\nWKU  0\xff", "xml.encoding"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.usefixtures("small_batches")
def test_a_file_of_records_that_breaks_off(tmp_path, content, code):
    assert refused(tmp_path / "delivery", content) == code


def test_a_document_that_is_broken_among_many_is_refused_alone(tmp_path):
    one = golden("uspto_redbook", "application_2004.xml")
    (tmp_path / "a.xml").write_bytes(one + one.replace(b"</us-patent-application>", b"") + one)
    summary = take_in(Errand(tmp_path / "a.xml"), today=TODAY).as_dict()
    assert (summary["created"], summary["refused"], summary["refused_files"]) == (1, 1, 0)


def test_a_workbook_of_which_a_later_sheet_is_damaged(tmp_path, ledger):
    rows = [line.split(",") for line in ledger.decode().splitlines()]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for _ in range(2):
            for number, row in enumerate(rows):
                book.worksheets()[-1].write_row(number, 0, row) if number else book.add_worksheet().write_row(0, 0, row)
    broken = io.BytesIO()
    with zipfile.ZipFile(out) as whole, zipfile.ZipFile(broken, "w") as packed:
        for name in whole.namelist():
            content = whole.read(name)
            packed.writestr(name, content[: len(content) // 2] if name.endswith("sheet2.xml") else content)
    assert refused(tmp_path / "a.xlsx", broken.getvalue()) == "table.workbook"


def zipped(members: dict[str, bytes]) -> bytearray:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return bytearray(out.getvalue())


def test_an_archive_whose_last_member_is_damaged(tmp_path, ledger):
    packed = zipped({"a.csv": ledger, "b.csv": ledger.replace(b"2015", b"2016")})
    packed[packed.rindex(b"2016")] ^= 1
    assert refused(tmp_path / "a.zip", bytes(packed)) == "archive.damaged"


def test_an_archive_whose_last_member_is_longer_than_it_says(tmp_path, ledger):
    packed = zipped({"a.csv": ledger, "b.csv": b"0" * 1000})
    directory = packed.rindex(b"PK\x01\x02")
    packed[directory + 20 : directory + 28] = (10).to_bytes(4, "little") * 2
    assert refused(tmp_path / "a.zip", bytes(packed)) == "archive.damaged"


def test_a_compressed_file_that_breaks_off(tmp_path, ledger):
    assert refused(tmp_path / "a.csv.gz", gzip.compress(ledger)[:-30]) == "archive.damaged"


@pytest.mark.data
def test_a_real_workbook_of_the_old_kind_that_breaks_off(tmp_path):
    folder = data_dir()
    books = sorted((folder / "wips_export").rglob("*.xls")) if folder else []
    if not books:
        pytest.skip("no .xls in wips_export: set SUIZHI_DATA to the folder of real exports")
    content = books[0].read_bytes()
    assert refused(tmp_path / "a.xls", content[: len(content) * 9 // 10]) == "table.workbook"


def test_a_delivery_with_too_many_rows(tmp_path, ledger, monkeypatch):
    definitions = importer.catalogue()
    definition = definitions["cn_patents_register"]
    few = definition.model_copy(update={"assertions": definition.assertions.model_copy(update={"max": ROWS - 1})})
    monkeypatch.setattr(importer, "catalogue", lambda: {**definitions, "cn_patents_register": few})
    assert refused(tmp_path / "a.csv", ledger) == "source.row_count"
