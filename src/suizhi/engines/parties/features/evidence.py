"""The evidence: what speaks for two names being one party. Each feature is a pure function of a pair."""

from __future__ import annotations

from suizhi.engines.parties.features.base import names_decide, outcome
from suizhi.engines.parties.lexicon import INCOMPLETE, convertible_forms
from suizhi.engines.parties.lookalikes import latin_slip, one_slip
from suizhi.engines.parties.names import NameParts, parse_name
from suizhi.engines.parties.profile import Pair
from suizhi.engines.parties.romanise import pinyin
from suizhi.engines.scoring import Outcome

_SHORTEST_CONTAINED = 2
_SHORTEST_READING = 4


@names_decide
def name_equal(pair: Pair) -> Outcome | None:
    """Trade name and industry words are the same; place, legal form and branch are judged by features of their own."""
    left, right = pair.names
    if not left.letters or not (pair.same_letters or pair.same_but_form or left.body == right.body != ""):
        return None
    return outcome(pair, left.body, right.body, "字号和行业词相同", "trade name and industry words are the same")


@names_decide
def stem_equal(pair: Pair) -> Outcome | None:
    """The names are the same up to a kind of organisation that one could have been converted into: 皮鞋厂, 皮鞋有限公司."""
    left, right = pair.names
    if left.body == right.body or left.stem != right.stem or not left.stem or not convertible_forms(left.legal_form, right.legal_form):
        return None
    return outcome(pair, left.body, right.body, "除组织类型外名称相同", "the names are the same up to the kind of organisation")


@names_decide
def name_slip(pair: Pair) -> Outcome | None:
    """The names differ by one character (one letter of a long Latin word) that is easily misread or mistyped."""
    left, right = pair.names
    if left.script == "latin":
        slip = latin_slip(left.body, right.body)
    else:
        slip = one_slip(left.body, right.body, core=min(len(left.core), len(right.core)))
    if slip is None:
        return None
    return outcome(
        pair,
        *slip,
        f"仅“{slip[0]}”与“{slip[1]}”之差，疑似误写",
        f"only {slip[0]} and {slip[1]} differ: likely a slip",
    )


@names_decide
def name_contained(pair: Pair) -> Outcome | None:
    """One name shows no legal form and is the beginning of the other, at least its whole trade name: an abbreviation."""
    short, long = sorted(pair.names, key=lambda parts: len(parts.body))
    covers = len(short.body) >= max(_SHORTEST_CONTAINED, len(long.core))
    if short.legal_form.code not in INCOMPLETE or not covers or short.body == long.body or not _begins(long, short):
        return None
    left, right = pair.names
    return outcome(
        pair,
        left.body,
        right.body,
        "一方像是另一方的简称",
        "one name looks like a short form of the other",
    )


def _begins(long: NameParts, short: NameParts) -> bool:
    """Whether the longer body begins with the shorter; in Latin letters, with its whole words."""
    gap = " " if long.script == "latin" else ""
    return long.body.startswith(short.body + gap)


@names_decide
def core_equal(pair: Pair) -> Outcome | None:
    """The trade names are the same and the industry words are not: sister firms, or one firm before and after a change."""
    left, right = pair.names
    if left.script != "zh" or left.core != right.core or left.stem == right.stem:
        return None
    return outcome(pair, left.core, right.core, "字号相同", "the trade names are the same")


@names_decide
def acronym(pair: Pair) -> Outcome | None:
    """A short 集团 name made of the initial of the other's place and of characters of its body in order: 广汽集团, 广州汽车集团."""
    short, long = sorted(pair.names, key=lambda parts: len(parts.letters))
    if not (short.group and long.group and long.place) or short.legal_form.code != "group" or short.place:
        return None
    initial, rest = short.body[:1], short.body[1:]
    if not rest or initial != long.place[-1].name[0] or not _in_order(rest, long.body):
        return None
    left, right = pair.names
    return outcome(pair, left.body, right.body, "一方像是另一方的缩称", "one name looks like an acronym of the other")


def _in_order(characters: str, text: str) -> bool:
    """Whether the characters occur in the text one after the other."""
    remaining = iter(text)
    return all(character in remaining for character in characters)


def romanised(pair: Pair) -> Outcome | None:
    """A Latin name holds the reading of the Chinese trade name among its first words, or is the stated English name."""
    if pair.settled or not pair.cross_script:
        return None
    chinese, latin = sorted((pair.left, pair.right), key=lambda side: side.parts.script, reverse=True)
    reading = pinyin(chinese.parts.core)
    words = latin.parts.body.split()
    read = len(reading) >= _SHORTEST_READING and (reading in words[:3] or reading == "".join(words))
    if not read and not _states(chinese.profile.name_en, latin.parts):
        return None
    left, right = pair.names
    return outcome(
        pair,
        left.folded,
        right.folded,
        "外文名称与字号的拼音或登记的外文名称相同",
        "the Latin name is the reading or the stated translation of the name",
    )


def _states(name_en: str, latin: NameParts) -> bool:
    return bool(name_en) and parse_name(name_en).body == latin.body
