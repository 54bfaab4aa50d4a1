"""Write docs/facts.md from the vocabulary of rules: `python scripts/facts.py`; a test says when it is out of date."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from suizhi.engines.rules import Term, Vocabulary, packaged_vocabulary

DOCS = Path(__file__).parents[1] / "docs"
HEAD = """\
# Facts · 事实词表

<!-- Made from src/suizhi/data/facts.yaml by `python scripts/facts.py`; do not edit by hand. -->

What a [rule](rules.md) may ask and answer. A missing fact is a question to be asked, never a default; `null` says *ascertained absent* and is taken only where the table says *or null*.
Dates are written `2026-11-22`, moments `2026-11-22T09:00` (Beijing); names end in `_on` and `_at`. Amounts are yuan. An enum takes only the values named; examples are open.
"""


def page(words: Vocabulary) -> str:
    """docs/facts.md."""
    return "\n".join([HEAD, _table("Facts · 事实", words.facts), _table("Results · 结果", words.results)])


def _table(title: str, terms: Mapping[str, Term]) -> str:
    rows = [f"| `{name}` | {term.label} · {term.label_en} | {_type(term)} |" for name, term in terms.items()]
    return f"## {title}\n\n| name | 中文 · English | type |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _type(term: Term) -> str:
    kind = " or ".join(term.types) + (f" of {term.of}" if term.of else "") + (" or null" if term.nullable else "")
    values = "、".join(key if key == label else f"`{key}` {label}" for key, label in term.values.items())
    bounds = f"{term.between[0]} to {term.between[1]}" if term.between else ""
    examples = f"e.g. {'、'.join(term.examples)}" if term.examples else ""
    return ": ".join(part for part in (kind, values or bounds or examples) if part)


if __name__ == "__main__":
    (DOCS / "facts.md").write_text(page(packaged_vocabulary()), encoding="utf-8")
