"""The same figure is found however it comes: mirrored, turned, in a ring, beside another, in part; and the reason says so."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageOps

from suizhi.engines.logos import Filters, Finder, Gallery, Hit, Labels, overlay, read, take
from suizhi.engines.logos.ink import ink_of
from tests.engines.logos.drawn import SVG, arrow, beside, leaf, png, ringed, star

QUERIES = {
    "the same": (arrow(), "arrow.png"),
    "larger": (arrow(500), "arrow.png"),
    "white on black": (arrow(ink=255, ground=0), "arrow.png"),
    "in colour": (arrow(mode="RGB", ink=(200, 30, 40), ground=(250, 245, 200)), "arrow.png"),
    "mirrored": (ImageOps.mirror(arrow()), "arrow.png"),
    "turned": (arrow().rotate(15, expand=True, fillcolor=255), "arrow.png"),
    "wider": (star().resize((260, 200)), "star.png"),
    "in a ring": (ringed(leaf()), "leaf.png"),
    "beside another figure": (beside(Image.new("L", (60, 200), 255).rotate(0), star()), "star.png"),
    "a piece": (arrow().crop((50, 0, 200, 200)), "arrow.png"),
}


def found(gallery: Gallery, image: Image.Image, filters: Filters | None = None) -> list[Hit]:
    return Finder(gallery).similar(read(png(image)), filters=filters)


@pytest.mark.parametrize("name", QUERIES)
def test_the_figure_is_found(gallery: Gallery, name: str) -> None:
    image, file = QUERIES[name]
    assert found(gallery, image)[0].held.entry.file == file


def test_a_drawing_finds_its_picture(gallery: Gallery) -> None:
    assert Finder(gallery).similar(read(SVG))[0].held.entry.name == "arrow"


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("the same", "整图与", "the whole picture is"),
        ("mirrored", "左右翻转后", "when mirrored"),
        ("in a ring", "框内图形", "inside the frame"),
    ],
)
def test_the_reason_says_what_matched_what(gallery: Gallery, name: str, zh: str, en: str) -> None:
    said = found(gallery, QUERIES[name][0])[0].why
    assert zh in said[0]
    assert en in said[1]


def test_two_figures_side_by_side_find_both(gallery: Gallery) -> None:
    assert {hit.held.entry.name for hit in found(gallery, beside(arrow(), star()))[:2]} == {"arrow", "star"}


def test_an_earlier_figure_is_found_within_a_mark_of_the_gallery(gallery: Gallery) -> None:
    list(take(gallery, [("both.png", png(beside(star(), leaf())))], Labels()))
    hits = found(gallery, leaf())
    assert [hit.held.entry.name for hit in hits[:2]] == ["leaf", "both"]
    assert hits[1].box != (0.0, 0.0, 1.0, 1.0)


def test_the_same_picture_scores_highest_and_scores_lie_between_nought_and_one(gallery: Gallery) -> None:
    scores = [hit.score for hit in found(gallery, arrow())]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.9
    assert all(0 <= score <= 1 for score in scores)


def test_codes_colours_and_kinds_narrow(gallery: Gallery) -> None:
    red = png(arrow(mode="RGB", ink=(220, 20, 30), ground=(255, 255, 255)))
    list(take(gallery, [("red.png", red)], Labels(kind="design")))
    assert {hit.held.entry.name for hit in found(gallery, arrow(), Filters(vienna=("24.13",)))} <= {"star"}
    assert {hit.held.entry.name for hit in found(gallery, star(), Filters(vienna=("24.13.01",)))} == {"star"}
    assert not found(gallery, star(), Filters(vienna=("24.01",)))
    assert {hit.held.entry.name for hit in found(gallery, arrow(), Filters(colours=("red",)))} == {"red"}
    assert {hit.held.entry.name for hit in found(gallery, arrow(), Filters(kind="design"))} == {"red"}
    assert "red" not in {hit.held.entry.name for hit in found(gallery, arrow(), Filters(kind="mark"))}


def test_an_empty_gallery_answers_nothing(gallery: Gallery) -> None:
    gallery.remove(["arrow.png", "star.png", "leaf.png"])
    assert found(gallery, arrow()) == []


def test_the_overlay_is_a_picture_with_both_colours(gallery: Gallery) -> None:
    image = ringed(arrow())
    hit = found(gallery, image)[0]
    shown = np.asarray(Image.open(BytesIO(overlay(ink_of(read(png(image))), hit))).convert("RGB"), int)
    red, blue = shown[..., 0], shown[..., 2]
    assert (blue - red > 100).any()
    assert (red - blue > 100).any()
