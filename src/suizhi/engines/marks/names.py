"""What foreign names are called in Chinese, where no dictionary and no sound tells; read from `data/names.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from suizhi.engines.marks.normal import read
from suizhi.kernel import strict_yaml


@dataclass(frozen=True, slots=True)
class Called:
    """One name for something, in any script: `of` is what it is a name of, in normal form. The foreign name itself has no day."""

    of: str
    since: date | None = None
    source: str = ""


@cache
def _table() -> dict[str, Called]:
    held = strict_yaml.read(files("suizhi.engines.marks").joinpath("data/names.yaml").read_text(encoding="utf-8"))
    found: dict[str, Called] = {}
    for one in held:
        of = read(one["name"]).letters
        found[of] = Called(of)
        found |= {read(name["name"]).letters: Called(of, date.fromisoformat(name["since"]), name["source"]) for name in one["called"]}
    return found


def called(letters: str) -> Called | None:
    """What the whole mark, in normal form, is a name of; None for nearly all."""
    return _table().get(letters)
