"""The forms of a letter: what is missing, the text, its issue, its service, the proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suizhi.halls.casework.models import Delivery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from suizhi.halls.casework.models import Letter, Participant


class Versioned(forms.Form):
    """A form that knows which version of the letter its writer has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, letter: Letter, data: Any = None, files: Any = None, **initial: Any) -> None:
        super().__init__(data, files, initial={"version": letter.version, **initial})


class GapsForm(Versioned):
    """One field for each thing that the text lacks; several lines become numbered items."""

    def __init__(self, letter: Letter, missing: Sequence[str], data: Any = None) -> None:
        super().__init__(letter, data)
        self._missing = list(missing)
        for place, name in enumerate(self._missing):
            self.fields[f"gap-{place}"] = forms.CharField(
                label=name, required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 2, "lang": "zh-Hans"})
            )

    def values(self) -> dict[str, str]:
        """What was filled in, by the name of the gap."""
        return {name: self.cleaned_data.get(f"gap-{place}", "") for place, name in enumerate(self._missing)}


class TextForm(Versioned):
    """The text of the letter."""

    text = forms.CharField(
        label=_("正文"),
        widget=forms.Textarea(attrs={"rows": 24, "lang": "zh-Hans"}),
        help_text=_("一行一段。“一、”开头是小标题，“1. ”开头是条目，“| 项 | 内容 |”是表格的一行。"),
    )

    def __init__(self, letter: Letter, data: Any = None) -> None:
        super().__init__(letter, data, text=letter.text)


class MoveForm(Versioned):
    """Approve, take back, issue, discard. `on` counts for issuing."""

    verb = forms.ChoiceField(choices=[(one, one) for one in ("approve", "reopen", "issue", "discard")])
    on = forms.DateField(label=_("发出日期"), required=False)


class SendForm(forms.Form):
    """How the letter goes out to one of its recipients."""

    to = forms.ChoiceField(label=_("送给"))
    method = forms.ChoiceField(label=_("送达方式"), choices=Delivery.Method)
    sent_on = forms.DateField(label=_("发送日期"), help_text=_("写法 2026-11-20。"))
    place = forms.CharField(label=_("送达地点或者地址"), max_length=200, required=False)
    note = forms.CharField(
        label=_("说明"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("留置送达写见证人或者录像，电子送达写同意的依据，公告送达写原因和经过。"),
    )

    def __init__(self, people: Sequence[Participant], data: Any = None) -> None:
        super().__init__(data, initial={"sent_on": timezone.localdate().isoformat()})
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.pk), one.name) for one in people]


class ProofForm(forms.Form):
    """The proof of service: the day that it shows, and its scan."""

    on = forms.DateField(label=_("回证、回执或者系统记明的日期"), help_text=_("公告送达写公告刊登的日期。"))
    file = forms.FileField(label=_("送达回证或者其他证明"))


class ReturnForm(forms.Form):
    """Why it did not arrive."""

    note = forms.CharField(label=_("没有送到的原因"), max_length=500)


class PublishForm(forms.Form):
    """What a person decides about a redaction."""

    own = forms.CharField(
        label=_("另外要遮盖的词句"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("一行一个，凡是出现的地方都遮盖：商业秘密、技术参数、没有识别出来的姓名。"),
    )
    no_secrets = forms.BooleanField(label=_("我已通读公开文本，其中没有国家秘密、商业秘密和个人隐私"), required=False)
    verb = forms.ChoiceField(choices=[("look", "look"), ("publish", "publish")], required=False)

    def left_standing(self, count: int) -> set[int]:
        """The places of the proposal that were unticked. Nothing is left standing before somebody has seen the list (`seen`)."""
        seen = self.data.get("seen", "") if self.is_bound else ""
        if seen != str(count):
            return set()
        return {number for number in range(count) if f"cover-{number}" not in self.data}
