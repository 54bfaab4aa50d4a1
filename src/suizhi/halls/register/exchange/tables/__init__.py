"""Tables of any make, row by row: delimited text, spreadsheets, JSON Lines and JSON arrays.

Every cell arrives as text. Rows are numbered as a spreadsheet shows them, from 1. Formulas are never evaluated.
"""

from __future__ import annotations

from suizhi.halls.register.exchange.tables.model import Row, Table, TableShape
from suizhi.halls.register.exchange.tables.opening import open_tables
from suizhi.halls.register.exchange.tables.wholeness import check_rows

__all__ = ["Row", "Table", "TableShape", "check_rows", "open_tables"]
