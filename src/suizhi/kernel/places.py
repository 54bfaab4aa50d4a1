"""Guangzhou's eleven districts and how an address names one. Former districts are read as what became of them."""

from __future__ import annotations

import re
from functools import lru_cache

DISTRICTS: dict[str, str] = {
    "440103": "荔湾区",
    "440104": "越秀区",
    "440105": "海珠区",
    "440106": "天河区",
    "440111": "白云区",
    "440112": "黄埔区",
    "440113": "番禺区",
    "440114": "花都区",
    "440115": "南沙区",
    "440117": "从化区",
    "440118": "增城区",
}
"""GB/T 2260 code → name, as of the division of 2014."""

_FORMER = {"萝岗": "440112", "东山": "440104", "芳村": "440103", "从化": "440117", "增城": "440118", "花县": "440114", "番禺": "440113"}
_NAMED = {name[:-1]: code for code, name in DISTRICTS.items()} | _FORMER
_DISTRICT = re.compile("(" + "|".join(_NAMED) + ")(?:区|市|县)")
_DEVELOPMENT_ZONE = re.compile("广州(?:市)?(?:经济技术开发区|高新技术产业开发区|开发区|科学城|知识城)|中新(?:广州)?知识城")


@lru_cache(maxsize=8192)
def district_of(address: str) -> str:
    """The GB/T 2260 code of the district that an address of the city names, or "" where it names none.

    Only addresses that name 广州, or begin with the district, are read: 白云区 exists in Guiyang too.
    """
    if not address:
        return ""
    city = address.find("广州")
    found = _DISTRICT.search(address, city + 2 if city >= 0 else 0)
    if found and (city >= 0 or found.start() == 0):
        return _NAMED[found.group(1)]
    return "440112" if _DEVELOPMENT_ZONE.search(address) else ""
