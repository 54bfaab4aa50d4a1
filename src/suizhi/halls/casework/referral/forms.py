"""The forms of a referral."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.halls.casework.enforcement.forms import today
from suizhi.halls.casework.models import Referral
from suizhi.halls.casework.referral.receivers import Receiver


class PrepareForm(forms.Form):
    """What goes to one receiver: every check is its own box."""

    name = forms.CharField(label=_("收件机关全称"), max_length=120)
    reason = forms.CharField(label=_("移送理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, to: Receiver, evidence: list[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for check in to.checks:
            self.fields[f"check-{check.id}"] = forms.BooleanField(label=check.en if is_english() else check.zh, required=False)
        for ref, name in evidence:
            self.fields[f"item-{ref}"] = forms.BooleanField(label=_("附证据：%(name)s") % {"name": name}, required=False)

    def ticked(self, kind: str) -> list[str]:
        """What of the checks (`check`) or the evidence (`item`) was ticked."""
        return [name.removeprefix(f"{kind}-") for name, value in self.cleaned_data.items() if name.startswith(f"{kind}-") and value]


class DecideForm(forms.Form):
    """Whether it goes out."""

    approve = forms.TypedChoiceField(
        label=_("决定"), choices=[("true", _("批准移送")), ("false", _("不批准"))], coerce=lambda value: value == "true"
    )


class SendForm(forms.Form):
    """That it went out."""

    receipt = forms.CharField(label=_("回执：谁、何时签收"), max_length=200)


class AnswerForm(forms.Form):
    """What came back."""

    answer = forms.ChoiceField(label=_("答复"), choices=Referral.Answer.choices)
    said = forms.CharField(label=_("答复的内容"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    on = forms.DateField(label=_("答复日期"), initial=today, help_text=_("写法 2026-11-20"))
    file = forms.FileField(label=_("答复文件"), required=False)
