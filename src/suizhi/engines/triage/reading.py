"""From the text of a route file to a `Definition`. Facts, values and operators are those of the rules' vocabulary; docs/triage.md is the form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from suizhi.engines.rules.conditions import Condition, compile_condition
from suizhi.engines.rules.expressions import Scope
from suizhi.engines.rules.values import read
from suizhi.engines.rules.vocabulary import Vocabulary
from suizhi.engines.triage.fields import Fields, bad_route
from suizhi.engines.triage.model import Clock, Cost, Definition, Derived, Guard, Line, Paper, Part, State, Use
from suizhi.kernel import strict_yaml

_LISTS = ("rules", "course", "deadlines", "documents", "questions", "derives")
_ANY = tuple(State)


def parse(text: str, file: str) -> Mapping[str, Any]:
    """The mapping that a file holds."""
    try:
        content = strict_yaml.read(text)
    except strict_yaml.Slip as slip:
        raise bad_route(file, slip.key, f"第{slip.row}行：{slip.zh}", f"Line {slip.row}: {slip.en}") from slip
    if not isinstance(content, Mapping):
        raise bad_route(file, "", "文件应为映射。", "The file is a mapping.")
    return content


def joined(content: Mapping[str, Any], shared: Mapping[str, Mapping[str, Any]], file: str) -> dict[str, Any]:
    """The route with the lists of the shared part that it names under `like` before its own."""
    own = dict(content)
    like = own.pop("like", None)
    if like is None:
        return own
    if like not in shared:
        raise bad_route(file, "like", f"没有共用部分“{like}”。", f"There is no shared part {like!r}.", like)
    lists = {key: [*shared[like].get(key, []), *own.get(key, [])] for key in _LISTS}
    return {**shared[like], **own, **lists}


def read_definition(name: str, content: Mapping[str, Any], *, vocabulary: Vocabulary, file: str) -> Definition:
    """The route as its file says it. Raises Refusal, naming file and key."""
    fields = Fields(content, file)
    guarded = partial(_guard, vocabulary=vocabulary)
    definition = Definition(
        name=name,
        title=fields.words("title"),
        decides=fields.words("decides"),
        gives=_relief(fields, "gives", vocabulary),
        never=_relief(fields, "never", vocabulary),
        cost=_cost(fields.below("cost")),
        order=fields.take("order", int),
        why=fields.words("why"),
        applies=fields.each("applies", guarded),
        refused=fields.words("refused"),
        advice=fields.take("advice", bool, False),
        procedure=fields.take("procedure", str, ""),
        time=fields.take("time", str, ""),
        event=_facts(fields, "event", vocabulary),
        needs=_facts(fields, "needs", vocabulary),
        begun=_facts(fields, "begun", vocabulary),
        asks=_facts(fields, "asks", vocabulary),
        derives=fields.each("derives", partial(_derived, vocabulary=vocabulary)),
        uses=fields.each("rules", partial(_use, vocabulary=vocabulary)),
        course=fields.each("course", partial(_line, vocabulary=vocabulary)),
        clocks=fields.each("deadlines", partial(_clock, vocabulary=vocabulary)),
        papers=fields.each("documents", partial(_paper, vocabulary=vocabulary)),
        questions=fields.each("questions", partial(_line, vocabulary=vocabulary)),
    )
    fields.end()
    return definition


def _guard(fields: Fields, vocabulary: Vocabulary) -> Guard:
    said = fields.names("if")
    unknown = [one for one in said if one not in _ANY]
    if unknown:
        raise bad_route(fields.file, fields.path("if"), f"没有状态“{unknown[0]}”。", f"There is no state {unknown[0]!r}.", unknown[0])
    return Guard(
        when=_conditions(fields, "when", vocabulary),
        unless=_conditions(fields, "unless", vocabulary),
        given=_facts(fields, "given", vocabulary),
        lacking=_facts(fields, "lacking", vocabulary),
        rules={str(rule): str(verdict) for rule, verdict in fields.below("found").rest().items()},
        says=_results(fields, vocabulary),
        states=tuple(map(State, said)) or (State.ADMITTED, State.OPEN),
    )


def _conditions(fields: Fields, name: str, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    scope = Scope(vocabulary, {}, {}, fields.file, fields.path(name))
    return tuple(compile_condition(fact, said, scope.at(fact)) for fact, said in fields.below(name).rest().items())


def _results(fields: Fields, vocabulary: Vocabulary) -> dict[str, Any]:
    said = fields.below("says").rest()
    for name in said:
        if name not in vocabulary.results:
            raise bad_route(
                fields.file, fields.path(f"says.{name}"), f"结果词表中没有“{name}”。", f"The vocabulary has no result {name!r}.", name
            )
    return {name: read(value) for name, value in said.items()}


def _facts(fields: Fields, key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    names = fields.names(key)
    for name in names:
        _require_fact(fields, key, name, vocabulary)
    return names


def _require_fact(fields: Fields, key: str, name: str, vocabulary: Vocabulary) -> str:
    if name not in vocabulary.facts:
        raise bad_route(fields.file, fields.path(key), f"事实词表中没有“{name}”。", f"The vocabulary has no fact {name!r}.", name)
    return name


def _relief(fields: Fields, key: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    names = fields.names(key)
    for name in names:
        if name not in vocabulary.facts["relief_requested"].values:
            raise bad_route(fields.file, fields.path(key), f"没有请求事项“{name}”。", f"There is no relief {name!r}.", name)
    return names


def _cost(fields: Fields) -> Cost:
    cost = Cost(fields.here(), fields.take("verified", bool), fields.take("rule", str, ""))
    fields.end()
    return cost


def _derived(fields: Fields, vocabulary: Vocabulary) -> Derived:
    fact = _require_fact(fields, "fact", fields.take("fact", str), vocabulary)
    value = vocabulary.read_fact(fact, fields.raw("value"))
    return Derived(fact, value, _guard(fields, vocabulary))


def _use(fields: Fields, vocabulary: Vocabulary) -> Use:
    rule, part = fields.take("rule", str), fields.take("as", str)
    if part not in tuple(Part):
        raise bad_route(fields.file, fields.path("as"), f"没有作用“{part}”。", f"There is no part {part!r}.", part)
    before, after = (fields.take(key, str, "") for key in ("before", "after"))
    for fact in filter(None, (before, after)):
        _require_fact(fields, "before", fact, vocabulary)
    return Use(rule, Part(part), _guard(fields, vocabulary), before, after)


def _line(fields: Fields, vocabulary: Vocabulary) -> Line:
    return Line(fields.here(), _guard(fields, vocabulary))


def _paper(fields: Fields, vocabulary: Vocabulary) -> Paper:
    return Paper(fields.here(), fields.take("by", str), _guard(fields, vocabulary))


def _clock(fields: Fields, vocabulary: Vocabulary) -> Clock:
    return Clock(
        label=fields.here(),
        rule=fields.take("rule", str),
        start=_require_fact(fields, "from", fields.take("from", str), vocabulary),
        period=fields.take("period", str, ""),
        extended=fields.take("extended", int, 0),
        suspended=tuple(_pair(fields, pair, vocabulary) for pair in fields.take("suspended", list, [])),
        unrolled=fields.take("unrolled", bool, False),
        variant=fields.take("variant", str, ""),
        guard=_guard(fields, vocabulary),
    )


def _pair(fields: Fields, pair: Any, vocabulary: Vocabulary) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise bad_route(fields.file, fields.path("suspended"), "此处应为两个事实名。", "A pair of facts is expected here.", pair)
    first, last = (_require_fact(fields, "suspended", str(one), vocabulary) for one in pair)
    return first, last
