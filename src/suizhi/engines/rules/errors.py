"""The refusals of this room: of rule files, which name file and key, and of facts, which name the fact and the mend."""

from __future__ import annotations

from suizhi.kernel.errors import Place, Refusal


def bad_rule(file: str, key: str, zh: str, en: str, value: object = "") -> Refusal:
    """A rule file that cannot be loaded: `key` is the path inside it (`PAJ-001.logic.rows[2].when.requester`)."""
    return Refusal(
        "rules.file",
        zh=zh,
        en=en,
        mend_zh="请按 docs/rules.md 改正规则文件。",
        mend_en="Correct the rule file as docs/rules.md says.",
        field=key,
        value=value,
        at=Place(file),
    )


def bad_fact(name: str, value: object, *, zh: str, en: str, mend_zh: str, mend_en: str, code: str = "rules.fact") -> Refusal:
    """A fact that the vocabulary does not know or whose value it does not allow."""
    return Refusal(code, zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=name, value=value)


def unknown_rule(rule: str) -> Refusal:
    """No rule of the book bears this id."""
    return Refusal(
        "rules.unknown",
        zh=f"规则库中没有规则“{rule}”。",
        en=f"The rule book has no rule {rule!r}.",
        mend_zh="用 suizhi rules check 查看全部规则。",
        mend_en="`suizhi rules check` lists them all.",
        field="rule",
        value=rule,
    )


class Missing(Exception):
    """Facts that an expression needs and the case does not state. Not an error: the table turns it into a question."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(names)))
        self.names = names
