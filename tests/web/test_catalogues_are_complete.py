"""Everything the pages say has its English words, collected and compiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import messages

APPS = messages.apps()


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_catalogue_is_complete_and_compiled(app: Path) -> None:
    assert messages.behind(app) == []


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_templates_hard_code_no_chinese(app: Path) -> None:
    """What is not translated is left after the tags are taken out; the page for a broken server speaks both languages itself."""
    for path in sorted(app.rglob("templates/**/*.html")):
        if path.name != "500.html":
            assert messages.untagged(path) == [], path
