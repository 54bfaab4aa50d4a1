"""Japanese documents: laid-open and examined publications with their era years, registrations, re-published PCT applications.

The series are apart (特開昭60-12345 and 特公昭60-12345 are two documents), so that a series letter enters the key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from suizhi.kernel.numbers.jp_eras import ERA_OF_WORD, bare_era, gregorian, printed_year
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy

EXAMPLES = "特開2005-123456、特開平9-17738、JP2004203458A、特許第3610517号、JP3610517B2"

_WORDS = {
    "特开": "A",
    "特表": "A",
    "特公": "B",
    "特许": "B",
    "实开": "U",
    "实全": "U",
    "实表": "U",
    "实公": "Y",
    "实登": "U",
    "实用新案登录": "U",
    "意匠登录": "S",
    "意登": "S",
}
"""Words (in the characters that tidying leaves) and the kind code each stands for."""

_WORD = re.compile("^(" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")(?:公报|出愿公开)?第?")
_ERA = re.compile(r"^([明大昭平令])(?:和|成|治|正)?(元|\d{1,2})(?:年)?-?(\d{1,6})$")
_REPUBLISHED = re.compile(r"^(?:WO|再公?表)((?:19|20)\d\d|\d\d)(\d{5,6})([A-Z]\d?)?$")
_YEARED = re.compile(r"^((?:19|20)\d\d)(\d{6})([A-Z]\d?)?$")
_LETTERED = re.compile(r"^([MTSHR])(\d\d)(\d{1,6})([A-Z]\d?)?$")
_EIGHT = re.compile(r"^(\d\d)(\d{6})([A-Z]\d?)?$")
_GRANT = re.compile(r"^(D?)(\d{6,7})([A-Z]\d?)?$")

_KIND_OF_CODE = {"A": Kind.INVENTION, "B": Kind.INVENTION, "U": Kind.UTILITY_MODEL, "Y": Kind.UTILITY_MODEL, "S": Kind.DESIGN}


@dataclass(frozen=True, slots=True)
class _Found:
    form: str
    year: int | None
    serial: str
    code: str


def jp_publication(number: Tidy) -> Parsed:
    """Read a tidied Japanese document number in Japanese words or ST.3 form. Raises Refusal `number.form`."""
    body = without_office(number, number.text.translate(_GAPS), "JP").removesuffix("号").removesuffix("公报").removesuffix("号")
    word = _WORD.match(body)
    code = _WORDS[word[1]] if word else ""
    rest = body[word.end() :] if word else body
    republished = _REPUBLISHED.match(rest.replace("-", ""))
    if republished:
        return _republished(number, republished)
    found = _era(rest, code) or _plain(rest.replace("-", ""), code)
    if found is None:
        raise shapeless(number, "JP", "专利文献号", "document number", EXAMPLES)
    return _parsed(number, found)


_GAPS = str.maketrans(dict.fromkeys(" ,()_/", None))


def _era(rest: str, code: str) -> _Found | None:
    found = _ERA.match(rest)
    if found is None:
        return None
    year = gregorian(ERA_OF_WORD[found[1]], 1 if found[2] == "元" else int(found[2]))
    return _Found("jp.publication", year, found[3].zfill(6), code)


def _plain(rest: str, code: str) -> _Found | None:
    """The digit forms; `code` from a Japanese word stands where the text ends without one."""
    yeared = _YEARED.match(rest)
    if yeared:
        return _Found("jp.publication", int(yeared[1]), yeared[2], yeared[3] or code)
    lettered = _LETTERED.match(rest)
    if lettered:
        year = gregorian(lettered[1], int(lettered[2]))
        return _Found("jp.publication", year, lettered[3].zfill(6), lettered[4] or code)
    eight = _EIGHT.match(rest)
    if eight and bare_era(int(eight[1])):
        return _Found("jp.publication", gregorian(bare_era(int(eight[1])), int(eight[1])), eight[2], eight[3] or code)
    grant = _GRANT.match(rest)
    if grant:
        return _Found("jp.grant", None, grant[2].zfill(7), grant[3] or ("S" if grant[1] else code))
    return None


def _parsed(number: Tidy, found: _Found) -> Parsed:
    digits = (printed_year(found.year) if found.year else "") + found.serial
    letter = found.code[:1]
    shown = f"JP {printed_year(found.year)}-{found.serial}" if found.year else f"JP {found.serial}"
    return Parsed(
        NumberType.PUBLICATION,
        "JP",
        f"JP{digits}{found.code}",
        f"JP{_series(letter, yeared=found.year is not None)}{digits}",
        found.form,
        found.code,
        _KIND_OF_CODE.get(letter),
        found.year,
        f"{shown} {found.code}".rstrip(),
        tuple(number.mends),
    )


def _series(letter: str, *, yeared: bool) -> str:
    """The letter that keeps apart series which reuse the same digits; none for laid-open patents and patent grants."""
    if yeared:
        return letter if letter in ("B", "U", "Y") else ""
    return {"U": "U", "Y": "U", "S": "D"}.get(letter, "")


def _republished(number: Tidy, found: re.Match[str]) -> Parsed:
    year = int(found[1])
    year += 0 if year > 99 else 1900 if year >= 78 else 2000
    digits, code = f"WO{year}{found[2].zfill(6)}", found[3] or "A1"
    shown = f"JP WO{year}-{found[2].zfill(6)} {code}"
    value, kind = f"JP{digits}{code}", Kind.INVENTION
    return Parsed(NumberType.PUBLICATION, "JP", value, f"JP{digits}", "jp.publication", code, kind, year, shown, tuple(number.mends))
