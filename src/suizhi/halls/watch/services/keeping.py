"""Keeping a file that somebody sent, under a random name, until it is read."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings

from suizhi.commons.evidence.origin import plain
from suizhi.commons.home import home
from suizhi.halls.watch.refusals import batch_empty, batch_large


@dataclass(frozen=True, slots=True)
class Kept:
    """A file: its name as a label, where it lies, the SHA-256 of its content, its size in bytes."""

    label: str
    path: Path
    digest: str
    size: int


def keep(name: str, chunks: Iterable[bytes], *, field: str = "file", described: str = "docs/feeds-gazette.md") -> Kept:
    """Write the file. Raises Refusal (`watch.batch_empty`, `watch.batch_large`), which name the form's `field` and what describes the lines."""
    folder = home() / "uploads" / "watch"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    label = plain(PurePosixPath(name.replace("\\", "/")).name)[-120:] or "unnamed"
    path, digest, size = folder / f"{secrets.token_hex(16)}.jsonl", hashlib.sha256(), 0
    limit = int(settings.UPLOAD_LIMIT)
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                file.close()
                path.unlink()
                raise batch_large(limit, field)
            digest.update(chunk)
            file.write(chunk)
    if not size:
        path.unlink()
        raise batch_empty(label, field, described)
    return Kept(label, path, digest.hexdigest(), size)
