"""A figure is dropped on the page: which pictures of the gallery are like it, whose marks they are; each viewer sees those of their scope alone."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.home import gallery as gallery_folder
from suizhi.commons.policy import PUBLIC, Viewer
from suizhi.engines.logos import Filters, Labels, take
from suizhi.halls.register.models import Right
from suizhi.halls.search.marks import figures
from suizhi.halls.search.marks.drawings import figure, sample
from suizhi.halls.search.marks.figures import figures_like, fit, opened
from tests.engines.logos.drawn import SVG, arrow, blank, png, ringed, star
from tests.halls.search.market import TEA

NAME = "穗岭云"
PICTURES = {
    "99990001.png": png(arrow()),
    "set/99990004_2.png": png(arrow(ink=60)),
    "99990007.png": png(ringed(arrow())),
    "arrow of nobody.png": png(arrow(size=300)),
    "99990005.png": png(star(), "PNG"),
}
CODES = {"99990001.png": ("24.15.01",), "99990005.png": ("24.13.01",)}


@pytest.fixture
def no_gallery() -> Iterator[Path]:
    """No gallery, as in a new home."""
    shutil.rmtree(gallery_folder(), ignore_errors=True)
    yield gallery_folder()
    shutil.rmtree(gallery_folder(), ignore_errors=True)


@pytest.fixture
def gallery(market: None, no_gallery: Path) -> Path:
    """Pictures of an open mark, of one that is over, of a closed one, of nobody's, and of another figure."""
    with opened() as held:
        assert all(state == "added" for _, state in take(held, PICTURES.items(), Labels(of_file=CODES)))
    return no_gallery


def sent(content: bytes, client: Client | None = None, path: str = "/marks", **asked: Any) -> tuple[int, str]:
    answer = (client or Client()).post(path, {"picture": SimpleUploadedFile("想用的.png", content), **asked})
    return answer.status_code, answer.content.decode()


def test_a_figure_finds_those_like_it_with_reason_drawing_and_mark(gallery: Path) -> None:
    status, shown = sent(png(arrow()))
    assert status == 200
    assert "99990001" in shown and Right.objects.get(number="99990001").get_absolute_url() in shown
    for words in ("查图形", "程度高", "整图与该图整图相近", "data:image/png;base64,", "蓝色是查的图", "青禾茶业"):
        assert words in shown, words
    assert "侵权的" not in shown


def test_a_picture_of_a_number_that_the_register_has_not_is_shown_as_such(gallery: Path) -> None:
    _, shown = sent(png(arrow()))
    assert "arrow of nobody" in shown
    assert "登记簿里没有这个号码的商标" in shown


def test_a_picture_of_a_mark_that_is_not_the_viewer_s_to_see_is_not_shown(gallery: Path) -> None:
    _, shown = sent(png(ringed(arrow())))
    assert "99990007" not in shown
    office = Viewer(role=AccountRole.CLERK, user_id=1)
    assert "99990007" in {one.number for one in figures_like(office, fit(png(ringed(arrow()))), Filters("mark")).hits}
    assert "99990007" not in {one.number for one in figures_like(PUBLIC, fit(png(ringed(arrow()))), Filters("mark")).hits}


def test_a_mark_that_is_over_says_so(gallery: Path) -> None:
    found = figures_like(PUBLIC, fit(png(arrow())), Filters("mark"))
    held = {one.number: one for one in found.hits}
    assert held["99990004"].is_dead and not held["99990001"].is_dead
    assert "已失效" in sent(png(arrow()))[1]


def test_name_and_figure_are_asked_together_or_alone(gallery: Path) -> None:
    _, both = sent(png(arrow()), name=NAME, g=[TEA])
    assert "穗<mark>铃</mark>云" in both and "幅图形相近" in both
    assert "这次只比了文字" not in both and "画法不同的图形" in both
    assert "这次只比了文字" in Client().get("/marks", {"name": NAME}).content.decode()
    _, alone = sent(png(arrow()))
    assert 'id="cands"' not in alone and "幅图形相近" in alone


def test_without_a_picture_the_question_becomes_the_address(gallery: Path) -> None:
    answer = Client().post("/marks", {"name": NAME, "g": [TEA], "goods": ""})
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"&g={TEA}#sum") and "name=%E7%A9%97" in answer["Location"]
    looking = Client().post("/marks", {"name": "", "goods": "茶", "find": "1"})
    assert "find=1" in looking["Location"] and looking["Location"].endswith("#goods-list")
    assert Client().post("/marks", {"name": ""}, follow=True).status_code == 422


def test_the_picture_goes_on_to_the_next_question_and_is_kept_nowhere(gallery: Path) -> None:
    before = set(gallery_folder().rglob("*"))
    _, shown = sent(png(arrow()), name=NAME)
    found = re.search(r'name="kept" value="([^"]+)"', shown)
    assert found is not None
    right = Right.objects.get(title="云岭穗")
    again = Client().post("/marks", {"kept": found[1], "name": NAME, "at": str(right.pk)}).content.decode()
    assert "99990001" in again and "换位" in again
    assert set(gallery_folder().rglob("*")) == before


def test_vienna_codes_and_colours_narrow(gallery: Path) -> None:
    _, shown = sent(png(arrow()))
    assert 'value="24.15.01"' in shown and 'value="black"' in shown
    _, narrowed = sent(png(arrow()), vienna="24.15")
    assert "arrow of nobody" not in narrowed and "99990001" in narrowed
    _, nothing = sent(png(arrow()), colour="red")
    assert "没有找到相近的图形" in nothing


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "文件是空的"),
        (b"junk", "不是认识的图片"),
        (png(arrow())[:300], "损坏"),
        (png(blank()), "没有图形"),
        (png(blank((20, 5000))), "过于细长"),
        (png(Image.new("1", (5000, 5000))), "展开后过大"),
        (b"\x89PNG" + bytes(figures.BYTES), "最多 8 MB"),
        (SVG.replace(b"<path", b'<image href="http://example.com/a.png"/><path', 1), "引用外部内容"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + SVG, "图片"),
    ],
    ids=["empty", "junk", "cut short", "blank", "narrow", "bomb", "large", "outside", "entities"],
)
def test_what_is_no_picture_is_one_error_at_the_field(gallery: Path, content: bytes, said: str) -> None:
    status, shown = sent(content, name=NAME)
    assert status == 422
    assert shown.count('role="alert"') == 1
    assert 'id="id_picture_error"' in shown
    assert said in shown
    assert f'value="{NAME}"' in shown


@pytest.mark.parametrize("kept", ["?", "QUJD", "A" * 300_001])
def test_a_kept_picture_that_was_tampered_with_is_refused(gallery: Path, kept: str) -> None:
    answer = Client().post("/marks", {"kept": kept})
    assert answer.status_code == 422


def test_an_empty_gallery_says_so_and_how_to_fill_it(market: None, no_gallery: Path) -> None:
    status, shown = sent(png(arrow()))
    assert status == 200
    assert "图库里还没有图形" in shown and "suizhi logo add" in shown
    assert not no_gallery.exists()


@pytest.mark.parametrize("harm", ["vectors", "table"])
def test_a_damaged_gallery_leaves_names_standing(gallery: Path, harm: str) -> None:
    if harm == "vectors":
        (gallery / "shapes.0.bin").write_bytes(b"")
    else:
        for path in gallery.glob("pictures.sqlite*"):
            path.unlink()
        (gallery / "pictures.sqlite").write_bytes(b"no database" * 1000)
    status, shown = sent(png(arrow()), name=NAME)
    assert status == 503
    assert "图形没有查" in shown and "穗<mark>铃</mark>云" in shown
    answer = Client().post("/api/v1/marks/figures", {"file": SimpleUploadedFile("a.png", png(arrow()))})
    assert (answer.status_code, answer.json()["code"]) == (503, "logo.gallery")
    assert Client().get("/marks").status_code == 200


def test_in_english_the_page_is_english(gallery: Path) -> None:
    _, shown = sent(png(arrow()), path="/en/marks")
    assert "figures are alike" in shown and "the whole picture is like the whole of this one" in shown


def test_the_report_holds_the_figures_too(gallery: Path) -> None:
    _, shown = sent(png(arrow()), name=NAME)
    kept = re.search(r'name="kept" value="([^"]+)"', shown)
    assert kept is not None
    plain = Client().get("/marks/report", {"name": NAME})
    both = Client().post("/marks/report", {"name": NAME, "kept": kept[1]})
    alone = Client().post("/marks/report", {"kept": kept[1]})
    assert both["Content-Type"] == alone["Content-Type"] == "application/pdf"
    assert len(both.content) > len(plain.content)


def test_the_api_answers_as_the_page_does(gallery: Path) -> None:
    def ask(**form: Any) -> Any:
        return Client().post("/api/v1/marks/figures", {"file": SimpleUploadedFile("a.png", png(arrow())), **form}).json()

    said = ask()
    assert said["looked_at"] == len(PICTURES)
    first = next(hit for hit in said["hits"] if hit["right"] and hit["right"]["number"] == "99990001")
    assert (first["band"], first["part"], first["drawing"]) == ("high", "whole", None)
    assert next(hit for hit in said["hits"] if hit["number"] == "arrow of nobody")["right"] is None
    assert "99990007" not in {hit["number"] for hit in said["hits"]}
    drawn = ask(drawings="true", limit="1")["hits"]
    assert len(drawn) == 1 and base64.b64decode(drawn[0]["drawing"]).startswith(b"\x89PNG")
    assert [hit["number"] for hit in ask(vienna="24.15")["hits"]] == ["99990001"]
    assert ask(colours=["red", "black"])["hits"] == []


@pytest.mark.parametrize(
    ("content", "form", "status", "code"),
    [
        (b"junk", {}, 422, "logo.not_a_picture"),
        (png(blank()), {}, 422, "logo.blank"),
        (b"\x89PNG" + bytes(figures.BYTES), {}, 413, "logo.too_large"),
        (png(arrow()), {"vienna": "99"}, 422, "class.range"),
        (png(arrow()), {"colours": "mauve"}, 422, "request.invalid"),
    ],
)
def test_the_api_refuses_with_a_problem(gallery: Path, content: bytes, form: dict[str, str], status: int, code: str) -> None:
    answer = Client().post("/api/v1/marks/figures", {"file": SimpleUploadedFile("a.png", content), **form})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_the_demonstration_s_drawings_are_the_same_each_time_and_come_in_pairs(no_gallery: Path) -> None:
    bird = ("03.07.17", "26.01.01")
    assert figure(bird, 0) == figure(bird, 0) != figure(bird, 1)
    others = [("05.03.13",), ("06.01.02", "26.04.05"), ("26.11.12",), ("01.15.24", "05.05.19", "26.11.12")]
    drawn = {"a.svg": figure(bird, 0), "b.svg": figure(bird, 1), **{f"c{n}.svg": figure(codes, 0) for n, codes in enumerate(others)}}
    with opened() as held:
        assert [state for _, state in take(held, drawn.items(), Labels())] == ["added"] * len(drawn)
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.django_db
def test_the_sample_finds_its_pair(no_gallery: Path) -> None:
    test_the_demonstration_s_drawings_are_the_same_each_time_and_come_in_pairs(no_gallery)
    found = figures_like(PUBLIC, fit(sample()), Filters("mark"))
    assert {one.number for one in found.hits[:2]} == {"a", "b"}
    answer = Client().get("/marks/sample.svg")
    assert (answer["Content-Type"], answer.content) == ("image/svg+xml", sample())
