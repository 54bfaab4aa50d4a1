"""About the data: every source, who publishes it, under which licence, what it holds and what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from suizhi.halls.register.census import counts
from suizhi.halls.register.provenance import sources_described

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def about_data(request: HttpRequest) -> HttpResponse:
    """The page of the sources."""
    held = counts()
    return render(request, "register/about_data.html", {"sources": sources_described(held), "counted_at": held.at})
