"""Write docs/commands.md and docs/api.md from the program itself. `python scripts/reference.py`; a test says when they are out of date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from suizhi.cli import Lazy, suizhi

DOCS = Path(__file__).parents[1] / "docs"
MADE = "<!-- Made by `python scripts/reference.py`; do not edit by hand. -->"
COMMANDS_HEAD = f"""\
# Commands · 命令

{MADE}

`suizhi COMMAND --help` says the same. State lies under `SUIZHI_HOME`; [operations.md](operations.md) describes every setting. Exit codes: **0** done, **1** the answer
is no or a check failed, **2** bad input, with one clear line on standard error that names the place, the field and the mend.
"""
API_HEAD = f"""\
# API · 开放接口

{MADE}

One version, `/api/v1`, described in OpenAPI 3.1: [openapi.json](openapi.json) here, `/api/v1/openapi.json` and `/api/v1/docs` in a running portal.

- **Who asks.** Nobody needs to log in to read what is public. `Authorization: Bearer TOKEN` carries a token that its owner made at `/api/v1/me/tokens`; a
  browser's session works too, with the form token for writing. What a caller may not see does not exist for them.
- **Pages.** Lists take a bounded `limit`, and a `cursor` that stays stable while records are added, or a bounded `offset` where a list is short.
- **Errors** are `application/problem+json`: `{{code, title, detail, field, …}}` in the language of `Accept-Language`, the codes being those of the command line.
- **Text** refuses NUL everywhere; numbers are bounded.

An operation marked 🔒 needs a login.
"""


def commands() -> str:
    """docs/commands.md."""
    return "\n".join([COMMANDS_HEAD, *_sections(suizhi, ("suizhi",))])


def api(description: dict[str, Any]) -> str:
    """docs/api.md, from the OpenAPI description."""
    groups: dict[str, list[str]] = {}
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            lock = "" if {} in operation.get("security", [{}]) else " 🔒"
            said = (operation.get("description") or "").splitlines()[0].replace("|", "\\|")
            row = f"| `{method.upper()} {path}`{lock} | {operation['summary']} | {said} |"
            groups.setdefault(operation["tags"][0], []).append(row)
    tables = [f"## {tag}\n\n| | | |\n|---|---|---|\n" + "\n".join(rows) + "\n" for tag, rows in groups.items()]
    return "\n".join([API_HEAD, *tables])


def _sections(group: click.Group, path: tuple[str, ...]) -> Iterator[str]:
    context = click.Context(group, info_name=path[-1])
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        summary = group.lazy[name][1] if isinstance(group, Lazy) else command.get_short_help_str(200)
        yield _section(command, (*path, name), summary)
        if isinstance(command, click.Group):
            yield from _sections(command, (*path, name))


def _section(command: click.Command, path: tuple[str, ...], summary: str) -> str:
    arguments = " ".join(
        parameter.make_metavar(click.Context(command)) for parameter in command.params if isinstance(parameter, click.Argument)
    )
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option) and not parameter.hidden]
    rows = [f"| `{', '.join(option.opts)}` | {_said(option)} |" for option in options]
    table = "\n\n| option | |\n|---|---|\n" + "\n".join(rows) if rows else ""
    about = cleandoc(command.help or "")
    more = f"\n\n{about}" if about and about != summary else ""
    return f"{'#' * min(len(path), 4)} `{' '.join((*path, arguments)).strip()}`\n\n{summary}{more}{table}\n"


def _said(option: click.Option) -> str:
    choices = " · ".join(option.type.choices) if isinstance(option.type, click.Choice) else ""
    return "; ".join(part for part in ((option.help or "").replace("|", "/"), choices) if part)


if __name__ == "__main__":
    (DOCS / "commands.md").write_text(commands(), encoding="utf-8")
    description = json.loads((DOCS / "openapi.json").read_text(encoding="utf-8"))
    (DOCS / "api.md").write_text(api(description), encoding="utf-8")
