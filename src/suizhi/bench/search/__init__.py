"""`suizhi bench search`: the embedded engine beside SQLite FTS5 and PostgreSQL full text, over the same tokens in one run."""

from suizhi.bench.search.command import command

__all__ = ["command"]
