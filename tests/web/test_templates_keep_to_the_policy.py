"""What the content policy forbids, and what the design does: caught in the sources, before any browser."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "suizhi"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
STYLES = sorted((SOURCE / "web" / "static" / "suizhi" / "css").glob("*.css"))
VENDOR = SOURCE / "web" / "static" / "vendor"
STYLE_LIMIT = 25 * 1024
"""Bytes of one sheet: the first view of a page stays under 200 KB compressed."""

FORBIDDEN = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)", re.I),
    "script address": re.compile(r"javascript:", re.I),
    "pale badge": re.compile(r"bg-\w+-lt"),
    "another machine": re.compile(r"(?:src|href)=\"(?:https?:)?//", re.I),
    "dead link": re.compile(r"href=\"#\""),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_template_has_what_the_policy_forbids(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [name for name, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_sheet_is_small_and_calls_nobody(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) <= STYLE_LIMIT
    assert "url(" not in text
    assert "@import" not in text


def test_vendored_files_are_what_their_manifest_says() -> None:
    manifest = dict(reversed(line.split("  ")) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    files = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*.js")}
    assert files.keys() <= manifest.keys()
    for name, digest in manifest.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest


def test_htmx_stays_on_the_second_edition() -> None:
    assert (VENDOR / "htmx" / "VERSION").read_text().strip().startswith("2.")
