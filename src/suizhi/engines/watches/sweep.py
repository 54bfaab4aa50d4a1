"""All watches against one new sign after another: candidates first, rules for the few that remain, the nearest name of each watch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from suizhi.engines.marks import Mark, read
from suizhi.engines.marks.index import Few
from suizhi.engines.parties import parse_name
from suizhi.engines.scoring import Score
from suizhi.engines.text import fold
from suizhi.engines.watches import indications
from suizhi.engines.watches.likeness import flags, likeness, relation, share
from suizhi.engines.watches.model import Alarm, Flag, Kind, Sign, Sort, Watched

_BY_NAME = (Kind.NAME, Kind.HONOURED, Kind.FAMOUS)
_WORLD = "WO"
"""The office of international registrations, which may reach anywhere."""
SIZE = 16
"""Watched names of which the rules are asked for each new name."""


class Sweep:
    """The watches of a city, read once. Raises Refusal (`mark.*`) for a watched name that is no name."""

    def __init__(self, watched: Sequence[Watched]) -> None:
        self._names = [(one, read(name)) for one in watched if one.kind in _BY_NAME for name in one.names]
        self._near = Few([mark for _, mark in self._names])
        self._places = indications.Places(one for one in watched if one.kind is Kind.INDICATION)
        self._classes = [one for one in watched if one.kind is Kind.CLASS]
        self._owners: dict[str, list[Watched]] = {}
        for one in watched:
            if one.kind is Kind.OWNER:
                for name in one.names:
                    self._owners.setdefault(fold(name), []).append(one)

    def alarms(self, sign: Sign) -> list[Alarm]:
        """What the watches say of the sign, the greatest risk first, at most one of each watch. Raises Refusal (`mark.*`)."""
        best: dict[int, Alarm] = {}
        for alarm in self._all(sign):
            held = best.get(alarm.watch)
            if held is None or alarm.risk > held.risk:
                best[alarm.watch] = alarm
        return sorted(best.values(), key=lambda alarm: (-alarm.risk, alarm.watch))

    def _all(self, sign: Sign) -> Iterator[Alarm]:
        if sign.name:
            mark = read(sign.name)
            yield from self._like(sign, mark)
            yield from self._indicated(sign, mark)
        if sign.sort is Sort.MARK:
            yield from self._told_without_likeness(sign)

    def _like(self, sign: Sign, mark: Mark) -> Iterator[Alarm]:
        asked = mark if sign.sort is Sort.MARK else _core(mark)
        for place in self._near.near(asked, SIZE):
            watched, ours = self._names[place]
            if not _within(watched, sign):
                continue
            score, goods = likeness(watched, ours, asked), relation(watched, sign)
            risk = round(score.total * share(watched, goods, sign), 4)
            if risk >= watched.threshold:
                yield Alarm(watched.id, sign.key, ours.raw, score, goods, risk, flags(watched, goods, sign))

    def _indicated(self, sign: Sign, mark: Mark) -> Iterator[Alarm]:
        for watched in self._places.named_in(mark):
            told = indications.tell(watched, sign, mark) if _within(watched, sign) else None
            score = indications.SCORER.score(told) if told else None
            if score is not None and score.total >= watched.threshold:
                said = (Flag.EVOCATION,) if score.finding("GI02") else ()
                name = watched.names[0] if watched.names else watched.places[0] + watched.products[0]
                yield Alarm(watched.id, sign.key, name, score, relation(watched, sign), score.total, said)

    def _told_without_likeness(self, sign: Sign) -> Iterator[Alarm]:
        """Watches on a class or an owner ask nothing of the sign itself."""
        for watched in (*self._owners.get(fold(sign.owner), ()), *self._classes):
            if _within(watched, sign):
                yield Alarm(watched.id, sign.key, "", _NOTHING, relation(watched, sign), 0.0)


def _core(name: Mark) -> Mark:
    """Of the name of a firm or a shop what tells it from others (字号), with its places in the whole."""
    core = parse_name(name.raw).core
    inner = read(core) if core else name
    at = name.letters.find(inner.letters)
    return Mark(name.raw, inner.words, inner.letters, name.places[at : at + len(inner.letters)]) if at >= 0 else name


_NOTHING = Score(0.0, (), "none", "1")


def _within(watched: Watched, sign: Sign) -> bool:
    """Whether the watch looks at signs of this sort, this office, these classes and this owner. Firms and shops concern old brands and indications."""
    if watched.ours and fold(sign.owner or sign.name) in watched.ours:
        return False
    if watched.territory and sign.office not in (watched.territory, _WORLD):
        return False
    if sign.sort is not Sort.MARK:
        return watched.kind in (Kind.HONOURED, Kind.INDICATION)
    return not watched.classes or not sign.classes or bool(set(watched.classes) & set(sign.classes))
