"""What the pages of a fair share: doing something and saying how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect

from suizhi.commons.languages import sentence
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse


def tried(request: HttpRequest, deed: Callable[[], Any], done: str, to: str) -> HttpResponse:
    """Do it, say so or say why not, and go on to `to`."""
    try:
        deed()
        messages.success(request, done)
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    return redirect(to)


def faults(request: HttpRequest, form: forms.Form) -> None:
    """Say what a short form lacks."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, f"{label}：{errors[0]}" if label else str(errors[0]))
