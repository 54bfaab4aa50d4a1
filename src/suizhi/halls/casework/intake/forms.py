"""The forms of intake: telling, and answering what is asked next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.forms import fact_field

STORY_MAX = 5_000


class TellingForm(forms.Form):
    """What happened, to which right, by whom."""

    story = forms.CharField(
        label=_("发生了什么"),
        max_length=STORY_MAX,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("用自己的话写三五句：谁、在哪里、做了什么，你有什么权利，想要什么结果。"),
    )
    right_said = forms.CharField(
        label=_("哪一件权利（号码）"),
        max_length=200,
        required=False,
        help_text=_("专利号、商标注册号或登记号；登记簿里有的，不用再填状态和权利人。"),
    )
    respondent = forms.CharField(
        label=_("对方是谁"), max_length=200, required=False, help_text=_("公司、店铺或档口的名称；不知道全称也可以先写。")
    )


class AnswersForm(forms.Form):
    """The facts that are asked next. None of them has to be answered: what is left empty stays open."""

    def __init__(self, questions: Sequence[Mapping[str, Any]], data: Any = None) -> None:
        super().__init__(data)
        for one in questions:
            field = fact_field(str(one["fact"]))
            field.required = False
            self.fields[str(one["fact"])] = field

    def stated(self) -> dict[str, Any]:
        """The facts that were answered."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}
