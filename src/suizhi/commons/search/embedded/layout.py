"""The folder of the embedded index: its schema, its version, and opening it."""

from __future__ import annotations

import json
from pathlib import Path

import tantivy

from suizhi.commons.search.schema import CODE_FIELDS, DAY_FIELDS, FACET_FIELDS, SCHEMA_VERSION, TOKEN_FIELDS, version_refusal

VERSION_FILE = "suizhi-index.json"

# Sort keys are the day before the id, in one unsigned number, so that no two documents tie.
SORTED_DAYS = ("filing", "publication")
ID_BITS = 36
ID_MAX = (1 << ID_BITS) - 1
DAY_LAST = 99_999_999


def index_folder(home: Path) -> Path:
    """Where the index of rights lies in a home."""
    return home / "index" / "rights"


def schema() -> tantivy.Schema:
    """The tantivy schema. Token fields keep positions; code fields are whole values, fast where facets count them."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for field in TOKEN_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    for field in CODE_FIELDS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=field in FACET_FIELDS)
    for field in DAY_FIELDS:
        builder.add_unsigned_field(field, fast=True)
    for field in SORTED_DAYS:
        builder.add_unsigned_field(f"{field}_up", fast=True)
        builder.add_unsigned_field(f"{field}_down", fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


def sort_keys(id_: int, days: dict[str, int]) -> dict[str, int]:
    """For each sortable day a rising and a falling key; a missing day comes last both ways, ties fall to the smaller id."""
    keys: dict[str, int] = {}
    for field in SORTED_DAYS:
        day = days.get(field)
        keys[f"{field}_up"] = (DAY_LAST if day is None else day) << ID_BITS | id_
        keys[f"{field}_down"] = (0 if day is None else day) << ID_BITS | ID_MAX - id_
    return keys


def open_folder(folder: Path) -> tantivy.Index:
    """Opens or creates the index in `folder`. Raises Refusal (`index.version`) where another version has built it."""
    version = folder / VERSION_FILE
    if version.exists():
        _check(version)
        return tantivy.Index.open(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema(), path=str(folder), reuse=False)
    version.write_text(json.dumps({"schema": SCHEMA_VERSION}), encoding="utf-8")
    return index


def _check(version: Path) -> None:
    found = json.loads(version.read_text(encoding="utf-8")).get("schema")
    if found != SCHEMA_VERSION:
        raise version_refusal(found, version.parent)
