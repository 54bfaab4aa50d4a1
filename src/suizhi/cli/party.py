"""`suizhi party`: a careful clerk's judgement on two names, without starting Django."""

from __future__ import annotations

import click
import orjson

from suizhi.engines.parties import Comparison, Decision, PartyProfile, compare
from suizhi.kernel.errors import Refusal

_LONGEST_NAME = 500
_DECISIONS = {Decision.SAME: "同一 · same", Decision.PROPOSE: "待人工确认 · for a person to decide", Decision.DIFFERENT: "不同 · different"}


@click.group(help="当事人名称比对 · compare the names of parties")
def command() -> None:
    """The group; its only verb so far compares two names."""


@command.command(
    "compare", help="两个名称是否同一当事人 · are two names one party? Example: suizhi party compare 甲有限公司 甲股份有限公司"
)
@click.argument("left")
@click.argument("right")
@click.option("--uscc", nargs=2, default=("", ""), metavar="LEFT RIGHT", help="统一社会信用代码 · the two credit codes; '' where unknown")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def compare_names(left: str, right: str, uscc: tuple[str, str], *, as_json: bool) -> None:
    """Compare and print; the exit code is 0 whatever the judgement."""
    found = compare(PartyProfile(_name(left), uscc[0]), PartyProfile(_name(right), uscc[1]))
    if as_json:
        click.echo(orjson.dumps(found.as_dict(), option=orjson.OPT_INDENT_2).decode())
    else:
        _show(found)


def _name(text: str) -> str:
    if not text.strip() or "\0" in text or len(text) > _LONGEST_NAME:
        raise Refusal(
            "party.name",
            zh=f"名称不能为空，也不能超过{_LONGEST_NAME}字。",
            en=f"A name is neither empty nor longer than {_LONGEST_NAME} characters.",
            mend_zh="请写出当事人的完整名称。",
            mend_en="Write the party's full name.",
            field="name",
            value=text,
        )
    return text


def _show(found: Comparison) -> None:
    click.echo(f"{_DECISIONS[found.decision]}  {found.score:.2f}")
    for finding in found.findings:
        compared = " ≠ ".join(finding.compared) if finding.compared[0] != finding.compared[1] else finding.compared[0]
        cite = f"  {finding.article}" if finding.article else ""
        click.echo(f"  {finding.contribution:+.2f}  {finding.note_zh} · {finding.note_en}  [{compared}]{cite}")
