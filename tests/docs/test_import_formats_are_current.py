"""The document of import formats is the one that the source definitions make."""

from __future__ import annotations

from pathlib import Path

from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.describe import document

DOCUMENT = Path(__file__).parents[2] / "docs" / "import-formats.md"
MAKE = "run: python -m suizhi.halls.register.exchange.describe > docs/import-formats.md"


def test_the_document_is_current() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(Catalogue()), MAKE


def test_every_source_has_its_section() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert [code for code in Catalogue() if f"\n### {code}\n" not in text] == []
