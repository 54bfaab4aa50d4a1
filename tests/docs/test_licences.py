"""What the product runs on may be used by a city: no GPL and no AGPL in the core, and every licence is known."""

from __future__ import annotations

import re

import pytest

from tests.docs.paths import ROOT, script

NOTICE = script("notice")
NEEDED = NOTICE.runtime()
_FORBIDDEN = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)


def test_there_is_something_to_look_at() -> None:
    assert {"django", "tantivy", "lxml"} <= set(NEEDED)


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_no_copyleft_that_binds_the_whole(name: str) -> None:
    terms = NOTICE.licence(NEEDED[name])
    assert terms
    assert not _FORBIDDEN.search(terms.replace("LGPL", "")), f"{name}: {terms}"


def test_what_the_portal_serves_itself_comes_with_its_licence() -> None:
    folders = [path for path in NOTICE.VENDOR.iterdir() if path.is_dir()]
    assert [folder.name for folder in folders if not (folder / "LICENSE").is_file() or not (folder / "VERSION").is_file()] == []


def test_the_licence_is_the_one_that_is_declared() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
