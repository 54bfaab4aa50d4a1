"""`suizhi procedures`: the shipped procedures checked and shown, without starting Django."""

from __future__ import annotations

import sys
from typing import Any

import click
import orjson

from suizhi.engines.procedures import Definition, Transition, definition, names, roles, versions
from suizhi.engines.procedures.checks import Fault, Surroundings, faults
from suizhi.engines.procedures.clockwork import book_periods
from suizhi.engines.procedures.library import digest, published
from suizhi.engines.rules import load_book


@click.group(help="办案程序 · procedures of casework")
def command() -> None:
    """The group."""


@command.command("check", help="检查全部程序定义 · check the definition of every procedure")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def check(*, as_json: bool) -> None:
    """Exit code 1 where a definition has a fault, or a published file was changed."""
    around = Surroundings(roles(), book_periods(load_book()))
    found = [_checked(definition(name, version), around) for name in names() for version in versions(name)]
    click.echo(_json({"procedures": found}) if as_json else "\n".join(map(_line, found)))
    sys.exit(0 if all(one["frozen"] and not one["faults"] for one in found) else 1)


@command.command("show", help="一个程序的状态与步骤 · the states and steps of a procedure")
@click.argument("name")
@click.option("--version", type=int, help="版本，缺省为最新 · the version; the newest without it")
@click.option("--json", "as_json", is_flag=True, help="machine-readable output")
def show(name: str, version: int | None, *, as_json: bool) -> None:
    """Print the table: from, event, to, who, clocks, basis."""
    found = definition(name, version)
    click.echo(_json(_described(found)) if as_json else _table(found))


def _checked(found: Definition, around: Surroundings) -> dict[str, Any]:
    wrong = faults(found, around)
    return {
        "name": found.name,
        "version": found.version,
        "title": found.title.zh,
        "states": len(found.states),
        "transitions": len(found.transitions),
        "clocks": len(found.clocks),
        "frozen": published().get(f"{found.name}/{found.version}.yaml") == digest(found.name, found.version),
        "faults": [_fault(fault) for fault in wrong],
    }


def _fault(fault: Fault) -> dict[str, str]:
    return {"check": fault.check, "where": fault.where, "message": fault.zh, "message_en": fault.en}


def _line(one: dict[str, Any]) -> str:
    sign = "✓" if one["frozen"] and not one["faults"] else "✗"
    head = f"{sign} {one['name']}@{one['version']} {one['title']}：{one['states']} 状态，{one['transitions']} 步，{one['clocks']} 期限"
    frozen = [] if one["frozen"] else ["  ✗ 已发布的文件被改动 · a published file was changed"]
    return "\n".join([head, *frozen, *(f"  ✗ {fault['where']}: {fault['message']} · {fault['message_en']}" for fault in one["faults"])])


def _described(found: Definition) -> dict[str, Any]:
    states = [
        {"id": code, "zh": state.words.zh, "en": state.words.en, "owner": state.owner, "final": state.final}
        for code, state in found.states.items()
    ]
    return {
        "name": found.name,
        "version": found.version,
        "title": {"zh": found.title.zh, "en": found.title.en},
        "course": list(found.course),
        "states": states,
        "transitions": [_move(move) for move in found.transitions],
    }


def _move(move: Transition) -> dict[str, Any]:
    clocks = move.clocks
    return {
        "event": move.event,
        "zh": move.words.zh,
        "en": move.words.en,
        "from": move.source,
        "to": move.target,
        "by": list(move.roles),
        "if": list(move.guards),
        "needs": [need.document for need in move.needs],
        "issues": list(move.issues),
        "starts": [start.clock for start in clocks.starts],
        "stops": list(clocks.stops),
        "pauses": list(clocks.pauses),
        "resumes": list(clocks.resumes),
        "after": list(clocks.after),
        "within": list(clocks.within),
        "rules": list(move.basis.rules),
        "articles": list(move.basis.articles),
        "platform": move.platform,
    }


def _table(found: Definition) -> str:
    lines = [f"{found.title.zh} · {found.title.en} ({found.key})", " → ".join(found.state(state).words.zh for state in found.course)]
    for move in found.transitions:
        way = f"{found.state(move.source).words.zh} → {found.state(move.target).words.zh}"
        who = "、".join(roles()[role].words.zh for role in move.roles)
        basis = "、".join((*move.basis.rules, *move.basis.articles)) or "平台步骤 · step of the platform"
        lines.append(f"  {way}：{move.words.zh}（{who}；{basis}）")
    return "\n".join(lines)


def _json(content: Any) -> str:
    return orjson.dumps(content, option=orjson.OPT_INDENT_2).decode()
