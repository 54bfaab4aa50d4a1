"""Which character encoding a file is in, said with how sure that is.

A byte order mark decides. Otherwise strict UTF-8 does, because other text hardly ever happens to be valid UTF-8. Only
then are the East Asian encodings weighed: each is decoded strictly and scored by the share of its characters that lie where
everyday text of its language lies.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

HEAD = 64 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Encoding:
    """A Python codec name, the confidence from 0 to 1, and the reason in one word."""

    name: str
    confidence: float
    why: str


def _decodes(head: bytes, name: str) -> str | None:
    """The text of `head`, allowing a character cut off at its end; None where it is not in this encoding."""
    try:
        return codecs.getincrementaldecoder(name)("strict").decode(head, final=len(head) < HEAD)
    except UnicodeDecodeError:
        return None


def _share(text: str, is_everyday: Callable[[str], bool]) -> float:
    """Which share of the characters beyond ASCII are everyday ones."""
    beyond = [char for char in text if ord(char) > 0x7F]
    return sum(map(is_everyday, beyond)) / len(beyond) if beyond else 0.0


def _first_byte_in(codec: str, low: int, high: int) -> Callable[[str], bool]:
    def test(char: str) -> bool:
        coded = char.encode(codec, "ignore")
        return len(coded) == 2 and (low <= coded[0] <= high or (coded[0] in (0xA1, 0xA3) and coded[1] >= 0xA1))

    return test


def _is_kana(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff" or char in "、。・ー「」"


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3"


_is_everyday_kanji = _first_byte_in("cp932", 0x88, 0x97)


def _is_japanese(char: str) -> bool:
    return _is_kana(char) or _is_everyday_kanji(char)


# The everyday characters of GB 2312 level 1 stand in rows B0–D7, those of Big5 level 1 in rows A4–C6, those of JIS level 1 in
# rows 88–97. Korean comes first: all of it also reads as Chinese, while a good third of any Chinese text is no Hangul.
_ASIAN: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("cp949", _is_hangul),
    ("gb18030", _first_byte_in("gb18030", 0xB0, 0xD7)),
    ("big5", _first_byte_in("big5", 0xA4, 0xC6)),
    ("cp932", _is_japanese),
)


_PLAUSIBLE = 0.4
"""Western text read as an East Asian encoding scatters over rare characters and stays below this share."""


def candidates(head: bytes, hints: tuple[str, ...] = ()) -> list[Encoding]:
    """Every encoding that `head` may be in, the likeliest first; never empty, since Latin-1 fits any bytes."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return [Encoding(name, 1.0, "bom")]
    if wide := _wide(head):
        return [wide]
    found = [Encoding(name, 0.99, "definition") for name in hints if _decodes(head, name) is not None]
    if head.isascii():
        return [*found, Encoding("utf-8", 1.0, "ascii")]
    if _decodes(head, "utf-8") is not None:
        return [*found, Encoding("utf-8", 0.99, "valid")]
    return found + _asian(head) + [Encoding("cp1252" if _decodes(head, "cp1252") is not None else "latin-1", 0.3, "fallback")]


def _asian(head: bytes) -> list[Encoding]:
    scored = []
    for name, is_everyday in _ASIAN:
        text = _decodes(head, name)
        if text is not None and (share := _share(text, is_everyday)) >= _PLAUSIBLE:
            scored.append(Encoding(name, round(0.9 * share, 2), "frequency"))
    return sorted(scored, key=lambda encoding: -encoding.confidence)


def _wide(head: bytes) -> Encoding | None:
    """UTF-16 without a mark: every other byte of its ASCII characters is NUL."""
    sample = head[:1024]
    if len(sample) < 8 or sample.count(0) < len(sample) // 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return Encoding("utf-16-le", 0.8, "nul pattern")
    if even > 4 * odd:
        return Encoding("utf-16-be", 0.8, "nul pattern")
    return None


def detect_encoding(head: bytes, hints: tuple[str, ...] = ()) -> Encoding:
    """The likeliest encoding of `head`, the first `HEAD` bytes of a file."""
    return candidates(head, hints)[0]
