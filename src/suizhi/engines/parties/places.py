"""The places in a firm's name: 行政区划, at its head, in brackets, and under names that an administrative change has ended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from suizhi.engines.parties.lexicon import alternatives, load

_SUFFIXES = {
    "city": "市|地区",
    "district": "[区县市]",
    "province": "省|(?<=北京|上海|天津|重庆)市|(?:壮族|回族|维吾尔)?自治区",
    "country": "特别行政区",
}
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
    """Short name → place of today. Where a province and a city share a name, the city is listed with its 市 (吉林市)."""
    return {name: place for level in _levels().values() for name, place in level.items()}


@cache
def _levels() -> dict[str, dict[str, Place]]:
    """The places of each level, in the order in which a text is read for them."""
    provinces, districts = load("places", "provinces"), load("places", "districts")
    cities = {city: Place(city, (province,)) for province, listed in provinces.items() for city in listed}
    return {
        "city": cities,
        "district": {name: Place(name, (*cities[city].parents, city)) for city, listed in districts.items() for name in listed},
        "province": {name: Place(name) for name in provinces},
        "country": {name: Place(name) for name in load("places", "countries")},
    }


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
    """Matches one place with its suffix, in the group `was` or in the group of its level."""
    levels = "|".join(f"(?P<{level}>{alternatives(places)})(?:{_suffix(level)})?" for level, places in _levels().items())
    return re.compile(f"(?!{alternatives(load('places', 'not_places'))})(?:(?P<was>{alternatives(_succeeded())})|{levels})")


def _suffix(level: str) -> str:
    """The suffixes of a level, unless the character belongs to the next word (广州 市场)."""
    return f"(?:{_SUFFIXES[level]})(?![{load('places', 'not_city_suffix')}])"


def read_place(text: str, *, start: int = 0) -> tuple[Place, int] | None:
    """The place that begins at `start`, with the offset where it ends."""
    found = _known().match(text, start)
    if found is None:
        return None
    return (_succeeded() if found["was"] else gazetteer())[found[found.lastgroup or ""]], found.end()


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
        return (Place(unlisted[0].removesuffix("市")),), text[unlisted.end() :]
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
    """The text with 省, 市, 区 dropped after the places it names, so that 广州市 and 广州 read alike.

    Former places keep theirs (增城市 has become 增城区), and so does a district without its city: 光明区 is a place, 光明 a brand.
    """
    return _suffixed().sub(lambda found: found["was"] or "".join(found[level] or "" for level in _SUFFIXES), text)


@cache
def _suffixed() -> re.Pattern[str]:
    was, levels = alternatives(_succeeded()), _levels()
    city = f"(?P<city>{alternatives(levels['city'])})(?:{_suffix('city')})?"
    district = f"(?:(?!{was})(?P<district>{alternatives(levels['district'])})(?:{_suffix('district')})?)?"
    rest = "|".join(f"(?P<{level}>{alternatives(levels[level])})(?:{_suffix(level)})?" for level in ("province", "country"))
    # The first characters are tested before the long alternatives: that is three times as fast.
    first = "".join(sorted({name[0] for name in (*_succeeded(), *gazetteer())}))
    return re.compile(f"(?=[{first}])(?:(?P<was>{was})|{city}{district}|{rest})")
