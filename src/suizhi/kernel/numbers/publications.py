"""Publication and grant numbers of any office: finds the office and asks its module."""

from __future__ import annotations

import re
from collections.abc import Callable

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.cn_publication import cn_publication
from suizhi.kernel.numbers.ep_publication import ep_publication
from suizhi.kernel.numbers.jp_publication import jp_publication
from suizhi.kernel.numbers.kr_publication import kr_publication
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import office_of
from suizhi.kernel.numbers.other_publication import other_publication
from suizhi.kernel.numbers.spreadsheet import drop_decimal, undo_scientific
from suizhi.kernel.numbers.tw_publication import tw_publication
from suizhi.kernel.numbers.us_publication import us_publication
from suizhi.kernel.numbers.wo_publication import wo_publication
from suizhi.kernel.tidy import Tidy, tidy

_KIND_AND_DATE = re.compile(r" [A-Z]\d? (?:19|20)\d{6}$")
"""A publication date that docdb keys carry behind the kind code (`US 2017 0082607 A9 20170323`)."""

Reader = Callable[[Tidy], Parsed]

READERS: dict[str, Reader] = {
    "CN": cn_publication,
    "US": us_publication,
    "EP": ep_publication,
    "WO": wo_publication,
    "TW": tw_publication,
    "JP": jp_publication,
    "KR": kr_publication,
}

_JAPANESE_WORDS = ("特", "意", "実", "实", "再")


def parse_publication(text: str, office: str | None = None) -> Parsed:
    """Read a publication or grant number; `office` (ST.3) is needed only where the text does not name its own.

    Raises Refusal `number.office`, `number.form`, `number.kind_code`, `number.digits_lost`.
    """
    number = tidy(text)
    undo_scientific(number)
    drop_decimal(number)
    if " " in number.text and _KIND_AND_DATE.search(number.text):
        number.text = number.text[:-9]
    code = office or _office_in(number)
    reader = READERS.get(code)
    return reader(number) if reader else other_publication(number, code)


def _office_in(number: Tidy) -> str:
    """The office that the text itself names, by its code or by Japan's words."""
    if number.text[0] in _JAPANESE_WORDS:
        return "JP"
    code = office_of(number.compact())
    if code:
        return code
    raise Refusal(
        "number.office_missing",
        zh=f"“{number.text}”没有国别代码，无法知道是哪个局的公开号。",
        en=f"{number.text} carries no office code, so it is not known whose publication it is.",
        mend_zh="请在号码前加国别代码，如CN、US、EP、WO。",
        mend_en="Put the office code in front, such as CN, US, EP or WO.",
        field="number",
        value=number.raw,
    )
