"""Two marks and their goods, as anybody writes them."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.engines.marks.normal import LONGEST

_GROUPS = re.compile(r"[\s,，、;；]+")


class GroupsField(forms.CharField):
    """Similar groups of the 区分表, in any number, with any sign between."""

    def clean(self, value: object) -> list[str]:
        """The groups as they were written; the engine says which are none."""
        return [group for group in _GROUPS.split(str(super().clean(value))) if group]


class CompareForm(forms.Form):
    """What is compared. The goods may be left open."""

    a = forms.CharField(label=_("第一件商标的文字"), max_length=LONGEST)
    b = forms.CharField(label=_("第二件商标的文字"), max_length=LONGEST)
    goods_a = GroupsField(label=_("第一件的类似群"), max_length=200, required=False, help_text=_("区分表的四位编号，例如 0901；可以不填。"))
    goods_b = GroupsField(label=_("第二件的类似群"), max_length=200, required=False, help_text=_("几个编号之间空一格。"))
