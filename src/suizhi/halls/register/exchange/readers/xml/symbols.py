"""Class symbols as the offices' files lay them out, brought to the kernel's parsers.

The layouts are fixed columns: WIPO ST.8 (`B28B   1/    29`), the IPC of USPTO texts before 2006 (`G06F015/16`, and
`B32B  302` for B32B 3/02), and the US national class (`428 644` for 428/64.4).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from suizhi.kernel.classes import parse_cpc, parse_ipc, parse_locarno, parse_nice, parse_vienna
from suizhi.kernel.errors import Mend, Refusal

Symbol = tuple[str, tuple[Mend, ...]]

SLASHED = re.compile(r"([A-HY]\d{2}[A-Z])\s*0*(\d{1,4})/\s*(\d{2,6})(?:\s.*)?", re.ASCII)
COLUMNS = re.compile(r"([A-HY]\d{2}[A-Z])([ \d]{2}\d)(\d{2,4})", re.ASCII)
COLLAPSED = re.compile(r"([A-HY]\d{2}[A-Z]) (\d)(\d{2})", re.ASCII)
UNSLASHED = re.compile(r"[A-HY]\d{2}[A-Z]\s*\d+", re.ASCII)
LOCARNO = re.compile(r"D?(\d{2})[- ]?(\d{2})", re.ASCII)
NATIONAL = re.compile(r"([D \d][ \d][ \d])([ \d]{2}\d)\.?(\d*) ?([A-Z]{0,3})", re.ASCII)


def spaced_out(raw: str) -> str:
    """An IPC or CPC symbol in any of the fixed-column layouts as `B32B 3/02`; other text is left as it is.

    Raises `Refusal` (`class.columns`) for digits that cannot be divided into main group and subgroup.
    """
    stripped = raw.strip()
    for layout in (SLASHED, COLUMNS, COLLAPSED):
        match = layout.fullmatch(stripped)
        if match:
            return f"{match[1]} {int(match[2])}/{match[3]}"
    if UNSLASHED.fullmatch(stripped):
        raise _without_columns(raw)
    return stripped


def ipc(raw: str) -> Symbol:
    """A symbol of the International Patent Classification."""
    parsed = parse_ipc(spaced_out(raw))
    return parsed.symbol, parsed.mends


def cpc(raw: str) -> Symbol:
    """A symbol of the Cooperative Patent Classification."""
    parsed = parse_cpc(spaced_out(raw))
    return parsed.symbol, parsed.mends


def nice(raw: str) -> Symbol:
    """A Nice class; US files pad it to three digits (`009`)."""
    parsed = parse_nice(raw.strip().lstrip("0"))
    return parsed.symbol, parsed.mends


def vienna(raw: str) -> Symbol:
    """A Vienna code."""
    parsed = parse_vienna(raw.strip())
    return parsed.symbol, parsed.mends


def locarno(raw: str) -> Symbol:
    """A Locarno class; US files write `1402`."""
    match = LOCARNO.fullmatch(raw.strip())
    parsed = parse_locarno(f"{match[1]}-{match[2]}" if match else raw.strip())
    return parsed.symbol, parsed.mends


def national(raw: str) -> Symbol:
    """A class of the US Patent Classification: `428 644` is 428/64.4. The scheme is closed since 2015; no table is checked."""
    # A file that was laid out anew has lost the columns with its spaces; its symbol is kept as it stands, not divided by guess.
    match = None if "\n" in raw else NATIONAL.fullmatch(raw)
    if match is None:
        squeezed = "".join(raw.split())
        if re.fullmatch(r"[A-Z\d./]{1,20}", squeezed):
            return squeezed, ()
        raise _unreadable(raw)
    main, whole, fraction = match[1].replace(" ", ""), match[2].strip(), match[3].rstrip("0")
    decimal = f".{fraction}" if fraction else ""
    number = whole.lstrip("0") or "0"
    return f"{main.lstrip('0') if main.isdigit() else main}/{number}{decimal}{match[4]}", ()


PARSERS: dict[str, Callable[[str], Symbol]] = {
    "ipc": ipc,
    "cpc": cpc,
    "nice": nice,
    "vienna": vienna,
    "locarno": locarno,
    "uspc": national,
}


def _without_columns(raw: str) -> Refusal:
    return Refusal(
        "class.columns",
        zh=f"分类号“{raw.strip()[:40]}”缺少斜线，列宽也不对，无法分出大组与小组。",
        en=f'The symbol "{raw.strip()[:40]}" has no slash and its columns are off, so that main group and subgroup cannot be told.',
        mend_zh="请核对原文，写成 E03C 1/04 的形式。",
        mend_en="Check the document; write it as E03C 1/04.",
        value=raw.strip(),
    )


def _unreadable(raw: str) -> Refusal:
    return Refusal(
        "class.uspc",
        zh=f"美国专利分类号“{raw[:40]}”无法识别。",
        en=f'The US class "{raw[:40]}" cannot be read.',
        mend_zh="请核对原文。",
        mend_en="Check the document.",
        value=raw,
    )
