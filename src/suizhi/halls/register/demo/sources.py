"""The registers of the city as sources: their definitions, and each one's rows as something that can be taken in. Pure."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import files

import orjson
import yaml

from suizhi.halls.register.demo.faults import ledger, ledger_definition
from suizhi.halls.register.demo.registers import registers
from suizhi.halls.register.exchange.definition import Coverage, SourceDefinition, Text
from suizhi.halls.register.exchange.intake import Intake
from suizhi.halls.register.exchange.registry import get_reader
from suizhi.kernel.errors import Place
from suizhi.kernel.records import Read, Row

PUBLISHER = "穗知演示城市（合成）"
LICENCE = "Apache-2.0"


def intakes(seed: int, today: date) -> list[Intake]:
    """Every register of the city as of this day, in the order in which they are taken in."""
    rows = registers(seed, today)
    return [*(_intake(definition, rows[definition.code]) for definition in definitions()), _ledger()]


def definitions() -> list[SourceDefinition]:
    """The definitions in `data/sources.yaml`."""
    path = files("suizhi.halls.register.demo") / "data" / "sources.yaml"
    return [_definition(raw) for raw in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _definition(raw: dict[str, object]) -> SourceDefinition:
    values = dict(raw)
    title = Text(zh=f"{values.pop('zh')}（合成）", en=f"{values.pop('en')} (synthetic)")
    coverage = Coverage.model_validate({name: values.pop(name) for name in Coverage.model_fields if name in values})
    return SourceDefinition.model_validate(
        {"reader": "generated", "publisher": PUBLISHER, "licence": LICENCE, **values, "title": title, "coverage": coverage}
    )


def _ledger() -> Intake:
    """The hand-kept ledger goes through the reader of spreadsheets, which refuses its faults."""
    content, definition = ledger(), ledger_definition()
    place = f"{definition.code}.csv"

    def read() -> Iterator[Read]:
        return get_reader(definition.reader).read(io.BytesIO(content), place, definition)

    return Intake(place, definition, len(content), lambda: hashlib.sha256(content).hexdigest(), read, "generated", prove=_is_whole)


def _intake(definition: SourceDefinition, rows: Sequence[Row]) -> Intake:
    def read() -> Iterator[Read]:
        for number, row in enumerate(rows, 1):
            yield Read(Place(definition.code, number), row)

    content = orjson.dumps(rows, option=orjson.OPT_SORT_KEYS)
    digest = hashlib.sha256(content).hexdigest()
    return Intake(definition.code, definition, len(content), lambda: digest, read, "generated", prove=_is_whole)


def _is_whole() -> None:
    """What has just been made in memory needs no proof."""
