"""The way from bytes to documents: splitting, prologs and named entities do not depend on where chunks end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.halls.register.exchange.readers.xml.entities import TABLE, resolve
from suizhi.halls.register.exchange.readers.xml.prolog import Document, documents
from suizhi.kernel.errors import Refusal

FIRST = '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "a.dtd" [ <!ENTITY p SYSTEM "p.tif" NDATA TIF> <!-- \' ]> --> ]><a x="1">&lgr;&amp;&bull;</a>\n'
SECOND = '<?xml version="1.0"?>\n<?xml-stylesheet href="x.xsl"?>\n<n:b xmlns:n="u"><c/></n:b>\n'
STREAM = FIRST + SECOND + '<?xml version="1.0"?>\n<!-- cut -->'


def read(chunks: list[str]) -> list[tuple[int, str, str] | str]:
    return [(one.number, one.root, "".join(one.body)) if isinstance(one, Document) else one.code for one in documents(chunks)]


WHOLE = [(1, "a", '<a x="1">λ&amp;•</a>\n'), (2, "b", '<n:b xmlns:n="u"><c/></n:b>\n'), "xml.no_root"]


def test_prologs_come_off_and_documents_apart() -> None:
    assert read([STREAM]) == WHOLE


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_the_same_wherever_chunks_end(cuts: list[int]) -> None:
    ends = [0, *sorted(cuts), len(STREAM)]
    assert read([STREAM[start:end] for start, end in pairwise(ends)]) == WHOLE


def test_a_document_that_is_left_half_read_does_not_leak_into_the_next() -> None:
    assert [one.root for one in documents([STREAM]) if isinstance(one, Document)] == ["a", "b"]


def test_a_declaration_for_text_is_refused_and_for_pictures_is_not() -> None:
    (refusal,) = documents(['<!DOCTYPE a [<!ENTITY p SYSTEM "p.tif" NDATA TIF><!ENTITY t "text">]><a/>'])
    assert isinstance(refusal, Refusal) and refusal.code == "xml.entity_declared"
    assert 't "text"' in refusal.value


@pytest.mark.parametrize(
    ("name", "letter"), [("agr", "α"), ("lgr", "λ"), ("Dgr", "Δ"), ("thgr", "θ"), ("THgr", "Θ"), ("OHgr", "Ω"), ("sfgr", "ς")]
)
def test_greek_of_sgml_is_known(name: str, letter: str) -> None:
    assert TABLE[name] == letter


def test_a_character_that_means_markup_stays_escaped() -> None:
    assert "".join(resolve(["&LT;a&GT; &lt;&amp;&#38;"])) == "&lt;a&gt; &lt;&amp;&#38;"


def test_an_ampersand_alone_is_left_to_the_parser() -> None:
    assert "".join(resolve(["a & b &", " c"])) == "a & b & c"
