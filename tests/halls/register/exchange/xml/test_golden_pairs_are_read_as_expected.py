"""Every golden input of the XML room gives exactly the rows beside it, and is recognised by its content alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import orjson
import pytest

from suizhi.halls.register.exchange.detect import detect
from suizhi.halls.register.exchange.readers import MODULES
from tests.halls.register.exchange.xml.dumping import CATALOGUE, GOLDEN, dump, read_bytes

CODES = sorted(
    code for code, definition in CATALOGUE.items() if MODULES.get(definition.reader, "").startswith("xml.") and code != "not_rights"
)
PAIRS = [path for code in CODES for path in sorted((GOLDEN / code).iterdir()) if not path.name.endswith(".expected.json")]


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", PAIRS, ids=named)
def test_rows_are_as_expected(path: Path) -> None:
    expected = orjson.loads((path.parent / f"{path.name.rpartition('.')[0]}.expected.json").read_bytes())
    assert dump(read_bytes(path.parent.name, path.read_bytes(), path.name)) == expected


@pytest.mark.parametrize("path", PAIRS, ids=named)
def test_content_tells_the_source_whatever_the_name(path: Path) -> None:
    assert detect(BytesIO(path.read_bytes()), "file", CATALOGUE).definition.code == path.parent.name


@pytest.mark.parametrize("code", CODES)
def test_every_source_has_a_pair(code: str) -> None:
    assert any((GOLDEN / code).iterdir())
