"""The form by which a search is kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class KeepForm(forms.Form):
    """A name for the search, and its address."""

    name = forms.CharField(label=_("名称"), max_length=120)
    parameters = forms.CharField(max_length=8000)
