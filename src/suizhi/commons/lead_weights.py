"""The weights of listing leads in force: those that a person adopted in this home, else the packaged ones. Every adoption is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from suizhi.commons.home import home
from suizhi.engines.listings import Weights, packaged, read_weights
from suizhi.kernel.errors import Refusal

_IN_FORCE, _LOG = "in-force.json", "adopted.jsonl"


def in_force() -> Weights:
    """The weights that a scan uses."""
    path = _folder() / _IN_FORCE
    return read_weights(path.read_bytes()) if path.is_file() else packaged()


def adopt(weights: Weights, *, by: str, reason: str, at: datetime) -> None:
    """Put weights in force, and on record who did so, why, when, and in the place of which. Raises Refusal for a version that was used."""
    before = in_force()
    used = {one["weights"]["version"] for one in adopted()} | {packaged().version}
    if weights.version in used:
        raise Refusal(
            "weights.version",
            zh=f"版本号 {weights.version} 已用过。",
            en=f"Version {weights.version} was used before.",
            mend_zh="请在生成时换一个版本号。",
            mend_en="Propose under another version.",
            field="version",
            value=weights.version,
        )
    entry = {"at": at.isoformat(), "by": by, "reason": reason, "replaces": before.version, "weights": weights.as_dict()}
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOG).open("ab") as file:
        file.write(orjson.dumps(entry) + b"\n")
    partial = folder / (_IN_FORCE + ".partial")
    partial.write_bytes(orjson.dumps(weights.as_dict(), option=orjson.OPT_INDENT_2))
    partial.replace(folder / _IN_FORCE)


def adopted() -> list[dict[str, Any]]:
    """All adoptions, the oldest first."""
    path = _folder() / _LOG
    return [orjson.loads(line) for line in path.read_bytes().splitlines()] if path.is_file() else []


def _folder() -> Path:
    return home() / "listings"
