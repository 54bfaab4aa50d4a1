"""`suizhi logo`: a gallery of figures, and which of them are like a picture, without starting Django."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import orjson

from suizhi.cli.logo_files import codes_beside, pictures, vienna
from suizhi.commons.home import gallery as gallery_folder
from suizhi.engines.logos import BYTES, Filters, Finder, Gallery, Held, Hit, Labels, colour, overlay, read, take
from suizhi.engines.logos.ink import ink_of
from suizhi.engines.logos.lettering import SIDE, Lettering, available, by_words, lettering
from suizhi.engines.marks import Comparison
from suizhi.kernel.errors import Place, Refusal

_KIND = click.Choice(["mark", "design"])


@click.group(help="图形近似检索 · which figures are like this one")
def command() -> None:
    """The group."""


@command.command(
    "add",
    help="把图片加入图库：文件、文件夹或压缩包 · take pictures into the gallery: a file, a folder or an archive. Example: suizhi logo add icons.zip",
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--vienna", "codes", multiple=True, metavar="CODE", help="维也纳图形要素编码，可重复 · a Vienna code of all of them: 26.1.1")
@click.option("--words", is_flag=True, help="读取图上文字（须装 ocr 附加包） · read the words on them; needs the extra `ocr`")
@click.option("--kind", type=_KIND, default="mark", show_default=True, help="商标图形或外观设计 · figures of marks, or pictures of designs")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def add(path: Path, codes: tuple[str, ...], kind: str, *, words: bool, as_json: bool) -> None:
    """Add and report; exit code 2 where nothing could be taken, 1 where some pictures were refused."""
    counts = {"added": 0, "kept": 0, "refused": 0}
    refusals: list[Refusal] = []
    labels = Labels(kind, tuple(vienna(code) for code in codes), codes_beside(path), read_words=words)
    if words and not available():
        raise _no_reader()
    with closing(Gallery(gallery_folder())) as gallery:
        for _, state in take(gallery, pictures(path), labels):
            if isinstance(state, Refusal):
                refusals.append(state)
                click.echo(state.line(), err=True)
            counts["refused" if isinstance(state, Refusal) else state] += 1
        gallery.tidy()
        total = len(gallery)
    if as_json:
        said = {**counts, "pictures": total, "refusals": [refusal.as_dict() for refusal in refusals]}
        click.echo(orjson.dumps(said, option=orjson.OPT_INDENT_2).decode())
    else:
        click.echo(
            f"加入 added {counts['added']:,} · 已有 kept {counts['kept']:,} · 未取 refused {counts['refused']:,} · 图库 gallery {total:,}"
        )
    sys.exit(_code(counts))


@command.command(
    "similar", help="图库中与之相近的图形 · figures of the gallery that are like IMAGE. Example: suizhi logo similar new.png --limit 10"
)
@click.argument("image", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--limit", type=click.IntRange(1, 50), default=20, show_default=True, help="至多几件 · how many at most")
@click.option("--vienna", "codes", multiple=True, metavar="CODE", help="只看有此编码的，可重复 · only those with one of these Vienna codes")
@click.option("--colour", "colours", multiple=True, metavar="NAME", help="只看有此颜色的，可重复 · only those with these colours: 红, red")
@click.option("--kind", type=_KIND, help="只看商标图形或外观设计 · only marks, or only designs")
@click.option("--overlays", type=click.Path(path_type=Path, file_okay=False), help="对照图写到这里 · where the pictures of the matches go")
@click.option("--no-overlays", is_flag=True, help="不写对照图 · write no pictures of the matches")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def similar(
    image: Path,
    limit: int,
    codes: tuple[str, ...],
    colours: tuple[str, ...],
    kind: str | None,
    overlays: Path | None,
    *,
    no_overlays: bool,
    as_json: bool,
) -> None:
    """Look up and print; exit code 1 where nothing is alike."""
    filters = Filters(kind or "", tuple(vienna(code) for code in codes), tuple(colour(name) for name in colours))
    content = _content(image)
    try:
        picture = read(content)
        with closing(Gallery(gallery_folder())) as gallery:
            text = lettering(read(content, SIDE)) if gallery.lettered() else Lettering("", available())
            alike = by_words(gallery, text.words) if text.words else []
            hits = Finder(gallery).similar(picture, limit, filters)
            paths: list[Path | None] = [None] * len(hits)
            if hits and not no_overlays:
                folder = overlays or gallery_folder() / "overlays" / hashlib.sha256(content).hexdigest()[:16]
                paths = [*_overlaid(picture, hits, folder)]
    except Refusal as refusal:
        raise refusal.located(at=refusal.at or Place(str(image))) from refusal
    if as_json:
        said = {
            "hits": [{**hit.as_dict(), "overlay": str(path) if path else None} for hit, path in zip(hits, paths, strict=True)],
            "words": _words(text, alike),
        }
        click.echo(orjson.dumps(said, option=orjson.OPT_INDENT_2).decode())
    else:
        _show(hits, paths)
        _show_words(text, alike)
    sys.exit(0 if hits or alike else 1)


@command.command("remove", help="从图库移除 · take pictures out of the gallery, by the names that `similar` gives as file")
@click.argument("files", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def remove(files: tuple[str, ...], *, as_json: bool) -> None:
    """Remove and report; exit code 1 where one of them was not there."""
    with closing(Gallery(gallery_folder())) as gallery:
        count = gallery.remove(files)
        gallery.tidy()
        total = len(gallery)
    said = {"removed": count, "pictures": total}
    click.echo(orjson.dumps(said).decode() if as_json else f"移除 removed {count:,} · 图库 gallery {total:,}")
    sys.exit(0 if count == len(set(files)) else 1)


def _content(image: Path) -> bytes:
    with image.open("rb") as file:
        return file.read(BYTES + 1)


def _overlaid(picture: Any, hits: list[Hit], folder: Path) -> Iterator[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    ink = ink_of(picture)
    for number, hit in enumerate(hits, start=1):
        path = folder / f"{number:02}.png"
        path.write_bytes(overlay(ink, hit))
        yield path


def _show(hits: list[Hit], paths: list[Path | None]) -> None:
    for hit, path in zip(hits, paths, strict=True):
        zh, en = hit.why
        click.echo(f"{hit.score:.2f}  {hit.held.entry.file}  {zh} · {en}{f'  {path}' if path else ''}")
    if not hits:
        click.echo("没有相近的图形 · nothing alike")


def _words(text: Lettering, alike: list[tuple[Held, Comparison]]) -> dict[str, Any]:
    """What was read on the query, and the pictures whose words are like it; `read` is false where no reader is installed."""
    found = [{"name": held.entry.name, "words": held.entry.words, **compared.as_dict()} for held, compared in alike]
    return {"read": text.read, "text": text.words, "hits": found}


def _show_words(text: Lettering, alike: list[tuple[Held, Comparison]]) -> None:
    if not text.read:
        click.echo(
            "未装文字识别，图上文字未读 · no reader of words is installed; words on the picture were not read: pip install 'suizhi[ocr]'"
        )
    for held, compared in alike:
        click.echo(f"{compared.score.total:.2f}  {held.entry.file}  文字 words: {text.words} / {held.entry.words}")


def _no_reader() -> Refusal:
    return Refusal(
        "logo.no_reader",
        zh="未装文字识别。",
        en="No reader of words is installed.",
        mend_zh="请安装 suizhi[ocr]，或去掉 --words。",
        mend_en="Install suizhi[ocr], or leave out --words.",
        field="words",
    )


def _code(counts: dict[str, int]) -> int:
    if not counts["refused"]:
        return 0
    return 1 if counts["added"] or counts["kept"] else 2
