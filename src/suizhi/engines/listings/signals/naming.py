"""How a listing names the mark: plainly, hidden, by a name like it, or otherwise than its own brand field says."""

from __future__ import annotations

from suizhi.engines.listings.finding import Sighting
from suizhi.engines.listings.hiding import SAID, Disguise, Hidden, disguise
from suizhi.engines.listings.normal import bare
from suizhi.engines.listings.spellings import LIKE, Way
from suizhi.engines.listings.subject import BRAND, Subject, spans
from suizhi.engines.marks import compare
from suizhi.engines.scoring import Outcome

_FAINT = 0.35
"""How much hides at least, for a name not to count as written plainly."""
_NO_BRAND = frozenset({"", "无", "其他", "其它", "无品牌", "other", "none", "unbranded", "nobrand", "genericbrand"})
_BLANK_BRAND, _OTHER_BRAND = 0.6, 0.8


def named(subject: Subject) -> Outcome | None:
    """The mark stands in the listing as its owner writes it, and no record says that the shop may use it."""
    plain = [one for one in subject.sightings if one.way in (Way.EXACT, Way.ALIAS) and _hidden(one, subject).value < _FAINT]
    if not plain or subject.authorised:
        return None
    text = plain[0].span.text
    return Outcome(
        1.0,
        (text, subject.right.name),
        f"写有“{subject.right.name}”，没有许可记录",
        f"names {subject.right.name!r}; no licence is on record",
        spans(*plain[:3]),
    )


def hidden(subject: Subject) -> Outcome | None:
    """The mark is written so that buyers read it and a search does not find it; honest sellers rarely do."""
    found = max(((_hidden(one, subject), one) for one in subject.sightings), key=lambda pair: pair[0].value, default=None)
    if found is None or found[0].hidden is Hidden.NOT or _is_plain_elsewhere(subject, found[1]):
        return None
    how, sighting = found
    zh, en, _ = SAID[how.hidden]
    return Outcome(
        how.value, (sighting.span.text, subject.right.name), f"“{subject.right.name}”{zh}", f"{subject.right.name!r} {en}", spans(sighting)
    )


def alike(subject: Subject) -> Outcome | None:
    """A name like the mark stands there, by a rule of likeness of word marks."""
    plain = {one.plain.field for one in subject.sightings if one.way not in LIKE}
    like = [one for one in subject.sightings if one.way in LIKE and one.plain.field not in plain]
    found = [(compare(one.letters, bare(subject.right.name)).score, one) for one in like]
    if not found:
        return None
    score, sighting = max(found, key=lambda pair: pair[0].total)
    if not score.findings:
        return None
    rule = score.findings[0]
    zh = f"“{sighting.span.text}”与“{subject.right.name}”近似：{rule.note_zh}（规则{rule.code}）"
    en = f"{sighting.span.text!r} is like {subject.right.name!r}: {rule.note_en} (rule {rule.code})"
    return Outcome(score.total, (sighting.span.text, subject.right.name), zh, en, spans(sighting))


def brand_field(subject: Subject) -> Outcome | None:
    """The title names the mark, and the field for the brand is empty or names another."""
    in_title = next(subject.in_title(), None)
    if in_title is None or any(one.plain.field == BRAND for one in subject.sightings):
        return None
    brand = subject.listing.brand
    if bare(brand) in _NO_BRAND:
        return Outcome(
            _BLANK_BRAND,
            (brand, subject.right.name),
            "标题写了品牌，品牌栏却空着",
            "the title names the brand; its field is empty",
            spans(in_title),
        )
    zh, en = f"标题写“{in_title.span.text}”，品牌栏却写“{brand}”", f"the title says {in_title.span.text!r}, the brand field {brand!r}"
    return Outcome(_OTHER_BRAND, (brand, subject.right.name), zh, en, spans(in_title))


def _hidden(sighting: Sighting, subject: Subject) -> Disguise:
    if sighting.way in LIKE:
        return Disguise(Hidden.NOT, 0.0)
    return disguise(sighting, subject.right.name)


def _is_plain_elsewhere(subject: Subject, found: Sighting) -> bool:
    """Whether pinyin stands beside the plain name in one text: that is how many brands write themselves."""
    beside = (one for one in subject.sightings if one.plain.field == found.plain.field)
    return found.way is Way.PINYIN and any(one.way is Way.EXACT for one in beside)
