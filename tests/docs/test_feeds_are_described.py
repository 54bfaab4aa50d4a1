"""Every field of a feed stands in docs/feeds.md, and none that does not exist; every signal stands in docs/leads.md."""

from __future__ import annotations

import re

import pytest

from suizhi.engines.listings import SIGNALS, Listing, Right, Shop
from suizhi.engines.listings.model import Row
from tests.docs.paths import read


@pytest.mark.parametrize(("model", "heading"), [(Listing, "## A listing"), (Right, "## A right")])
def test_every_field_and_no_other(model: type[Row], heading: str) -> None:
    part = read("docs/feeds.md").partition(heading)[2].partition("\n## ")[0].partition("| field of `shop`")[0]
    described = {name for row in re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert described == set(model.model_fields)


def test_every_field_of_a_shop() -> None:
    part = read("docs/feeds.md").partition("| field of `shop`")[2].partition("\n## ")[0]
    described = {name for row in re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
    assert described == set(Shop.model_fields)


def test_every_signal() -> None:
    missing = [signal.code for signal in SIGNALS if f"| {signal.code} |" not in read("docs/leads.md")]
    assert not missing
