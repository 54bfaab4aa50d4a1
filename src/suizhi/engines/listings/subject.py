"""What the signals look at: a listing beside one right, with everything that was found of it and around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from suizhi.engines.listings.finding import Cue, Sighting
from suizhi.engines.listings.model import Listing, Right
from suizhi.engines.marks import Relation
from suizhi.engines.scoring import Span

TITLE, BRAND = "title", "brand"


@dataclass(frozen=True, slots=True)
class PictureMatch:
    """A picture of a listing that is one of the right's: `likeness` from 0 to 1, and what was compared."""

    likeness: float
    ours: str
    theirs: str
    zh: str
    en: str


class Pictures(Protocol):
    """Compares the pictures of a listing with those of a right. Hashes are compared here; an engine that sees marks in pictures is another."""

    def best(self, listing: Listing, right: Right) -> PictureMatch | None:
        """The best match, or None where nothing is alike."""


@dataclass(frozen=True, slots=True)
class Ring:
    """Shops that share telephones, addresses, warehouses or photographs with this one in the same feed."""

    shops: int = 1
    confirmed: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """One listing beside one right. `registered` are the names of the marks by their numbers, for claims of numbers."""

    listing: Listing
    right: Right
    sightings: tuple[Sighting, ...]
    cues: tuple[Cue, ...] = ()
    relation: Relation = Relation.UNKNOWN
    ring: Ring = field(default_factory=Ring)
    picture: PictureMatch | None = None
    registered: dict[str, str] = field(default_factory=dict)

    @property
    def reference(self) -> Decimal | None:
        """The reference price of such goods in the listing's currency: that of its category, else the lowest of those without one."""
        held = [one for one in self.right.reference_prices if one.currency == self.listing.currency]
        fitting = [one.price for one in held if one.category and one.category in self.listing.category]
        return min(fitting or [one.price for one in held if not one.category], default=None)

    @property
    def ratio(self) -> float | None:
        """The price by the reference price; None where either is not known."""
        if self.listing.price is None or self.reference is None:
            return None
        return float(self.listing.price / self.reference)

    @property
    def authorised(self) -> bool:
        """Whether the shop is the owner's own, or stands among the licensees on record."""
        shop = self.listing.shop
        if shop.company and shop.company == self.right.owner:
            return True
        return any(
            (one.shop_id and one.shop_id == shop.id) or (one.company and one.company == shop.company) for one in self.right.licensees
        )

    def of_kind(self, *kinds: str) -> Iterator[Cue]:
        """The cues of these kinds."""
        return (cue for cue in self.cues if cue.kind in kinds)

    def in_title(self) -> Iterator[Sighting]:
        """The sightings in the title."""
        return (sighting for sighting in self.sightings if sighting.plain.field == TITLE)


def spans(*found: Sighting | Cue) -> tuple[Span, ...]:
    """The evidence of several, each once."""
    return tuple(dict.fromkeys(one.span for one in found))
