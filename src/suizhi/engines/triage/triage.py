"""Routes a dispute: which ways are open on these facts, which are refused and by which article, what each gives, by when, with which papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from suizhi.engines.clocks import Calendar
from suizhi.engines.rules import RuleBook, Vocabulary
from suizhi.engines.rules.values import Value, plain
from suizhi.engines.triage.case import Case
from suizhi.engines.triage.dates import Awaited, Due, awaited, dues, lengths_of
from suizhi.engines.triage.guards import applies
from suizhi.engines.triage.judging import Judged, considered, day_of_law, judge
from suizhi.engines.triage.library import packaged_routes
from suizhi.engines.triage.model import Definition, Paper, State
from suizhi.engines.triage.phrases import filled
from suizhi.engines.triage.ranking import criteria, ranked
from suizhi.engines.triage.reasons import Open, asked_facts, questions_of_law, questions_of_time
from suizhi.engines.triage.reasons import reason as reason_of
from suizhi.engines.triage.variants import VARIANTS, split

STARTING_FACTS = ("case_kind", "ip_right", "dispute_kind", "venue", "requester", "relief_requested", "proceeding", "alleged_act")
"""Asked where the facts bring up no route: what the dispute is about, where it arose, who asks, and what for."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way in this case, ready to show. `result` is the whole of it in a sentence."""

    judged: Judged
    result: str
    result_en: str
    reasons: tuple[Mapping[str, Any], ...]
    ranking: tuple[Mapping[str, str], ...]
    deadlines: tuple[Due, ...]
    awaited: tuple[Awaited, ...]
    documents: tuple[Paper, ...]
    questions: tuple[str, ...]
    open: tuple[Open, ...]
    law_day: date
    variant: str = ""

    @property
    def name(self) -> str:
        """The name of the route's file."""
        return self.judged.definition.name

    @property
    def admissible(self) -> bool | None:
        """True, false, or None where a fact or a person is wanting."""
        return self.judged.state.admissible

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        definition = self.judged.definition
        return {
            "route": definition.name,
            "title": definition.title.zh,
            "title_en": definition.title.en,
            "admissible": self.admissible,
            "result": self.result,
            "result_en": self.result_en,
            **({"variant": self.variant} if self.variant else {}),
            "decides": definition.decides.zh,
            "decides_en": definition.decides.en,
            "procedure": definition.procedure or None,
            "gives": list(definition.gives),
            "cannot_give": list(definition.never),
            "cost": definition.cost.words.zh,
            "cost_en": definition.cost.words.en,
            "law_day": plain(self.law_day),
            "reasons": [dict(one) for one in self.reasons],
            "ranking": [dict(one) for one in self.ranking],
            "deadlines": [due.as_dict() for due in self.deadlines],
            "awaited": [one.as_dict() for one in self.awaited],
            "documents": [{"name": paper.name.zh, "name_en": paper.name.en, "by": paper.by} for paper in self.documents],
            "questions": list(self.questions),
            "derived": list(self.judged.derived),
        }


@dataclass(frozen=True, slots=True)
class Triage:
    """Every way that the facts bring up, the best first; what a person must answer; which facts are still asked."""

    routes: tuple[Route, ...]
    need_human: tuple[Open, ...]
    questions: tuple[Mapping[str, Any], ...]

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of `suizhi case route`."""
        return {
            "routes": [route.as_dict() for route in self.routes],
            "need_human": [one.as_dict() for one in self.need_human],
            "questions": [dict(one) for one in self.questions],
        }


def route(
    facts: Mapping[str, Any],
    book: RuleBook,
    calendar: Calendar,
    today: date,
    *,
    also: Collection[str] = (),
    first: Collection[str] = (),
    definitions: Sequence[Definition] | None = None,
) -> Triage:
    """The triage of a case.

    `facts` are words of the vocabulary (docs/facts.md), raw or typed; what is not stated is unknown. `variants` in them is a mapping of names to
    facts that differ, each of which is routed. `today` is the day of the law where no fact names one. `also` names routes to show
    although no fact brings them up: those that a citizen names; `first` those by which the citizen asks to go. Raises Refusal for a fact that is
    unknown, of another type or outside its values.
    """
    chosen = packaged_routes() if definitions is None else definitions
    found = [
        one
        for name, part in split(facts).items()
        for one in _routes(name, Case(book.vocabulary.read_facts(part), book, calendar, today), chosen, also, first)
    ]
    needed = {question.question: question for one in reversed(found) for question in reversed(one.open)}
    return Triage(tuple(found), tuple(reversed(needed.values())), _questions(found, book.vocabulary, facts))


def _routes(variant: str, case: Case, definitions: Sequence[Definition], also: Collection[str], first: Collection[str]) -> list[Route]:
    judged = [judge(one, case) for one in definitions if one.name in also or considered(one, case)]
    return [_shown(one, case, variant) for one in ranked(judged, first)]


def _shown(judged: Judged, case: Case, variant: str) -> Route:
    zh, en = _result(judged, case)
    on = day_of_law(judged.definition, case)
    return Route(
        judged=judged,
        result=zh,
        result_en=en,
        reasons=tuple(map(reason_of, judged.heard)),
        ranking=tuple(criteria(judged, case)),
        deadlines=dues(judged, case, variant),
        awaited=() if judged.state is State.REFUSED else awaited(judged, case, on),
        documents=tuple(paper for paper in judged.definition.papers if applies(paper.guard, judged.known)),
        questions=() if judged.state is State.REFUSED else asked_facts(judged),
        open=(*questions_of_law(judged, case.book.vocabulary), *questions_of_time(judged, case)),
        law_day=on,
        variant=variant,
    )


def _result(judged: Judged, case: Case) -> tuple[str, str]:
    """The course of the route; where it is refused, that, the grounds with their articles, and what to do instead."""
    if judged.state is State.REFUSED:
        return _refusal(judged)
    values: dict[str, Value] = {**judged.known.results, **judged.known.situation.facts}
    lengths = lengths_of(judged, case)
    lines = [line.words for line in judged.definition.course if applies(line.guard, judged.known)]
    said = [
        (
            filled(words.zh, values | {rule: one.zh for rule, one in lengths.items()}),
            filled(words.en, values | {rule: one.en for rule, one in lengths.items()}),
        )
        for words in lines
    ]
    return "".join(zh for zh, en in said if zh and en), "".join(en for zh, en in said if zh and en)


def _refusal(judged: Judged) -> tuple[str, str]:
    """The grounds, each once, and the mends, each once: several rules may say the same of one fault."""
    against = [one.answer for one in judged.heard if one.refuses]
    grounds = [(one.finding, one.rule) for one in against if one.finding]
    zh = dict.fromkeys(f"{(said.reason or rule.rule).rstrip('。')}（{rule.source.citation}）" for said, rule in grounds)
    en = dict.fromkeys(f"{(said.reason_en or rule.rule_en).rstrip('.')} ({rule.id})" for said, rule in grounds)
    mends = dict.fromkeys((said.remedy, said.remedy_en) for said, _ in grounds if said.remedy)
    refused = judged.definition.refused
    mend_zh, mend_en = "".join(zh for zh, _ in mends), " ".join(en for _, en in mends)
    return f"{refused.zh}：{'；'.join(zh)}；{mend_zh}".rstrip("；"), f"{refused.en}: {'; '.join(en)}. {mend_en}".rstrip()


def _questions(routes: Sequence[Route], vocabulary: Vocabulary, facts: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """Each fact once, with its label and its choices, and the routes that ask it."""
    names = list(dict.fromkeys(name for one in routes for name in one.questions))
    if not routes:
        names = [name for name in STARTING_FACTS if name not in facts]
    return tuple(question(name, vocabulary) | {"routes": [one.name for one in routes if name in one.questions]} for name in names)


def question(name: str, vocabulary: Vocabulary) -> dict[str, Any]:
    """A fact to ask: its label in both languages, its type, and its choices where it has some."""
    term = vocabulary.facts[name]
    return {
        "fact": name,
        "label": term.label,
        "label_en": term.label_en,
        "type": term.types[0],
        "choices": [{"value": value, "label": label} for value, label in term.values.items()],
    }


__all__ = ["STARTING_FACTS", "VARIANTS", "Route", "Triage", "question", "route"]
