"""A year's notice of holidays (部分节假日安排的通知): which days are off, which weekend days are worked, and who said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from suizhi.engines.clocks.notice_days import NoticeDay, days_of, reach, shown
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Place, Refusal


@dataclass(frozen=True, slots=True)
class Paper:
    """One official notice: title, document number (发文字号), day of publication and address, where known."""

    title: str = ""
    number: str = ""
    published_on: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What the notices of one year arrange: `days` in order, and the `papers` that say so, of which there is at least one."""

    year: int
    papers: tuple[Paper, ...]
    days: tuple[NoticeDay, ...]


def parse_notice(text: str, *, file: str = "") -> Notice:
    """Read a year's notice from YAML in the project's own form or from JSON in that of holiday-cn (a subset of YAML).

    Own form: `year`, `notices` (title, number, published_on, url), `days` (name, rest, work: days or `first/last`).
    holiday-cn: `year`, `papers` (addresses), `days` (name, date, isOffDay).
    Raises Refusal with the file, the number of the entry in `days`, the field and the mend.
    """
    raw = _mapping(text, file)
    year = _year(raw, file)
    papers = _papers(raw, year, file)
    days = days_of(raw.get("days"), year, file)
    return Notice(year, papers, days)


def _mapping(text: str, file: str) -> dict[str, Any]:
    try:
        raw = strict_yaml.read(text)
    except strict_yaml.Slip as slip:
        zh, en = f"文件不是有效的YAML或JSON：{slip.zh}", f"The file is neither valid YAML nor JSON: {slip.en}"
        raise _refusal("syntax", zh, en, file, row=slip.row, field=slip.key) from None
    if not isinstance(raw, dict):
        raise _refusal("shape", "文件不是一份年度放假安排。", "The file is not a year's arrangement of holidays.", file)
    return raw


def _year(raw: dict[str, Any], file: str) -> int:
    year = raw.get("year")
    if isinstance(year, int) and not isinstance(year, bool) and reach(year):
        return year
    raise _refusal(
        "year",
        f"年份“{shown(year)}”不是四位年份。",
        f"The year {shown(year)} is not a year of four digits.",
        file,
        field="year",
        value=year,
    )


def _papers(raw: dict[str, Any], year: int, file: str) -> tuple[Paper, ...]:
    """The notices behind the year. A file that names none is no notice: some collections carry an empty year in advance."""
    listed = raw.get("notices") or raw.get("papers") or []
    if not isinstance(listed, list) or not listed or not raw.get("days"):
        raise Refusal(
            "calendar.no_notice",
            zh=f"文件没有列明{year}年的放假通知及其放假日期。",
            en=f"The file names no notice for {year} with its days.",
            mend_zh="国务院办公厅通知公布后再导入；此前该年的日期标为暂定。",
            mend_en="Import it once the notice is out; until then dates of that year are provisional.",
            field="notices",
            at=Place(file) if file else None,
        )
    return tuple(_paper(item, file) for item in listed)


def _paper(item: object, file: str) -> Paper:
    if isinstance(item, str):
        return Paper(url=item)
    if not isinstance(item, dict):
        raise _refusal(
            "paper",
            f"通知“{shown(item)}”不是名称、文号、日期与网址。",
            f"The notice {shown(item)} has no title, number, date and address.",
            file,
            field="notices",
        )
    published = item.get("published_on")
    try:
        day = date.fromisoformat(shown(published)) if published else None
    except ValueError:
        raise _refusal(
            "published_on",
            f"公布日期“{shown(published)}”不是日期。",
            f"The day of publication {shown(published)} is no date.",
            file,
            field="published_on",
            value=published,
        ) from None
    return Paper(_text(item, "title"), _text(item, "number"), day, _text(item, "url"))


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key) or ""
    return value if isinstance(value, str) else shown(value)


def _refusal(code: str, zh: str, en: str, file: str, *, row: int | None = None, field: str = "", value: object = "") -> Refusal:
    return Refusal(
        f"calendar.{code}",
        zh=zh,
        en=en,
        mend_zh="请对照docs/clocks.md中的样式更正后重新导入。",
        mend_en="Correct it after the form in docs/clocks.md and import it again.",
        field=field,
        value=shown(value),
        at=Place(file, row) if file else None,
    )
