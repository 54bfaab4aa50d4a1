"""The list of papers of a case, to be printed and bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from suizhi.commons.policy import require, viewer
from suizhi.halls.casework import selectors
from suizhi.halls.casework.access import READ
from suizhi.halls.casework.letters.archive import archive_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_required
@require_safe
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything in the file of a case, with the digests by which it is known, and how long it is kept."""
    who = viewer(request)
    require(who, READ)
    case = selectors.case_of(who, pk)
    return render(request, "casework/archive.html", {"case": case, "archive": archive_of(case, who, timezone.localdate())})
