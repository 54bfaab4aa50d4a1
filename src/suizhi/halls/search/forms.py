"""The form by which a search is kept."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.halls.search.models import SavedSearch


class KeepForm(forms.ModelForm):
    """A name for the search, and its address."""

    class Meta:
        model = SavedSearch
        fields = ("name", "parameters")
        widgets = {
            "name": forms.TextInput(attrs={"class": "form-control"}),
            "parameters": forms.HiddenInput,
        }
        labels = {"name": _("给这个检索起个名字")}
