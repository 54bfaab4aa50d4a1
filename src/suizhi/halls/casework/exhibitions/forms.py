"""The forms of a fair and its desk. The desk's are short: somebody is waiting on the other side of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.commons.accounts.models import User
from suizhi.halls.casework.exhibitions.checks import measures_known

if TYPE_CHECKING:
    from suizhi.halls.casework.exhibitions.models import Exhibition

_YES_NO = [("", "—"), ("true", _("是")), ("false", _("否"))]


class _Photo(forms.ClearableFileInput):
    """A file field that opens a phone's camera."""

    def __init__(self) -> None:
        super().__init__(attrs={"accept": "image/*,application/pdf", "capture": "environment"})


def _account(name: str) -> User:
    found = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        raise forms.ValidationError(_("没有这个账户。请核对用户名。"))
    return found


class FairForm(forms.Form):
    """A fair."""

    name = forms.CharField(label=_("展会名称"), max_length=120)
    series = forms.CharField(label=_("展会系列"), max_length=80, help_text=_("同一展会历届共用，用来数连续几届。"))
    edition = forms.IntegerField(label=_("第几届"), min_value=1, max_value=999)
    place = forms.CharField(label=_("地点"), max_length=120)
    province = forms.CharField(label=_("省份"), max_length=20, initial="广东")
    opens_on = forms.DateField(label=_("开幕日"), help_text=_("写法 2026-11-20"))
    closes_on = forms.DateField(label=_("闭幕日"), help_text=_("写法 2026-11-22"))
    desk = forms.CharField(label=_("投诉站位置"), max_length=120, required=False)
    phone = forms.CharField(label=_("投诉站电话"), max_length=40, required=False)
    organiser = forms.CharField(label=_("主办方账户"), max_length=150, help_text=_("主办方登录穗知用的用户名。"))

    def clean_organiser(self) -> User:
        """The account."""
        return _account(self.cleaned_data["organiser"])

    def clean(self) -> dict[str, Any]:
        """The days in their order."""
        found = super().clean() or {}
        if found.get("opens_on") and found.get("closes_on") and found["closes_on"] < found["opens_on"]:
            self.add_error("closes_on", _("闭幕日早于开幕日。"))
        return found


class ListForm(forms.Form):
    """A list of exhibits: a file, or rows typed."""

    file = forms.FileField(label=_("名单文件（CSV 或 XLSX）"), required=False, help_text=_("表头：参展方、展位、展品、型号、说明。"))
    typed = forms.CharField(
        label=_("或者直接写，一行一件"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("参展方,展位,展品,型号,说明"),
    )

    def clean(self) -> dict[str, Any]:
        """One of both is there."""
        found = super().clean() or {}
        if not (found.get("file") or found.get("typed")):
            self.add_error("file", _("请选一个文件，或者写几行。"))
        return found


class PostForm(forms.Form):
    """Somebody for the desk."""

    user = forms.CharField(label=_("加入投诉站的账户"), max_length=150)

    def clean_user(self) -> User:
        """The account."""
        return _account(self.cleaned_data["user"])


class ComplaintForm(forms.Form):
    """A complaint, in the order in which the desk asks."""

    complainant = forms.CharField(label=_("投诉人"), max_length=200)
    has_badge = forms.TypedChoiceField(label=_("持当届有效证件"), choices=_YES_NO, coerce=lambda value: value == "true")
    badge = forms.CharField(label=_("证件号"), max_length=40, required=False)
    right = forms.CharField(label=_("权利号码"), max_length=60)
    exhibitor: Any = forms.ModelChoiceField(label=_("被投诉展位"), queryset=None, empty_label="—")
    exhibit = forms.CharField(label=_("展品"), max_length=200)
    ground = forms.CharField(label=_("侵权理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    evidence = forms.FileField(label=_("展位照片"), widget=_Photo())
    title_proof = forms.FileField(label=_("权属证明"), required=False, widget=_Photo(), help_text=_("登记簿查得到的权利不用交。"))
    represented = forms.BooleanField(label=_("由代理人投诉"), required=False)
    power = forms.FileField(label=_("授权委托书"), required=False, widget=_Photo(), help_text=_("有代理人才要。"))
    handled_before = forms.BooleanField(label=_("上届已经处理过这一投诉"), required=False)
    follow_up = forms.BooleanField(label=_("已出示会后起诉、请求裁决等文书"), required=False)

    def __init__(self, fair: Exhibition, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["exhibitor"].queryset = fair.exhibitors.all()  # type: ignore[attr-defined]


class AcknowledgeForm(forms.Form):
    """The exhibitor takes the notice."""

    name = forms.CharField(label=_("签收人姓名"), max_length=80)


class LeaveForm(forms.Form):
    """The notice is left at the booth."""

    reason = forms.CharField(label=_("为何没有人签收"), max_length=500)
    photo = forms.FileField(label=_("现场照片"), widget=_Photo())


class StatementForm(forms.Form):
    """The exhibitor's answer."""

    text = forms.CharField(
        label=_("陈述"),
        max_length=10000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("为什么不侵权：例如自有权利、授权、合法来源、比对不同。"),
    )
    file = forms.FileField(label=_("证据"), required=False, widget=_Photo())


class DecideForm(forms.Form):
    """The desk's decision on an answer, or on silence."""

    reason = forms.CharField(label=_("比对与理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    measure = forms.ChoiceField(label=_("措施"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["measure"].choices = [("", "—"), *((one, one) for one in measures_known())]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a complaint is not taken up."""

    reason = forms.CharField(label=_("理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))


class PhotoForm(forms.Form):
    """A photograph of what was done."""

    photo = forms.FileField(label=_("撤展、遮盖后的照片"), widget=_Photo())


class SettlementForm(forms.Form):
    """A settlement on the spot."""

    paper = forms.FileField(label=_("和解协议"), widget=_Photo())


class FindingForm(forms.Form):
    """What an authority or a court has decided."""

    infringes = forms.TypedChoiceField(label=_("认定侵权成立"), choices=_YES_NO, coerce=lambda value: value == "true")
    authority = forms.CharField(label=_("作出机关"), max_length=120)
    number = forms.CharField(label=_("文号"), max_length=80)
    decided_on = forms.DateField(label=_("作出日期"), help_text=_("写法 2026-11-20"))


class LeadForm(forms.Form):
    """What comes of a lead."""

    verdict = forms.ChoiceField(label=_("处理"), choices=[("kept", _("与参展方核对")), ("dropped", _("排除"))])
    why = forms.CharField(label=_("理由"), max_length=300)
