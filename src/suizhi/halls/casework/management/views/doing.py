"""Doing what a form asks: the refusal is said on the page that the form came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from suizhi.commons.languages import sentence
from suizhi.commons.policy import viewer
from suizhi.halls.casework import selectors
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


def case_for(request: HttpRequest, pk: int) -> tuple[Viewer, Case]:
    """The viewer and the case; Http404 where they may not see it."""
    who = viewer(request)
    return who, selectors.case_of(who, pk)


def done(request: HttpRequest, do: Callable[[], object], back: str, *args: int, anchor: str = "") -> HttpResponse:
    """Do it and go back, saying that it is done or why not."""
    try:
        do()
        messages.success(request, _("已办。"))
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    answer = redirect(back, *args)
    answer["Location"] += anchor
    return answer


def number(typed: str | None) -> int:
    """A whole number out of a form; 0, which is nobody's key, where it is none."""
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
