"""Names for the arrays of this room. numpy's own types get lost in arithmetic, so these say what is meant and check nothing."""

from __future__ import annotations

from typing import Any, TypeAlias

Floats: TypeAlias = Any
"""Numbers as float32, most often from 0 to 1; docstrings give the shape."""
Mask: TypeAlias = Any
"""Truth for each pixel (height, width)."""
Numbers: TypeAlias = Any
"""Whole numbers; docstrings give the shape."""
