"""The conducts that can be fined, as `data/discretion/conducts.yaml` names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.rules import load_book
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Conduct:
    """A conduct and the rules that say what it costs."""

    id: str
    zh: str
    en: str
    fine: str
    heavier: tuple[str, ...] = ()
    innocent: str = ""
    crime: tuple[str, ...] = ()
    act: str = ""
    case_kind: str = ""

    @property
    def stated(self) -> dict[str, str]:
        """The facts that follow from the conduct itself."""
        named = {"alleged_act": self.act, "case_kind": self.case_kind}
        return {name: value for name, value in named.items() if value}


@cache
def conducts() -> Mapping[str, Conduct]:
    """Every conduct by its id. Raises ValueError, naming the key, where the file names a rule that is not there."""
    raw = strict_yaml.read((files("suizhi.data") / "discretion" / "conducts.yaml").read_text("utf-8"))
    return {name: _read(name, entry) for name, entry in raw["conducts"].items()}


def conduct(name: str) -> Conduct:
    """One conduct. Raises Refusal (`discretion.conduct`)."""
    if name not in conducts():
        raise Refusal(
            "discretion.conduct",
            zh="没有这种违法行为的裁量规则。",
            en="There are no rules of discretion for this conduct.",
            mend_zh="请从列表中选择违法行为。",
            mend_en="Choose a conduct of the list.",
            field="conduct",
            value=name,
        )
    return conducts()[name]


def _read(name: str, entry: dict[str, Any]) -> Conduct:
    lists = {key: tuple(entry.get(key, ())) for key in ("heavier", "crime")}
    made = Conduct(id=name, **{**entry, **lists})
    for rule in (made.fine, *made.heavier, *made.crime, *([made.innocent] if made.innocent else [])):
        if rule not in load_book().rules:
            raise ValueError(f"discretion/conducts.yaml: {name} names {rule}, which is no rule")
    return made
