"""`suizhi bench watch`: a gazette against many watches, how fast and how much is found, beside brute force by edit distance.

The names are made: words of CC-CEDICT and syllables of the project's own, joined by seeded chance. Among the gazette's marks likenesses
are planted, each of one watched name and of one kind; found is what raises an alarm of that very watch.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import click
import numpy as np
import orjson
from rapidfuzz import fuzz, process

from suizhi.bench.mark_names import CONFUSED
from suizhi.engines.marks.cedict import lines
from suizhi.engines.marks.look import CHARACTERS, neighbours
from suizhi.engines.marks.meaning import senses
from suizhi.engines.marks.sound import syllables
from suizhi.engines.watches import Alarm, Kind, Pool, Sign, Watched

_SEED = 20261126
_ALIKE = 60.0
"""The ratio of rapidfuzz from which on brute force calls two names alike: half of a name of four letters and a little more."""
_TAILS = "轩阁坊楼堂记斋居庄园"
_HEADS = "新大小金老"
_ONSETS = ("b", "br", "c", "d", "dr", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "io")
_ENDS = ("", "n", "r", "x", "l", "ss", "m")
Change = Callable[[random.Random, str], str]


@dataclass(frozen=True, slots=True)
class Planted:
    """A likeness: which watch it is of, in what way."""

    watch: int
    kind: str


def _han(chance: random.Random, words: Sequence[str]) -> str:
    return chance.choice(words) + chance.choice(words)[: chance.choice((1, 1, 2))]


def _name(chance: random.Random, words: Sequence[str]) -> str:
    """A name: a Chinese word in 30 of 100, two joined in 40, a Latin one in 30."""
    drawn = chance.random()
    return chance.choice(words) if drawn < 0.3 else _han(chance, words) if drawn < 0.7 else _latin(chance)


def _latin(chance: random.Random) -> str:
    return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS) for _ in range(chance.choice((2, 2, 3)))).upper()


def _by_sound() -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for char in CHARACTERS[:3755]:
        for reading in syllables(char)[:1]:
            held.setdefault(reading, []).append(char)
    return held


def _changes() -> dict[str, Change]:
    """Kind of likeness → how a name is changed. An empty answer: this name has no such likeness."""
    sounds = _by_sound()

    def swap(chance: random.Random, name: str, near: Callable[[str], Sequence[str]]) -> str:
        places = [place for place, char in enumerate(name) if near(char)]
        if not places:
            return ""
        place = chance.choice(places)
        return name[:place] + chance.choice(near(name[place])) + name[place + 1 :]

    def homophones(char: str) -> list[str]:
        return [one for reading in syllables(char)[:1] for one in sounds.get(reading, ()) if one != char]

    return {
        "homophone": lambda chance, name: swap(chance, name, homophones),
        "look-alike": lambda chance, name: swap(
            chance, name, lambda char: [one for one, alike in neighbours(char, 3) if alike >= CONFUSED]
        ),
        "reversed": lambda chance, name: name[::-1] if name[::-1] != name else "",
        "modifier": lambda chance, name: chance.choice(_HEADS) + name,
        "place added": lambda chance, name: name + chance.choice(_TAILS),
        "pinyin": lambda chance, name: "".join(syllables(char)[0] if syllables(char) else "" for char in name).upper(),
        "translated": lambda chance, name: next((one.gloss for one in senses(name) if one.first and " " not in one.gloss), "").upper(),
    }


def _latin_changes() -> dict[str, Change]:
    def other(chance: random.Random, name: str) -> str:
        place = chance.randrange(1, len(name))
        return name[:place] + chance.choice("BDKLMNPRST") + name[place + 1 :]

    return {
        "letter": other,
        "doubled letter": lambda chance, name: name[:2] + name[1] + name[2:],
        "respelled": lambda chance, name: name.replace("K", "C").replace("F", "PH").replace("I", "Y"),
        "suffix": lambda chance, name: name + chance.choice((" HOME", " GROUP", "S")),
    }


def gazette(watches: int, marks: int) -> tuple[list[Watched], list[Sign], dict[str, Planted]]:
    """Watched names, new marks in mixed order, and by the key of a mark what was planted in it: one mark in fifty."""
    chance = random.Random(_SEED)  # noqa: S311 - a seeded draw that anybody can repeat
    words = sorted({line.word for line in lines() if len(line.word) == 2 and all(char in CHARACTERS[:3755] for char in line.word)})
    names = list(dict.fromkeys(_name(chance, words) for _ in range(watches * 2)))[:watches]
    watched = [Watched(place, Kind.NAME, (name,)) for place, name in enumerate(names)]
    planted: dict[str, Planted] = {}
    signs: list[Sign] = []
    changes, latin = _changes(), _latin_changes()
    for number in range(marks):
        key, name = f"m{number}", ""
        if number % 50 == 0:
            place = chance.randrange(len(names))
            known = latin if names[place].isascii() else changes
            kind = chance.choice(list(known))
            name = known[kind](chance, names[place])
            if name and name != names[place]:
                planted[key] = Planted(place, kind)
        signs.append(Sign(key, name or _name(chance, words)))
    return watched, signs, planted


@click.command()
@click.option("--marks", default=100_000, show_default=True, help="新商标件数 · new marks")
@click.option("--watches", default=5_000, show_default=True, help="监测项 · watches")
@click.option("--processes", default=2, show_default=True, help="进程数 · processes")
@click.option("--brute", default=2_000, show_default=True, help="暴力比对抽样件数 · marks compared by brute force")
@click.option("--json", "as_json", is_flag=True, help="JSON")
def command(*, marks: int, watches: int, processes: int, brute: int, as_json: bool) -> None:
    """A gazette against all watches: seconds, recall of what was planted, alarms beyond it; rapidfuzz over all pairs in the same run."""
    watched, signs, planted = gazette(watches, marks)
    begun, spent = time.perf_counter(), _cpu()
    with Pool(watched, processes) as pool:
        told = [answer for share in _shares(signs, 1000) for answer in pool.tell(share)]
    seconds, cpu = time.perf_counter() - begun, _cpu() - spent
    alarms = {sign.key: answer for sign, answer in zip(signs, told, strict=True) if isinstance(answer, list)}
    sample = _sample(signs, planted, brute)
    begun = time.perf_counter()
    alike = _brute([watch.names[0] for watch in watched], [sign.name for sign in sample])
    brute_seconds = (time.perf_counter() - begun) * len(signs) / len(sample)
    result = {
        "marks": len(signs),
        "watches": len(watched),
        "processes": processes,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "load_average": round(os.getloadavg()[0], 1),
        "marks_per_second": round(len(signs) / seconds),
        "planted": len(planted),
        "recall": _recall(planted, {key: {alarm.watch for alarm in found} for key, found in alarms.items()}),
        "other_alarms_per_mark": round(_others(planted, alarms) / len(signs), 3),
        "brute_force": {
            "what": f"rapidfuzz ratio of at least {_ALIKE:g}, one process, {len(sample)} marks, scaled",
            "seconds": round(brute_seconds, 1),
            "recall": _recall({sign.key: planted[sign.key] for sign in sample if sign.key in planted}, _keyed(sample, alike)),
            "pairs_per_mark": round(sum(map(len, alike)) / len(sample), 3),
        },
    }
    click.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2).decode() if as_json else _told(result))


def _cpu() -> float:
    """Processor seconds of this process and of those that it began and that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _shares(signs: Sequence[Sign], size: int) -> Iterator[Sequence[Sign]]:
    return (signs[place : place + size] for place in range(0, len(signs), size))


def _sample(signs: Sequence[Sign], planted: dict[str, Planted], size: int) -> list[Sign]:
    """Half of it planted, so that recall is measured on enough."""
    held = [sign for sign in signs if sign.key in planted][: size // 2]
    return held + [sign for sign in signs if sign.key not in planted][: size - len(held)]


def _brute(watched: Sequence[str], names: Sequence[str]) -> list[set[int]]:
    table = process.cdist(names, watched, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.uint8)
    return [set(map(int, np.flatnonzero(row))) for row in table]


def _keyed(signs: Sequence[Sign], found: Sequence[set[int]]) -> dict[str, set[int]]:
    return {sign.key: watches for sign, watches in zip(signs, found, strict=True)}


def _recall(planted: dict[str, Planted], found: dict[str, set[int]]) -> dict[str, float]:
    """Kind of likeness → the share of those planted that were found; `all` over all kinds."""
    counts, hits = Counter(one.kind for one in planted.values()), Counter[str]()
    for key, one in planted.items():
        hits[one.kind] += one.watch in found.get(key, ())
    shares = {kind: round(hits[kind] / count, 3) for kind, count in sorted(counts.items())}
    return {"all": round(sum(hits.values()) / max(1, len(planted)), 3), **shares}


def _others(planted: dict[str, Planted], alarms: dict[str, list[Alarm]]) -> int:
    return sum(alarm.watch != planted[key].watch if key in planted else 1 for key, found in alarms.items() for alarm in found)


def _told(result: dict[str, object]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in result.items())
