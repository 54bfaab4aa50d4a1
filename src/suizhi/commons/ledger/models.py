"""Entries of the event log, its head, and how far each consumer has read.

Entries are never changed or removed: triggers on both databases refuse it (see the first migration).
"""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One thing that happened: who did what to which subject, chained to the entry before it by SHA-256."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, db_index=True)
    payload = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject}"


class Head(models.Model):
    """The last entry's number and digest: the one row that writers lock, so that the chain never forks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)


class Cursor(models.Model):
    """How far a consumer of the log has read."""

    consumer = models.CharField(max_length=60, primary_key=True)
    seq = models.BigIntegerField(default=0)
