"""The templates that are shipped: `data/documents/<procedure>/<document>.yaml`, what several procedures share under `common`.

A template is text with fields; nothing in it is code, and no number of the law stands in it (`filling` says how rules are asked).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.commons.documents.filling import check
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Place, Refusal

COMMON = "common"
GENERIC = "generic"
KINDS = frozenset({"notice", "decision", "record", "approval", "agreement", "application"})
SIGNERS = frozenset({"handler", "panel", "director"})
_KEYS = frozenset({"title", "kind", "to", "signer", "closing", "body"})


@dataclass(frozen=True, slots=True)
class Template:
    """A document before it is filled.

    `to`: the roles it is addressed to and served on; none for a paper of the office itself. `signer`: who must approve it before it is
    issued. `closing`: who signs the paper, `authority` with date and place of the seal, or the roles of the parties.
    """

    document: str
    title: str
    kind: str
    to: tuple[str, ...]
    signer: str
    closing: tuple[str, ...]
    body: str

    @property
    def internal(self) -> bool:
        """Whether the paper stays in the office: nobody is served with it and no party reads it."""
        return not self.to


def template_of(procedure: str, document: str, title: str = "") -> Template:
    """The template of a procedure's document, the shared one, or the generic letter under `title`. Raises Refusal where a file is faulty."""
    return _own(procedure, document) or _own(COMMON, document) or _generic(document, title)


def shipped() -> Mapping[str, Template]:
    """Every template that is shipped, by `procedure/document`."""
    folders = [folder for folder in (files("suizhi.data") / "documents").iterdir() if folder.is_dir()]
    names = [
        (folder.name, file.name.removesuffix(".yaml")) for folder in folders for file in folder.iterdir() if file.name.endswith(".yaml")
    ]
    found = {f"{folder}/{name}": _own(folder, name) for folder, name in sorted(names)}
    return {key: template for key, template in found.items() if template}


def authority(procedure: str, city: str) -> str:
    """The body that runs a procedure in a city, as its papers name it."""
    held = _offices()
    return held.get(procedure, held["default"]).format(city=city)


@cache
def _offices() -> Mapping[str, str]:
    held: dict[str, str] = strict_yaml.read((files("suizhi.data") / "documents" / "offices.yaml").read_text(encoding="utf-8"))
    return held


@cache
def _own(folder: str, document: str) -> Template | None:
    file = files("suizhi.data") / "documents" / folder / f"{document}.yaml"
    if not file.is_file():
        return None
    return read_template(file.read_text(encoding="utf-8"), document, file=f"{folder}/{document}.yaml")


def _generic(document: str, title: str) -> Template:
    found = _own(COMMON, GENERIC)
    assert found is not None, "the generic template is part of the package"
    return Template(document, title or found.title, found.kind, found.to, found.signer, found.closing, found.body)


def read_template(text: str, document: str, *, file: str) -> Template:
    """A template out of its YAML. Raises Refusal (`documents.template`) naming file and key."""
    raw = strict_yaml.read(text)
    if not isinstance(raw, dict) or not {"title", "kind", "body"} <= raw.keys() <= _KEYS:
        raise _faulty(file, "", f"键应为 {'、'.join(sorted(_KEYS))}。", f"The keys are {', '.join(sorted(_KEYS))}.")
    _one_of(file, "kind", raw["kind"], KINDS)
    _one_of(file, "signer", raw.get("signer", "handler"), SIGNERS)
    try:
        check(raw["body"])
    except ValueError as error:
        raise _faulty(file, "body", f"无法读出的字段：{error}。", f"A field that cannot be read: {error}.") from error
    return Template(
        document=document,
        title=raw["title"],
        kind=raw["kind"],
        to=tuple(raw.get("to", ())),
        signer=raw.get("signer", "handler"),
        closing=tuple(raw.get("closing", ("authority",))),
        body=raw["body"].strip() + "\n",
    )


def _one_of(file: str, key: str, value: Any, known: frozenset[str]) -> None:
    if value not in known:
        raise _faulty(file, key, f"“{value}”应为 {'、'.join(sorted(known))} 之一。", f"{value!r} is none of {', '.join(sorted(known))}.")


def _faulty(file: str, key: str, zh: str, en: str) -> Refusal:
    return Refusal(
        "documents.template",
        zh=zh,
        en=en,
        mend_zh="请按 docs/documents.md 改正模板。",
        mend_en="docs/documents.md says how templates are written.",
        field=key,
        at=Place(file),
    )
