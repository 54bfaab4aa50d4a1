"""Operations on lists, maps and truths."""

from __future__ import annotations

from suizhi.engines.rules.values import Value
from suizhi.kernel.errors import Refusal


def count(members: Value) -> int:
    """How many members a list has."""
    return len(members)


def missing_from(required: Value, given: Value) -> Value:
    """The members of the first list that the second lacks: the papers still to be filed."""
    return tuple(item for item in required if item not in given)


def common(one: Value, other: Value) -> Value:
    """The members of the first list that the second has too."""
    return tuple(item for item in one if item in other)


def union(*parts: Value) -> Value:
    """All members of lists and single texts, each once, in order."""
    members = [item for part in parts for item in (part if isinstance(part, tuple) else (part,))]
    return tuple(dict.fromkeys(members))


def pick(table: Value, key: str) -> Value:
    """What a map holds under the key; refused where it holds nothing (test with `has_key` first)."""
    if key not in table:
        raise Refusal(
            "rules.key",
            zh=f"规则的参数表中没有“{key}”。",
            en=f"The rule's table has no entry {key!r}.",
            mend_zh=f"可用：{'、'.join(table)}。",
            mend_en=f"There are: {', '.join(table)}.",
            value=key,
        )
    return table[key]


def has_key(table: Value, key: str) -> bool:
    """Whether a map holds the key."""
    return key in table


def starts_with_any(text: str, beginnings: Value) -> bool:
    """Whether a text begins with one of the list: a class within approved classes."""
    return any(text.startswith(beginning) for beginning in beginnings)


def since(days: Value, first: Value) -> Value:
    """The dates of a list on or after a day."""
    return tuple(day for day in days if day >= first)


def any_true(*truths: bool) -> bool:
    """Whether one operand is true; answers as soon as one is, although others are missing."""
    return any(truths)


def all_true(*truths: bool) -> bool:
    """Whether all operands are true; answers as soon as one is false, although others are missing."""
    return all(truths)
