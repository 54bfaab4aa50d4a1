"""Source definitions that people save in this home: new ones, and new versions of them.

The file of a definition holds its latest version. Each version before stays under `sources/versions/`, for the runs that read by it.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from django.db import transaction

from suizhi.commons.home import home
from suizhi.commons.ledger import services as ledger
from suizhi.commons.lock import exclusive
from suizhi.commons.policy import Viewer, require
from suizhi.halls.register.exchange.definition import SourceDefinition, parse_definition
from suizhi.halls.register.exchange.registry import get_reader
from suizhi.halls.register.loading.importer import catalogue
from suizhi.kernel.errors import Refusal

_VERSION = re.compile(r"^version:.*$", re.MULTILINE)
_CODE = re.compile(r"^code:.*$", re.MULTILINE)


@transaction.atomic
def definition_save(*, by: Viewer, text: str) -> SourceDefinition:
    """Save a new source definition, given as YAML, in this home.

    Raises PermissionDenied, and Refusal that names the key at fault.
    """
    require(by, "register.define")
    definition = _parsed(text)
    with exclusive("definitions"):
        if definition.code in catalogue():
            raise _taken(definition.code)
        if definition.version != 1:
            raise _not_next(definition, 1)
        _write(home() / "sources" / f"{definition.code}.yaml", text)
    ledger.append(actor=by.actor, verb="register.source.defined", subject=f"source:{definition.code}")
    return definition


@transaction.atomic
def definition_revise(*, by: Viewer, code: str, text: str) -> SourceDefinition:
    """Save the next version of a definition that was saved here; earlier runs keep the one they read by.

    The text states the number of the version, so that of two people who revise the same one the later is told.
    Raises PermissionDenied, and Refusal that names the key at fault.
    """
    require(by, "register.define")
    definition = _parsed(text)
    with exclusive("definitions"):
        path = _saved(code)
        held = path.read_text(encoding="utf-8")
        current = parse_definition(held, "definition").version
        if definition.code != code:
            raise _other_code(definition.code, code)
        if definition.version != current + 1:
            raise _not_next(definition, current + 1)
        _write(_kept(code, current), held)
        _write(path, text)
    ledger.append(actor=by.actor, verb="register.source.revised", subject=f"source:{code}", payload={"version": definition.version})
    return definition


def saved_codes() -> list[str]:
    """The codes of the definitions saved here, sorted; those that ship with Suizhi change with it and not here."""
    return sorted(path.stem for path in (home() / "sources").glob("*.yaml"))


def definition_text(code: str, version: int | None = None) -> str:
    """A version of a saved definition as it was written, the latest without `version`. Raises Refusal where there is none."""
    path = _saved(code)
    text = path.read_text(encoding="utf-8")
    if version is None or parse_definition(text, "definition").version == version:
        return text
    kept = _kept(code, version)
    if not kept.is_file():
        raise _unknown(code)
    return kept.read_text(encoding="utf-8")


def next_text(text: str) -> str:
    """The text with the number of the next version in it, for somebody to go on from."""
    line = f"version: {parse_definition(text, 'definition').version + 1}"
    if _VERSION.search(text):
        return _VERSION.sub(line, text, count=1)
    return _CODE.sub(lambda found: f"{found[0]}\n{line}", text, count=1)


def _parsed(text: str) -> SourceDefinition:
    _refuse_aliases(text)
    definition = parse_definition(text, "definition")
    get_reader(definition.reader)
    return definition


def _saved(code: str) -> Path:
    if code not in saved_codes():
        raise _unknown(code)
    return home() / "sources" / f"{code}.yaml"


def _kept(code: str, version: int) -> Path:
    return home() / "sources" / "versions" / f"{code}.{version}.yaml"


def _write(path: Path, text: str) -> None:
    """In one stroke: a reader finds the file of before or the file of after."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


def _refuse_aliases(text: str) -> None:
    """A few lines of anchors and aliases can stand for gigabytes."""
    try:
        aliased = any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text))
    except yaml.YAMLError:
        return  # What is wrong, and where, is for the parser of definitions to say.
    if aliased:
        raise Refusal(
            "definition.alias", zh="来源定义不能使用 YAML 的锚和引用。", en="A source definition may not use YAML anchors and aliases."
        )


def _taken(code: str) -> Refusal:
    return Refusal(
        "source.exists",
        zh=f"已经有代码为“{code}”的来源定义。",
        en=f"There is a source definition with the code “{code}” already.",
        mend_zh="请换一个代码；要改已保存的定义，请存成它的新版本。",
        mend_en="Choose another code; to change a saved definition, save a new version of it.",
        field="code",
        value=code,
    )


def _unknown(code: str) -> Refusal:
    return Refusal(
        "source.not_saved",
        zh=f"这里没有保存过“{code}”的这一版。",
        en=f"No such version of “{code}” was saved here.",
        mend_zh="随软件提供的来源定义不能在这里修改。",
        mend_en="Definitions that ship with Suizhi cannot be changed here.",
        field="code",
        value=code,
    )


def _other_code(code: str, wanted: str) -> Refusal:
    return Refusal(
        "definition.code",
        zh=f"新版本的代码必须仍是“{wanted}”。",
        en=f"A new version must keep the code “{wanted}”.",
        mend_zh="要用别的代码，请另存为新的来源定义。",
        mend_en="Save it as a new definition to give it another code.",
        field="code",
        value=code,
    )


def _not_next(definition: SourceDefinition, wanted: int) -> Refusal:
    return Refusal(
        "definition.version",
        zh=f"要保存的应是第 {wanted} 版，这里写的是第 {definition.version} 版。",
        en=f"The version to be saved is {wanted}; the text says {definition.version}.",
        mend_zh=f"可能别人已先改过：请看过最新的一版，把 version 写成 {wanted}。",
        mend_en=f"Somebody may have changed it meanwhile: look at the latest version and write version: {wanted}.",
        field="version",
        value=definition.version,
    )
