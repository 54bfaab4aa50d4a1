"""The `suizhi` command. Each subcommand is a module that is imported only when it is called, so that `--help` stays quick."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from suizhi.kernel.errors import Refusal

COMMANDS: dict[str, tuple[str, str]] = {
    "up": ("suizhi.cli.up:command", "准备并启动门户 · prepare and serve the portal"),
    "prepare": ("suizhi.cli.prepare:command", "建库、演示城市、索引 · database, demonstration city, indexes"),
    "import": ("suizhi.cli.import_:command", "导入文件、压缩包或文件夹 · take in a file, an archive or a folder"),
    "export": ("suizhi.cli.export:command", "导出权利 · write out rights"),
    "index": ("suizhi.cli.index:command", "更新检索索引 · bring the search index up to date"),
    "search": ("suizhi.cli.search:command", "检索 · search"),
    "mark": ("suizhi.cli.mark:command", "商标近似比对 · how alike word marks are"),
    "filings": ("suizhi.cli.filings:command", "申请线索 · filings that a person should look at"),
    "leads": ("suizhi.cli.leads:command", "电商商品线索 · which marketplace listings give reason to look"),
    "logo": ("suizhi.cli.logo:command", "图形近似检索 · which figures are like this one"),
    "party": ("suizhi.cli.party:command", "当事人名称比对 · compare the names of parties"),
    "evidence": ("suizhi.cli.evidence:command", "证据保管与核验 · custody of evidence, and verifying it"),
    "rules": ("suizhi.cli.rules:command", "规则库 · the rule book"),
    "deadline": ("suizhi.cli.deadline:command", "期限届满日 · when a time limit is over"),
    "procedures": ("suizhi.cli.procedures:command", "办案程序 · procedures of casework"),
    "credit": ("suizhi.cli.credit:command", "信用监管：核验随机抽取 · credit: verifying random draws"),
    "case": ("suizhi.cli.case:command", "案件分流与受理咨询 · where a dispute goes"),
    "watch": ("suizhi.cli.watch:command", "监测：公告与商品比对 · watches against gazettes and listings"),
    "ledger": ("suizhi.cli.ledger:command", "核对事件链 · verify the event log"),
    "personal": ("suizhi.cli.personal:command", "个人信息的加密密钥 · keys of personal data"),
    "user": ("suizhi.cli.user:command", "账户 · accounts"),
    "worker": ("suizhi.cli.worker:command", "后台任务 · run background jobs"),
    "backup": ("suizhi.cli.backup:command", "备份 · back up"),
    "restore": ("suizhi.cli.restore:command", "恢复 · restore"),
    "doctor": ("suizhi.cli.doctor:command", "检查这台机器 · check this installation"),
    "bench": ("suizhi.bench:command", "测量 · measure"),
}
"""Command → (where it is, one line of help). The help stands here so that listing the commands imports none of them."""


class Lazy(click.Group):
    """A group that knows its commands by name and imports them on call."""

    def __init__(self, *args: Any, lazy: dict[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command."""
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the help of the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])


@click.group(cls=Lazy, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="suizhi")
def suizhi() -> None:
    """穗知: the software a city runs its intellectual property on.

    Exit codes: 0 done, 1 the answer is no or a check failed, 2 bad input.
    """


def main() -> None:
    """Run the command; a refusal, a file or a database out of reach becomes one line on stderr and exit code 2."""
    try:
        suizhi(prog_name="suizhi")
    except Refusal as refusal:
        _end(refusal)
    except Exception as error:
        said = import_module("suizhi.cli.failures").as_refusal(error)
        if said is None:
            raise
        _end(said)


def _end(refusal: Refusal) -> NoReturn:
    click.echo(refusal.line(), err=True)
    sys.exit(2)
