"""Reading lxml elements by local names: the offices change namespaces and prefixes between versions, not names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

SPACE = re.compile(r"[ \t\r\n\u2028\u0085]+")


@lru_cache(maxsize=2048)
def _any_namespace(path: str) -> str:
    return "/".join(step if step in {".", "..", "", "*"} else f"{{*}}{step}" for step in path.split("/"))


def each(node: etree._Element, path: str) -> list[etree._Element]:
    """The elements at `path` ("a/b", ".//c"), local names only."""
    return node.findall(_any_namespace(path))


def first(node: etree._Element | None, *paths: str) -> etree._Element | None:
    """The first element found under the first of `paths` that has one."""
    if node is None:
        return None
    for path in paths:
        found = node.find(_any_namespace(path))
        if found is not None:
            return found
    return None


def text(node: etree._Element | None, *paths: str) -> str:
    """All text under the first of `paths` that has any (or under the node itself), with runs of space as one."""
    if node is None:
        return ""
    if not paths:
        return squeezed("".join(_characters(node)))
    for path in paths:
        for found in each(node, path):
            content = squeezed("".join(_characters(found)))
            if content:
                return content
    return ""


def texts(node: etree._Element | None, path: str) -> list[str]:
    """The texts of all elements at `path`, the empty ones left out."""
    found = [] if node is None else [squeezed("".join(_characters(item))) for item in each(node, path)]
    return [content for content in found if content]


def _characters(node: etree._Element) -> Iterator[str]:
    """Text in document order, comments and processing instructions left out."""
    return (str(part) for part in node.itertext(etree.Element))


def squeezed(content: str) -> str:
    """The text with runs of white space as one space and none at the ends."""
    return SPACE.sub(" ", content).strip()


def name_of(node: etree._Element | None) -> str:
    """The local name of an element, "" for none, comments and processing instructions; a prefix nobody declared is dropped."""
    return node.tag.rpartition("}")[2].rpartition(":")[2] if node is not None and isinstance(node.tag, str) else ""


def attribute(node: etree._Element | None, name: str) -> str:
    """An attribute by local name, "" where it is missing."""
    if node is None:
        return ""
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def raw_text(node: etree._Element | None) -> str:
    """The text of a node with every space as it stands, for fixed-column values."""
    return "" if node is None else "".join(_characters(node))
