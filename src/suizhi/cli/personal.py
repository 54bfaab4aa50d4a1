"""`suizhi personal`: the keys of personal data."""

from __future__ import annotations

import click
import orjson

from suizhi.cli import setup


@click.group(help="个人信息的加密 · how personal data is sealed")
def command() -> None:
    """The group."""


@command.command("rotate")
@click.option(
    "--reseal-only", is_flag=True, help="不新增密钥 · add no key: after one was added to SUIZHI_PERSONAL_KEYS, or after an interruption"
)
@click.option("--json", "as_json", is_flag=True, help="JSON")
def rotate(*, reseal_only: bool, as_json: bool) -> None:
    """更换密钥并重新加密 · make a new key and bring everything under it. The same command with --reseal-only goes on after an interruption."""
    setup.database()
    from suizhi.commons.personal import keys
    from suizhi.commons.personal.services import old_keys, personal_reseal

    if not reseal_only:
        keys.add()
    said = {"key": keys.keyring().current.name, "rows": personal_reseal(), "still_needed": sorted(old_keys())}
    click.echo(orjson.dumps(said).decode() if as_json else f"密钥 key {said['key']} · 重新加密 resealed {said['rows']}")
