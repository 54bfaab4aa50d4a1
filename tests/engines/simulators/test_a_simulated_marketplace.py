"""The market of a seed is always the same, all of it synthetic, with every kind of seller, and the streams share no words."""

from __future__ import annotations

from random import Random

import pytest

from suizhi.engines.listings.normal import bare
from suizhi.engines.simulators import TEST_SEED, TUNING_SEED
from suizhi.engines.simulators.disguises import WAYS, Pen
from suizhi.engines.simulators.listings import COPIES, HONEST, Market, Plan, market
from suizhi.engines.simulators.market_words import words


@pytest.fixture(scope="module")
def held() -> Market:
    return market(Plan(TEST_SEED, "testing", 2_000))


def test_a_seed_gives_the_same_market_and_another_seed_another(held: Market) -> None:
    assert market(Plan(TEST_SEED, "testing", 2_000)) == held
    assert market(Plan(TEST_SEED + 1, "testing", 2_000)) != held


def test_one_more_listing_changes_no_other(held: Market) -> None:
    longer = market(Plan(TEST_SEED, "testing", 2_010))
    assert longer.listings[:2_000] == held.listings


def test_everything_is_stamped_synthetic(held: Market) -> None:
    assert all(
        listing.synthetic and listing.platform.startswith("合成") and listing.shop.name.startswith("合成") for listing in held.listings
    )
    assert all(right.synthetic and right.owner.startswith("合成") for right in held.rights)


def test_every_kind_of_seller_is_there(held: Market) -> None:
    assert {truth.kind for truth in held.truths} == set(HONEST) | set(COPIES)
    assert all(truth.copy is (truth.kind in COPIES) for truth in held.truths)


def test_shops_of_copies_form_rings(held: Market) -> None:
    shared: dict[str, set[str]] = {}
    for listing, truth in zip(held.listings, held.truths, strict=True):
        for link in listing.shop.links if truth.copy else ():
            shared.setdefault(link, set()).add(listing.shop.id)
    assert any(len(shops) > 2 for shops in shared.values())


def test_the_streams_share_no_name_character_no_title_and_no_telling_word() -> None:
    tuning, testing = words("tuning"), words("testing")
    assert not set(tuning.characters) & set(testing.characters)
    assert not set(tuning.syllables) & set(testing.syllables)
    for kind in tuning.kinds:
        assert not set(tuning.kinds[kind]) & set(testing.kinds[kind]), kind
    assert TUNING_SEED != TEST_SEED


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize("stream", ["tuning", "testing"])
def test_a_disguise_changes_what_is_written(way: str, stream: str) -> None:
    said = words(stream)
    han, latin = "".join(list(said.characters)[:3]), "".join(said.syllables[:3]).title()
    pen = Pen(Random(7), said, {}, {})
    written = [text for name in (han, latin) for _ in range(5) if (text := WAYS[way](name, pen)) is not None]
    assert written
    assert not {han, latin} & set(written)


def test_look_alikes_of_another_source_are_written_where_they_are_given() -> None:
    said = words("testing")
    pen = Pen(Random(3), said, dict.fromkeys(said.characters, "甴"), {})
    written = WAYS["glyph"]("".join(list(said.characters)[:2]), pen)
    assert written is not None and "甴" in bare(written)
