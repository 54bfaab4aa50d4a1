"""Looking through listings for given rights: words are found, each right that they may name is weighed, and the likeliest is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from suizhi.engines.listings.finding import Cue, Finder, Sighting
from suizhi.engines.listings.goods import relation
from suizhi.engines.listings.lead import Lead
from suizhi.engines.listings.model import Listing, Right
from suizhi.engines.listings.pictures import OfficialHashes
from suizhi.engines.listings.rings import rings
from suizhi.engines.listings.scorer import Band, band, scorer
from suizhi.engines.listings.signals import SIGNALS
from suizhi.engines.listings.spellings import LIKE, Way
from suizhi.engines.listings.subject import BRAND, TITLE, Pictures, Ring, Subject
from suizhi.engines.listings.weights import Weights, packaged
from suizhi.engines.marks import NO_NOTES, Notes
from suizhi.engines.rules import Rule, RuleBook
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Means:
    """What a scan uses besides the rights: weights, a comparison of pictures, cross-search notes, citations by rule id."""

    weights: Weights
    pictures: Pictures
    notes: Notes
    articles: Mapping[str, str]


def means(
    weights: Weights | None = None,
    *,
    pictures: Pictures | None = None,
    notes: Notes = NO_NOTES,
    articles: Mapping[str, str] | None = None,
) -> Means:
    """The given means, and the packaged ones for the rest."""
    return Means(weights or packaged(), pictures or OfficialHashes(), notes, articles or {})


def citations(book: RuleBook, on: date) -> dict[str, str]:
    """Rule id → how its provision is cited on the day, for the rules behind the signals: those in force whose words were read."""
    found = {id: _in_force(book, id, on) for id in dict.fromkeys(signal.rule for signal in SIGNALS if signal.rule)}
    return {id: rule.source.citation for id, rule in found.items() if rule and not rule.source.unverified}


def _in_force(book: RuleBook, id: str, on: date) -> Rule | None:
    try:
        return book.rule(id, on=on)
    except Refusal:
        return None


class Scanner:
    """Rights, ready to be looked for. One scanner serves any number of feeds."""

    def __init__(self, rights: Sequence[Right], with_means: Means | None = None) -> None:
        self.rights = tuple(rights)
        self.means = with_means or means()
        self.finder = Finder(self.rights)
        self.scorer = scorer(self.means.weights)
        self.registered = {right.number: right.name for right in self.rights if right.number}

    def scan(self, listings: Iterable[Listing]) -> Iterator[Lead]:
        """An answer for each listing of a feed, in its order. Shops are joined to rings over the whole feed first."""
        feed = list(listings)
        held = rings(listing.shop for listing in feed)
        return (self.weigh(listing, held.get(listing.shop.id, Ring())) for listing in feed)

    def weigh(self, listing: Listing, ring: Ring | None = None) -> Lead:
        """The answer for one listing: of all rights that its words may name, the one with the highest score."""
        scored = [(subject, self.scorer.score(subject)) for subject in self.subjects(listing, ring or Ring())]
        if not scored:
            return Lead(listing, None, None, Band.NONE, {})
        subject, score = max(scored, key=lambda pair: pair[1].total)
        return Lead(listing, subject.right, score, band(score.total, self.means.weights), dict(self.means.articles))

    def subjects(self, listing: Listing, ring: Ring) -> Iterator[Subject]:
        """The listing beside each right that its title, brand field or attributes may name."""
        sightings, cues = self._read(listing)
        by_right: dict[int, list[Sighting]] = {}
        for sighting in _told_apart(sightings):
            by_right.setdefault(sighting.right, []).append(sighting)
        for number, found in by_right.items():
            right = self.rights[number]
            yield Subject(
                listing,
                right,
                tuple(found),
                tuple(cues),
                relation(listing, right, self.means.notes),
                ring,
                self.means.pictures.best(listing, right),
                self.registered,
            )

    def _read(self, listing: Listing) -> tuple[list[Sighting], list[Cue]]:
        sightings: list[Sighting] = []
        cues: list[Cue] = []
        for field, text, names in _texts(listing):
            found = self.finder.find(text, field)
            sightings += found.sightings if names else ()
            cues += found.cues
        return sightings, cues


def _told_apart(sightings: list[Sighting]) -> Iterator[Sighting]:
    """Without names that are only like what stands there, where what stands there is another right's name itself."""
    exact = [one for one in sightings if one.way is Way.EXACT]
    for sighting in sightings:
        if sighting.way not in LIKE or not any(_covers(other, sighting) for other in exact):
            yield sighting


def _covers(exact: Sighting, other: Sighting) -> bool:
    same = exact.plain.field == other.plain.field and exact.right != other.right
    return same and exact.span.start <= other.span.start and other.span.end <= exact.span.end


def _texts(listing: Listing) -> Iterator[tuple[str, str, bool]]:
    """The texts of a listing with their fields, and whether a name in it counts: a description mentions what it likes."""
    yield TITLE, listing.title, True
    if listing.brand:
        yield BRAND, listing.brand, True
    for name, text in listing.attributes.items():
        yield f"attributes.{name}", text, _is_brand(name)
    if listing.description:
        yield "description", listing.description, False


def _is_brand(attribute: str) -> bool:
    return any(word in attribute.lower() for word in ("品牌", "brand"))
