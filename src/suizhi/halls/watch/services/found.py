"""What was found in a chunk of a batch, before any of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from suizhi.engines.listings import Lead
    from suizhi.engines.watches import Alarm
    from suizhi.halls.watch.models import Batch, NewSign
    from suizhi.halls.watch.resolving import Source
    from suizhi.kernel.errors import Refusal


@dataclass(slots=True)
class Found:
    """Signs by their key, what the watches say of them, listings that are leads (with their line), and lines that could not be taken.

    `lines` were read from line `first` on; `offset` is the new cursor; `last` says that nothing is left.
    """

    first: int
    lines: int
    offset: int
    last: bool
    signs: dict[str, NewSign] = field(default_factory=dict)
    alarms: list[Alarm] = field(default_factory=list)
    leads: list[tuple[int, Lead]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    """What was sought in listings, by its key."""


class Reader(Protocol):
    """Whoever reads the lines of one kind of batch."""

    def look(self, batch: Batch, size: int) -> Found:
        """What stands in the next `size` lines behind the batch's cursor. Writes nothing."""
