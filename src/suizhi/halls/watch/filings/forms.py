"""The form that sends filings to be looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.halls.watch.models import FilingReview

if TYPE_CHECKING:
    from suizhi.halls.watch.filings.sending import Sent

Part = FilingReview.Part


class FilingsForm(forms.Form):
    """A gazette, and what is known beside it. The fields bear the names of the parts."""

    gazette = forms.FileField(
        label=_("商标申请公告"),
        help_text=_("JSON Lines，一行一件申请或者一次变动；写法见 docs/feeds-gazette.md。"),
        error_messages={"required": _("请先选一个文件。")},
    )
    reputed = forms.FileField(
        label=_("他人的名称"), required=False, help_text=_("可以不填：知名商标、字号、人物、地名等；写法见 docs/filings.md。")
    )
    facts = forms.FileField(
        label=_("事实材料"), required=False, help_text=_("可以不填：使用证据、集团申报、生效决定等；有利于申请人的也在这里。")
    )

    @property
    def sent(self) -> dict[str, Sent]:
        """The files that were sent, by part."""
        given = {part.value: self.cleaned_data[part.value] for part in Part}
        return {part: (file.name, file.chunks()) for part, file in given.items() if file}
