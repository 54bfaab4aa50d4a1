"""Taiwan patents kept as a graph: a table of patents, and tables that join them to applicants, inventors and IPC subclasses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from suizhi.halls.register.exchange.definition import SourceDefinition
from suizhi.halls.register.exchange.mapping.people import is_person
from suizhi.halls.register.exchange.registry import OpenStream, bundle_reader
from suizhi.halls.register.exchange.tables import Row, TableShape, open_tables
from suizhi.kernel.classes import parse_ipc
from suizhi.kernel.errors import Mend, Place, Refusal
from suizhi.kernel.records import ClassFact, Kind, NumberFact, NumberType, PartyFact, Read, RightRow, Role

_HAS_LETTER = re.compile(r"[^\W\d_]")

Joined = dict[str, list[str]]


@bundle_reader("taiwan_graph")
def read(members: Mapping[str, OpenStream], place: str, definition: SourceDefinition) -> Iterator[Read]:
    """One right for each row of the table of patents, with everything that the other tables join to its uuid."""
    joined = {name: _joined(members[name], name, f"{place}/{definition.members[name]}") for name in ("applicant", "inventor", "ipc")}
    where = f"{place}/{definition.members['patent']}"
    with members["patent"]() as stream:
        for table in open_tables(stream, where, TableShape(wanted=("title", "uuid"))):
            columns = table.columns
            yield from map(partial(_read, columns=columns, joined=joined, place=where, definition=definition), table.rows)


def _joined(opened: OpenStream, name: str, place: str) -> Joined:
    """uuid → the values joined to it, in the table's order."""
    values: Joined = {}
    with opened() as stream:
        for table in open_tables(stream, place, TableShape(wanted=("uuid", name))):
            uuid, value = _index(table.columns, "uuid", place), _index(table.columns, name, place)
            for row in table.rows:
                if row.fault or len(row.cells) != len(table.columns):
                    raise _broken(place, row.number)
                values.setdefault(row.cells[uuid], []).append(row.cells[value].strip())
    return values


def _read(row: Row, *, columns: tuple[str, ...], joined: dict[str, Joined], place: str, definition: SourceDefinition) -> Read:
    at = Place(place, row.number)
    raw = dict(zip(columns, row.cells, strict=False))
    try:
        if row.fault or len(row.cells) != len(columns):
            raise row.fault or _broken(place, row.number)
        return Read(at, _right(raw["uuid"], raw["title"].strip(), joined, definition))
    except Refusal as refusal:
        return Read(at, refusals=(refusal.located(at=at),), raw=raw)


def _right(uuid: str, title: str, joined: dict[str, Joined], definition: SourceDefinition) -> RightRow:
    number = NumberFact(NumberType.REGISTRATION, definition.office, uuid, f"{definition.code}:{uuid}", raw=uuid)
    right = RightRow(Kind(definition.kind), definition.office, [number], {definition.language: title})
    right.attributes["kind_is_assumed"] = True
    for role in (Role.APPLICANT, Role.INVENTOR):
        names = joined[role].get(uuid, [])
        right.parties.extend(_parties(role, [name for name in names if _HAS_LETTER.search(name)]))
        right.mends.extend(_dropped(role, name) for name in names if not _HAS_LETTER.search(name))
    right.classes = [ClassFact("ipc", parse_ipc(symbol).symbol) for symbol in joined["ipc"].get(uuid, [])]
    return right


def _parties(role: Role, names: list[str]) -> Iterator[PartyFact]:
    for sequence, name in enumerate(names, start=1):
        yield PartyFact(role, name, is_person=True if role is Role.INVENTOR else is_person(name), sequence=sequence)


def _dropped(role: Role, name: str) -> Mend:
    return Mend(f"party.{role}", name, "", "party.not_a_name", "不是名称，已略去 / not a name, left out")


def _index(columns: tuple[str, ...], name: str, place: str) -> int:
    if name not in columns:
        raise Refusal(
            "source.missing_column",
            zh=f"缺少“{name}”一列。",
            en=f"The column “{name}” is missing.",
            mend_zh="请重新导出。",
            mend_en="Export again.",
            field=name,
            at=Place(place),
        )
    return columns.index(name)


def _broken(place: str, row: int) -> Refusal:
    return Refusal(
        "row.width",
        zh="该行的格数与列名不符。",
        en="The row does not have a cell for each column.",
        mend_zh="请重新导出该文件。",
        mend_en="Export the file again.",
        at=Place(place, row),
    )
