"""`suizhi export`: everything held about rights, by number or by query, as CSV, XLSX, JSON Lines or ST.96 XML."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from suizhi.cli import setup
from suizhi.kernel.errors import Refusal

FORMATS = ("jsonl", "csv", "xlsx", "st96")


@click.command()
@click.argument("numbers", nargs=-1, metavar="[NUMBER]...")
@click.option("--query", default="", help="检索式，代替号码 · a query in place of numbers")
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="写入文件，缺省写到标准输出 · file; standard output without it")
def command(numbers: tuple[str, ...], query: str, form: str, output: Path | None) -> None:
    """Write out the rights that bear the NUMBERs, or that the query finds. Exit code 1 where a number is not in the register."""
    setup.database()
    if bool(numbers) == bool(query):
        raise Refusal("export.selection", zh="请给出号码，或用 --query 给出检索式。", en="Give numbers, or a query with --query.")
    missing: list[str] = []
    rights = _by_query(query) if query else _by_numbers(numbers, missing)
    with _target(output) as file:
        _write(rights, form, file)
    for number in missing:
        click.echo(f"登记簿中没有 · not in the register: {number}", err=True)
    sys.exit(1 if missing else 0)


def _by_numbers(numbers: tuple[str, ...], missing: list[str]) -> Iterator[Any]:
    from suizhi.commons.policy import SYSTEM
    from suizhi.halls.register.selectors import right_by_number

    for number in numbers:
        found = right_by_number(SYSTEM, number)
        if not found:
            missing.append(number)
        yield from found


def _by_query(query: str) -> Iterator[Any]:
    from suizhi.commons.policy import SYSTEM
    from suizhi.commons.search.plug import search_port
    from suizhi.halls.register.selectors import rights_found

    with search_port() as port:
        yield from rights_found(SYSTEM, port, query)


def _write(rights: Iterator[Any], form: str, file: BinaryIO) -> None:
    from django.utils import timezone

    from suizhi.commons.policy import SYSTEM
    from suizhi.halls.register.exchange.out import write
    from suizhi.halls.register.selectors import rights_as_dicts

    write(rights_as_dicts(rights, SYSTEM, timezone.localdate()), form, file)


@contextmanager
def _target(output: Path | None) -> Iterator[BinaryIO]:
    """A file that appears only when it is whole, or standard output."""
    if output is None:
        yield sys.stdout.buffer
        return
    partial = output.with_name(output.name + ".partial")
    with partial.open("wb") as file:
        yield file
    partial.replace(output)
