"""The real exports under SUIZHI_DATA, with the counts that were measured of them. What is refused is refused for these reasons."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from suizhi.commons.home import data_dir
from suizhi.halls.register.exchange.intake import Intake, intakes
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Read, ReferenceRow, RightRow
from tests.halls.register.exchange.xml.dumping import CATALOGUE

pytestmark = pytest.mark.data


def real(path: str) -> list[Intake]:
    """The readable sources at a path below the folder of real exports."""
    root = data_dir()
    assert root is not None
    return [one for one in intakes(root / path, CATALOGUE) if not isinstance(one, Refusal)]


def count(reads: list[Read]) -> tuple[int, Counter[str]]:
    """How many rows were taken, and the codes of the refusals of the others."""
    return sum(read.row is not None for read in reads), Counter(refusal.code for read in reads for refusal in read.refusals)


@pytest.mark.parametrize(
    ("path", "code", "taken", "refused"),
    [
        ("cn_patents_register", "cn_patents_register", 6699, {}),
        ("cn_patents_cnipr/训练文件.xlsx", "cnipr_columns", 199, {}),
        ("cn_patents_cnipr/30.xlsx", "cnipr_abstracts", 30, {}),
        ("cn_patent_titles_ipc/dev_folds123.csv", "cn_patent_titles_ipc", 5876, {}),
        ("lens_covid/_dedup_3310.jsonl", "lens_jsonl", 3310, {}),
        # Some names of this export were damaged before we got it: bytes that no encoding explains.
        ("wipo_manual/pizza_lens/pizza_lens_1000_raw.csv", "lens_csv", 988, {"table.encoding": 11, "row.no_kind": 1}),
        ("wipo_manual/drones copy/drones_tac/drones_tac_1606_families.csv", "lens_csv", 1606, {}),
        ("wipo_manual/ritonavir/ritonavir.csv", "wipo_landscape", 804, {}),
        # Two sheets list numbers and titles only, one is a table of contents; six numbers and three dates are damaged.
        (
            "wipo_manual/solar_cooking/solarcooking.xls",
            "wipo_landscape_inpadoc",
            565,
            {"table.other_sheet": 3, "number.form": 5, "number.office_missing": 1, "date.form": 3},
        ),
        ("wipo_manual/pizza_small/pizza_small.csv", "espacenet", 25, {}),
        ("wipo_manual/pizza_small/pizza_small.xls", "espacenet", 25, {}),
        ("wips_export/(실습1)치료용 줄기세포 기술개발 미국특허 761건.xls", "wips", 761, {}),
        ("wips_export/(실습1)치료용 줄기세포 기술개발 한국특허 342건.xls", "wips", 342, {}),
        ("wips_export/(ThinKlear예제) 3D프린팅 미국,중국특허 312건, 중복제거, 출원인대표명화.xls", "wips", 312, {}),
        # Reissues without CPC symbols may be of designs as well as of inventions, and the export does not say.
        ("patentsview_cpc_csv", "patentsview", 18751, {"row.no_kind": 17}),
        ("auspat_csv", "auspat", 3546, {}),
        ("tw_patents_graph", "tw_patents_graph", 8665, {}),
        # Ten more codes have a small x, which is mended; one row has its cells shifted.
        ("enterprises_guangzhou", "enterprises", 23702, {"number.check_digit": 2, "source.unknown_value": 1}),
        # Codes of 98 and 99 are a national office's own, not Vienna's.
        ("vienna", "vienna", 2014, {"class.range": 14}),
        ("gb4754/gb4754_2011.csv", "gb4754_2011", 1424, {}),
        ("gb4754/gb4754_2017.csv", "gb4754_2017", 1971, {}),
        ("ipc_en/IPC_8.txt", "ipc_titles", 7391, {"table.line": 2}),
    ],
)
def test_counts(path: str, code: str, taken: int, refused: dict[str, int]) -> None:
    (source,) = real(path)
    assert source.definition.code == code
    assert count(list(source.read())) == (taken, Counter(refused))


def test_the_ledger_is_mended_and_says_so() -> None:
    (source,) = real("cn_patents_register")
    mends = Counter(mend.code for read in source.read() if read.row for mend in read.row.mends)
    assert mends == {"number.spreadsheet_decimal": 3964, "row.kind_by_number": 33}


def test_all_34_columns_of_the_cnipr_export_are_kept() -> None:
    """25 have names; nine more are there, empty and unnamed, and are kept under their letters."""
    (source,) = real("cn_patents_cnipr/训练文件.xlsx")
    rows = [read.row for read in source.read() if isinstance(read.row, RightRow)]
    assert {len(row.extra) for row in rows} == {34}
    assert all(row.extra["主权项"] and row.extra["AH"] == "" for row in rows)


def test_the_table_of_similar_goods_is_whole() -> None:
    """492 groups: three of the four-digit line beginnings in the file are item numbers wrapped to the next line, not groups."""
    (source,) = real("nice_cn/45.txt")
    reads = list(source.read())
    rows = [read.row for read in reads if isinstance(read.row, ReferenceRow)]
    assert Counter(row.scheme for row in rows) == {"nice": 45, "nice_group": 492, "nice_item": 12304}
    assert len({row.attributes["number"] for row in rows if row.scheme == "nice_item"}) == 11791
    assert len({(row.scheme, row.symbol, row.parent) for row in rows}) == len(rows)
    assert count(reads)[1] == {"nice.letter_o": 4}
    groups = {row.symbol: row.see_also for row in rows if row.scheme == "nice_group"}
    assert {"0102", "0601"} <= set(groups["0101"])
    # The note of 1211 still names 1203, a group that earlier editions had.
    assert {code for linked in groups.values() for code in linked} - set(groups) == {"1203"}


def test_every_citation_is_read_though_wrapped() -> None:
    reads = [read for source in real("cn_patents_cnki_citations") for read in source.read()]
    rows = [read.row for read in reads if isinstance(read.row, RightRow)]
    assert len(rows) == len(reads) == 12849
    assert len({row.numbers[0].value for row in rows if row.numbers[0].kind_code}) == 9487
    assert sum(row.attributes.get("applicant_region") == "广东" for row in rows) == 566


def test_a_folder_names_what_it_cannot_read(tmp_path: Path) -> None:
    root = data_dir()
    assert root is not None
    refused = [one for one in intakes(root / "cn_patents_cnipr", CATALOGUE) if isinstance(one, Refusal)]
    assert {refusal.at.file for refusal in refused if refusal.at} >= {"专利.xlsx", "训练集2.xlsx", "patent.csv"}
    assert all(refusal.zh and refusal.mend_zh for refusal in refused)
