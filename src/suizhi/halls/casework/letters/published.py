"""What the public reads: decisions that were published and not taken back, newest first."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from suizhi.halls.casework.models import Publication


def published() -> QuerySet[Publication]:
    """Everything that is published now; anybody may read it."""
    return Publication.objects.filter(withdrawn_on=None).select_related("letter__case", "item__content").order_by("-published_on", "-id")


def published_one(pk: int) -> Publication:
    """One of them. Raises Http404 where it is not there, or was taken back."""
    found = published().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
