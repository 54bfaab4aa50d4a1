"""Checks of the database: that it answers, fits this version, keeps its log whole, and that its jobs get done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from suizhi.commons.jobs.models import Job
from suizhi.commons.ledger.services import verify
from suizhi.commons.operations.checks import Finding, State
from suizhi.commons.operations.schema import applied, pending, unknown

LATE = timedelta(minutes=15)
"""A job that waited longer than this means that no worker runs, or that the workers are too few."""


def database() -> Iterator[Finding]:
    """The database answers; SQLite stands in write-ahead mode, without which readers would wait for writers."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0]
            yield Finding("database", State.OK, f"PostgreSQL {version}", f"PostgreSQL {version}")
            return
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    name = connection.settings_dict["NAME"]
    if mode == "wal":
        yield Finding("database", State.OK, f"SQLite（WAL）{name}", f"SQLite (WAL) {name}")
    else:
        mends = "请把数据库放在支持共享内存的本地磁盘上。", "Keep the database on a local disk that supports shared memory."
        yield Finding("database", State.FAIL, f"SQLite 日志模式是 {mode}", f"SQLite's journal mode is {mode}", *mends)


def schema() -> Iterator[Finding]:
    """The schema is this version's: nothing missing, nothing newer."""
    missing, newer = pending(), unknown(applied())
    if newer:
        names = ", ".join(f"{app}.{name}" for app, name in newer)
        mends = "请使用创建它的版本，或恢复备份。", "Use the version that made it, or restore a backup."
        yield Finding("schema", State.FAIL, f"数据库比程序新：{names}", f"the database is newer than this version: {names}", *mends)
    elif missing:
        zh, en = f"有 {len(missing)} 项数据库迁移未执行", f"{len(missing)} migrations are not applied"
        yield Finding("schema", State.FAIL, zh, en, "请运行 suizhi prepare。", "Run suizhi prepare.")
    else:
        yield Finding("schema", State.OK, "数据库结构为最新", "the schema is up to date")


def ledger() -> Iterator[Finding]:
    """The event log's chain holds from the first entry to the last."""
    count, broken = verify()
    if broken is None:
        yield Finding("ledger", State.OK, f"事件链完整，共 {count} 条", f"the event log is whole: {count} entries")
        return
    zh, en = f"事件链在第 {broken.seq} 条断裂：{broken.reason}", f"the event log breaks at entry {broken.seq}: {broken.reason}"
    yield Finding("ledger", State.FAIL, zh, en, "请保全现场并与备份比对。", "Preserve the database and compare it with a backup.")


def jobs() -> Iterator[Finding]:
    """No job waits too long, and none has failed."""
    late = Q(state=Job.State.WAITING, run_after__lt=timezone.now() - LATE)
    counts = Job.objects.aggregate(late=Count("id", filter=late), failed=Count("id", filter=Q(state=Job.State.FAILED)))
    zh, en = f"超时等待 {counts['late']} 项，失败 {counts['failed']} 项", f"{counts['late']} jobs overdue, {counts['failed']} failed"
    if counts["late"]:
        yield Finding("jobs", State.FAIL, zh, en, "请确认 suizhi worker 在运行。", "See that suizhi worker runs.")
    elif counts["failed"]:
        yield Finding("jobs", State.WARN, zh, en, "请在日志中查看失败原因后重试。", "Read the reason in the logs and try again.")
    else:
        yield Finding("jobs", State.OK, zh, en)
