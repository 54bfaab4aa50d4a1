"""A definition's columns turned into closures, once per file, that make one canonical row of each table row."""

from __future__ import annotations

from suizhi.halls.register.exchange.mapping.compile import RowMaker, compile_mapping

__all__ = ["RowMaker", "compile_mapping"]
