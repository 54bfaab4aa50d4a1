"""Building ST.96 elements: namespaces, elements that are left out when they would be empty, text that XML can carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

COM = "http://www.wipo.int/standards/XMLSchema/ST96/Common"
TMK = "http://www.wipo.int/standards/XMLSchema/ST96/Trademark"
PAT = "http://www.wipo.int/standards/XMLSchema/ST96/Patent"
VERSION = "V5_0"
PREFIXES = {COM: {"com": COM}, TMK: {"com": COM, "tmk": TMK}, PAT: {"com": COM, "pat": PAT}}

UNSAYABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def said(value: object) -> str:
    """The value as text, with characters that XML cannot carry shown as the replacement character."""
    return UNSAYABLE.sub("\ufffd", str(value))


def _element(namespace: str, name: str, attributes: Mapping[str, str]) -> etree._Element:
    stated = {f"{{{COM}}}{key}": said(text) for key, text in attributes.items() if text}
    return etree.Element(f"{{{namespace}}}{name}", stated, PREFIXES[namespace])


def leaf(namespace: str, name: str, value: object, **attributes: str) -> etree._Element | None:
    """An element with text, None where there is no text. Attributes are of the common namespace."""
    if value in (None, ""):
        return None
    element = _element(namespace, name, attributes)
    element.text = said(value)
    return element


def node(namespace: str, name: str, *children: etree._Element | None, **attributes: str) -> etree._Element | None:
    """An element with those children that are there, None where none is."""
    present = [child for child in children if child is not None]
    if not present:
        return None
    element = _element(namespace, name, attributes)
    element.extend(present)
    return element


def of(right: Mapping[str, Any], name: str, **match: object) -> Iterator[Mapping[str, Any]]:
    """The entries of one of the right's lists that have these values."""
    return (one for one in right.get(name) or () if all(one.get(key) == value for key, value in match.items()))


def contact(party: Mapping[str, Any]) -> etree._Element | None:
    """Name, address and country of a party."""
    name = (
        node(COM, "PersonName", leaf(COM, "PersonFullName", party["name"]))
        if party.get("is_person")
        else node(COM, "OrganizationName", leaf(COM, "OrganizationStandardName", party["name"]))
    )
    lines = leaf(COM, "AddressLineText", party.get("address"))
    region = leaf(COM, "GeographicRegionName", party.get("region"))
    address = node(COM, "PostalStructuredAddress", lines, region, leaf(COM, "CountryCode", party.get("country")))
    return node(COM, "Contact", node(COM, "Name", name), node(COM, "PostalAddressBag", node(COM, "PostalAddress", address)))
