"""Symbols of classification schemes: parse, check, normalise, ancestors. Titles live in reference tables, not here."""

from suizhi.kernel.classes.gb4754 import parse_gb4754
from suizhi.kernel.classes.locarno import parse_locarno
from suizhi.kernel.classes.model import Class
from suizhi.kernel.classes.nice import parse_nice, parse_nice_group
from suizhi.kernel.classes.patents import parse_cpc, parse_ipc, parse_ipc_fixed
from suizhi.kernel.classes.vienna import parse_vienna

__all__ = [
    "Class",
    "parse_cpc",
    "parse_gb4754",
    "parse_ipc",
    "parse_ipc_fixed",
    "parse_locarno",
    "parse_nice",
    "parse_nice_group",
    "parse_vienna",
]
