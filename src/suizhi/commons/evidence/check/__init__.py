"""Checking the whole store: every byte of every file, every custody record, seal and timestamp, and what the rows say about them.

Whoever gets behind the database's triggers, or at the disk, is found out, and the report says where.
"""

from suizhi.commons.evidence.check.report import StoreReport, check_store

__all__ = ["StoreReport", "check_store"]
