"""The encoding is told by the bytes, and where several fit, by which of them makes the column names known."""

from __future__ import annotations

import codecs
from io import BytesIO

import pytest

from suizhi.halls.register.exchange.detect import detect
from suizhi.halls.register.exchange.encoding import detect_encoding
from tests.halls.register.exchange.xml.dumping import CATALOGUE

SIMPLIFIED = "申请号,名称,申请人\n202119990017.3,一种用于服务器的液冷散热板及其制造方法,穗岭热控示例有限公司\n" * 5
TRADITIONAL = "申請號,名稱,申請人\n110999017,液冷板結構及其製造方法,示例熱控股份有限公司\n" * 5
JAPANESE = "出願番号,発明の名称,出願人\n2021-999017,液体を用いた冷却プレート,サンプル株式会社\n" * 5
KOREAN = "출원번호,발명의 명칭,출원인\n2021-7999017,액체 냉각판 및 그 제조방법,주식회사 예시\n" * 5
WESTERN = "Number,Title,Applicant\n1,Kühlplatte für Förderbänder,Société Générale d'Essai\n" * 5


@pytest.mark.parametrize(
    ("text", "codec", "names"),
    [
        (SIMPLIFIED, "utf-8", {"utf-8"}),
        (SIMPLIFIED, "utf-8-sig", {"utf-8-sig"}),
        (SIMPLIFIED, "utf-16", {"utf-16"}),
        (WESTERN, "utf-16-le", {"utf-16-le"}),
        (WESTERN, "utf-16-be", {"utf-16-be"}),
        (SIMPLIFIED, "gb18030", {"gb18030"}),
        (SIMPLIFIED, "gb2312", {"gb18030"}),
        (TRADITIONAL, "big5", {"big5"}),
        (JAPANESE, "shift_jis", {"cp932"}),
        (KOREAN, "euc_kr", {"cp949"}),
        (WESTERN, "cp1252", {"cp1252"}),
        ("a,b\n1,2\n", "ascii", {"utf-8"}),
    ],
)
def test_encoding(text: str, codec: str, names: set[str]) -> None:
    found = detect_encoding(text.encode(codec))
    assert found.name in names
    assert 0 < found.confidence <= 1
    assert text.encode(codec).decode(found.name).lstrip("\ufeff") == text


def test_the_head_may_end_within_a_character() -> None:
    content = ("名" * 40_000).encode()[: 64 * 1024]
    assert len(content) % 3
    assert detect_encoding(content).name == "utf-8"


def test_columns_decide_between_encodings_that_both_fit() -> None:
    """So short a file says little about its encoding by itself."""
    text = "申请号,专利名称,专利类型,申请日\n202119990017.3,液冷板,发明,2021-03-04\n"
    found = detect(BytesIO(text.encode("gb18030")), "file", CATALOGUE)
    assert (found.definition.code, found.encoding and found.encoding.name) == ("cn_patents_office", "gb18030")


def test_a_mark_decides() -> None:
    assert detect_encoding(codecs.BOM_UTF8 + b"a,b").why == "bom"
