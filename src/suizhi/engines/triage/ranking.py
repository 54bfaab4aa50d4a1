"""Which route first, and why: what is refused behind, what the citizen asks to go by in front, then what gives nothing of what is wanted behind, then the
order of the city's routes; advice last."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from suizhi.engines.rules import periods_of
from suizhi.engines.triage.case import Case
from suizhi.engines.triage.dates import length, version_of
from suizhi.engines.triage.judging import Judged, day_of_law
from suizhi.engines.triage.model import State, Words

WANTED = "relief_requested"
"""The fact that says what the citizen wants."""

_STATES = {
    State.ADMITTED: Words("已知事实符合受理条件", "the stated facts meet what admits it"),
    State.OPEN: Words("能否受理还要补充事实或者由人判断", "whether it is open needs a fact or a person"),
    State.REFUSED: Words("不能受理", "it is refused"),
}


def ranked(routes: Sequence[Judged], first: Collection[str] = ()) -> list[Judged]:
    """The best first, before them those of the names in `first` that are not refused. What waits for a fact is not behind what does not: the fact
    may be stated in a minute."""
    return sorted(
        routes, key=lambda one: (_rank(one), one.definition.name not in first, _useless(one), one.definition.order, one.definition.name)
    )


def _rank(one: Judged) -> tuple[bool, bool]:
    return one.definition.advice, one.state is State.REFUSED


def criteria(judged: Judged, case: Case) -> list[dict[str, str]]:
    """The sentences behind the place of a route: standing, relief, time, cost, and the city's own reason."""
    return [{"criterion": name, "zh": words.zh, "en": words.en} for name, words in _criteria(judged, case)]


def _criteria(judged: Judged, case: Case) -> Iterator[tuple[str, Words]]:
    definition = judged.definition
    yield "standing", _STATES[judged.state]
    yield "relief", _relief(judged)
    if definition.time:
        yield "time", _time(judged, case)
    note = Words("", "") if definition.cost.verified else Words("（未核对原文）", " (unverified)")
    yield "cost", Words(definition.cost.words.zh + note.zh, definition.cost.words.en + note.en)
    yield "order", definition.why


def _wanted(judged: Judged) -> tuple[str, ...]:
    return tuple(judged.known.situation.facts.get(WANTED, ()))


def _useless(judged: Judged) -> bool:
    """Whether the route can give nothing of what is wanted."""
    wanted = _wanted(judged)
    return bool(wanted) and not set(wanted) & set(judged.definition.gives)


def _relief(judged: Judged) -> Words:
    gives, never = judged.definition.gives, judged.definition.never
    zh = f"可以处理：{'、'.join(gives) or '程序事项'}"
    en = f"can give: {', '.join(gives) or 'a procedural decision'}"
    if never:
        zh, en = f"{zh}；不能处理：{'、'.join(never)}", f"{en}; cannot give: {', '.join(never)}"
    return Words(zh, en)


def _time(judged: Judged, case: Case) -> Words:
    rule = version_of(judged.definition.time, case, day_of_law(judged.definition, case))
    periods = periods_of(rule)
    period = periods.get(str(rule.parameters.get("default_period", "period"))) or next(iter(periods.values()))
    said = length(period)
    return Words(f"办理期限{said.zh}（{rule.source.citation}）", f"takes up to {said.en} ({rule.id})")
