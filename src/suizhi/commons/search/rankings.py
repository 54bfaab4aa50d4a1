"""Frozen rankings: the order of a result by relevance, kept aside so that later pages neither repeat nor lose a document.

Relevance depends on how common the words are, so it shifts with every document added. The first page is answered live;
when somebody turns the page, the ids of the rest are written down once and every further page is read from there.
"""

from __future__ import annotations

import re
import secrets
from array import array
from collections.abc import Sequence
from pathlib import Path

# Rankings kept at a time; the oldest goes first. At the window's full length one takes 400 kB.
KEEP = 64
# How deep a ranking goes. Who reads further sorts by date, which has no limit.
WINDOW = 50_000

_TOKEN = re.compile(r"[0-9a-f]{16}")


class Rankings:
    """A folder of frozen rankings, shared by all processes that use the index."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(self, ids: Sequence[int]) -> str:
        """Writes a ranking down; gives the token to find it by."""
        self._folder.mkdir(parents=True, exist_ok=True)
        token = secrets.token_hex(8)
        draft = self._folder / f"{token}.part"
        draft.write_bytes(array("Q", ids).tobytes())
        draft.replace(self._folder / token)
        self._trim()
        return token

    def load(self, token: str) -> Sequence[int] | None:
        """The ids in order, or None once the ranking is gone."""
        if not _TOKEN.fullmatch(token):
            return None
        try:
            return array("Q", (self._folder / token).read_bytes())
        except FileNotFoundError:
            return None

    def _trim(self) -> None:
        kept = sorted(self._folder.glob("*"), key=_age, reverse=True)
        for path in kept[KEEP:]:
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    """Time of writing; a file that another process has just taken away counts as oldest."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
