"""Statements of the portal: accessibility and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How to use the portal by keyboard, with large text or high contrast, and where to ask for help."""
    return render(request, "web/accessibility.html")
