"""Rights and what sources have stated about them.

`RightRecord` is the truth: one statement of one source, never edited, superseded by a later one or corrected by one that
points at it. The other tables hang on a record and hold its parts in a form that can be queried; `Right` itself carries a
projection of the current facts for lists. A part counts while its record is not superseded.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from suizhi.halls.register.models.imports import ImportFile, Source
from suizhi.halls.register.models.parties import Party
from suizhi.halls.register.status import Status
from suizhi.kernel.records import EventCategory, EventKey, Kind, NumberType, Role


class Collection(models.TextChoices):
    """Records of the demonstration city and real records stand beside each other and never link."""

    OFFICE = "office", _("正式数据")
    DEMO = "demo", _("演示城市")


KIND_LABELS = {
    Kind.INVENTION: _("发明专利"),
    Kind.UTILITY_MODEL: _("实用新型"),
    Kind.DESIGN: _("外观设计"),
    Kind.TRADEMARK: _("商标"),
    Kind.COLLECTIVE_MARK: _("集体商标"),
    Kind.CERTIFICATION_MARK: _("证明商标"),
    Kind.GEOGRAPHICAL_INDICATION: _("地理标志"),
    Kind.COPYRIGHT_WORK: _("作品"),
    Kind.SOFTWARE: _("计算机软件"),
    Kind.LAYOUT_DESIGN: _("集成电路布图设计"),
    Kind.DATA_IP: _("数据知识产权"),
}


def _choices(enum: type[StrEnum], labels: Mapping[Any, Any] | None = None) -> list[tuple[str, Any]]:
    return [(member.value, labels[member] if labels else member.name.lower()) for member in enum]


class Right(models.Model):
    """A right of any kind. Everything but the collection, kind and office is a projection of its current records."""

    collection = models.CharField(max_length=12, choices=Collection)
    kind = models.CharField(max_length=24, choices=_choices(Kind, KIND_LABELS))
    office = models.CharField(max_length=2)
    title = models.TextField()
    title_en = models.TextField(default="")
    number = models.CharField(max_length=60)
    filing_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    granted_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    status = models.CharField(max_length=16, choices=Status, default=Status.UNKNOWN)
    status_on = models.DateField()
    main_class = models.CharField(max_length=40, default="")
    owner_label = models.TextField(default="")
    district = models.CharField(max_length=6, default="")
    visibility = models.CharField(max_length=8, default="public")
    synthetic = models.BooleanField(default=False)
    joined_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="joined", db_index=False)
    """Set where a later source showed this to be the same right as an older record; everything has moved there."""
    changed = models.BigIntegerField(default=0)
    """The event log's entry of the last change: what the indexes read from."""
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["changed", "id"], name="right_changed"),
            # Lists show the newest first, narrowed by one of these at a time; other orders are the search engine's.
            *(models.Index(fields=[column, "-id"], name=f"right_{column}") for column in ("collection", "kind", "status", "district")),
            # Nearly all rights are joined to none: an index of these would be taken for every list, and sort millions.
            models.Index(fields=["joined_to"], name="right_joined", condition=models.Q(joined_to__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("register:right", args=[self.pk])


class RightRecord(models.Model):
    """What one source stated about one right: `facts` is the whole canonical row, `row` its place in the file."""

    right = models.ForeignKey(Right, models.PROTECT, related_name="records")
    source = models.ForeignKey(Source, models.PROTECT, related_name="records")
    file = models.ForeignKey(ImportFile, models.PROTECT, null=True, related_name="records")
    row = models.PositiveIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrected_by")
    reason = models.TextField(default="")
    digest = models.CharField(max_length=32)
    facts = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["right", "source"], name="record_statement")]

    def __str__(self) -> str:
        return f"{self.source_id}:{self.row} → {self.right_id}"


class Part(models.Model):
    """A queryable part of a record."""

    right = models.ForeignKey(Right, models.PROTECT, related_name="%(class)ss")
    record = models.ForeignKey(RightRecord, models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True


class RightNumber(Part):
    """A number by which the right is found."""

    collection = models.CharField(max_length=12, choices=Collection)
    type = models.CharField(max_length=12, choices=_choices(NumberType))
    office = models.CharField(max_length=2)
    value = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    kind_code = models.CharField(max_length=4, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["collection", "type", "key", "kind_code"], name="number_once")]
        indexes = [models.Index(fields=["key"], name="number_key")]


class RightParty(Part):
    """A party to the right as the source wrote it; `party` is empty for people without an identifier."""

    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="roles")
    role = models.CharField(max_length=16, choices=_choices(Role))
    name = models.TextField()
    sequence = models.PositiveSmallIntegerField(default=1)
    share_numerator = models.PositiveIntegerField(null=True)
    share_denominator = models.PositiveIntegerField(null=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)


class RightClass(Part):
    """A class of the right."""

    scheme = models.CharField(max_length=16)
    symbol = models.CharField(max_length=40)
    main = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["scheme", "symbol"], name="class_symbol")]


class Event(Part):
    """Something that happened to the right, effective on `on` (WIPO ST.27 category and a key event)."""

    key = models.CharField(max_length=24, choices=_choices(EventKey))
    category = models.CharField(max_length=2, choices=_choices(EventCategory))
    on = models.DateField()
    code = models.CharField(max_length=40, default="")
    text = models.TextField(default="")
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["right", "on"], name="event_timeline"),
            models.Index(fields=["-on", "-id"], name="event_latest"),
        ]


class FamilyMember(Part):
    """The right's membership of a family; rights with one (kind, key) belong together."""

    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=80)

    class Meta:
        indexes = [models.Index(fields=["kind", "key"], name="family_key")]


class Citation(Part):
    """A document that this right cites."""

    key = models.CharField(max_length=60, default="")
    text = models.TextField(default="")
    category = models.CharField(max_length=8, default="")
    origin = models.CharField(max_length=24, default="")

    class Meta:
        indexes = [models.Index(fields=["key"], name="citation_key")]


class Document(Part):
    """A document of record: where it is, or its text."""

    kind = models.CharField(max_length=24)
    title = models.TextField()
    on = models.DateField(null=True)
    reference = models.TextField(default="")
    text = models.TextField(default="")
