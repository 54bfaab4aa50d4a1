"""Evidence and what happened to it.

Custody records, seals and timestamps are never changed or removed: triggers on both databases refuse it (see the migrations).
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.engines.evidence.custody import GENESIS, CustodyEvent


class Content(models.Model):
    """Bytes that were handed in, once, however often: their digests, and the random name under which they lie on the disk."""

    class Scan(models.TextChoices):
        """What the virus scanner said. `none` is honest: there was no scanner to ask."""

        PENDING = "pending", _("病毒检查中")
        CLEAN = "clean", _("未发现病毒")
        INFECTED = "infected", _("发现病毒")
        NONE = "none", _("未查毒")

    key = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)
    sm3 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    chunks = models.JSONField(default=list)
    """Leaf hashes of the parts of 1 MiB: the place of a change."""
    media_type = models.CharField(max_length=100)
    scan = models.CharField(max_length=8, choices=Scan, default=Scan.PENDING, db_index=True)
    scanner = models.CharField(max_length=120, default="")
    finding = models.CharField(max_length=200, default="")
    """The name of what the scanner found."""
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256


class Item(models.Model):
    """A piece of evidence in a matter. `facts` is what its `received` record states; what it was derived from is kept beside it."""

    ref = models.CharField(max_length=32, unique=True)
    content = models.ForeignKey(Content, models.PROTECT, related_name="items")
    subject = models.CharField(max_length=120, db_index=True)
    """What it is evidence of, as `case:12`; the kind before the colon has a guard."""
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)
    derived_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="derivatives")
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=80)
    first_seq = models.BigIntegerField(unique=True)
    """The number of its `received` record: a seal that covers it covers the item."""

    class Meta:
        indexes = [
            models.Index(fields=["subject", "id"], name="evidence_of_subject"),
            models.Index(fields=["received_by"], name="evidence_from"),
        ]

    def __str__(self) -> str:
        return self.name


class CustodyRecord(models.Model):
    """One thing that happened to an item, or to the whole store where `item` is empty; see `suizhi.engines.evidence.custody`."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=20)
    item = models.CharField(max_length=32)
    number = models.PositiveIntegerField()
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    item_previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="evidence_item_number")]

    def event(self) -> CustodyEvent:
        """The record in the form that digests are taken of."""
        names = ("seq", "actor", "verb", "item", "number", "detail", "previous", "item_previous", "digest")
        return CustodyEvent(at=self.at.isoformat(timespec="microseconds"), **{name: getattr(self, name) for name in names})


class ChainHead(models.Model):
    """This store's id, and its last record's number and digest: the one row that writers lock, so that the chain never forks."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    store = models.CharField(max_length=36)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=GENESIS)


class Seal(models.Model):
    """A sealed run of custody records: the statement is the text that is timestamped, the rest of it for finding."""

    number = models.PositiveIntegerField(primary_key=True)
    first = models.BigIntegerField()
    last = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    statement = models.TextField()
    sealed_at = models.DateTimeField()


class Timestamp(models.Model):
    """An authority's answer to a seal, verified on arrival, with the root certificate (PEM) that it was traced to."""

    seal = models.OneToOneField(Seal, models.PROTECT, primary_key=True)
    token = models.BinaryField()
    root = models.TextField()
    authority = models.CharField(max_length=200)
    at = models.DateTimeField()


class Pack(models.Model):
    """An export: the manifest and the page as they were packed, and how far the chain went then, so that it can be made again."""

    ref = models.CharField(max_length=32, unique=True)
    subject = models.CharField(max_length=120, db_index=True)
    items = models.ManyToManyField(Item, related_name="packs")
    manifest = models.TextField()
    readme = models.TextField()
    last_seq = models.BigIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)


class Fault(models.Model):
    """A link that the last check of the store found broken. Each check replaces the findings of the one before."""

    where = models.CharField(max_length=200)
    what = models.CharField(max_length=60)
    expected = models.CharField(max_length=300)
    found = models.CharField(max_length=300)
    zh = models.CharField(max_length=300)
    en = models.CharField(max_length=300)
    item = models.ForeignKey(Item, models.CASCADE, null=True, related_name="faults")
    found_at = models.DateTimeField()
