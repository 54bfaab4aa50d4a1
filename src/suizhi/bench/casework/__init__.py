"""`suizhi bench casework`: a desk with hundreds of thousands of cases, its lists and calendar read as pages, steps taken in earnest."""

from suizhi.bench.casework.command import command

__all__ = ["command"]
