"""Recognising XML by its root element, wherever the prolog ends, and never by the file's name."""

from __future__ import annotations

import re
from functools import lru_cache

from suizhi.halls.register.exchange.readers.xml.prolog import PROLOG
from suizhi.halls.register.exchange.registry import Sniff

ATTRIBUTES = re.compile(r"<[^\s>]+([^>]*)")


@lru_cache(maxsize=4)
def root_of(head: bytes) -> tuple[str, str]:
    """Local name and attribute text of the root element in the first bytes of a file; two empty strings where there is none.

    Every sniffer asks for the same bytes, one after another, so that the last answers are kept.
    """
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    content = head.decode(encoding, "replace")
    match = PROLOG.match(content)
    if match is None:
        return "", ""
    attributes = ATTRIBUTES.match(content, match.end())
    return match["root"].rpartition(":")[2], attributes[1] if attributes else ""


def roots(*names: str, attributes: str = "") -> Sniff:
    """A sniffer that is sure of these root elements, and of `attributes` (a regular expression) if given, and of nothing else."""
    wanted = frozenset(names)
    within = re.compile(attributes)

    def sniff(head: bytes, name: str) -> float:
        root, rest = root_of(head)
        return 1.0 if root in wanted and within.search(rest) else 0.0

    return sniff
