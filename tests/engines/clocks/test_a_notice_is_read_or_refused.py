"""Notices come in two forms; one that cannot be meant is refused with the file, the entry, the field and the mend."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.commons.home import data_dir
from suizhi.engines.clocks import Notice, packaged_calendar, parse_notice
from suizhi.kernel.errors import Refusal

OWN = 'year: 2027\nnotices: [{title: 某通知, number: 某号, published_on: "2026-11-30"}]\ndays:\n'
HEAD = {"year": 2027, "papers": ["https://www.gov.cn/x"]}


def holiday_cn(*days: object, **other: object) -> str:
    return json.dumps({**HEAD, "days": list(days), **other}, ensure_ascii=False)


def test_both_forms_say_the_same() -> None:
    own = parse_notice(OWN + '  - { name: 元旦, rest: ["2027-01-01/2027-01-02"], work: ["2027-01-03"] }')
    theirs = parse_notice(
        holiday_cn(
            {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
            {"name": "元旦", "date": "2027-01-02", "isOffDay": True},
            {"name": "元旦", "date": "2027-01-03", "isOffDay": False},
        )
    )
    assert own.days == theirs.days
    assert (own.papers[0].number, own.papers[0].published_on, theirs.papers[0].url) == ("某号", date(2026, 11, 30), "https://www.gov.cn/x")


def test_dates_may_stand_without_quotation_marks() -> None:
    notice = parse_notice("year: 2027\nnotices: [某通知]\ndays:\n  - { name: 元旦, rest: 2027-01-01/2027-01-02, work: 2027-01-03 }")
    assert [day.day.day for day in notice.days] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "code", "row", "field"),
    [
        ("{", "calendar.syntax", 1, ""),
        ("[]", "calendar.shape", None, ""),
        ("", "calendar.shape", None, ""),
        ("year: 27", "calendar.year", None, "year"),
        ("year: true", "calendar.year", None, "year"),
        ('{"year": 2027, "papers": [], "days": []}', "calendar.no_notice", None, "notices"),
        (OWN, "calendar.no_notice", None, "notices"),
        ("year: 2027\nnotices: [7]\ndays: [1]", "calendar.paper", None, "notices"),
        (OWN.replace("2026-11-30", "去年") + "  - {rest: 2027-01-01}", "calendar.published_on", None, "published_on"),
        (OWN + "  - {name: 元旦}", "calendar.day", 1, "days"),
        (OWN + "  - {rest: 2027-01-01}\n  - 2027-01-02", "calendar.day", 2, "days"),
        (OWN + '  - {off: 2027-01-01, work: "2027-01-03"}', "calendar.day_field", 1, "days"),
        (OWN + "  - {rest: 2027-02-29}", "calendar.date", 1, "rest"),
        (OWN + "  - {work: 1月3日}", "calendar.date", 1, "work"),
        (OWN + "  - {rest: 2027-01-03/2027-01-01}", "calendar.range", 1, "rest"),
        (OWN + "  - {rest: 2027-01-01/2027-10-07}", "calendar.range", 1, "rest"),
        (OWN + "  - {rest: 2026-11-30}", "calendar.other_year", 1, "date"),
        (OWN + "  - {rest: 2028-01-01}", "calendar.other_year", 1, "date"),
        (OWN + "  - {rest: 2027-01-01}\n  - {work: 2027-01-01}", "calendar.day_twice", 2, "date"),
        (holiday_cn({"date": "2027-01-01"}), "calendar.off", 1, "isOffDay"),
        (holiday_cn({"date": "2027-01-01", "isOffDay": "yes"}), "calendar.off", 1, "isOffDay"),
    ],
)
def test_a_refusal_says_where_and_how_to_mend(text: str, code: str, row: int | None, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_notice(text, file="2027.yaml")
    refusal = refused.value
    assert (refusal.code, refusal.field) == (code, field)
    assert refusal.at is not None and (refusal.at.file, refusal.at.row) == ("2027.yaml", row)
    assert refusal.zh and refusal.en and refusal.mend_zh and refusal.mend_en


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        "year: " + "9" * 5000,
        "a: &a [x,x]\n"
        + "".join(f"{c}: &{c} [*{b},*{b}]\n" for b, c in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True))
        + "year: *z",
    ],
    ids=["deep", "long number", "nest of aliases"],
)
def test_a_hostile_file_is_refused_at_once(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_notice(text)
    assert len(refused.value.zh) < 300


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(Refusal):
        assert isinstance(parse_notice(text), Notice)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["date", "isOffDay", "rest", "work", "name"]), inner, max_size=3)
        ),
    )
)
def test_any_days_are_read_or_refused(days: object) -> None:
    try:
        assert parse_notice(json.dumps({**HEAD, "days": days})).days
    except Refusal as refusal:
        assert refusal.mend_zh


@pytest.mark.data
@pytest.mark.parametrize("year", range(2007, 2027))
def test_the_packaged_years_agree_with_an_independent_collection(year: int) -> None:
    folder = data_dir()
    assert folder is not None
    file = folder / "holiday_cn" / f"{year}.json"
    theirs = parse_notice(file.read_text(encoding="utf-8"), file=file.name)
    ours = packaged_calendar().notices[year]
    assert [(day.day, day.worked) for day in ours.days] == [(day.day, day.worked) for day in theirs.days]


@pytest.mark.data
def test_a_year_collected_in_advance_is_no_notice() -> None:
    folder = data_dir()
    assert folder is not None
    with pytest.raises(Refusal, match="names no notice for 2027"):
        parse_notice((folder / "holiday_cn" / "2027.json").read_text(encoding="utf-8"))
