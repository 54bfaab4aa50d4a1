"""Each line of a feed is a listing or one clear refusal, and the rest goes on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.listings import Listing, Right
from suizhi.engines.listings.feed import read_listings, read_rights
from suizhi.engines.listings.model import LONGEST_TITLE
from suizhi.kernel.errors import Refusal


def line(**fields: Any) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


GOOD = line(listing_id="1", title="云雀运动鞋")


def refused(rows: Sequence[Listing | Refusal]) -> list[Refusal]:
    return [row for row in rows if isinstance(row, Refusal)]


@pytest.mark.parametrize(
    ("bad", "code", "field"),
    [
        (line(listing_id="2"), "feed.missing", "title"),
        (line(listing_id="2", title=""), "feed.missing", "title"),
        (line(listing_id="2", title=" \u3000"), "feed.missing", "title"),
        (line(title="云雀"), "feed.missing", "listing_id"),
        (line(listing_id="2", title="云" * (LONGEST_TITLE + 1)), "feed.long", "title"),
        (line(listing_id="2", title="云" * 500), "feed.long", "title"),
        (line(listing_id="2", title="云\u0378雀"), "feed.characters", "title"),
        (line(listing_id="2", title="云\ue000雀"), "feed.characters", "title"),
        (line(listing_id="2", title="云\0雀"), "feed.characters", "title"),
        (line(listing_id="2", title="云雀", pirce=3), "feed.unknown", "pirce"),
        (line(listing_id="2", title="云雀", price=-3), "feed.value", "price"),
        (line(listing_id="2", title="云雀", price="many"), "feed.value", "price"),
        (line(listing_id="2", title="云雀", image_hashes=["xyz"]), "feed.value", "image_hashes.0"),
        (line(listing_id="2", title="云雀", groups=["9901"]), "feed.value", "groups.0"),
        (b'{"listing_id": "2", "title": ', "feed.json", ""),
        (b'{"listing_id": "2", "title": "\\ud800"}', "feed.json", ""),
        (b'{"listing_id": "2", "title": "\xff\xfe"}', "feed.json", ""),
        (b"[1, 2]", "feed.json", ""),
        (b'{"listing_id": "2", "title": "' + b"a" * 1_000_001 + b'"}', "feed.long", ""),
        (GOOD, "feed.twice", ""),
    ],
    ids=repr,
)
def test_a_bad_line_is_one_refusal_with_its_place_and_the_rest_goes_on(bad: bytes, code: str, field: str) -> None:
    rows = list(read_listings([GOOD, bad, line(listing_id="3", title="云雀")], "feed.jsonl"))
    assert [isinstance(row, Listing) for row in rows] == [True, False, True]
    (told,) = refused(rows)
    assert (told.code, told.field) == (code, field)
    assert told.at is not None and (told.at.file, told.at.row) == ("feed.jsonl", 2)
    assert told.zh and told.en and told.mend_zh and told.mend_en


@pytest.mark.parametrize("title", ["👟", "🫩新鞋", "\u202e云雀\u202c", "مرحبا", "云", "\u200b", "e\u0301"])
def test_what_people_write_is_taken(title: str) -> None:
    (row,) = read_listings([line(listing_id="1", title=title)])
    assert isinstance(row, Listing) and row.title == title


def test_a_shop_may_be_a_name_alone_and_an_id_a_number() -> None:
    (row,) = read_listings([line(listing_id=7, title="云雀", shop="甲店")])
    assert isinstance(row, Listing) and (row.listing_id, row.shop.name) == ("7", "甲店")


def test_the_platforms_own_fields_belong_in_extra() -> None:
    (row,) = read_listings([line(listing_id="1", title="云雀", extra={"spu": 3})])
    assert isinstance(row, Listing)


def test_a_right_needs_a_name_with_letters() -> None:
    rows = list(read_rights([line(id="1", name="云雀"), line(id="2", name="🍎"), line(id="3")], "rights.jsonl"))
    assert isinstance(rows[0], Right)
    assert [row.code for row in rows[1:] if isinstance(row, Refusal)] == ["feed.name", "feed.missing"]


@given(st.binary(max_size=60))
def test_no_line_breaks_the_reader(content: bytes) -> None:
    rows = list(read_listings([content, GOOD]))
    assert all(isinstance(row, (Listing, Refusal)) for row in rows)
    assert isinstance(rows[-1], Listing)


@given(
    st.dictionaries(
        st.sampled_from(sorted(Listing.model_fields)), st.recursive(st.none() | st.text() | st.integers(), st.lists, max_leaves=4)
    )
)
def test_no_object_breaks_the_reader(held: dict[str, Any]) -> None:
    try:
        content = json.dumps(held).encode()
    except ValueError:
        return
    assert all(isinstance(row, (Listing, Refusal)) for row in read_listings([content]))
