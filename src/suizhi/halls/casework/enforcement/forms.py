"""The forms of the enforcement desk. Lists are typed one a line, as on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.engines.discretion import Claim, conducts, factors
from suizhi.engines.rules import load_book
from suizhi.halls.casework.enforcement.powers import powers
from suizhi.halls.casework.enforcement.services.inspecting import Officer
from suizhi.halls.casework.enforcement.services.measures import Line
from suizhi.halls.casework.forms import fact_field
from suizhi.halls.casework.models import Clue

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Sheet

_YES_NO = [("", "—"), ("true", _("是")), ("false", _("否"))]
SHEET_FACTS = (
    "turnover", "illegal_gain", "serious", "knew", "legal_source", "supplier_named", "public_interest_harmed", "alleged_act",
    "rectification_overdue", "mark_similarity", "goods_similarity", "mark_used_for", "adverse_effect", "agency_recorded", "goods_value",
)  # fmt: skip
"""The facts that the rules of discretion ask; which of them a conduct needs its worksheet says."""
FILE_FACTS = ("case_kind", "party_kind", "confiscated_value", "crime_suspected")
"""The facts on which the powers of the office, the hearing and a referral to the police turn, and which no clue need bring along."""


def today() -> str:
    """Today as the fields write it."""
    return timezone.localdate().isoformat()


class Lines(forms.CharField):
    """Text of several lines: the lines that say something."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), max_length=8000, **kwargs)

    def clean(self, value: Any) -> Any:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class ManyFiles(forms.ClearableFileInput):
    """A field for several files; a phone offers its camera."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files, or none."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [super(ManyFilesField, self).clean(one, initial) for one in data or [] if one]


class ReportForm(forms.Form):
    """What anybody tells the office: a complaint about one's own right, or a report."""

    kind = forms.ChoiceField(
        label=_("投诉还是举报"),
        choices=[(Clue.Kind.COMPLAINT, _("投诉：被侵犯的是我的权利")), (Clue.Kind.REPORT, _("举报：我发现了违法行为"))],
    )
    subject = forms.CharField(label=_("被反映的人或者店铺"), max_length=200)
    title = forms.CharField(label=_("一句话说明"), max_length=120)
    said = forms.CharField(label=_("经过"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    place = forms.CharField(label=_("地点"), max_length=200, required=False)
    ip_right = forms.ChoiceField(label=_("涉及的权利"), required=False)
    right_said = forms.CharField(label=_("权利号码或者名称"), max_length=200, required=False)
    name = forms.CharField(
        label=_("你的姓名或者名称"),
        max_length=120,
        required=False,
        help_text=_("投诉必填。举报可以不填；填了的加密保存，只有承办人为办案可以查看，每次查看都留记录。"),
    )
    contact = forms.CharField(label=_("联系方式"), max_length=120, required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["ip_right"].choices = [("", "—"), *load_book().vocabulary.facts["ip_right"].values.items()]  # type: ignore[attr-defined]


class ClueForm(ReportForm):
    """The same, entered by an officer, who may have found it."""

    received_on = forms.DateField(label=_("收到日期"), initial=today, help_text=_("写法 2026-11-20"))
    case_kind = forms.ChoiceField(label=_("案件类型"), required=False)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["kind"].choices = Clue.Kind.choices  # type: ignore[attr-defined]
        self.fields["case_kind"].choices = [("", "—"), *load_book().vocabulary.facts["case_kind"].values.items()]  # type: ignore[attr-defined]


class InspectionForm(forms.Form):
    """The record of the site."""

    on = forms.DateField(label=_("日期"), initial=today, help_text=_("写法 2026-11-20"))
    begin = forms.TimeField(label=_("开始时间"), help_text=_("写法 09:30"))
    end = forms.TimeField(label=_("结束时间"), help_text=_("写法 10:15"))
    place = forms.CharField(label=_("地点"), max_length=200)
    officers = Lines(label=_("执法人员，一行一人：姓名 执法证号"), rows=2, help_text=_("都已出示执法证件。"))
    present = Lines(label=_("在场人员，一行一人"), rows=2)
    found = forms.CharField(label=_("检查情况"), max_length=8000, widget=forms.Textarea(attrs={"rows": 5}))
    items = Lines(label=_("检查的物品，一行一件"), required=False)
    photos = ManyFilesField(label=_("照片"), required=False)
    signed = Lines(label=_("签名的人，一行一人"), rows=2, required=False)
    refused = forms.BooleanField(label=_("有人拒绝签名"), required=False)
    refused_why = forms.CharField(label=_("拒绝签名的情况"), max_length=300, required=False)
    witness = forms.CharField(label=_("见证人"), max_length=120, required=False)

    def clean_officers(self) -> list[Officer]:
        """Each line a name and a card."""
        split = [line.replace("，", " ").replace(",", " ").split(maxsplit=1) for line in self.cleaned_data["officers"]]
        if any(len(one) < 2 for one in split):
            raise forms.ValidationError(_("每行写姓名和执法证号，中间空一格。"))
        return [Officer(name, card) for name, card in split]

    def moment(self, name: str) -> datetime:
        """The day with one of the times, of this city."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["on"], self.cleaned_data[name]))


class FactsForm(forms.Form):
    """What the handler states of the case; what is left open is not stated."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for fact in FILE_FACTS:
            self.fields[fact] = _optional(fact_field(fact))

    def stated(self) -> dict[str, Any]:
        """The facts that were filled in."""
        return {fact: value for fact, value in self.cleaned_data.items() if value not in (None, "")}


class MeasureForm(forms.Form):
    """What is asked for."""

    kind = forms.ChoiceField(label=_("措施"))
    place = forms.CharField(label=_("地点"), max_length=200)
    reason = forms.CharField(label=_("理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    evidence = forms.TypedChoiceField(
        label=_("有证据证明物品违法"), choices=_YES_NO, coerce=lambda value: value == "true", required=False, empty_value=None
    )
    items = Lines(label=_("清单，一行一件：名称，数量，单位，规格"), help_text=_("例如：运动鞋，120，双，42 码"))

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["kind"].choices = [(name, name) for name in powers()["events"]]  # type: ignore[attr-defined]

    def clean_items(self) -> list[Line]:
        """The lines of the inventory."""
        return [_line(line) for line in self.cleaned_data["items"]]


class DecideForm(forms.Form):
    """Yes or no, and why."""

    approve = forms.TypedChoiceField(
        label=_("决定"), choices=[("true", _("批准")), ("false", _("不批准"))], coerce=lambda value: value == "true"
    )
    why = forms.CharField(label=_("意见"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class LiftForm(forms.Form):
    """What becomes of the goods."""

    disposal = forms.CharField(label=_("物品怎样处理"), max_length=200)


class PurposeForm(forms.Form):
    """What a look is for."""

    purpose = forms.CharField(label=_("查看目的"), max_length=200)


class SheetForm(forms.Form):
    """What is weighed. Evidence is chosen from the case's own; a factor without it does not count."""

    conduct = forms.ChoiceField(label=_("违法行为"))
    conduct_on = forms.DateField(label=_("行为终了日"), help_text=_("写法 2026-11-20；连续或者继续的，写终了之日。"))
    decided_on = forms.DateField(label=_("作出决定日"), initial=today)
    priors = Lines(label=_("以往违法认定日，一行一个；查明没有的写“无”"), rows=2, required=False)
    lighter = forms.TypedChoiceField(
        label=_("新规定处罚较轻（被问到时答）"), choices=_YES_NO, coerce=lambda value: value == "true", required=False, empty_value=None
    )
    lighter_why = forms.CharField(label=_("认定轻重的理由"), max_length=500, required=False)

    def __init__(self, *given: Any, evidence: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["conduct"].choices = [(one.id, one.en if is_english() else one.zh) for one in conducts().values()]  # type: ignore[attr-defined]
        for fact in SHEET_FACTS:
            self.fields[f"fact-{fact}"] = _optional(fact_field(fact))
        for known in factors().values():
            label = f"{known.en if is_english() else known.zh}（{known.source.citation}）"
            self.fields[f"proof-{known.id}"] = forms.ChoiceField(label=label, choices=[("", "—"), *evidence], required=False)

    @staticmethod
    def known(facts: Mapping[str, Any], sheet: Sheet | None) -> dict[str, Any]:
        """What need not be written again: the facts of the case, and what the last sheet weighed."""
        held = {f"fact-{fact}": _written(facts[fact]) for fact in SHEET_FACTS if fact in facts}
        priors = facts.get("prior_violations_on")
        if priors is not None:
            held["priors"] = "\n".join(priors) or "无"
        if sheet is None:
            return held
        proofs = {f"proof-{claim['factor']}": claim["evidence"][0] for claim in sheet.claims if claim["evidence"]}
        days = {"conduct": sheet.conduct, "conduct_on": sheet.conduct_on.isoformat()}
        return {**held, **proofs, **days, "lighter": _written(sheet.lighter), "lighter_why": sheet.lighter_why}

    def clean_priors(self) -> list[str] | None:
        """Days, none, or not known."""
        lines = self.cleaned_data["priors"]
        if lines == ["无"] or [line.lower() for line in lines] == ["none"]:
            return []
        return [forms.DateField().clean(line).isoformat() for line in lines] or None

    def facts_stated(self) -> dict[str, Any]:
        """The facts that were filled in; what the rules ask by other names of the two days is said once."""
        sent = self.cleaned_data
        stated = {fact: sent[f"fact-{fact}"] for fact in SHEET_FACTS if sent.get(f"fact-{fact}") not in (None, "")}
        if sent["priors"] is not None:
            stated["prior_violations_on"] = sent["priors"]
        return {**stated, "current_violation_on": sent["conduct_on"], "event_on": sent["conduct_on"], "as_of": sent["decided_on"]}

    def claims(self) -> list[Claim]:
        """The factors that have a proof."""
        return [Claim(name, (ref,)) for name in factors() if (ref := self.cleaned_data.get(f"proof-{name}"))]


class AmountForm(forms.Form):
    """The amount and its reason."""

    outcome = forms.ChoiceField(
        label=_("处理"), choices=[("fine", _("罚款")), ("reduced", _("减轻，在法定最低限以下罚款")), ("spare", _("不予处罚"))]
    )
    amount = forms.DecimalField(label=_("罚款（元）"), min_value=0, max_digits=15, decimal_places=2, required=False)
    reason = forms.CharField(label=_("理由"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """A fine needs its amount."""
        sent = super().clean() or {}
        if sent.get("outcome") in ("fine", "reduced") and sent.get("amount") is None:
            self.add_error("amount", _("请写数额。"))
        return sent

    def fen(self) -> int | None:
        """The amount in fen; None for no penalty."""
        return None if self.cleaned_data["outcome"] == "spare" else int(self.cleaned_data["amount"] * 100)


def _written(value: Any) -> Any:
    """A kept value as its field writes it."""
    return str(value).lower() if isinstance(value, bool) else value


def _optional(field: forms.Field) -> forms.Field:
    field.required = False
    if isinstance(field, forms.TypedChoiceField):
        field.empty_value = None
    return field


def _line(line: str) -> Line:
    parts = [part.strip() for part in line.replace("，", ",").split(",")]
    if len(parts) < 3:
        raise forms.ValidationError(_("“%(line)s”要写名称、数量、单位，用逗号隔开。"), params={"line": line})
    try:
        return Line(parts[0], Decimal(parts[1]), parts[2], parts[3] if len(parts) > 3 else "")
    except InvalidOperation:
        raise forms.ValidationError(_("“%(line)s”的数量不是数字。"), params={"line": line}) from None
