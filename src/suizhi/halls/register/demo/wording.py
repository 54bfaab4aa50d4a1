"""Titles, abstracts and claims as patents are written, put together from an industry's words. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.vocabulary import Industry, Subject
from suizhi.kernel.records import Kind, TextFact

_SLOT = re.compile(r"<(\d+)~(\d+)>")
_NARROW = 8
"""Ranges narrower than this become a single number."""


@dataclass(frozen=True, slots=True)
class Idea:
    """What a patent is about, settled: two titles, its name within the text, and whether it claims a method too."""

    title: str
    title_en: str
    name: str
    industry: Industry
    subject: Subject
    method: bool


def idea(chance: Chance, industry: Industry, kind: Kind) -> Idea:
    """An idea of this industry that this kind of patent can protect."""
    devices = [subject for subject in industry.subjects if subject.form == "device"]
    subject = chance.pick(devices if kind == Kind.UTILITY_MODEL else industry.subjects)
    adjective, adjective_en = chance.pick(subject.adjectives)
    use, use_en = chance.pick(industry.uses) if chance.true(0.4) and subject.form == "device" else ("", "")
    companions = [one for one in subject.companions if kind == Kind.INVENTION or "法" not in one[0]]
    companion, companion_en = chance.pick(companions) if companions and chance.true(0.7) else ("", "")
    name = f"{use}{adjective}{subject.zh}"
    title_en = f"{adjective_en} {subject.en}{' ' + use_en if use_en else ''}{_joined(companion_en)}"
    return Idea(f"一种{name}{companion}", title_en, name, industry, subject, bool(subject.steps) and "方法" in companion)


def texts(chance: Chance, made: Idea, kind: Kind) -> list[TextFact]:
    """The abstract and the claims."""
    claims = _claims(chance, made)
    return [TextFact("abstract", "zh", _abstract(chance, made, kind, claims[0])), TextFact("claims", "zh", "\n".join(claims))]


def _joined(companion: str) -> str:
    return companion if companion.startswith(",") or not companion else f" {companion}"


def _claims(chance: Chance, made: Idea) -> list[str]:
    name = made.name
    independent = fill(chance, made.subject.claim)
    claims = [f"1. 一种{name}，其特征在于，{independent}。"]
    details = chance.picks(made.subject.details, chance.between(2, len(made.subject.details)))
    for number, detail in enumerate(details, 2):
        base = 1 if number == 2 or chance.true(0.6) else number - 1
        claims.append(f"{number}. 根据权利要求{base}所述的{name}，其特征在于，{fill(chance, detail)}。")
    if made.method:
        steps = "；".join(f"S{place}、{fill(chance, step)}" for place, step in enumerate(made.subject.steps, 1))
        claims.append(f"{len(claims) + 1}. 一种如权利要求1至{len(claims)}任一项所述的{name}的制备方法，其特征在于，包括以下步骤：{steps}。")
    return claims


def _abstract(chance: Chance, made: Idea, kind: Kind, first_claim: str) -> str:
    opening = "本发明" if kind == Kind.INVENTION else "本实用新型"
    body = first_claim.split("其特征在于，", 1)[1].rstrip("。")
    effects = "；".join(fill(chance, effect) for effect in chance.picks(made.subject.effects, 2))
    return (
        f"{opening}涉及{made.industry.field}技术领域，公开了{made.title}。该{made.subject.zh}{body}。{opening}的有益效果在于：{effects}。"
    )


def fill(chance: Chance, text: str) -> str:
    """The text with its slots filled: `<10~30>` becomes a range within, `<1~6>` one number."""

    def number(found: re.Match[str]) -> str:
        least, most = int(found[1]), int(found[2])
        if most - least <= _NARROW:
            return str(chance.between(least, most))
        low = chance.between(least, (least + most) // 2)
        return f"{low}～{chance.between((low + most + 1) // 2, most)}"

    return _SLOT.sub(number, text)
