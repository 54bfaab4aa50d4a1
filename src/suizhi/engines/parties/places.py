"""The places in a firm's name: 行政区划, at its head, in brackets, and under names that an administrative change has ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from suizhi.engines.parties.lexicon import alternatives, load

_SUFFIXES = r"特别行政区|(?:壮族|回族|维吾尔)?自治区|省|地区|市|县|区|镇"
_UNLISTED = re.compile(r"^([\u4e00-\u9fff]{2,3}?)(市|县)(?=[\u4e00-\u9fff]{2})")
_COMMON_NOUNS = ("城市", "都市", "超市", "门市", "股市", "夜市", "花市", "集市")


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a name states it: `name` is short (广州), `parents` from the top (广东), `former` its spelling if it has ended."""

    name: str
    parents: tuple[str, ...] = ()
    former: str = ""

    def inside(self, other: Place) -> bool:
        """Whether the other place contains this one."""
        return other.name in self.parents


@cache
def gazetteer() -> dict[str, Place]:
    """Short name → place. A name of two levels (吉林, 海南) is read as the higher."""
    found: dict[str, Place] = {}
    for province, cities in load("places", "provinces").items():
        found.update({city: Place(city, (province,)) for city in cities if city not in found})
        found[province] = Place(province)
    for city, districts in load("places", "districts").items():
        parents = (*found[city].parents, city)
        found.update({district: Place(district, parents) for district in districts if district not in found})
    return found | {country: Place(country) for country in load("places", "countries")}


@cache
def _succeeded() -> dict[str, Place]:
    """Each former spelling → the place it has become; `former` is its short name where that has gone out of use altogether."""
    found: dict[str, Place] = {}
    for entry in load("places", "succeeded"):
        now, short = gazetteer()[entry["now"]], entry["was"].rstrip("市区县")
        found[entry["was"]] = Place(now.name, now.parents, former=entry["was"] if short == now.name else short)
    return found


@cache
def _known() -> re.Pattern[str]:
    guard = "".join(load("places", "not_city_suffix"))
    not_places = alternatives(load("places", "not_places"))
    return re.compile(
        rf"(?!{not_places})(?:(?P<was>{alternatives(_succeeded())})|(?P<now>{alternatives(gazetteer())})(?:(?:{_SUFFIXES})(?![{guard}]))?)"
    )


def read_place(text: str, *, start: int = 0) -> tuple[Place, int] | None:
    """The place that begins at `start`, with the offset where it ends."""
    found = _known().match(text, start)
    if found is None:
        return None
    return (_succeeded()[found["was"]] if found["was"] else gazetteer()[found["now"]]), found.end()


def peel_places(text: str) -> tuple[tuple[Place, ...], str]:
    """The places at the head of a name and what follows them: 广东省广州市番禺区宏达 → (广东, 广州, 番禺), 宏达.

    A district without its 区 is only read after its city, and nothing is peeled that would leave fewer than two characters.
    """
    found: list[Place] = []
    end = 0
    while (step := read_place(text, start=end)) and len(text) - step[1] >= 2 and _follows(step[0], found, text[end : step[1]]):
        found.append(step[0])
        end = step[1]
    if not found and (unlisted := _UNLISTED.match(text)) and not unlisted[0].endswith(_COMMON_NOUNS):
        return (Place(unlisted[1]),), text[unlisted.end() :]
    return tuple(found), text[end:]


def _follows(place: Place, found: list[Place], surface: str) -> bool:
    """Whether the place may stand here: names go from the large to the small, and a bare district needs its city before it."""
    if not found:
        return len(place.parents) < 2 or surface.endswith(("市", "区", "县")) or surface in load("places", "alone")
    return place.inside(found[-1]) or (found[-1].name == "中国" and not place.parents)


def only_places(text: str) -> tuple[Place, ...]:
    """The places of a text that is nothing but places (the contents of a bracket), else an empty tuple."""
    found: list[Place] = []
    end = 0
    while end < len(text) and (step := read_place(text, start=end)):
        found.append(step[0])
        end = step[1]
    return tuple(found) if end == len(text) else ()


def without_suffixes(text: str) -> str:
    """The text with 省, 市, 区 dropped after every place it names, so that 广州市 and 广州 read alike; former places stay."""
    return _known().sub(lambda found: found["was"] or found["now"], text)
