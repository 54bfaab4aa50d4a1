"""The marks that say where a fact is from: one character each, and the words a reader hears."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class SourceMark:
    """One mark: the character in the square, the word beside it in a legend, the spoken form, and its style."""

    code: str
    character: _StrPromise
    short: _StrPromise
    spoken: _StrPromise


MARKS = {
    mark.code: mark
    for mark in (
        SourceMark("register", pgettext_lazy("source mark", "登"), _("登记簿"), _("登记簿记录")),
        SourceMark(
            "document",
            pgettext_lazy("source mark", "件"),
            _("提交的文件"),
            _("提交的文件"),
        ),
        SourceMark("official", pgettext_lazy("source mark", "官"), _("官方统计"), _("官方统计")),
        SourceMark("market", pgettext_lazy("source mark", "市"), _("市场数据"), _("市场数据")),
        SourceMark(
            "party",
            pgettext_lazy("source mark", "述"),
            _("当事人陈述"),
            _("当事人陈述"),
        ),
        SourceMark("computed", pgettext_lazy("source mark", "算"), _("平台计算"), _("平台计算")),
        SourceMark(
            "default",
            pgettext_lazy("source mark", "默"),
            _("模型默认"),
            _("模型默认值"),
        ),
        SourceMark(
            "unverified",
            pgettext_lazy("source mark", "未"),
            _("条文未核对"),
            _("未核对条文"),
        ),
    )
}
"""Code → mark. A code that is not here is a programming error and raises KeyError where it is drawn."""
