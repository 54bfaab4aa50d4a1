"""The forms of a notice: the holder's, the merchant's, the platform's."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.platforms.elements import elements_known, measures_known
from suizhi.halls.casework.platforms.models import Platform

_YES_NO = [("", "—"), ("true", _("是")), ("false", _("否"))]


class _Ticks(forms.CheckboxSelectMultiple):
    """Boxes to tick."""

    template_name = "casework/platforms/parts/ticks.html"


class NoticeForm(forms.Form):
    """A notice of a holder."""

    platform = forms.ModelChoiceField(label=_("平台"), queryset=Platform.objects.all(), empty_label="—")
    holder = forms.CharField(label=_("权利人"), max_length=200)
    merchant = forms.CharField(label=_("店铺或者平台内经营者"), max_length=200)
    right = forms.CharField(label=_("权利号码"), max_length=60)
    goods = forms.CharField(label=_("商品"), max_length=200)
    links = forms.CharField(label=_("商品链接，一行一个"), max_length=10000, widget=forms.Textarea(attrs={"rows": 3}))
    elements = forms.MultipleChoiceField(label=_("通知里有"), widget=_Ticks(), required=False)
    story = forms.CharField(label=_("为什么认为侵权"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    file = forms.FileField(label=_("通知书或者证据"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["elements"].choices = [(name, name) for name in elements_known()]  # type: ignore[attr-defined]

    def clean_links(self) -> list[str]:
        """The links, one a line; each an address of the web."""
        links = [line.strip() for line in self.cleaned_data["links"].splitlines() if line.strip()]
        if any(not link.startswith(("http://", "https://")) for link in links):
            raise forms.ValidationError(_("链接要以 http:// 或者 https:// 开头，一行一个。"))
        return links[:50]


class OnForm(forms.Form):
    """The day of a step."""

    on = forms.DateField(label=_("日期"), help_text=_("写法 2026-11-20"), initial=lambda: timezone.localdate().isoformat())


class MeasuresForm(OnForm):
    """The measures of the platform."""

    measures = forms.MultipleChoiceField(label=_("采取的措施"), widget=_Ticks())

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["measures"].choices = [(name, name) for name in measures_known()]  # type: ignore[attr-defined]


class PaperForm(OnForm):
    """What is said, and a file where there is one."""

    text = forms.CharField(label=_("说明"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(label=_("文件"), required=False)


class CompletionForm(forms.Form):
    """What is added to a notice."""

    elements = forms.MultipleChoiceField(label=_("补上的内容"), widget=_Ticks())
    text = forms.CharField(label=_("说明"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    file = forms.FileField(label=_("文件"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["elements"].choices = [(name, name) for name in elements_known()]  # type: ignore[attr-defined]


class DeclarationForm(PaperForm):
    """The merchant's declaration."""

    has_evidence = forms.TypedChoiceField(label=_("附有不侵权的初步证据"), choices=_YES_NO, coerce=lambda value: value == "true")


class ActionForm(PaperForm):
    """What the holder has done."""

    action = forms.ChoiceField(label=_("做了什么"), choices=[("complaint", _("向主管部门投诉")), ("suit", _("向人民法院起诉"))])


class OutcomeForm(PaperForm):
    """An effective judgment or decision."""

    infringes = forms.TypedChoiceField(label=_("认定侵权成立"), choices=_YES_NO, coerce=lambda value: value == "true")


class ReasonForm(OnForm):
    """A step with its reason."""

    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class PublishForm(OnForm):
    """What is published."""

    text = forms.CharField(
        label=_("公示内容"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写通知、声明和处理结果，不写个人信息。"),
    )


class LossForm(forms.Form):
    """What the merchant lost."""

    loss = forms.DecimalField(label=_("损失（元）"), min_value=0, max_digits=15, decimal_places=2)
