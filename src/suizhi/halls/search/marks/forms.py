"""A name and goods, as anybody writes them."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.engines.marks.normal import LONGEST

_GROUPS = re.compile(r"[\s,，、;；]+")
_WORDS = 100
"""Characters of the longest search for goods."""


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


class GoodsForm(forms.Form):
    """Words by which goods are looked for."""

    goods = forms.CharField(
        label=_("用在什么商品或者服务上"),
        max_length=_WORDS,
        required=False,
        help_text=_("写商品名称或者类似群编号，从区分表里勾选；不选就按全部商品查。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
