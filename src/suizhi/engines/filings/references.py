"""What others own or are known by: reputed marks, trade names, names of persons, works, events and places, as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from suizhi.engines.gazettes import Fields, read_lines
from suizhi.engines.marks import read
from suizhi.kernel.classes import parse_nice
from suizhi.kernel.errors import Refusal


class Sort(StrEnum):
    """What kind of name it is."""

    MARK = "mark"
    ENTERPRISE = "enterprise"
    STORE = "store"
    DOMAIN = "domain"
    SLOGAN = "slogan"
    PERSON = "person"
    CHARACTER = "character"
    WORK = "work"
    EVENT = "event"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name and whose it is. `since` is the day from which it was known; `document` what shows that it is reputed."""

    name: str
    sort: Sort
    owner: str = ""
    owner_code: str = ""
    classes: tuple[int, ...] = ()
    since: date | None = None
    document: str = ""
    synthetic: bool = False

    @property
    def whose(self) -> str:
        """What tells owners apart; a name that belongs to nobody (a place, an event) stands for itself."""
        return self.owner_code or self.owner or self.name

    def as_dict(self) -> dict[str, Any]:
        """The fields as a line of the feed has them."""
        return {
            "name": self.name,
            "sort": str(self.sort),
            "owner": self.owner,
            "owner_code": self.owner_code,
            "classes": [f"{number:02d}" for number in self.classes],
            "since": self.since.isoformat() if self.since else "",
            "document": self.document,
            "synthetic": self.synthetic,
        }


def read_references(stream: Iterable[bytes | str], label: str) -> Iterator[Reference | Refusal]:
    """Every line as a reference, or as the refusal that names file, line, field and mend."""
    return read_lines(stream, label, _reference)


def _reference(fields: Fields) -> Reference:
    name = fields.text("name", needed=True)
    try:
        read(name)
        classes = tuple(sorted({int(parse_nice(text).symbol) for text in fields.texts("classes")}))
    except Refusal as refusal:
        raise fields.refuse(refusal, "classes" if refusal.code.startswith("class") else "name") from refusal
    return Reference(
        name=name,
        sort=Sort(fields.choice("sort", Sort, otherwise=Sort.MARK)),
        owner=fields.text("owner"),
        owner_code=fields.text("owner_code", longest=64),
        classes=classes,
        since=fields.day("since"),
        document=fields.text("document"),
        synthetic=fields.flag("synthetic"),
    )
