"""Reads rule files (`<pack>/<domain>/<instrument>/<valid_from>.yaml`) into rules. A fault names the file and the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from typing import Any

from suizhi.engines.rules.errors import bad_rule
from suizhi.engines.rules.logic import compile_table
from suizhi.engines.rules.model import Kind, Rule, Successor
from suizhi.engines.rules.source import Source
from suizhi.engines.rules.values import Value, read
from suizhi.engines.rules.vocabulary import Vocabulary
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Refusal

_FILE_KEYS = {"title", "version", "valid_from", "valid_to", "precision", "rules"}
_RULE_KEYS = {
    *("id", "kind", "topic", "article", "rule", "rule_en", "text", "parameters", "verified", "verified_level", "verified_where", "note"),
    *("review_after", "applies_from", "before", "replaces", "successor", "logic", "tests"),
}
_NEEDED = {"id", "kind", "topic", "article", "rule", "rule_en", "parameters", "verified", "verified_level", "review_after", "tests"}


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of rules: where it lies, and its text."""

    pack: str
    domain: str
    name: str
    text: str


def files_under(root: Traversable, pack: str) -> Iterator[RuleFile]:
    """Every rule file of a pack, in the order of their paths."""
    for domain in _folders(root / pack):
        for instrument in _folders(domain):
            for file in sorted(instrument.iterdir(), key=lambda one: one.name):
                name = f"{pack}/{domain.name}/{instrument.name}/{file.name}"
                yield RuleFile(pack, domain.name, name, file.read_text(encoding="utf-8"))


def _folders(folder: Traversable) -> list[Traversable]:
    return sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: one.name)


def read_rules(file: RuleFile, vocabulary: Vocabulary) -> Iterator[Rule]:
    """The rules of one file. Raises Refusal, naming file and key, on anything that docs/rules.md does not allow."""
    try:
        content = strict_yaml.read(file.text)
    except strict_yaml.Slip as slip:
        raise bad_rule(file.name, slip.key, f"第{slip.row}行：{slip.zh}", f"Line {slip.row}: {slip.en}") from slip
    _require(file.name, "", content, _FILE_KEYS, {"title", "version", "valid_from", "valid_to", "rules"})
    _require_own_name(file, content["valid_from"])
    for entry in content["rules"]:
        yield _rule(file, content, entry, vocabulary)


def _rule(file: RuleFile, content: Mapping[str, Any], entry: Mapping[str, Any], vocabulary: Vocabulary) -> Rule:
    key = str(entry.get("id", "rules"))
    _require(file.name, key, entry, _RULE_KEYS, _NEEDED)
    parameters = read(entry["parameters"])
    try:
        source = _source(content, entry, entry["article"])
        return Rule(
            id=entry["id"],
            pack=file.pack,
            domain=file.domain,
            kind=Kind(entry["kind"]),
            topic=entry["topic"],
            rule=entry["rule"],
            rule_en=entry["rule_en"],
            source=source,
            parameters=parameters,
            tests=tuple(entry["tests"]),
            review_after=date.fromisoformat(str(entry["review_after"])),
            text=entry.get("text", ""),
            note=entry.get("note", ""),
            applies_from=_day(entry.get("applies_from")),
            before=_before(file, entry, source),
            replaces=entry.get("replaces", ""),
            successor=_successor(file, entry, source, parameters, vocabulary),
            logic=_logic(file, key, entry, parameters, vocabulary),
            file=file.name,
        )
    except Refusal:
        raise
    except (KeyError, TypeError, ValueError) as error:
        raise bad_rule(file.name, key, f"内容不合格式：{error}", f"Malformed: {error}") from error


def _logic(file: RuleFile, key: str, entry: Mapping[str, Any], parameters: Mapping[str, Value], vocabulary: Vocabulary) -> Any:
    if "logic" not in entry:
        return None
    return compile_table(entry["logic"], vocabulary=vocabulary, parameters=parameters, file=file.name, key=f"{key}.logic")


def _source(content: Mapping[str, Any], entry: Mapping[str, Any], article: str) -> Source:
    return Source(
        title=content["title"],
        article=str(article),
        version=content["version"],
        valid_from=_day(content["valid_from"]),
        valid_to=_day(content["valid_to"]),
        verified=entry["verified"],
        verified_level=entry["verified_level"],
        verified_where=entry.get("verified_where", ""),
    )


def _successor(
    file: RuleFile, entry: Mapping[str, Any], source: Source, parameters: Mapping[str, Value], vocabulary: Vocabulary
) -> Successor | None:
    said = entry.get("successor")
    if not said:
        return None
    merged = {**parameters, **read(said.get("parameters", {}))}
    key = f"{entry['id']}.successor"
    return Successor(
        source=Source(
            title=said["title"],
            article=str(said["article"]),
            version=said.get("version", ""),
            valid_from=_day(said["valid_from"]),
            valid_to=None,
            verified=source.verified,
            verified_level=source.verified_level,
            verified_where=source.verified_where,
        ),
        change=said["change"],
        parameters=merged,
        logic=_logic(file, key, said, merged, vocabulary) or _logic(file, key, entry, merged, vocabulary),
        ends=bool(said.get("ends", False)),
    )


def _before(file: RuleFile, entry: Mapping[str, Any], source: Source) -> Source | None:
    """The provision that held from `applies_from` to the day before the rule's own."""
    said = entry.get("before")
    if not said:
        return None
    begins = _day(entry.get("applies_from"))
    if begins is None or source.valid_from is None or begins >= source.valid_from:
        key, zh = f"{entry['id']}.before", "须同时写明早于法条施行日的 applies_from。"
        raise bad_rule(file.name, key, zh, "It needs an applies_from before the rule's own source is in force.")
    return Source(
        title=said["title"],
        article=str(said["article"]),
        version=said["version"],
        valid_from=begins,
        valid_to=source.valid_from - timedelta(days=1),
        verified=said["verified"],
        verified_level=said["verified_level"],
        verified_where=said.get("verified_where", ""),
    )


def _day(raw: Any) -> date | None:
    return date.fromisoformat(str(raw)) if raw is not None else None


def _require_own_name(file: RuleFile, valid_from: Any) -> None:
    """The name of a file is its first day in force, so that neither can be changed alone."""
    name = f"{valid_from or 'undated'}.yaml"
    if file.name.rpartition("/")[2] != name:
        raise bad_rule(file.name, "valid_from", f"文件名应为 {name}。", f"The file must be named {name}.", valid_from)


def _require(file: str, key: str, raw: Any, allowed: set[str], needed: set[str]) -> None:
    if not isinstance(raw, Mapping):
        raise bad_rule(file, key, "此处应为映射。", "A mapping is expected here.", raw)
    for name in raw.keys() - allowed:
        raise bad_rule(file, f"{key}.{name}".lstrip("."), "不认识的键。", "Unknown key.", name)
    for name in needed - raw.keys():
        raise bad_rule(file, f"{key}.{name}".lstrip("."), "缺少这个键。", "This key is missing.", name)
