"""How much the register holds, as it was last counted."""

from __future__ import annotations

from django.db import models


class Census(models.Model):
    """The one row of kept counts: pages of a register of millions show them with their time, instead of counting at each request."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()
    seq = models.BigIntegerField()
    """The event log's entry up to which everything is counted."""
    kinds = models.JSONField()
    """`[[visibility, kind, synthetic, rights], …]`"""
    statements = models.JSONField()
    """`[[source id, statements that count, time of the last in ISO form], …]`"""
