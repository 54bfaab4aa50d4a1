"""The factors that the law makes count, as `data/discretion/factors.yaml` names them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.discretion.model import Claim, Effect, Factor
from suizhi.engines.rules import Source
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Known:
    """A factor of the law, before anybody says that it is there."""

    id: str
    zh: str
    en: str
    effect: Effect
    source: Source
    text: str
    not_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a range its lighter and its heavier end take."""

    share: Decimal
    source: Source


@cache
def factors() -> Mapping[str, Known]:
    """Every factor by its id. Raises KeyError or ValueError where the file is not in order."""
    raw = _raw()
    return {name: _read(name, entry, raw["sources"]) for name, entry in raw["factors"].items()}


@cache
def share() -> Share:
    """Where a heavier or a lighter fine lies."""
    raw = _raw()
    said = raw["bands"]
    return Share(Decimal(str(said["share"])), _source(raw["sources"][said["source"]], said["article"]))


def claimed(claim: Claim, facts: Mapping[str, Any]) -> Factor:
    """The factor that a claim names. Raises Refusal (`discretion.factor`, `discretion.contradiction`)."""
    known = factors().get(claim.factor)
    if known is None:
        raise Refusal("discretion.factor", zh="没有这个裁量情节。", en="There is no such factor.", field="factor", value=claim.factor)
    against = next((name for name in known.not_if if facts.get(name)), None)
    if against:
        raise _contradiction(known, against)
    return Factor(known.id, known.effect, known.zh, known.en, known.source, known.text, claim.evidence, claim.why)


def _contradiction(known: Known, fact: str) -> Refusal:
    return Refusal(
        "discretion.contradiction",
        zh=f"“{known.zh}”与已查明的事实不符：已有违法记录。",
        en=f"“{known.en}” does not go with the facts: there are earlier findings.",
        mend_zh="去掉这个情节，或者更正违法记录。",
        mend_en="Drop the factor, or correct the record of earlier findings.",
        field=fact,
        value=known.id,
    )


def _raw() -> dict[str, Any]:
    loaded: dict[str, Any] = strict_yaml.read((files("suizhi.data") / "discretion" / "factors.yaml").read_text("utf-8"))
    return loaded


def _read(name: str, entry: dict[str, Any], sources: dict[str, Any]) -> Known:
    source = _source(sources[entry["source"]], entry["article"])
    return Known(name, entry["zh"], entry["en"], Effect(entry["effect"]), source, entry["text"], tuple(entry.get("not_if", ())))


def _source(said: dict[str, Any], article: str) -> Source:
    return Source(
        title=said["title"],
        article=article,
        version=said["version"],
        valid_from=date.fromisoformat(said["valid_from"]),
        valid_to=None,
        verified=said["verified"],
        verified_level=said["verified_level"],
        verified_where=said.get("verified_where", ""),
    )
