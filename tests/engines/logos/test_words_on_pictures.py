"""Words on pictures go to the engine of word marks; where no reader is installed the answer says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from suizhi.engines.logos import Entry, Gallery, lettering, read
from suizhi.engines.logos.describe import describe, figure_of
from tests.engines.logos.drawn import arrow, png


class Reader:
    """Stands for the installed reader: sure of one word, unsure of the other."""

    def __call__(self, picture: Any) -> tuple[list[tuple[Any, str, float]], float]:
        assert picture.dtype == "uint8"
        return [(None, "云雀", 0.98), (None, "???", 0.2)], 0.1


@pytest.fixture
def lettered(gallery: Gallery) -> Gallery:
    """The gallery with a picture on which 云雀手机 stands, and one with nothing alike."""
    told = describe([figure_of(read(png(arrow())))])[0]
    entry = Entry("words.png", "1", words="云雀手机")
    gallery.add([(entry, told), (replace(entry, file="other.png", words="ZORBAX"), told)])
    return gallery


def test_without_a_reader_nothing_is_read_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "available", lambda: False)
    assert lettering.lettering(read(png(arrow()))) == lettering.Lettering("", read=False)


def test_only_words_that_the_reader_is_sure_of_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lettering, "available", lambda: True)
    monkeypatch.setattr(lettering, "_reader", Reader)
    assert lettering.lettering(read(png(arrow()))) == lettering.Lettering("云雀", read=True)


def test_pictures_are_found_by_their_words_with_the_rules_that_say_so(lettered: Gallery) -> None:
    found = lettering.by_words(lettered, "云雀")
    assert [held.entry.file for held, _ in found] == ["words.png"]
    assert found[0][1].score.findings


@pytest.mark.parametrize("words", ["", "!!", "完全不同的名字"])
def test_words_that_are_like_none_find_none(lettered: Gallery, words: str) -> None:
    assert lettering.by_words(lettered, words) == []
