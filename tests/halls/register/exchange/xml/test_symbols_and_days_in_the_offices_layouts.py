"""Classes in fixed columns and days in the offices' spellings; what cannot be told apart is refused, not divided by guess."""

from __future__ import annotations

from datetime import date

import pytest

from suizhi.halls.register.exchange.readers.xml.dates import day, whole_day
from suizhi.halls.register.exchange.readers.xml.symbols import PARSERS
from suizhi.halls.register.exchange.readers.xml.us_numbers import cited_key, docdb_application, spelled, us_application
from suizhi.kernel.errors import Refusal


@pytest.mark.parametrize(
    ("scheme", "raw", "symbol"),
    [
        ("ipc", "G06F015/16", "G06F15/16"),
        ("ipc", "A41D001/06", "A41D1/06"),
        ("ipc", "B32B  302", "B32B3/02"),
        ("ipc", "H04M 1100", "H04M11/00"),
        ("ipc", "H01L 21302", "H01L21/302"),
        ("ipc", "E03C 104", "E03C1/04"),  # The file was laid out anew and lost one of two spaces; only one reading is left.
        ("ipc", "B28B   1/    29            A I                    ", "B28B1/29"),
        ("cpc", "Y02E 60/10", "Y02E60/10"),
        ("nice", "009", "09"),
        ("locarno", "1402", "14-02"),
        ("locarno", "D0601", "06-01"),
        ("uspc", "709228", "709/228"),
        ("uspc", "428 644", "428/64.4"),
        ("uspc", "  2 16", "2/16"),
        ("uspc", " 24 305 S", "24/30.5S"),
        ("uspc", "179  2DD", "179/2DD"),
        ("uspc", "340172.5", "340/172.5"),
        ("uspc", "D14480", "D14/480"),
        ("uspc", "D 9415", "D9/415"),
        ("uspc", "705026000", "705/26"),
        ("uspc", "623001160", "623/1.16"),
        ("uspc", "\n  153276\n", "153276"),  # Laid out anew: 15/327.6 or 153/276, nobody can tell.
    ],
)
def test_symbols(scheme: str, raw: str, symbol: str) -> None:
    assert PARSERS[scheme](raw)[0] == symbol


@pytest.mark.parametrize(("scheme", "raw"), [("ipc", "E03C104"), ("ipc", "?"), ("uspc", "not a class!"), ("nice", "200"), ("locarno", "x")])
def test_symbols_that_cannot_be_read(scheme: str, raw: str) -> None:
    with pytest.raises(Refusal):
        PARSERS[scheme](raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("20150106", date(2015, 1, 6)),
        ("2000-05-09-04:00", date(2000, 5, 9)),
        ("2006-09-14T04:00:00Z", date(2006, 9, 14)),
        ("2023-10-31T00:00:00.000+00:00", date(2023, 10, 31)),
        ("06-27-2019", date(2019, 6, 27)),
        ("", None),
        ("0001-01-01T00:00:00Z", None),
        ("00000000", None),
    ],
)
def test_days(raw: str, expected: date | None) -> None:
    assert day(raw) == expected


@pytest.mark.parametrize("raw", ["20101100", "20150230", "1995", "soon", "2015-13-01", "٢٠١٥٠١٠٦"])
def test_days_that_are_none(raw: str) -> None:
    with pytest.raises(Refusal):
        day(raw)
    assert whole_day(raw) is None


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("08930553", "US8930553"),
        ("D. 271298", "USD271298"),
        ("2007/0140112", "US20070140112"),
        ("RE044541", "USRE44541"),
        ("PP012345", "USPP12345"),
    ],
)
def test_us_documents_as_printed(raw: str, value: str) -> None:
    assert spelled(raw) == value


def test_applications_meet_under_one_key() -> None:
    assert docdb_application("US", "201615009793", "A")[0].key == us_application("15/009,793")[0].key
    assert docdb_application("EP", "2008057583", "W")[0].office == "WO"


def test_a_check_digit_that_docdb_leaves_out_is_computed_and_reported() -> None:
    fact, mends = docdb_application("CN", "201799900012", "A")
    assert fact.value.startswith("CN201799900012.")
    assert [mend.value for mend in mends] == [fact.value]


def test_a_citation_that_is_no_number_has_no_key() -> None:
    assert cited_key("US", "Sample et al.") == ""
