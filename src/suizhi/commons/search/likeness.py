"""The store of semantic neighbours of an installation, and asking it without Django."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from suizhi.commons.search.embedded.encoder import SentenceEncoder
from suizhi.commons.search.embedded.neighbours import FILE, ExactNeighbours
from suizhi.commons.search.messages import SearchRequest
from suizhi.commons.search.neighbours import Neighbour, NeighbourPort
from suizhi.commons.search.numbers import number_keys
from suizhi.commons.search.port import SearchPort
from suizhi.commons.search.service import OPERATOR_SCOPE
from suizhi.kernel.errors import Refusal

RANKS_ONLY = {"zh": "只用于排序，不是概率；是否相近需人工比对。", "en": "For ranking only, not a probability; a person must compare."}
"""Goes with every likeness that is shown."""


def neighbours_folder(home: Path) -> Path:
    """Where the vectors lie in a home."""
    return home / "index" / "neighbours"


def neighbours_built(home: Path) -> bool:
    """Whether the store has been made."""
    return (neighbours_folder(home) / FILE).is_file()


def open_neighbours(home: Path, *, replace_outdated: bool = False) -> NeighbourPort:
    """The store in `home`, made where there is none. Raises Refusal (`neighbours.model`) for vectors of another model.

    With `replace_outdated` an empty store takes the place of such vectors: they can always be made anew from the register.
    """
    folder = neighbours_folder(home)
    try:
        return ExactNeighbours(folder, SentenceEncoder())
    except Refusal:
        if not replace_outdated:
            raise
    shutil.rmtree(folder)
    return ExactNeighbours(folder, SentenceEncoder())


def by_meaning(text: str, *, home: Path, limit: int) -> dict[str, Any]:
    """The rights that say something like `text`, as JSON values. Raises Refusal (`neighbours.missing`) without a store."""
    with _reading(home) as store:
        return _told(store.nearest(text, scope=OPERATOR_SCOPE, limit=limit))


def by_number(number: str, *, home: Path, index: SearchPort, limit: int) -> dict[str, Any]:
    """The rights like the one that bears `number` in any spelling, which the text index finds.

    Raises Refusal: `neighbours.missing` without a store, `number.not_held` where no right bears the number.
    """
    with _reading(home) as store:
        return _told(store.like(_bearer(index, number), scope=OPERATOR_SCOPE, limit=limit))


def _bearer(index: SearchPort, number: str) -> int:
    keys = set(number_keys(number))
    hits = index.search(SearchRequest(query=number, scope=OPERATOR_SCOPE, limit=1)).hits if keys else ()
    for hit in hits:
        held = hit.document
        if keys & {*held.application_numbers, *held.publication_numbers, *held.registration_numbers}:
            return hit.id
    raise Refusal(
        "number.not_held",
        zh=f"索引中没有号码为“{number}”的权利。",
        en=f"no right in the index bears the number “{number}”.",
        mend_zh="请核对号码；要按意思查，用 --meaning。",
        mend_en="Check the number; to ask by meaning, use --meaning.",
        field="like",
        value=number,
    )


def _reading(home: Path) -> NeighbourPort:
    if neighbours_built(home):
        return open_neighbours(home)
    raise Refusal(
        "neighbours.missing",
        zh="语义近邻尚未建立。",
        en="the semantic neighbours are not built yet.",
        mend_zh="请先运行 suizhi index --neighbours。",
        mend_en="Run suizhi index --neighbours first.",
        field="index",
        value=neighbours_folder(home),
    )


def _told(found: list[Neighbour]) -> dict[str, Any]:
    hits = [
        {
            "id": one.id,
            "kind": one.kind,
            "number": one.number,
            "title": one.title,
            "collection": one.collection,
            "likeness": round(one.likeness, 4),
        }
        for one in found
    ]
    return {"total": len(hits), "note": RANKS_ONLY, "hits": hits}
