"""Saying what became of something: a sentence on the next page, in the language of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages

from suizhi.commons.languages import is_english
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise


def attempt(request: HttpRequest, deed: Callable[[], object], done: str | _StrPromise) -> bool:
    """Do something and say that it was done, or why it cannot be; whether it was."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
        return False
    messages.success(request, str(done))
    return True


def faulty(request: HttpRequest, form: forms.Form) -> None:
    """Say which field of a form could not be taken."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        messages.error(request, f"{label} {errors[0]}".strip())


def sentence(refusal: Refusal) -> str:
    """What is wrong and what to do, in the language of the page."""
    said, mend = (refusal.en, refusal.mend_en) if is_english() else (refusal.zh, refusal.mend_zh)
    return f"{said}{' ' if is_english() else ''}{mend or ''}"
