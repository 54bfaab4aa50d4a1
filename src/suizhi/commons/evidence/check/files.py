"""The files on the disk, part by part."""

from __future__ import annotations

from collections.abc import Iterator

from suizhi.commons.evidence import store
from suizhi.commons.evidence.models import Content
from suizhi.engines.evidence.custody import Break
from suizhi.engines.evidence.digests import Digests, measure, place_of_change, tree_root


def file_breaks() -> Iterator[tuple[Break, Content]]:
    """Files that are missing, or are not what was received; where their parts are known, the range of bytes."""
    for content in Content.objects.order_by("id").iterator(chunk_size=500):
        broken = _parts_break(content) or _file_break(content)
        if broken:
            yield broken, content


def unnamed() -> list[str]:
    """Files that no record names: left by a receipt that failed after the file was on the disk, or put there by somebody else."""
    return sorted(store.keys() - set(Content.objects.values_list("key", flat=True)))


def _parts_break(content: Content) -> Break | None:
    """The list of parts must have the root that the item's receipt states, or it could not be trusted to name a place."""
    item = content.items.order_by("id").first()
    stated = item.facts.get("tree") if item else None
    try:
        found = tree_root(tuple(content.chunks))
    except (ValueError, TypeError, AttributeError) as error:
        found = type(error).__name__
    if stated is None or stated == found:
        return None
    zh, en = "分段摘要与接收记录不符。", "The digests of the parts are not those recorded on receipt."
    return Break(f"content:{content.sha256}", "chunks", str(stated), found, zh, en)


def _file_break(content: Content) -> Break | None:
    try:
        with store.path_of(content.key).open("rb") as file:
            found = measure(file)
    except (OSError, ValueError) as error:
        zh, en = "证据文件缺失或不能读取。", "The evidence file is missing or cannot be read."
        return Break(f"file:{content.key}", "file", "present", type(error).__name__, zh, en)
    if (found.size, found.sha256, found.sm3) == (content.size, content.sha256, content.sm3):
        return None
    return _changed(content, found)


def _changed(content: Content, found: Digests) -> Break:
    place = place_of_change(tuple(content.chunks), found.chunks, found.size)
    zh = f"证据文件已被改动（第 {place} 字节）。" if place else "证据登记的摘要与文件不符。"
    en = f"The evidence file was changed (bytes {place})." if place else "The digests on record are not the file's."
    what, expected, has = next(
        (name, str(getattr(content, name)), str(getattr(found, name)))
        for name in ("sha256", "sm3", "size")
        if getattr(content, name) != getattr(found, name)
    )
    return Break(f"file:{content.key}@{place}" if place else f"content:{content.sha256}", what, expected, has, zh, en)
