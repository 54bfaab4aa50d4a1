"""The files themselves: `evidence/` under the home, each under a random name, written once; `verified` reads them.

What is being received stands in `incoming/` on the same disk until it is whole; nothing is ever served from either folder.
"""

from __future__ import annotations

import os
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import structlog

from suizhi.commons.home import home
from suizhi.engines.evidence.digests import CHUNK, Digester, Digests, measure
from suizhi.engines.evidence.media import MediaType, sniff
from suizhi.kernel.errors import Refusal

FOLDER = "evidence"
INCOMING = "incoming"
ABANDONED = 24 * 3600
"""Seconds after which a file that nobody finished receiving is cleared away."""


log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that has come in whole and is on the disk, but in no record yet."""

    path: Path
    digests: Digests
    media: MediaType


def take_in(file: BinaryIO, *, limit: int) -> Arrival:
    """Write the stream to the disk, digest it on the way, and see what it is; `limit` in bytes.

    Raises Refusal (`evidence.empty`, `evidence.size`, `evidence.media`) and leaves nothing behind.
    """
    folder = _folder(INCOMING)
    path = folder / secrets.token_hex(16)
    try:
        digests = _write(file, path, limit)
        with path.open("rb") as written:
            media = sniff(written)
        if media is None:
            raise _unknown()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return Arrival(path, digests, media)


def keep(arrival: Arrival) -> str:
    """Move an arrival to its place, for good; the key that opens it. On the disk before any record names it."""
    key = secrets.token_hex(32)
    target = path_of(key)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    arrival.path.rename(target)
    _sync(target.parent)
    return key


def hold_good(arrival: Arrival, key: str) -> None:
    """The same bytes came in again: see that those kept are still what they were, and if not, put the new ones in their place.

    The altered file is moved aside, where `suizhi evidence check` lists it.
    """
    try:
        with path_of(key).open("rb") as file:
            if measure(file) == arrival.digests:
                return
        path_of(key).rename(path_of(key).with_name(f"{key}.altered-{secrets.token_hex(4)}"))
    except FileNotFoundError:
        path_of(key).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    log.error("a kept file was not what was received; the same bytes came in again and took its place", key=key)
    arrival.path.rename(path_of(key))
    _sync(path_of(key).parent)


def drop(arrival: Arrival) -> None:
    """Forget an arrival."""
    arrival.path.unlink(missing_ok=True)


def path_of(key: str) -> Path:
    """Where the bytes of a key lie. Keys are our own: 64 hexadecimal digits; raises ValueError for anything else."""
    if len(key) != 64 or not set(key) <= set("0123456789abcdef"):
        raise ValueError("no key of this store")
    return home() / FOLDER / key[:2] / key


def keys() -> set[str]:
    """Every key that has a file."""
    return {path.name for path in (home() / FOLDER).glob("??/*")}


def clear_incoming() -> int:
    """Remove what was left half received; how many files."""
    old = time.time() - ABANDONED
    left = [path for path in _folder(INCOMING).iterdir() if path.stat().st_mtime < old]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)


def _write(file: BinaryIO, path: Path, limit: int) -> Digests:
    digester = Digester()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        while data := file.read(CHUNK):
            digester.update(data)
            if digester.size > limit:
                raise _too_large(limit)
            out.write(data)
        out.flush()
        os.fsync(out.fileno())
    if not digester.size:
        raise Refusal(
            "evidence.empty", zh="文件是空的。", en="The file is empty.", mend_zh="请重新选择文件。", mend_en="Choose the file again."
        )
    return digester.finish()


def _folder(name: str) -> Path:
    folder = home() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _sync(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _too_large(limit: int) -> Refusal:
    return Refusal(
        "evidence.size",
        zh=f"文件超过 {limit >> 20} MiB。",
        en=f"The file is larger than {limit >> 20} MiB.",
        mend_zh="请分段提交，或请管理员调整 SUIZHI_EVIDENCE_LIMIT_MB。",
        mend_en="Hand it in in parts, or have SUIZHI_EVIDENCE_LIMIT_MB raised.",
    )


def _unknown() -> Refusal:
    return Refusal(
        "evidence.media",
        zh="无法识别的文件类型，或者是程序文件。",
        en="The file is of no kind that is taken, or a program.",
        mend_zh="请提交文档、图片、音视频、邮件、网页或压缩包；程序请先打包成压缩包。",
        mend_en="Hand in a document, picture, recording, mail, page or archive; put a program into an archive first.",
    )
