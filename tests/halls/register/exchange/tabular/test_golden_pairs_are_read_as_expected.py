"""Every golden input gives exactly the rows beside it, and is recognised by its content alone."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from tests.halls.register.exchange.tabular.pairs import CODES, PAIRS, named, reads, taken_in
from tests.halls.register.exchange.xml.dumping import GOLDEN, dump


@pytest.mark.parametrize("path", PAIRS, ids=named)
def test_rows_are_as_expected(path: Path) -> None:
    expected = path.parent / f"{path.name.rpartition('.')[0] or path.name}.expected.json"
    assert dump(reads(path)) == orjson.loads(expected.read_bytes())


@pytest.mark.parametrize("path", PAIRS, ids=named)
def test_content_tells_the_source(path: Path) -> None:
    assert taken_in(path).definition.code == path.parent.name


@pytest.mark.parametrize("path", PAIRS, ids=named)
def test_reading_again_gives_the_same(path: Path) -> None:
    source = taken_in(path)
    assert source.digest() == taken_in(path).digest()
    assert dump(list(source.read())) == dump(list(source.read()))


@pytest.mark.parametrize("code", CODES)
def test_every_source_has_a_pair(code: str) -> None:
    assert any((GOLDEN / code).glob("*.expected.json"))
