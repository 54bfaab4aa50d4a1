"""The demonstration's marks that have a figure get drawings of their own in the gallery, once; nobody else's marks do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from suizhi.commons.home import gallery as gallery_folder
from suizhi.commons.policy import PUBLIC
from suizhi.engines.logos import Filters
from suizhi.halls.register.models import Right
from suizhi.halls.search.marks.demo import changed, gallery_load
from suizhi.halls.search.marks.figures import beside, figures_like, figures_of, fit, opened
from suizhi.kernel.records import ClassFact, RightRow
from tests.halls.register.factories import TODAY, Delivery
from tests.halls.search.market import TEA, mark

pytestmark = pytest.mark.django_db
BIRD = ("03.07.17", "26.01.01")


@pytest.fixture(autouse=True)
def marks() -> Iterator[None]:
    """Two figures of the same codes and a mark with words that ends within the year; one that does not, one without a figure, one of the office."""
    shutil.rmtree(gallery_folder(), ignore_errors=True)
    demo = [drawn(1, "图形"), drawn(2, "图形"), drawn(3, "骐霁记"), drawn(4, "穗岭云"), mark(5, "图形", TEA)]
    Delivery("demo", collection="demo").load(demo)
    Delivery("office").load([drawn(6, "图形")])
    ends(3, TODAY + timedelta(days=300))
    ends(4, TODAY + timedelta(days=900))
    yield
    shutil.rmtree(gallery_folder(), ignore_errors=True)


def drawn(serial: int, words: str) -> RightRow:
    """A mark with a figure."""
    row = mark(serial, words, TEA)
    row.classes += [ClassFact("vienna", code) for code in BIRD]
    return row


def ends(serial: int, day: date) -> None:
    Right.objects.filter(number=f"9999{serial:04d}").update(expires_on=day, status="in_force")


def test_figures_and_marks_that_end_soon_are_drawn_once() -> None:
    assert gallery_load(today=TODAY) == 3
    with opened() as gallery:
        rows = len(gallery.mapped("shapes"))
        assert gallery.labels()[0] == dict.fromkeys(BIRD, 3)
    assert gallery_load(today=TODAY) == 3
    with opened() as gallery:
        assert len(gallery.mapped("shapes")) == rows


def test_a_pair_of_the_same_codes_finds_each_other_and_its_marks() -> None:
    gallery_load(today=TODAY)
    right = Right.objects.get(number="99990001")
    assert len(figures_of(right)) == 1
    found = figures_like(PUBLIC, fit(changed(right) or b""), Filters("mark"))
    assert {one.right.number for one in found.hits if one.right} >= {"99990001"}
    assert all(one.right is not None for one in found.hits)


def test_only_a_mark_of_the_demonstration_has_a_picture_to_try() -> None:
    gallery_load(today=TODAY)
    ending, office = (Right.objects.get(number=number) for number in ("99990003", "99990006"))
    tried = changed(ending)
    assert tried is not None and changed(office) is None
    found = beside(ending, fit(tried))
    assert found is not None and found.hit.score > 0.6
    assert beside(office, fit(tried)) is None
