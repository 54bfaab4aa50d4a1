"""A name, a picture and goods, as anybody writes them or drops them."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import sentence
from suizhi.engines.logos.colours import NAMES
from suizhi.engines.marks.normal import LONGEST
from suizhi.halls.search.marks.figures import BYTES, fit
from suizhi.kernel.classes import parse_vienna
from suizhi.kernel.errors import Refusal

_GROUPS = re.compile(r"[\s,，、;；]+")
_WORDS = 100
"""Characters of the longest search for goods."""
_KEPT = 300_000
"""Characters of a picture of the size that is compared, as the page gives it on: 192 pixels a side, four bytes each, in base 64."""


class GroupsField(forms.CharField):
    """Similar groups of the 区分表, in any number, with any sign between."""

    def clean(self, value: object) -> list[str]:
        """The groups as they were written; the engine says which are none."""
        return [group for group in _GROUPS.split(str(super().clean(value))) if group]


class CompareForm(forms.Form):
    """What is compared. The goods may be left open."""

    a = forms.CharField(label=_("第一件商标的文字"), max_length=LONGEST)
    b = forms.CharField(label=_("第二件商标的文字"), max_length=LONGEST)
    goods_a = GroupsField(
        label=_("第一件的类似群"),
        max_length=200,
        required=False,
        help_text=_("区分表的四位编号，可带部分，例如 0901、0913（二）；可以不填。"),
    )
    goods_b = GroupsField(label=_("第二件的类似群"), max_length=200, required=False, help_text=_("几个编号之间空一格。"))


class ClearForm(forms.Form):
    """A name to be cleared. Goods are chosen beside the form and stand in the address as `g`."""

    name = forms.CharField(label=_("想用的名称"), max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    owner = forms.CharField(
        label=_("谁来申请"), max_length=200, required=False, help_text=_("可以不填。填了，自己名下的在先商标会标出来。")
    )
    everywhere = forms.BooleanField(label=_("所有类别都看，不限于所选商品的类别"), required=False)


class PictureField(forms.FileField):
    """A picture that is compared and not kept. Its value is the small PNG that is compared; empty bytes where none came."""

    default_error_messages = {"empty": _("文件是空的。")}
    widget = forms.FileInput(attrs={"accept": "image/*,.svg,.svgz"})

    def clean(self, data: Any, initial: Any = None) -> bytes:
        """Read and shrink it."""
        sent: UploadedFile[bytes] | None = super().clean(data, initial)
        return _fitted(sent.read(BYTES + 1)) if sent else b""


class FigureForm(ClearForm):
    """The same with a picture, to which the name may be left out. `kept` is the picture of the page before, as the page was given it."""

    picture = PictureField(
        label=_("想用的图形"),
        required=False,
        help_text=_("可以不放。PNG、JPEG、WebP、SVG 等，最大 8 MB；选一张，或者拖到下面的框里。比完就丢，不保存。"),
    )
    kept = forms.CharField(required=False, max_length=_KEPT)
    colour = forms.MultipleChoiceField(required=False, choices=[(name, name) for name in NAMES])
    vienna = forms.CharField(required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = False

    def clean_vienna(self) -> str:
        """A code of the Vienna classification, at any depth, as the gallery writes it."""
        code = self.cleaned_data["vienna"].strip()
        try:
            return parse_vienna(code).symbol if code else ""
        except Refusal as refusal:
            raise forms.ValidationError(sentence(refusal)) from refusal

    def clean(self) -> dict[str, Any]:
        """The picture stands under `picture`, wherever it came from. One of name and picture is needed."""
        said = super().clean() or self.cleaned_data
        if not said.get("picture") and said.get("kept") and "picture" not in self.errors:
            try:
                said["picture"] = _fitted(base64.b64decode(said["kept"], validate=True))
            except (binascii.Error, ValueError, forms.ValidationError):
                self.add_error("picture", _("放过的图片读不出来了，请再放一次。"))
        if not self.errors and not said.get("name") and not said["picture"]:
            self.add_error("name", _("写一个名称，或者放一张图片。"))
        return said


def _fitted(content: bytes) -> bytes:
    try:
        return fit(content)
    except Refusal as refusal:
        raise forms.ValidationError(sentence(refusal)) from refusal


class GoodsForm(forms.Form):
    """Words by which goods are looked for."""

    goods = forms.CharField(
        label=_("用在什么商品或者服务上"),
        max_length=_WORDS,
        required=False,
        help_text=_("写商品名称或者类似群编号，从区分表里勾选；不选就按全部商品查。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
