"""What the documents point at exists, and what they tell people to type works."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from suizhi.cli import suizhi
from tests.docs.paths import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
ids = [str(page.relative_to(ROOT)) for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?:|mailto:)([^)#]+)", prose)
    broken = [target for target in targets if not (page.parent / target).exists()]
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_commands_that_are_shown_can_be_typed(page: Path) -> None:
    for words in _shown(page.read_text(encoding="utf-8")):
        _parse(words)


def test_the_two_commands_of_the_first_screen_are_targets_of_make() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").split("## ")[0]
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = re.findall(r"^make (\w+)", first_screen, re.MULTILINE)
    assert named == ["run", "test"]
    assert set(named) <= set(targets)


def _shown(text: str) -> Iterator[list[str]]:
    """The `suizhi …` lines of the shell blocks, as words."""
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for line in block.splitlines():
            words = [word for word in shlex.split(line, comments=True) if not re.match(r"[A-Z_]+=", word)]
            if words and Path(words[0]).name == "suizhi":
                yield words[1:]


def _parse(words: list[str]) -> None:
    """Have click read the words as it would, without running anything. Raises UsageError where they are not understood."""
    group: click.Command = suizhi
    context = click.Context(suizhi, info_name="suizhi")
    while isinstance(group, click.Group):
        name, command, words = group.resolve_command(context, words)
        assert command is not None
        group, context = command, click.Context(command, info_name=name, parent=context)
    group.make_context(group.name, words)
