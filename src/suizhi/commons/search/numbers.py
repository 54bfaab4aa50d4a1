"""The keys under which a typed number may stand in the index."""

from __future__ import annotations

from suizhi.kernel.numbers import lookup_keys, recognise


def number_keys(text: str) -> tuple[str, ...]:
    """Values and keys of every reading of `text` as a number of a right, best first; empty if it reads as none."""
    values = (reading.value for reading in recognise(text))
    return tuple(dict.fromkeys((*lookup_keys(text), *values)))
