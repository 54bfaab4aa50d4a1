"""What a feed says of a listing and of a right, one JSON object a line: docs/feeds.md describes every field."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

LONGEST_TITLE = 300
"""Characters of a title; marketplaces allow 60 at most."""
LONGEST_NAME = 100
"""Characters of a right's name; a longer sentence is found by nobody's spelling of it."""
Id = Annotated[
    str, BeforeValidator(lambda given: str(given) if isinstance(given, int) else given), StringConstraints(min_length=1, max_length=100)
]
Words = Annotated[str, StringConstraints(max_length=300)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z:_\-]{1,128}$")]
Price = Annotated[Decimal, Field(ge=0, le=Decimal("1e12"), max_digits=20)]
PictureHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{16}$")]
"""A perceptual hash of 64 bits in hexadecimal."""
NiceClass = Annotated[int, Field(ge=1, le=45)]
Group = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|[1-3]\d|4[0-5])\d\d$")]


class Row(BaseModel):
    """An object of a feed: what is not described is refused, so that a misspelt field never goes unread."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Shop(Row):
    """The shop that offers a listing. `links` are hashes of what shops may share: telephones, addresses, warehouses, photographs."""

    id: Id = ""
    name: Words = ""
    company: Words = ""
    authorised_by: tuple[Words, ...] = ()
    opened_on: date | None = None
    confirmed_leads: Annotated[int, Field(ge=0)] = 0
    links: Annotated[tuple[Code, ...], Field(max_length=50)] = ()


class Listing(Row):
    """One offer on a marketplace as it was captured."""

    listing_id: Id
    title: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TITLE)]
    platform: Words = ""
    shop: Shop = Shop()
    brand: Words = ""
    attributes: Annotated[dict[Words, Words], Field(max_length=60)] = {}
    description: Annotated[str, StringConstraints(max_length=5000)] = ""
    category: Words = ""
    groups: Annotated[tuple[Group, ...], Field(max_length=30)] = ()
    price: Price | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"
    sales: Annotated[int, Field(ge=0)] | None = None
    images: Annotated[tuple[Words, ...], Field(max_length=50)] = ()
    image_hashes: Annotated[tuple[PictureHash, ...], Field(max_length=50)] = ()
    location: Words = ""
    url: Annotated[str, StringConstraints(max_length=2000)] = ""
    captured_at: datetime | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    synthetic: bool = False
    extra: dict[str, object] = {}


class ReferencePrice(Row):
    """What the owner or an authorised shop asks for goods of a category; all goods where none is named."""

    price: Annotated[Decimal, Field(gt=0, le=Decimal("1e12"))]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"
    category: Words = ""


class Licensee(Row):
    """Who may use the mark: by the shop's id or by its company's name."""

    shop_id: Id | None = None
    company: Words = ""


class Right(Row):
    """A right that listings are looked through for. `generic_for` are classes of goods in which its word is their ordinary name."""

    id: Id
    name: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME)]
    classes: Annotated[tuple[NiceClass, ...], Field(max_length=45)] = ()
    groups: Annotated[tuple[Group, ...], Field(max_length=600)] = ()
    owner: Words = ""
    aliases: Annotated[tuple[Words, ...], Field(max_length=30)] = ()
    reference_prices: Annotated[tuple[ReferencePrice, ...], Field(max_length=100)] = ()
    licensees: Annotated[tuple[Licensee, ...], Field(max_length=1000)] = ()
    reputed: bool = False
    generic_for: Annotated[tuple[NiceClass, ...], Field(max_length=45)] = ()
    number: Words = ""
    image_hashes: Annotated[tuple[PictureHash, ...], Field(max_length=200)] = ()
    synthetic: bool = False
    extra: dict[str, object] = {}
