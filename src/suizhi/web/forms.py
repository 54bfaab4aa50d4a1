"""The frame's own forms: a new access token."""

from __future__ import annotations

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from suizhi.commons.accounts.models import AccessToken, TokenScope
from suizhi.commons.accounts.tokens import DAYS_MAX

_DAYS = (7, 30, 90, 180, DAYS_MAX)


class TokenForm(forms.Form):
    """What a token is for, what it may do and for how long. It begins as narrow as most programs need."""

    name = forms.CharField(
        label=_("用途"),
        max_length=AccessToken._meta.get_field("name").max_length,
        help_text=_("写清哪个程序在用，例如“统计月报脚本”。"),
        error_messages={"required": _("请写明用途。")},
    )
    scope = forms.ChoiceField(
        label=_("权限"),
        choices=TokenScope.choices,
        initial=TokenScope.READ,
        help_text=_("只读的令牌不能导入、判断或保存任何东西，泄露时损失最小。"),
    )
    days = forms.TypedChoiceField(
        label=_("有效期"), choices=[(days, format_lazy("{} {}", days, _("天"))) for days in _DAYS], coerce=int, initial=90
    )
