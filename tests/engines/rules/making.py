"""Makes small rule books of a few lines, over the packaged vocabulary."""

from __future__ import annotations

import re
from typing import Any

import yaml

from suizhi.engines.rules import RuleBook, make_book
from suizhi.engines.rules.loading import RuleFile


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice: rule files have no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def rule(id: str = "X-001", **more: Any) -> dict[str, Any]:
    """A rule's entry with every key that must be there."""
    return {
        "id": id,
        "kind": "predicate",
        "topic": "step",
        "article": "1",
        "rule": "规则的一句话",
        "rule_en": "The rule in a sentence",
        "parameters": {},
        "verified": "read",
        "verified_level": "primary_copy",
        "review_after": "2027-11-22",
        "tests": [],
        **more,
    }


def text(*rules: dict[str, Any], **more: Any) -> str:
    """A rule file."""
    head = {"title": "某法", "version": "2020", "valid_from": "2020-01-01", "valid_to": None}
    return yaml.dump({**head, **more, "rules": list(rules)}, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def book(*files: str) -> RuleBook:
    """A book of files, each of an instrument of its own."""
    return make_book(
        [RuleFile("base", "domain", f"base/domain/{number}/{_first_day(content)}.yaml", content) for number, content in enumerate(files)]
    )


def _first_day(content: str) -> str:
    found = re.search(r"^valid_from: '?([-\d]+)", content, re.MULTILINE)
    return found[1] if found else "undated"


def table(hit: str, *rows: dict[str, Any], parameters: dict[str, Any] | None = None, **logic: Any) -> RuleBook:
    """A book of one rule X-001 with this table."""
    return book(text(rule(parameters=parameters or {}, logic={"hit": hit, "rows": list(rows), **logic})))
