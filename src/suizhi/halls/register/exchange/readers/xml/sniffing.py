"""Recognising XML by its root element, wherever the prolog ends, and never by the file's name."""

from __future__ import annotations

import re

from suizhi.halls.register.exchange.registry import Sniff

ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]*)>?")
SKIPPED = re.compile(r"<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]*\[.*?\]\s*>|[^\[>]*>)", re.DOTALL)


def root_of(head: bytes) -> tuple[str, str]:
    """Local name and attribute text of the root element in the first bytes of a file; two empty strings where there is none."""
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    content = SKIPPED.sub("", head.decode(encoding, "replace").lstrip("\ufeff")).lstrip()
    match = ROOT.match(content)
    return (match[1], match[2]) if match else ("", "")


def roots(*names: str, attributes: str = "") -> Sniff:
    """A sniffer that is sure of these root elements, and of `attributes` (a regular expression) if given, and of nothing else."""
    wanted = frozenset(names)
    within = re.compile(attributes)

    def sniff(head: bytes, name: str) -> float:
        root, rest = root_of(head)
        return 1.0 if root in wanted and within.search(rest) else 0.0

    return sniff
