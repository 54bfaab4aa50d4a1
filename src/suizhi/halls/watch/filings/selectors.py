"""Reading reviews and dossiers: the office's alone."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from suizhi.commons.policy import Viewer, require
from suizhi.halls.watch.access import READ
from suizhi.halls.watch.models import DossierLook, FilingDossier, FilingReview


def reviews(who: Viewer) -> QuerySet[FilingReview]:
    """The reviews, the newest first. Raises PermissionDenied."""
    require(who, READ)
    return FilingReview.objects.order_by("-id")


def review_of(who: Viewer, pk: int) -> FilingReview:
    """One review. Raises PermissionDenied, Http404."""
    review = reviews(who).filter(pk=pk).first()
    if review is None:
        raise Http404
    return review


def dossiers(who: Viewer, review: FilingReview) -> QuerySet[FilingDossier]:
    """The dossiers of a review without what they hold, the highest score first. Raises PermissionDenied."""
    require(who, READ)
    return review.dossiers.defer("held").order_by("-score", "key")


def dossier_of(who: Viewer, pk: int) -> FilingDossier:
    """One dossier with all that it holds. Raises PermissionDenied, Http404."""
    require(who, READ)
    dossier = FilingDossier.objects.select_related("review").filter(pk=pk).first()
    if dossier is None:
        raise Http404
    return dossier


def of_the_same(who: Viewer, dossier: FilingDossier) -> QuerySet[FilingDossier]:
    """What other reviews say of the same applicants, the newest first. Raises PermissionDenied."""
    require(who, READ)
    found = FilingDossier.objects.filter(key=dossier.key).exclude(pk=dossier.pk)
    return found.select_related("review").defer("held").order_by("-review_id")


def looks(who: Viewer, dossier: FilingDossier) -> QuerySet[DossierLook]:
    """Who opened the dossier, the newest first. Raises PermissionDenied."""
    require(who, READ)
    return dossier.looks.select_related("by").order_by("-id")
