"""The forms of credit: answering a proposal, taking a step, recording a measure, planning a draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.engines.rules import load_book
from suizhi.halls.credit import law
from suizhi.halls.credit.letters import STATEMENT_UNTIL

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from suizhi.commons.procedures.allowed import Option
    from suizhi.halls.credit.models import CreditEvent, CreditProposal, Draw

_YES_NO = [("", "—"), ("true", _("是")), ("false", _("否"))]
_ABNORMAL = "非正常申请"
_SERIOUS = ("alleged_act", "penalty_severity", "public_interest_harmed")


class TakeForm(forms.Form):
    """Begin the procedure: about whom, for which act, and why."""

    party = forms.IntegerField(label=_("登记簿中的编号"), min_value=1, help_text=_("当事人页面地址里的数字。只凭名称不能认定是谁。"))
    act = forms.ChoiceField(label=_("属于哪一种失信行为"))
    ground = forms.CharField(label=_("其他依据"), required=False, max_length=200, help_text=_("选“其他依法列入”时，写明文件名称和条款。"))
    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, proposal: CreditProposal, data: Any = None) -> None:
        super().__init__(data, initial={"party": proposal.party, "act": proposal.act}, auto_id="take_%s")
        choices = [(act, act) for act in law.acts(proposal.decided_on)]
        self.fields["act"].choices = [("", "—"), *choices]  # type: ignore[attr-defined]


class PublishForm(forms.Form):
    """Publish a penalty: about whom, and how grave it is, which decides for how long."""

    party = forms.IntegerField(label=_("登记簿中的编号"), min_value=1, help_text=_("当事人页面地址里的数字。只凭名称不能认定是谁。"))
    minor = forms.TypedChoiceField(
        label=_("仅受通报批评或者较低数额罚款"), choices=_YES_NO, coerce=lambda value: value == "true", help_text=_("决定公示多久。")
    )

    def __init__(self, proposal: CreditProposal, data: Any = None) -> None:
        super().__init__(data, initial={"party": proposal.party}, auto_id="publish_%s")


class ReasonForm(forms.Form):
    """A reason, and nothing else."""

    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ObjectionForm(forms.Form):
    """What the subject objects to."""

    text = forms.CharField(label=_("哪里不对，依据什么"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)


class AnswerForm(ReasonForm):
    """An answer to an objection."""

    upheld = forms.TypedChoiceField(
        label=_("异议是否成立"), choices=[("", "—"), ("true", _("成立")), ("false", _("不成立"))], coerce=lambda value: value == "true"
    )


class BasisForm(forms.Form):
    """The provision that allows publishing."""

    legal_basis = forms.CharField(label=_("公示依据"), max_length=300, help_text=_("法律、法规或者规章的名称和条款。没有依据不得公示。"))


class MeasureForm(forms.Form):
    """A measure with its legal basis."""

    what = forms.CharField(label=_("措施"), max_length=200)
    authority = forms.CharField(label=_("实施部门"), max_length=120)
    law = forms.CharField(label=_("法律、法规"), max_length=120, required=False, help_text=_("全称。没有法律、法规依据的措施不能采取。"))
    article = forms.CharField(label=_("条款"), max_length=60, required=False)
    ends_on = forms.DateField(label=_("结束日"), help_text=_("写法 2026-11-20，不晚于认定的期满日。"))


class PlanForm(forms.Form):
    """The plan of a draw. The law gives no ratios: they are the plan's, and it says on what basis."""

    title = forms.CharField(label=_("抽查计划"), max_length=120)
    basis = forms.CharField(
        label=_("比例的依据"), max_length=300, help_text=_("年度抽查计划等文件。各等级的比例由计划确定，法规没有给出数字。")
    )
    team = forms.IntegerField(label=_("每个对象几名检查人员"), min_value=1, max_value=20)

    def __init__(self, grades: Sequence[str], data: Any = None) -> None:
        super().__init__(data)
        self._grades = grades
        for place, grade in enumerate(grades):
            self.fields[f"ratio-{place}"] = forms.IntegerField(label=_("比例 %") + f" · {grade}", min_value=0, max_value=100)

    def ratios(self) -> dict[str, int]:
        """Whole percents by grade."""
        return {grade: self.cleaned_data[f"ratio-{place}"] for place, grade in enumerate(self._grades)}


class WitnessForm(forms.Form):
    """The words that nobody could know when the promise was made."""

    witness = forms.CharField(
        label=_("见证词"), max_length=200, help_text=_("公布承诺之后才产生、谁也不能预知的话，例如当天某次开奖号码。")
    )


class ResultsForm(forms.Form):
    """What was found at each subject drawn."""

    def __init__(self, draw: Draw, data: Any = None) -> None:
        super().__init__(data)
        names = {one["key"]: one["name"] for one in draw.record["plan"]["subjects"]}
        self._keys = [one["subject"] for one in draw.record["result"]]
        for place, key in enumerate(self._keys):
            self.fields[f"found-{place}"] = forms.CharField(label=names[key], max_length=500)

    def results(self) -> dict[str, str]:
        """Subject's key → what was found."""
        return {key: self.cleaned_data[f"found-{place}"] for place, key in enumerate(self._keys)}


class StepForm(forms.Form):
    """One step of a credit event: its legal day, what the rules ask, and its papers. `options` are the ways that the step has."""

    on = forms.DateField(label=_("发生日期"), help_text=_("写法 2026-11-20；送达、收到等以实际日期为准。"))
    seq = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, options: Sequence[Option], event: CreditEvent, data: Any = None, files: Any = None) -> None:
        run = event.run
        super().__init__(data, files, initial={"on": timezone.localdate().isoformat(), "seq": run.seq if run else 0})
        self._papers = dict(run.definition.documents) if run else {}
        step = options[0].event
        self._facts = _facts_of(step, event, options)
        if step == "verify":
            self.fields["statement_until"] = _statement_until(event)
        for fact in self._facts:
            self.fields[f"fact-{fact}"] = _field_of(fact, event)
        for paper in self._needed(options):
            self.fields[f"paper-{paper}"] = forms.FileField(label=self.paper_name(paper))
        needs_reason = any(option.reason for option in options)
        self.fields["reason"] = forms.CharField(
            label=_("理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=needs_reason
        )

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
        return {fact: value for fact, value in stated.items() if value not in (None, "")}

    def _needed(self, options: Sequence[Option]) -> list[str]:
        wanted = {words for option in options for words in option.papers}
        return [paper for paper, words in self._papers.items() if words in wanted]


class LetterForm(forms.Form):
    """What a letter lacks: one field for each gap of its text; several lines become numbered items."""

    on = forms.DateField(label=_("落款日期"), help_text=_("写法 2026-11-20。"))

    def __init__(self, event: CreditEvent, missing: Sequence[str], *, sets_day: bool, data: Any = None) -> None:
        super().__init__(data, initial={"on": timezone.localdate().isoformat()})
        if sets_day:
            self.fields["statement_until"] = _statement_until(event)
        self._missing = [name for name in missing if name != STATEMENT_UNTIL]
        for place, name in enumerate(self._missing):
            self.fields[f"gap-{place}"] = forms.CharField(
                label=name, max_length=4000, widget=forms.Textarea(attrs={"rows": 3, "lang": "zh-Hans"})
            )

    def values(self) -> dict[str, str]:
        """What was written, by the name of the gap."""
        return {name: self.cleaned_data[f"gap-{place}"] for place, name in enumerate(self._missing)}


def _statement_until(event: CreditEvent) -> forms.DateField:
    help_text = _("法规没有规定天数，由告知书确定，应当留出合理时间。")
    known = event.statement_until.isoformat() if event.statement_until else None
    return forms.DateField(label=_("陈述申辩截止日"), help_text=help_text, initial=known)


def _facts_of(step: str, event: CreditEvent, options: Sequence[Option]) -> list[str]:
    """The facts that the step or its rule asks for."""
    asked = sorted({fact for option in options for fact in option.missing})
    if step == "verify" and event.act == _ABNORMAL:
        asked.append("corrected")
    return [*asked, *_SERIOUS] if step == "list_as_serious" else asked


def _field_of(fact: str, event: CreditEvent) -> forms.Field:
    """The field that asks for a fact, typed as the vocabulary says."""
    term = load_book().vocabulary.facts[fact]
    label = (term.label_en if is_english() else term.label) or fact
    if fact == "alleged_act":
        choices = [(word, word) for word in law.words(law.SERIOUS, "grounds", event.decided_on)]
        return forms.ChoiceField(label=label, choices=[("", "—"), *choices])
    if term.values:
        return forms.ChoiceField(label=label, choices=[("", "—"), *term.values.items()])
    return forms.TypedChoiceField(label=label, choices=_YES_NO, coerce=lambda value: value == "true")
