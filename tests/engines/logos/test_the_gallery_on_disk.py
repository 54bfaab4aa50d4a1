"""What is added stays, once; what cannot be taken stops nothing; what a crash leaves behind is not seen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from suizhi.engines.logos import Filters, Finder, Gallery, Labels, colour, read, take
from suizhi.kernel.errors import Refusal
from tests.engines.logos.conftest import FIGURES
from tests.engines.logos.drawn import arrow, blank, leaf, png, star


def names(gallery: Gallery, query: bytes) -> list[str]:
    return [hit.held.entry.file for hit in Finder(gallery).similar(read(query))]


def test_adding_again_changes_nothing(gallery: Gallery) -> None:
    rows = len(gallery.mapped("shapes"))
    assert [state for _, state in take(gallery, FIGURES.items(), Labels(of_file={"star.png": ("24.13.01",)}))] == ["kept"] * 3
    assert (len(gallery), len(gallery.mapped("shapes"))) == (3, rows)


def test_another_picture_of_the_same_name_takes_its_place(gallery: Gallery) -> None:
    list(take(gallery, [("star.png", png(arrow(ink=60)))], Labels()))
    assert len(gallery) == 3
    assert set(names(gallery, png(arrow()))[:2]) == {"arrow.png", "star.png"}


def test_one_that_cannot_be_taken_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path)
    told = dict(take(gallery, [("a.png", png(star())), ("b.png", b"junk"), ("c.png", png(blank())), ("d.png", png(leaf()))], Labels()))
    refused = {file: state for file, state in told.items() if isinstance(state, Refusal)}
    assert {file: state.code for file, state in refused.items()} == {"b.png": "logo.not_a_picture", "c.png": "logo.blank"}
    assert all(str(state.at) == file for file, state in refused.items())
    assert len(gallery) == 2
    gallery.close()


def test_what_is_removed_is_found_no_more_and_its_rows_are_not_given_to_another(gallery: Gallery) -> None:
    assert gallery.remove(["leaf.png", "none.png"]) == 1
    list(take(gallery, [("new.png", png(star(300)))], Labels()))
    assert "leaf.png" not in names(gallery, png(leaf()))
    assert set(names(gallery, png(star()))[:2]) == {"star.png", "new.png"}


def test_merging_drops_the_rows_of_removed_pictures_and_keeps_every_answer(gallery: Gallery) -> None:
    before = names(gallery, png(arrow()))
    gallery.remove(["leaf.png"])
    rows = len(gallery.mapped("shapes"))
    gallery.merge()
    assert len(gallery.mapped("shapes")) < rows
    assert names(gallery, png(arrow())) == [name for name in before if name != "leaf.png"]
    list(take(gallery, [("leaf.png", png(leaf()))], Labels()))
    assert names(gallery, png(leaf()))[0] == "leaf.png"


def test_it_stands_still_for_a_backup_that_answers_alike(gallery: Gallery, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.mkdir()
    gallery.remove(["leaf.png"])
    gallery.merge()
    with gallery.still(target / "pictures.sqlite") as files:
        for path in files:
            shutil.copy(path, target)
    copied = Gallery(target)
    copied.verify()
    assert names(copied, png(arrow())) == names(gallery, png(arrow()))
    copied.close()


def test_a_flat_file_that_is_cut_short_is_damage(gallery: Gallery) -> None:
    gallery.verify()
    (gallery.folder / "codes.0.bin").write_bytes(b"")
    with pytest.raises(Refusal) as refused:
        gallery.verify()
    assert refused.value.code == "logo.gallery"


def test_a_table_that_is_damaged_inside_is_refused_not_a_failure(gallery: Gallery) -> None:
    gallery.close()
    path = gallery.folder / "pictures.sqlite"
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        Gallery(gallery.folder).labels()
    assert refused.value.code == "logo.gallery"


def test_labels_say_what_can_be_narrowed_by(gallery: Gallery) -> None:
    vienna, colours = gallery.labels()
    assert (vienna, colours) == ({"24.13.01": 1}, {"black": 3})


def test_pictures_are_found_by_the_number_that_they_are_named_by(tmp_path: Path) -> None:
    gallery = Gallery(tmp_path)
    files = ["12345678.png", "set/12345678_2.png", "123456789.png", "x12345678.png", "z.zip!a/12345678_b.png"]
    list(take(gallery, [(file, png(star())) for file in files], Labels()))
    assert gallery.named(["12345678"]) == ["12345678.png", "set/12345678_2.png", "z.zip!a/12345678_b.png"]
    found = Finder(gallery).similar(read(png(star())), filters=Filters(files=("set/12345678_2.png",)))
    assert [hit.held.entry.file for hit in found] == ["set/12345678_2.png"]
    gallery.close()


def test_what_a_crash_left_behind_the_last_row_is_written_over(gallery: Gallery) -> None:
    with (gallery.folder / "shapes.0.bin").open("ab") as file:
        file.write(b"\xff" * 5_000)
    list(take(gallery, [("new.png", png(star(260)))], Labels()))
    assert set(names(gallery, png(star()))[:2]) == {"star.png", "new.png"}


def test_files_that_are_cut_short_or_no_database_are_said_in_one_line(gallery: Gallery, tmp_path: Path) -> None:
    with (gallery.folder / "codes.0.bin").open("r+b") as file:
        file.truncate(10)
    with pytest.raises(Refusal, match="damaged"):
        Finder(gallery)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "pictures.sqlite").write_bytes(b"no database at all, but long enough to be read as one" * 40)
    with pytest.raises(Refusal, match="damaged"):
        Gallery(tmp_path / "other")


def test_colours_have_names_in_both_languages() -> None:
    assert [colour(name) for name in ("红", "红色", "Red", "gray")] == ["red", "red", "red", "grey"]
    with pytest.raises(Refusal):
        colour("no colour")
