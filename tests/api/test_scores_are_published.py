"""Every table by which Suizhi scores is published: features, weights, articles, how findings add up."""

from __future__ import annotations

import pytest
from django.test import Client

from suizhi.commons import lead_weights
from suizhi.engines import filings, logos, marks

pytestmark = pytest.mark.django_db


def test_every_table_is_listed_with_what_each_feature_means() -> None:
    tables = {table["name"]: table for table in Client().get("/api/v1/scorers").json()}
    assert set(tables) == {"marks", "logos", "parties", "listings", "filings"}
    for table in tables.values():
        assert len(table["fingerprint"]) == 12
        assert table["combine"]
        assert all(feature["doc"] for feature in table["features"]), table["name"]
    assert [feature["code"] for feature in tables["marks"]["features"]] == [rule.id for rule in marks.RULES]
    assert [feature["code"] for feature in tables["logos"]["features"]] == [rule.id for rule in logos.RULES]
    assert tables["filings"]["version"] == filings.SCORER.version


def test_the_rules_of_marks_name_their_sources() -> None:
    table = Client().get("/api/v1/scorers/marks").json()
    assert all(feature["article"] for feature in table["features"])


def test_weights_are_those_in_force() -> None:
    table = Client().get("/api/v1/scorers/listings").json()
    held = lead_weights.in_force()
    assert table["version"] == held.version
    assert {feature["code"]: feature["weight"] for feature in table["features"]} == dict(held.weights)


def test_a_table_that_there_is_not() -> None:
    assert Client().get("/api/v1/scorers/verdicts").status_code == 404
