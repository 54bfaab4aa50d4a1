"""Reference tables: classifications and their cross-search notes, taken in by import and versioned by edition."""

from __future__ import annotations

from django.db import models


class ReferenceEntry(models.Model):
    """One entry of a classification: Nice class, similar group, item, IPC title, GB/T 4754 industry, Vienna code …"""

    scheme = models.CharField(max_length=24)
    edition = models.CharField(max_length=24)
    symbol = models.CharField(max_length=60)
    parent = models.CharField(max_length=60, default="")
    title_zh = models.TextField(default="")
    title_en = models.TextField(default="")
    note = models.TextField(default="")
    see_also = models.JSONField(default=list)
    attributes = models.JSONField(default=dict)
    digest = models.CharField(max_length=32)
    source = models.ForeignKey("register.Source", models.PROTECT, related_name="entries")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scheme", "edition", "symbol", "parent"], name="reference_once")]
        indexes = [models.Index(fields=["scheme", "symbol"], name="reference_symbol")]

    def __str__(self) -> str:
        return f"{self.symbol} {self.title_zh or self.title_en}"
