"""Documents that are made from the program say what the program says now."""

from __future__ import annotations

import json

import yaml

from suizhi.engines.rules import packaged_vocabulary
from tests.docs.paths import read, script


def test_the_commands() -> None:
    assert read("docs/commands.md") == script("reference").commands(), "run: python scripts/reference.py"


def test_the_api() -> None:
    made = script("reference").api(json.loads(read("docs/openapi.json")))
    assert read("docs/api.md") == made, "run: python scripts/reference.py"


def test_the_glossary() -> None:
    made = script("glossary").page(yaml.safe_load(read("docs/glossary.yaml")))
    assert read("docs/glossary.md") == made, "run: python scripts/glossary.py"


def test_the_facts() -> None:
    assert read("docs/facts.md") == script("facts").page(packaged_vocabulary()), "run: python scripts/facts.py"


def test_the_notice() -> None:
    notice = script("notice")
    assert f"{notice.table()}\n" in read("NOTICE"), "run: python scripts/notice.py > NOTICE"
    assert f"{notice.vendored()}\n" in read("NOTICE"), "run: python scripts/notice.py > NOTICE"
