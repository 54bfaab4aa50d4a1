"""A dossier as its page and its paper show it, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from suizhi.commons.languages import is_english
from suizhi.engines.filings.sources import MEMORY
from suizhi.halls.watch.filings.graph import Net, net_of
from suizhi.halls.watch.filings.labels import FACTS, SORTS, THRESHOLDS
from suizhi.halls.watch.models import FilingDossier

BAR = 120
"""Width of the longest bar of weight, in units of the drawing."""
EVIDENCE = 50
"""Filings that a finding lists; the table of filings has all of them."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article or another source; `unverified` where nobody has read it in the original."""

    text: str
    rule: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """A threshold: what it asks, its number, where it comes from."""

    name: str
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Near:
    """A filing beside the name of somebody else: sort and owner of the name, since when it is known, why they are alike."""

    number: str
    mark: str
    name: str
    sort: str
    owner: str
    since: str
    why: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: what it shows, of whom or what, from which day."""

    sort: str
    document: str
    about: str
    on: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An indicator that was asked; `speaks` where it found something, `bar` the width of its weight."""

    id: str
    title: str
    said: str
    speaks: bool
    weight: float
    bar: float
    articles: list[Article]
    limits: list[Limit]
    near: list[Near]
    filings: list[tuple[str, str]]
    """Numbers and marks of the filings behind it that are near nobody's name."""
    more: int
    papers: list[Paper]


@dataclass(frozen=True, slots=True)
class Filed:
    """An application with its applicant's name and what happened to it."""

    number: str
    mark: str
    classes: str
    filed_on: str
    applicant: str
    events: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class ShownDossier:
    """Everything that the page of a dossier shows beside the record itself."""

    applicants: list[dict[str, Any]]
    """Who files most comes first."""
    findings: list[Finding]
    exculpatory: list[Finding]
    clears: list[str]
    left_aside: list[str]
    filings: list[Filed]
    net: Net | None
    aside: str


def shown_dossier(dossier: FilingDossier) -> ShownDossier:
    """The dossier in the language of the page."""
    held = dossier.held
    marks = {one["number"]: one["mark"] for one in held["filings"]}
    most = max(abs(one["weight"]) for one in (*held["findings"], *held["exculpatory"]))
    names = {one["key"]: one["name"] for one in held["applicants"]}
    return ShownDossier(
        applicants=sorted(held["applicants"], key=lambda one: (-one["filings"], one["key"])),
        findings=[_finding(one, marks, most) for one in held["findings"]],
        exculpatory=[_finding(one, marks, most) for one in held["exculpatory"]],
        clears=list(dict.fromkeys(_in(one, "what") for one in held["clears"])),
        left_aside=[_in(one, "explanation") for one in held["left_aside"]],
        filings=[_filed(one, names) for one in held["filings"]],
        net=net_of(held),
        aside=_in(held, "aside"),
    )


def _finding(one: Mapping[str, Any], marks: Mapping[str, str], most: float) -> Finding:
    near = [_near(match) for match in one["matches"]]
    told = {match.number for match in near}
    alone = [(number, marks.get(number, "")) for number in one["filings"] if number not in told]
    return Finding(
        id=one["id"],
        title=_in(one, "title"),
        said=_in(one, "explanation"),
        speaks=one["value"] > 0,
        weight=one["weight"],
        bar=round(BAR * abs(one["weight"]) / most, 1),
        articles=[Article(_in(source, "article"), source["rule"], source["level"] == MEMORY) for source in one["sources"]],
        limits=[_limit(name, number) for name, number in one["thresholds"].items()],
        near=near[:EVIDENCE],
        filings=alone[: max(0, EVIDENCE - len(near))],
        more=max(0, len(near) + len(alone) - EVIDENCE),
        papers=_papers(one["documents"]),
    )


def _limit(name: str, number: Mapping[str, Any]) -> Limit:
    return Limit(str(THRESHOLDS.get(name, name)), number["value"], _in(number, "source"))


def _near(match: Mapping[str, Any]) -> Near:
    name = match["reference"]
    said = _in(match, "explanation")
    return Near(match["number"], match["mark"], name["name"], str(SORTS[name["sort"]]), name["owner"], name["since"], said)


def _papers(facts: Iterable[Mapping[str, Any]]) -> list[Paper]:
    return [Paper(str(FACTS[one["sort"]]), one["document"], _about(one), one["on"]) for one in facts]


def _about(fact: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (fact["name"], fact["about"])))


def _filed(one: Mapping[str, Any], names: Mapping[str, str]) -> Filed:
    events: Sequence[dict[str, str]] = one["events"]
    return Filed(one["number"], one["mark"], " ".join(one["classes"]), one["filed_on"], names.get(one["applicant"], ""), list(events))


def _in(one: Mapping[str, Any], name: str) -> str:
    """The text of that name in the language of the page."""
    return str(one[f"{name}_en" if is_english() else name])
