"""The register's forms: a judgement on two parties, a file for the import desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.halls.register.models import Judgement

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.catalogue import Catalogue


VERDICTS = Judgement._meta.get_field("verdict").flatchoices


class JudgementForm(forms.Form):
    """A verdict and its reason; `other` is the party beside the one whose page it is sent from."""

    other = forms.IntegerField(min_value=1)
    verdict = forms.ChoiceField(choices=VERDICTS)
    reason = forms.CharField(max_length=2000)


class UploadForm(forms.Form):
    """A file, and the source to read it as; without a source its content tells."""

    file = forms.FileField(
        label=_("文件"),
        help_text=_("导出文件（.csv .xls .xlsx .txt .xml .json .jsonl），或把几个文件打成 .zip。不改名、不删列。"),
        error_messages={"required": _("请先选一个文件。"), "empty": _("这个文件是空的。")},
    )

    def __init__(self, catalogue: Catalogue, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = [(code, one.title.en if is_english() else one.title.zh) for code, one in catalogue.items()]
        choices = [("", _("按内容识别")), *sorted(titles, key=lambda pair: pair[1])]
        self.fields["source"] = forms.ChoiceField(choices=choices, label=_("来源"), required=False, help_text=_("通常不用选：按内容识别。"))
