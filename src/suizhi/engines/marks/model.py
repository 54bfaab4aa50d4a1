"""The scorer of word marks: the strongest rule, less what lowers it."""

from __future__ import annotations

from suizhi.engines.marks.rules.base import Pair, Rule
from suizhi.engines.marks.rules.figures import Played
from suizhi.engines.marks.rules.known import OneHand, WeakPart
from suizhi.engines.marks.rules.meanings import Called, OneMeaning, Translation
from suizhi.engines.marks.rules.parts import Holds, MainPart, WithGoods, WithModifier, WithPlace, WithQuality
from suizhi.engines.marks.rules.same import Doubled, Identical, Inflected, Reordered, Turned
from suizhi.engines.marks.rules.senses import AcrossScripts, CantoneseSound, EnglishSound, LooksAlike, OutlineAlike, SoundsAlike
from suizhi.engines.marks.rules.spelling import FewLetters, Numbered, OneCharacter, OtherMeaning
from suizhi.engines.scoring import Feature, Scorer

RULES: tuple[Rule, ...] = (
    Identical(),
    Reordered(),
    Turned(),
    OneCharacter(),
    FewLetters(),
    LooksAlike(),
    OutlineAlike(),
    SoundsAlike(),
    CantoneseSound(),
    EnglishSound(),
    OneMeaning(),
    Doubled(),
    Inflected(),
    WithGoods(),
    WithPlace(),
    WithQuality(),
    WithModifier(),
    MainPart(),
    Holds(),
    Translation(),
    AcrossScripts(),
    Called(),
    Played(),
    Numbered(),
    WeakPart(),
    OtherMeaning(),
    OneHand(),
)
"""Every rule, in the order of the table that they come from."""

SCORER: Scorer[Pair] = Scorer(
    "marks",
    "3",
    [Feature(rule.id, rule.weight, rule.judge, qualifier=rule.lowers, article=rule.source) for rule in RULES],
)
