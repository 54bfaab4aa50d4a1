"""The register's forms: a judgement on two parties."""

from __future__ import annotations

from django import forms

from suizhi.halls.register.models import Judgement


class JudgementForm(forms.Form):
    """A verdict and its reason; `other` is the party beside the one whose page it is sent from."""

    other = forms.IntegerField(min_value=1)
    verdict = forms.ChoiceField(choices=Judgement._meta.get_field("verdict").choices)
    reason = forms.CharField(max_length=2000)
