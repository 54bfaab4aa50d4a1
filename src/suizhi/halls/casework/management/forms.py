"""The forms of hearings and of completeness."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from suizhi.commons.languages import is_english
from suizhi.engines.rules import load_book
from suizhi.halls.casework.forms import fact_field
from suizhi.halls.casework.management.completing import PAPERS
from suizhi.halls.casework.management.services.hearing import Came, Plan
from suizhi.halls.casework.models import Attendance

if TYPE_CHECKING:
    from suizhi.halls.casework.management.completing import Completeness
    from suizhi.halls.casework.models import Case, Hearing, Participant

_GOOD_REASON = [("", "—"), ("yes", _("有正当理由")), ("no", _("无正当理由"))]


class PlanForm(forms.Form):
    """When and where, who is summoned, and which joined cases are heard with it."""

    day = forms.DateField(label=_("日期"), help_text=_("写法 2026-12-10。"))
    hour = forms.TimeField(label=_("时间"), help_text=_("写法 09:30。"))
    place = forms.CharField(label=_("地点"), max_length=200, required=False)
    online = forms.CharField(label=_("线上入口"), max_length=300, required=False, help_text=_("网址和登录办法；线下举行的不填。"))
    summoned = forms.TypedMultipleChoiceField(label=_("通知谁"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple)
    also = forms.TypedMultipleChoiceField(label=_("一并审理"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, people: list[Participant], joined: list[Case], data: Any = None) -> None:
        super().__init__(data, initial={"summoned": [one.pk for one in people], "also": [one.pk for one in joined]})
        self._choices("summoned", [(one.pk, one.name) for one in people])
        self._choices("also", [(one.pk, f"{one.number} {one.title}") for one in joined])

    def plan(self) -> Plan:
        """What was filled in."""
        sent = self.cleaned_data
        at = datetime.combine(sent["day"], sent["hour"])
        return Plan(at, sent["place"], sent["online"], sent.get("summoned", ()), sent.get("also", ()))

    def _choices(self, name: str, choices: list[tuple[int, str]]) -> None:
        if choices:
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)
            field.choices = choices
        else:
            del self.fields[name]


class CameForm(forms.Form):
    """Who came, one by one, and the record of the hearing."""

    record = forms.FileField(label=_("审理笔录"))

    def __init__(self, hearing: Hearing, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.rows = list(hearing.attendances.select_related("participant").order_by("pk"))
        states = [(code, label) for code, label in Attendance.State.choices if code != Attendance.State.EXPECTED]
        for row in self.rows:
            name = row.participant.name
            self.fields[f"state-{row.pk}"] = forms.ChoiceField(label=name, choices=states)
            self.fields[f"good-{row.pk}"] = forms.ChoiceField(
                label=_("%(name)s 未到场的理由") % {"name": name}, choices=_GOOD_REASON, required=False
            )
            self.fields[f"why-{row.pk}"] = forms.CharField(label=_("说明"), max_length=300, required=False)

    def came(self) -> dict[int, Came]:
        """What was filled in, by attendance."""
        sent = self.cleaned_data
        good = {"yes": True, "no": False}
        return {row.pk: Came(sent[f"state-{row.pk}"], good.get(sent[f"good-{row.pk}"]), sent[f"why-{row.pk}"]) for row in self.rows}


class CompletenessForm(forms.Form):
    """What the handler has seen of a request: the papers by name, and the facts that the rules ask for."""

    def __init__(self, found: Completeness, data: Any = None) -> None:
        super().__init__(data)
        if found.papers:
            choices = [(name, name) for name in found.papers]
            self.fields[PAPERS] = forms.MultipleChoiceField(
                label=_("已经收到的材料"), choices=choices, required=False, initial=found.held, widget=forms.CheckboxSelectMultiple
            )
        for fact in found.asks:
            if fact != PAPERS:
                self.fields[fact] = _asked(fact)

    def facts(self) -> dict[str, Any]:
        """The facts that were filled in; the papers always, since none of them is an answer too."""
        return {name: value for name, value in self.cleaned_data.items() if name == PAPERS or value not in (None, "", [])}


class _Numbers(forms.CharField):
    """Whole numbers, divided by anything: 1、4、7."""

    def clean(self, value: Any) -> list[int]:
        """The numbers, in the order in which they were typed."""
        return [int(one) for one in re.findall(r"\d{1,4}", super().clean(value))]


def _asked(fact: str) -> forms.Field:
    term = load_book().vocabulary.facts[fact]
    field = fact_field(fact) if term.types[0] != "list" else _Numbers(label=term.label_en if is_english() else term.label, max_length=200)
    field.required = False
    return field
