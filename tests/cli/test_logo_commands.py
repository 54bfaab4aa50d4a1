"""`suizhi logo`: a gallery is made, asked and mended from the command line; whatever comes, each file is taken or named in one line."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from tests.cli.conftest import Call
from tests.engines.logos.drawn import SVG, arrow, leaf, png, ringed, star


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pictures, with a home of its own."""
    monkeypatch.setenv("SUIZHI_HOME", str(tmp_path / "home"))
    folder = tmp_path / "pictures"
    (folder / "more").mkdir(parents=True)
    (folder / "arrow.png").write_bytes(png(arrow()))
    (folder / "more" / "star.jpg").write_bytes(png(star(), "JPEG"))
    (folder / "vienna.csv").write_text("file,codes\nmore/star.jpg,24.13.1 26.1\n", encoding="utf-8")
    return folder


def saved(image: Image.Image, path: Path) -> Path:
    image.save(path)
    return path


def test_a_folder_is_taken_once_and_answers(call: Call, pictures: Path, tmp_path: Path) -> None:
    assert call("logo", "add", pictures, "--json").json() == {"added": 2, "kept": 0, "refused": 0, "pictures": 2, "refusals": []}
    assert call("logo", "add", pictures, "--json").json()["kept"] == 2
    answer = call("logo", "similar", saved(ImageOps.mirror(arrow()), tmp_path / "query.png"), "--json")
    first = answer.json()["hits"][0]
    assert (answer.code, first["name"], first["file"], first["changed"]) == (0, "arrow", "arrow.png", "mirrored")
    assert {"score", "why", "why_en", "overlay"} <= set(first)
    with Image.open(first["overlay"]) as shown:
        assert shown.format == "PNG"


def test_overlays_go_where_they_are_wanted_or_nowhere(call: Call, pictures: Path, tmp_path: Path) -> None:
    call("logo", "add", pictures)
    query = saved(ringed(star()), tmp_path / "query.png")
    hits = call("logo", "similar", query, "--overlays", tmp_path / "shown", "--json").json()["hits"]
    assert Path(hits[0]["overlay"]).parent == tmp_path / "shown"
    assert {hit["overlay"] for hit in call("logo", "similar", query, "--no-overlays", "--json").json()["hits"]} == {None}


def test_codes_beside_the_pictures_narrow(call: Call, pictures: Path, tmp_path: Path) -> None:
    call("logo", "add", pictures)
    query = saved(star(), tmp_path / "query.png")
    assert [hit["name"] for hit in call("logo", "similar", query, "--vienna", "24.13", "--json").json()["hits"]] == ["star"]
    nothing = call("logo", "similar", query, "--vienna", "1.1", "--json")
    assert (nothing.code, nothing.json()["hits"]) == (1, [])


def test_an_archive_is_taken_member_by_member(call: Call, pictures: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "set.zip", "w") as packed:
        packed.writestr("arrow.svg", SVG)
        packed.writestr("../../outside.png", png(leaf()))
        packed.writestr("broken.png", png(star())[:80])
        packed.writestr("notes.txt", "no picture")
    answer = call("logo", "add", tmp_path / "set.zip", "--json")
    assert answer.code == 1
    assert (answer.json()["added"], answer.json()["refused"]) == (2, 2)
    assert [line.split(":")[0] for line in answer.err.splitlines()] == ["broken.png", "notes.txt"]
    assert not list(tmp_path.parent.rglob("outside.png"))


def test_a_bomb_of_an_archive_is_one_line(call: Call, pictures: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("big.png", bytes(100 << 20))
    answer = call("logo", "add", tmp_path / "bomb.zip")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert "bomb.zip" in answer.err


@pytest.mark.parametrize("arguments", [("add",), ("similar",)])
def test_what_is_not_there_is_one_line(call: Call, pictures: Path, arguments: tuple[str, ...]) -> None:
    answer = call("logo", *arguments, pictures / "none.png")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert "none.png" in answer.err


def test_a_query_that_is_no_picture_is_one_line_with_its_name(call: Call, pictures: Path) -> None:
    answer = call("logo", "similar", pictures / "vienna.csv")
    assert answer.code == 2
    assert "vienna.csv" in answer.err
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("option", [("--vienna", "x"), ("--colour", "no colour"), ("--limit", "0"), ("--kind", "song")])
def test_filters_that_cannot_be_read_are_bad_input(call: Call, pictures: Path, option: tuple[str, str]) -> None:
    assert call("logo", "similar", pictures / "arrow.png", *option).code == 2


def test_pictures_are_taken_out_again(call: Call, pictures: Path, tmp_path: Path) -> None:
    call("logo", "add", pictures)
    assert call("logo", "remove", "arrow.png", "--json").json() == {"removed": 1, "pictures": 1}
    assert call("logo", "remove", "arrow.png").code == 1


def test_a_person_reads_the_reason(call: Call, pictures: Path) -> None:
    call("logo", "add", pictures)
    out = call("logo", "similar", pictures / "arrow.png").out
    assert "整图" in out
    assert "the whole picture" in out


def test_that_words_are_not_read_is_said(call: Call, pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("suizhi.cli.logo.available", lambda: False)
    refused = call("logo", "add", pictures, "--words")
    assert refused.code == 2
    assert "suizhi[ocr]" in refused.err
    call("logo", "add", pictures)
    assert "suizhi[ocr]" in call("logo", "similar", pictures / "arrow.png").out
    assert call("logo", "similar", pictures / "arrow.png", "--json").json()["words"] == {"read": False, "text": "", "hits": []}


@pytest.mark.parametrize("table", [b"file,codes\narrow.png,99.1\n", b"file,codes\na\rb,1.1\n"], ids=["no code", "a line broken in two"])
def test_a_table_of_codes_that_cannot_be_read_is_one_line_with_its_row(call: Call, pictures: Path, table: bytes) -> None:
    (pictures / "vienna.csv").write_bytes(table)
    answer = call("logo", "add", pictures)
    assert answer.code == 2
    assert "vienna.csv:2: codes" in answer.err
    assert len(answer.err.splitlines()) == 1
