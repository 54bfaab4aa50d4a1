"""The gold queries of `evaluation/search_gold.yaml` and the invented rights that they are asked of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from suizhi.commons.home import CHECKOUT
from suizhi.commons.search.document import DATES, TUPLES, SearchDocument

EVALUATION = CHECKOUT / "evaluation"


@dataclass(frozen=True, slots=True)
class GoldQuery:
    """One query. `first` must be the best hits, in any order; `all_` everything found; `among` must stand in the top `within`."""

    query: str
    why: str
    all_: tuple[int, ...] | None = None
    first: tuple[int, ...] = ()
    among: tuple[int, ...] = ()
    never: tuple[int, ...] = ()
    within: int = 10
    relaxed: bool = False


def load_gold(path: Path = EVALUATION / "search_gold.yaml") -> list[GoldQuery]:
    """The queries in order. Raises TypeError for a key that no query has."""
    return [GoldQuery(**_read(entry)) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))["queries"]]


def load_corpus(path: Path = EVALUATION / "search_corpus.yaml") -> list[SearchDocument]:
    """The invented rights, all of them stamped synthetic."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [SearchDocument.from_dict({**content["every"], **_listed(entry)}) for entry in content["rights"]]


def _read(entry: dict[str, Any]) -> dict[str, Any]:
    renamed = {"all_" if name == "all" else name: value for name, value in entry.items()}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in renamed.items()}


def _listed(entry: dict[str, Any]) -> dict[str, Any]:
    """A single value stands for a list of one; YAML reads days by itself."""
    return {
        name: [value] if name in TUPLES and not isinstance(value, list) else value
        for name, value in entry.items()
        if name not in DATES or value
    }
