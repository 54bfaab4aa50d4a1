"""European publications: seven digits, leading zeros kept."""

from __future__ import annotations

import re

from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy

_BODY = re.compile(r"^(\d{1,7})([AB]\d?)?$")


def ep_publication(number: Tidy) -> Parsed:
    """Read a tidied European document number. Raises Refusal `number.form`."""
    found = _BODY.match(without_office(number, number.compact().replace(".", ""), "EP"))
    if found is None or int(found[1]) == 0:
        raise shapeless(number, "EP", "专利文献号", "document number", "EP0584113B1, EP2816106A1")
    digits, code = found[1].zfill(7), found[2] or ""
    shown = f"EP {digits[0]} {digits[1:4]} {digits[4:]} {code}".rstrip()
    value, kind = f"EP{digits}{code}", Kind.INVENTION
    return Parsed(NumberType.PUBLICATION, "EP", value, f"EP{digits}", "ep.publication", code, kind, None, shown, tuple(number.mends))
