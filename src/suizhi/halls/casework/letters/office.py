"""Whose paper it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from suizhi.commons.documents.library import authority

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case


def authority_of(case: Case) -> str:
    """The body that runs the case's procedure in this city."""
    return authority(case.procedure, settings.CITY)
