"""What the fields of a template hold in a case: people, facts, days, limits, articles. What is not known is None, never a guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from suizhi.commons.documents.dates import chinese
from suizhi.commons.procedures import legal_fields
from suizhi.engines.procedures import roles
from suizhi.engines.rules import load_book
from suizhi.halls.casework.access import is_office_role
from suizhi.halls.casework.enforcement.wording import asked
from suizhi.halls.casework.letters.missing import missing_in
from suizhi.halls.casework.letters.office import authority_of
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.commons.documents.filling import Value
    from suizhi.halls.casework.models import Case, Participant

_LABELS = {
    "right": "涉案权利",
    "wants": "请求事项",
    "story": "事实和理由",
    "reason": "理由",
    "panel": "合议组成员",
    "panel_list": "合议组成员",
    "parties": "当事人",
    "handler": "承办人",
    "filed_on": "立案日期",
    "missing": "需要补正的内容",
    "papers": "材料清单",
    "respondent_or_subject": "当事人",
    "requester_agents": "请求人的代理人",
    "respondent_agents": "被请求人的代理人",
}
_PANEL = ("presider", "panel")
_FILED = "file"
"""The event by which procedures file a case."""


@dataclass(frozen=True)
class CaseSources:
    """The sources of one case on one day. `reason` is that of the step that issues the document; `to` the roles it is addressed to."""

    case: Case
    on: date
    reason: str = ""
    to: tuple[str, ...] = ()

    def value(self, kind: str, name: str) -> Value:
        """What the field holds in this case."""
        return legal_fields.legal_value(kind, name, self.on) if kind in legal_fields.KINDS else self._kinds[kind](name)

    def label(self, kind: str, name: str) -> str:
        """What the field is called."""
        if kind == "fact":
            return load_book().vocabulary.facts[name].label
        if kind == "due":
            return f"{self._clock_words(name)}届满日"
        if kind in legal_fields.KINDS:
            return legal_fields.legal_label(kind, name)
        role = roles().get(name)
        return name if kind == "ask" else _LABELS.get(name, role.words.zh if role else name)

    @cached_property
    def _kinds(self) -> Mapping[str, Callable[[str], Value]]:
        return {
            "field": self._field,
            "fact": self._fact,
            "due": self._due,
            "ask": lambda name: asked(self.case, name),
        }

    @cached_property
    def _people(self) -> list[Participant]:
        return list(self.case.participants.filter(left_at=None).order_by("id").select_related("represents"))

    @cached_property
    def _facts(self) -> dict[str, Any]:
        return checked(facts_of(self.case))

    def _field(self, name: str) -> Value:
        case = self.case
        known: dict[str, Callable[[], Value]] = {
            "number": lambda: case.number,
            "title": lambda: case.title,
            "authority": lambda: authority_of(case),
            "today": lambda: chinese(self.on),
            "opened_on": lambda: chinese(case.opened_on),
            "filed_on": self._filed_on,
            "right": lambda: case.right_said,
            "wants": lambda: case.wants,
            "story": lambda: case.story,
            "reason": lambda: self.reason,
            "handler": lambda: str(case.handler) if case.handler else None,
            "panel": lambda: self._named(*_PANEL),
            "panel_list": lambda: self._named(*_PANEL),
            "parties": lambda: self._named(*self.to) or self._named(*_sides()),
            "respondent_or_subject": lambda: self._named("respondent", "subject"),
            "missing": lambda: missing_in(case, self.on),
            "papers": lambda: self._papers(),
        }
        if name in known:
            return known[name]()
        return self._agents(name.removesuffix("_agents")) if name.endswith("_agents") else self._named(name)

    def _named(self, *wanted: str) -> list[str]:
        return [one.name for one in self._people if one.role in wanted and one.represents is None]

    def _agents(self, role: str) -> list[str]:
        return [one.name for one in self._people if one.represents is not None and one.represents.role == role]

    def _filed_on(self) -> str | None:
        run = self.case.run
        step = run.steps.filter(event=_FILED).order_by("seq").first() if run else None
        return chinese(step.on) if step else None

    def _papers(self) -> list[str]:
        run = self.case.run
        return [run.definition.documents[paper].zh for paper in run.documents if paper in run.definition.documents] if run else []

    def _fact(self, name: str) -> str | None:
        value = self._facts.get(name)
        if value is None:
            return None
        if isinstance(value, date):
            return chinese(value)
        if isinstance(value, bool):
            return "是" if value else "否"
        return load_book().vocabulary.facts[name].label_of(str(value)) or str(value)

    def _due(self, clock: str) -> str | None:
        run = self.case.run
        found = run.deadlines.filter(clock=clock).exclude(due=None).order_by("-id").first() if run else None
        return chinese(found.due) if found and found.due else None

    def _clock_words(self, clock: str) -> str:
        run = self.case.run
        words = run.definition.clocks.get(clock) if run else None
        return words.zh if words else clock


def _sides() -> tuple[str, ...]:
    return tuple(role for role in roles() if not is_office_role(role))
