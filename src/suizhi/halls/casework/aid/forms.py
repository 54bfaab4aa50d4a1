"""The forms of aid."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.aid.judging import choices, foreign_acts, services
from suizhi.halls.casework.enforcement.forms import today
from suizhi.halls.casework.models import Expert

_OPTIONAL = [("", "—")]


class AskForm(forms.Form):
    """A firm's request."""

    applicant = forms.CharField(label=_("申请人名称"), max_length=200)
    applicant_kind = forms.ChoiceField(label=_("申请人种类"))
    wanted = forms.ChoiceField(label=_("需要的帮助"))
    story = forms.CharField(label=_("情况"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    opponent = forms.CharField(label=_("对方"), max_length=200, required=False, help_text=_("用来核对专家有没有利害关系。"))
    overseas_event = forms.ChoiceField(label=_("境外纠纷（有的话）"), required=False)
    country = forms.CharField(label=_("国家或者地区"), max_length=60, required=False)
    respond_by = forms.DateField(label=_("境外机构要求答复的日期"), required=False, help_text=_("写法 2026-11-20"))
    foreign_act = forms.ChoiceField(label=_("对方有没有直接来取证、送达"), required=False)
    foreign_measure = forms.ChoiceField(label=_("外国措施"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        named = {
            "applicant_kind": choices("applicant_kind"),
            "wanted": [(one, one) for one in services()],
            "overseas_event": _OPTIONAL + choices("overseas_event"),
            "foreign_act": _OPTIONAL + [(one, one) for one in foreign_acts()],
            "foreign_measure": _OPTIONAL + choices("foreign_measure"),
        }
        for name, values in named.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]


class AdmitForm(forms.Form):
    """Whether it is admitted."""

    admit = forms.TypedChoiceField(
        label=_("受理"), choices=[("true", _("受理")), ("false", _("不予受理"))], coerce=lambda value: value == "true"
    )
    answer_by = forms.DateField(label=_("承诺答复日期"), required=False, help_text=_("写法 2026-11-20"))
    why = forms.CharField(label=_("不予受理的理由和去处"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))


class AssignForm(forms.Form):
    """Who helps."""

    expert = forms.ModelChoiceField(label=_("专家或者机构"), queryset=Expert.objects.filter(active=True), empty_label="—")


class NoteForm(forms.Form):
    """Guidance."""

    text = forms.CharField(label=_("指导意见"), max_length=8000, widget=forms.Textarea(attrs={"rows": 4}))


class CloseForm(forms.Form):
    """The day on which it is done."""

    on = forms.DateField(label=_("办结日期"), initial=today)


class RateForm(forms.Form):
    """How it was."""

    score = forms.TypedChoiceField(
        label=_("满意度"), coerce=int, choices=[(5, _("5 很满意")), (4, "4"), (3, "3"), (2, "2"), (1, _("1 很不满意"))]
    )
    said = forms.CharField(label=_("说明"), max_length=500, required=False)


class ExportForm(forms.Form):
    """What is to leave the country."""

    what = forms.CharField(label=_("拟提供的材料"), max_length=300)
    recipient = forms.CharField(label=_("境外接收机构"), max_length=200)


class CheckForm(forms.Form):
    """One answer of the gate."""

    passed = forms.TypedChoiceField(
        label=_("结论"), choices=[("true", _("通过")), ("false", _("不通过"))], coerce=lambda value: value == "true"
    )
    basis = forms.CharField(label=_("依据"), max_length=500)


class EmptyForm(forms.Form):
    """A deed that needs nothing more."""


class ExpertForm(forms.Form):
    """An expert or institution."""

    name = forms.CharField(label=_("专家或者机构"), max_length=120)
    institution = forms.BooleanField(label=_("是机构"), required=False)
    fields_said = forms.CharField(label=_("专长，用逗号隔开"), max_length=300)
    parties = forms.CharField(label=_("服务的当事人，用逗号隔开"), max_length=1000, required=False)
