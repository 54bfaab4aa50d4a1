"""What verifying a pack finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from suizhi.engines.evidence.custody import Break


class State(StrEnum):
    """How a check came out; `absent` is not broken: nothing was there to be checked."""

    HOLDS = "holds"
    BROKEN = "broken"
    ABSENT = "absent"


CHECKS: dict[str, tuple[str, str]] = {
    "archive": ("压缩包可以读取，没有多余的内容", "the archive can be read and holds nothing beside the pack"),
    "manifest": ("清单与各项证据的导出记录一致", "the manifest is the one that the items' export events name"),
    "files": ("每个文件与清单中的摘要一致", "every file has the digests of the manifest"),
    "records": ("清单与接收时的保管记录一致", "the manifest says what was recorded on receipt"),
    "events": ("保管记录未被改动，前后相接", "no custody event was changed, and each follows the one before"),
    "proofs": ("保管记录在封存的根之下", "the custody events are under the sealed roots"),
    "seals": ("封存声明完整", "the seals' statements are whole"),
    "timestamps": ("时间戳的签名、摘要和证书链有效", "the timestamps' signatures, imprints and chains hold"),
    "stamped": ("每件证据都有有效的时间戳", "every item has a valid timestamp"),
    "sums": ("校验和清单与各成员一致", "the list of checksums fits every member"),
    "layout": ("压缩包的字节与规定的写法一致", "the archive's bytes are those of the prescribed form"),
}
"""Check → what it says where it holds; in the order in which one stands on another, so that the first break is the nearest cause."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: how it came out, and the first few links that do not hold."""

    name: str
    state: State
    breaks: tuple[Break, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        zh, en = CHECKS[self.name]
        breaks = [found.as_dict() for found in self.breaks]
        return {"name": self.name, "state": self.state, "zh": zh, "en": en, "breaks": breaks}


@dataclass(frozen=True, slots=True)
class Timestamped:
    """The time that an authority has signed, its name, and the SHA-256 of the root certificate that it was traced to."""

    at: str
    authority: str
    root: str


@dataclass(frozen=True, slots=True)
class ItemReport:
    """One item of the pack: `whole` says that no check of its file and record broke, `timestamp` the earliest proof of its receipt."""

    id: str
    file: str
    name: str
    sha256: str
    sm3: str
    whole: bool
    sealed: bool
    timestamp: Timestamped | None

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        stamp = self.timestamp
        found = {"at": stamp.at, "authority": stamp.authority, "root_sha256": stamp.root} if stamp else None
        plain = {name: getattr(self, name) for name in ("id", "file", "name", "sha256", "sm3", "whole", "sealed")}
        return {**plain, "timestamp": found}


@dataclass(frozen=True, slots=True)
class Report:
    """The whole finding. `anchor` is `given` where the caller named the root certificates to trust, else `pack`."""

    checks: tuple[Check, ...]
    items: tuple[ItemReport, ...] = field(default=())
    anchor: str = "pack"

    @property
    def first_break(self) -> Break | None:
        """The first link that does not hold."""
        return next((found for check in self.checks for found in check.breaks), None)

    @property
    def ok(self) -> bool:
        """Whether nothing is broken."""
        return self.first_break is None

    @property
    def timestamped(self) -> bool:
        """Whether an authority vouches for when each item was received."""
        return bool(self.items) and all(item.timestamp for item in self.items)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of the command line."""
        broken = self.first_break
        return {
            "ok": self.ok,
            "timestamped": self.timestamped,
            "anchor": self.anchor,
            "items": [item.as_dict() for item in self.items],
            "checks": [check.as_dict() for check in self.checks],
            "first_break": broken.as_dict() if broken else None,
        }
