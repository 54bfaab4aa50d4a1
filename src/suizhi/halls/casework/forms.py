"""The forms of a case: handing in a paper, taking a step with the facts and papers that it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.engines.rules import load_book
from suizhi.halls.casework.letters.at_hand import at_hand

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from suizhi.commons.procedures.allowed import Option
    from suizhi.halls.casework.models import Case

_YES_NO = [("", "—"), ("true", _("是")), ("false", _("否"))]


class PaperForm(forms.Form):
    """A file for the case."""

    file = forms.FileField(label=_("文件"))
    purpose = forms.CharField(label=_("证明什么"), max_length=200)
    source = forms.CharField(label=_("从哪里来"), max_length=200, help_text=_("谁、以什么方式取得，例如：本公司在某店公证购买。"))
    captured_at = forms.CharField(label=_("取得时间"), max_length=60, required=False)


class StepForm(forms.Form):
    """One step: its legal day, the reason and facts that it needs, and its papers. `options` are the ways that the event has."""

    on = forms.DateField(label=_("发生日期"), help_text=_("写法 2026-11-20；送达、收到等以实际日期为准。"))
    seq = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, options: Sequence[Option], case: Case, data: Any = None, files: Any = None) -> None:
        run = case.run
        first = {"on": timezone.localdate().isoformat(), "seq": run.seq if run else 0}
        super().__init__(data, files, initial=first)
        self._papers = dict(run.definition.documents) if run else {}
        self._facts = sorted({fact for option in options for fact in option.missing})
        for fact in self._facts:
            self.fields[f"fact-{fact}"] = fact_field(fact)
        for paper in self._needed(options):
            held = at_hand(case, paper)
            if held:
                self.fields[f"held-{paper}"] = forms.ChoiceField(
                    label=_("%(paper)s：用已经在卷的") % {"paper": self.paper_name(paper)},
                    choices=[("", _("另交一份")), *held],
                    required=False,
                    initial=held[0][0],
                )
            self.fields[f"paper-{paper}"] = forms.FileField(label=self.paper_name(paper), required=not held)
        if any(option.reason for option in options):
            self.fields["reason"] = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def clean(self) -> dict[str, Any]:
        """A paper is on file already or comes along."""
        cleaned = super().clean() or self.cleaned_data
        for name in [name for name in self.fields if name.startswith("held-")]:
            paper = f"paper-{name.removeprefix('held-')}"
            if not (cleaned.get(name) or cleaned.get(paper) or paper in self.errors):
                self.add_error(paper, _("请选择已经在卷的，或者交一份。"))
        return cleaned

    def papers_held(self) -> dict[str, str]:
        """The papers that are on file already and were chosen: id → reference. A file that came along counts before it."""
        held = {name.removeprefix("held-"): ref for name, ref in self.cleaned_data.items() if name.startswith("held-") and ref}
        return {paper: ref for paper, ref in held.items() if not self.cleaned_data.get(f"paper-{paper}")}

    def paper_name(self, paper: str) -> str:
        """What a paper of the procedure is called in the language of the page."""
        words = self._papers[paper]
        return words.en if is_english() else words.zh

    def files_sent(self) -> Iterator[tuple[str, UploadedFile[Any]]]:
        """The papers that came, each with its id."""
        for name, value in self.cleaned_data.items():
            if name.startswith("paper-") and value:
                yield name.removeprefix("paper-"), value

    def facts_stated(self) -> dict[str, Any]:
        """The facts that were filled in, typed."""
        stated = {fact: self.cleaned_data.get(f"fact-{fact}") for fact in self._facts}
        return {fact: value for fact, value in stated.items() if value is not None}

    def _needed(self, options: Sequence[Option]) -> list[str]:
        wanted = {words for option in options for words in option.papers}
        return [paper for paper, words in self._papers.items() if words in wanted]


def fact_field(fact: str) -> forms.Field:
    """The field that asks for a fact, typed as the vocabulary says."""
    term = load_book().vocabulary.facts[fact]
    label = (term.label_en if is_english() else term.label) or fact
    if term.values:
        return forms.ChoiceField(label=label, choices=[("", "—"), *term.values.items()])
    match term.types[0]:
        case "bool":
            return forms.TypedChoiceField(label=label, choices=_YES_NO, coerce=lambda value: value == "true")
        case "date":
            return forms.DateField(label=label)
        case "datetime":
            return forms.DateTimeField(label=label)
        case "int":
            return forms.IntegerField(label=label)
        case "number":
            return forms.DecimalField(label=label)
        case _:
            return forms.CharField(label=label, max_length=200)
