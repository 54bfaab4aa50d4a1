"""The definitions that are shipped, by name and version, and the digests that freeze them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from suizhi.engines.procedures.loading import read_definition
from suizhi.engines.procedures.model import Definition, Role
from suizhi.engines.procedures.table import Node
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Refusal


def definition(name: str, version: int | None = None) -> Definition:
    """One version of a procedure, the newest where none is named. Raises Refusal where it is not shipped."""
    held = versions(name)
    if not held or (version is not None and version not in held):
        raise _unknown(name if version is None else f"{name}@{version}")
    return _load(name, version or held[-1])


def names() -> tuple[str, ...]:
    """The procedures that are shipped, in alphabetical order."""
    return tuple(sorted(folder.name for folder in _root().iterdir() if folder.is_dir() and folder.name != "__pycache__"))


@cache
def versions(name: str) -> tuple[int, ...]:
    """The versions of a procedure, oldest first; none where it is not shipped."""
    if name not in names():
        return ()
    return tuple(sorted(int(file.name.removesuffix(".yaml")) for file in (_root() / name).iterdir() if file.name.endswith(".yaml")))


def published() -> Mapping[str, str]:
    """The SHA-256 that each published file had on the day of its publication, by its path `name/version.yaml`."""
    digests: dict[str, str] = json.loads((_root() / "published.json").read_text(encoding="utf-8"))
    return digests


def digest(name: str, version: int) -> str:
    """The SHA-256 of a definition's file as it is now."""
    return hashlib.sha256((_root() / name / f"{version}.yaml").read_bytes()).hexdigest()


@cache
def roles() -> Mapping[str, Role]:
    """Everybody who can act in a procedure, by id."""
    file = _root() / "roles.yaml"
    node = Node(strict_yaml.read(file.read_text(encoding="utf-8")), file="roles.yaml")
    return node.named("roles", lambda code, below: Role(code, below.words(), below.flag("office")))


@cache
def _load(name: str, version: int) -> Definition:
    file = f"{name}/{version}.yaml"
    found = read_definition((_root() / name / f"{version}.yaml").read_text(encoding="utf-8"), file=file)
    assert (found.name, found.version) == (name, version), f"{file} calls itself {found.key}"
    return found


def _root() -> Traversable:
    return files("suizhi.data") / "procedures"


def _unknown(key: str) -> Refusal:
    return Refusal(
        "procedure.unknown",
        zh=f"没有程序 {key}。",
        en=f"There is no procedure {key}.",
        mend_zh=f"可用：{'、'.join(names())}。",
        mend_en=f"There are: {', '.join(names())}.",
        field="procedure",
        value=key,
    )
