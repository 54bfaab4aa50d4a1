"""What speaks for the seller: a licence, goods that merely fit, second-hand goods, a comparison, an ordinary word, other goods, a usual price."""

from __future__ import annotations

from suizhi.engines.listings.finding import Cue, Sighting
from suizhi.engines.listings.goods import classes
from suizhi.engines.listings.lexicon import ordinary
from suizhi.engines.listings.normal import bare, read
from suizhi.engines.listings.spellings import Way
from suizhi.engines.listings.subject import BRAND, TITLE, Subject, spans
from suizhi.engines.marks import Relation
from suizhi.engines.marks.meaning import senses
from suizhi.engines.scoring import Outcome
from suizhi.engines.text import spans as words

_NEAR, _BESIDE = 6, 1
"""Letters between a cue and the name, within which the cue is about the name, and at which it is certainly."""
_FAR = 0.5
_RELATED = 0.3
_USUAL, _DEAR = 0.75, 2.5
_ELSEWHERE = 0.6
"""How much an ordinary word on goods that it does not name speaks for the seller: it may be the mark all the same."""


def licence(subject: Subject) -> Outcome | None:
    """The shop is the owner's own, or stands among the licensees on record."""
    if not subject.authorised:
        return None
    shop = subject.listing.shop
    return Outcome(
        1.0, (shop.company or shop.id, subject.right.owner), "权利人自营或有许可记录", "the owner's own shop, or a licence is on record"
    )


def compatible(subject: Subject) -> Outcome | None:
    """The name says what the goods fit (适用于, for): it describes, and is no mark of these goods."""
    return _cued(subject, "compatible", "说明适配对象，不是自用商标", "says what the goods fit")


def second_hand(subject: Subject) -> Outcome | None:
    """The goods are offered as used: who resells a genuine thing may name it."""
    cue = next(subject.of_kind("resale"), None)
    if cue is None:
        return None
    return Outcome(1.0, (cue.span.text, ""), f"“{cue.span.text}”：转卖旧货", f"{cue.span.text!r}: used goods resold", spans(cue))


def comparison(subject: Subject) -> Outcome | None:
    """The name stands for comparison, beside a brand of the seller's own (平替, dupe for)."""
    return _cued(subject, "comparison", "用于比较", "stands for comparison")


def parallel(subject: Subject) -> Outcome | None:
    """The goods are offered as imported from where the owner sold them."""
    cue = next(subject.of_kind("parallel"), None)
    if cue is None:
        return None
    return Outcome(1.0, (cue.span.text, ""), f"“{cue.span.text}”：称自境外购进", f"{cue.span.text!r}: said to be bought abroad", spans(cue))


def parody(subject: Subject) -> Outcome | None:
    """The listing says that it plays with the name."""
    cue = next(subject.of_kind("parody"), None)
    if cue is None:
        return None
    return Outcome(1.0, (cue.span.text, ""), f"“{cue.span.text}”：玩笑用语", f"{cue.span.text!r}: a joke", spans(cue))


def ordinary_word(subject: Subject) -> Outcome | None:
    """The word is an ordinary one here: it names these goods (苹果 of fruit), stands in a longer expression, or is cut out of other words."""
    found = [(value, one) for one in subject.sightings if (value := _ordinary(one, subject))]
    if len(found) < len(subject.sightings) or not found:
        return None
    value, sighting = min(found, key=lambda pair: pair[0])
    return Outcome(value, (sighting.span.text, subject.right.name), "在这里是普通词语", "an ordinary word here", spans(sighting))


def other_goods(subject: Subject) -> Outcome | None:
    """The goods are not those of the mark. Well-known marks reach further, which a person judges."""
    if subject.relation is Relation.APART:
        value = _ELSEWHERE if subject.right.reputed else 1.0
        return Outcome(value, (subject.listing.category, ""), "商品类别不同", "other goods than the mark is for")
    if subject.relation is Relation.RELATED:
        return Outcome(_RELATED, (subject.listing.category, ""), "同类但不同类似群", "of one class, of another similar group")
    return None


def usual_price(subject: Subject) -> Outcome | None:
    """The price is what authorised shops ask."""
    ratio = subject.ratio
    if ratio is None or not _USUAL <= ratio <= _DEAR:
        return None
    zh, en = f"价格是参考价的 {ratio:.0%}", f"the price is {ratio:.0%} of the reference price"
    return Outcome(1.0, (str(subject.listing.price), str(subject.reference)), zh, en)


def own_brand(subject: Subject) -> Outcome | None:
    """The brand field names another brand, which the title bears as well."""
    brand = bare(subject.listing.brand)
    title = next((one.plain for one in subject.in_title()), None)
    if title is None or len(brand) < 2 or any(one.plain.field == BRAND for one in subject.sightings):
        return None
    at = read(title.raw, TITLE).letters.find(brand)
    if at < 0:
        return None
    span = read(title.raw, TITLE).span(at, at + len(brand))
    return Outcome(
        1.0,
        (subject.listing.brand, subject.right.name),
        f"标题以自有品牌“{span.text}”标示",
        f"the title bears a brand of its own, {span.text!r}",
        (span,),
    )


def _cued(subject: Subject, kind: str, zh: str, en: str) -> Outcome | None:
    """A cue about the name: certain beside it, likely in its neighbourhood, and less so elsewhere in the title."""
    pairs = [
        (_distance(cue, one), cue, one) for cue in subject.of_kind(kind) for one in subject.sightings if cue.plain.field == one.plain.field
    ]
    if not pairs:
        return None
    distance, cue, sighting = min(pairs, key=lambda pair: pair[0])
    value = 1.0 if distance <= _NEAR else _FAR
    return Outcome(value, (cue.span.text, sighting.span.text), f"“{cue.span.text}”：{zh}", f"{cue.span.text!r}: {en}", spans(cue, sighting))


def _distance(cue: Cue, sighting: Sighting) -> int:
    """Letters between them, none where they touch or overlap."""
    return max(0, sighting.start - cue.end, cue.start - sighting.end)


def _ordinary(sighting: Sighting, subject: Subject) -> float:
    """How surely the word is an ordinary one where it was seen."""
    key = bare(subject.right.name)
    known = ordinary().get(key)
    named = set(subject.right.generic_for) | (known.goods if known else frozenset())
    if named & classes(subject.listing):
        return 1.0
    letters = sighting.plain.letters
    if known and any(_covers(letters, phrase, sighting) for phrase in known.phrases):
        return 1.0
    if sighting.way is not Way.EXACT:
        return _ELSEWHERE if _is_cut_out(sighting) or senses(sighting.letters) else 0.0
    if known or senses(key):
        return 1.0 if _is_cut_out(sighting) else (_ELSEWHERE if subject.relation in (Relation.APART, Relation.UNKNOWN) else 0.0)
    return 0.0


def _covers(letters: str, phrase: str, sighting: Sighting) -> bool:
    at = letters.find(phrase)
    while at >= 0:
        if at <= sighting.start and sighting.end <= at + len(phrase):
            return True
        at = letters.find(phrase, at + 1)
    return False


def _is_cut_out(sighting: Sighting) -> bool:
    """Whether a word of the text begins before the sighting and ends in it, or the other way round: the name is there by chance."""
    span = sighting.span
    for word in words(sighting.plain.raw):
        over_the_start = word.start < span.start < word.end
        over_the_end = word.start < span.end < word.end
        if over_the_start or over_the_end:
            return True
    return False
