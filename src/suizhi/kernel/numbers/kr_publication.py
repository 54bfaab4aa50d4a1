"""Korean publications and registrations: right (10 patent, 20 utility model, 30 design), year, serial; or right, serial."""

from __future__ import annotations

import re

from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy

KIND_OF_RIGHT = {"10": Kind.INVENTION, "20": Kind.UTILITY_MODEL, "30": Kind.DESIGN}
_RIGHT_OF_CODE = {"A": "10", "B": "10", "U": "20", "Y": "20", "S": "30"}
_YEARED = re.compile(r"^(10|20|30)?((?:19|20)\d\d)(\d{7})([A-Z]\d?)?$")
_SHORT_YEARED = re.compile(r"^([89]\d)(\d{7})([A-Z]\d?)?$")
_REGISTERED = re.compile(r"^(10|20|30)?(\d{7})([A-Z]\d?)?$")


def kr_publication(number: Tidy) -> Parsed:
    """Read a tidied Korean document number. Raises Refusal `number.form`."""
    body = without_office(number, number.compact().replace(".", ""), "KR")
    yeared = _YEARED.match(body)
    if yeared:
        right = yeared[1] or right_of(number, yeared[4])
        return _parsed(number, "kr.publication", right, yeared[2], yeared[3], yeared[4])
    short = _SHORT_YEARED.match(body)
    if short:
        return _parsed(number, "kr.publication", right_of(number, short[3]), f"19{short[1]}", short[2], short[3])
    registered = _REGISTERED.match(body)
    if registered:
        return _parsed(number, "kr.grant", registered[1] or right_of(number, registered[3]), "", registered[2], registered[3])
    raise shapeless(number, "KR", "专利文献号", "document number", "KR10-2005-0012345, KR10-0123456B1")


def right_of(number: Tidy, code: str | None) -> str:
    """The right's two digits where they are left out: from the kind code, else taken as a patent's and noted so."""
    right = _RIGHT_OF_CODE.get((code or "")[:1])
    if right is None:
        number.mend("right_assumed", "10", "未写权利种类，按发明专利（10）处理 / the right is not stated; taken as a patent (10)")
        return "10"
    return right


def _parsed(number: Tidy, form: str, right: str, year: str, serial: str, code: str | None) -> Parsed:
    """Examined publications before 1997 were numbered by year apart from the laid-open ones, hence a B in their key."""
    body = right + year + serial
    shown = "KR " + "-".join(part for part in (right, year, serial) if part) + (f" {code}" if code else "")
    kind, filed = KIND_OF_RIGHT[right], int(year) if year else None
    series = "B" if year and (code or "")[:1] in ("B", "Y") else ""
    return Parsed(
        NumberType.PUBLICATION,
        "KR",
        f"KR{body}{code or ''}",
        f"KR{series}{body}",
        form,
        code or "",
        kind,
        filed,
        shown,
        tuple(number.mends),
    )
