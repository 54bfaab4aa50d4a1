"""Write docs/glossary.md from docs/glossary.yaml: `python scripts/glossary.py`; a test says when it is out of date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

DOCS = Path(__file__).parents[1] / "docs"
HEAD = """\
# Glossary · 术语

<!-- Made from glossary.yaml by `python scripts/glossary.py`; do not edit by hand. -->

One word for each concept, in code, documents and pages alike.
"""


def page(topics: list[dict[str, Any]]) -> str:
    """docs/glossary.md."""
    return "\n".join([HEAD, *(_topic(topic) for topic in topics)])


def _topic(topic: dict[str, Any]) -> str:
    rows = [f"| {term['en']} | {term['zh']} | {_code(term)} | {term.get('article', '')} |" for term in topic["terms"]]
    return (
        f"## {topic['topic']} · {topic['zh']}\n\n| English | 中文 | in the program | article |\n|---|---|---|---|\n"
        + "\n".join(rows)
        + "\n"
    )


def _code(term: dict[str, str]) -> str:
    return f"`{term['code']}`" if "code" in term else ""


if __name__ == "__main__":
    topics = yaml.safe_load((DOCS / "glossary.yaml").read_text(encoding="utf-8"))
    (DOCS / "glossary.md").write_text(page(topics), encoding="utf-8")
