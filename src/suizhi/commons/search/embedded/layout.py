"""The folder of the embedded index: its schema, its version, and opening it."""

from __future__ import annotations

import json
from pathlib import Path

import tantivy

from suizhi.commons.search.schema import CLASS_FIELDS, CODE_FIELDS, DAY_FIELDS, FACET_FIELDS, SCHEMA_VERSION, TOKEN_FIELDS, version_refusal

VERSION_FILE = "suizhi-index.json"

# A day that results are sorted by is kept above the id, in one unsigned number, so that no two documents tie.
SORTED_DAYS = ("filing", "publication")
ID_BITS = 36
# Every key from here on holds a day; below stand the ids of documents without one.
DATED = 1 << ID_BITS
KEY_LAST = (1 << 64) - 1
# Settings of tantivy that its Python package does not offer. Compressing the kept documents, in a thread of its own,
# takes a tenth of the time of indexing and saves a third of the disk; a page of results reads faster without.
_STORE = {"docstore_compression": "none", "docstore_compress_dedicated_thread": False}
_META = "meta.json"


def index_folder(home: Path) -> Path:
    """Where the index of rights lies in a home."""
    return home / "index" / "rights"


def schema() -> tantivy.Schema:
    """The tantivy schema. Token fields keep positions, symbols none; code fields are whole values, fast where facets count them."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    for field in TOKEN_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="position")
    for field in CLASS_FIELDS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    for field in CODE_FIELDS:
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=field in FACET_FIELDS)
    for field in DAY_FIELDS:
        builder.add_unsigned_field(field, fast=True)
    builder.add_bytes_field("document", stored=True)
    return builder.build()


def numbers(id_: int, days: dict[str, int]) -> dict[str, int]:
    """The unsigned fields of a document. Those that results are sorted by have a value even where the day is missing."""
    return {"id": id_, **days, **{field: days.get(field, 0) << ID_BITS | id_ for field in SORTED_DAYS}}


def key_range(field: str, low: int | None, high: int | None) -> tuple[int, int]:
    """The least and the greatest value of a day field between two days, both included; None leaves an end open."""
    bits = ID_BITS if field in SORTED_DAYS else 0
    return (low or 1) << bits, KEY_LAST if high is None else (high + 1 << bits) - 1


def open_folder(folder: Path) -> tantivy.Index:
    """Opens or creates the index in `folder`. Raises Refusal (`index.version`) where another version has built it."""
    version = folder / VERSION_FILE
    if version.exists():
        _check(version)
        return tantivy.Index.open(str(folder))
    folder.mkdir(parents=True, exist_ok=True)
    tantivy.Index(schema(), path=str(folder), reuse=False)
    _settle(folder / _META)
    version.write_text(json.dumps({"schema": SCHEMA_VERSION}), encoding="utf-8")
    return tantivy.Index.open(str(folder))


def _settle(meta: Path) -> None:
    """Writes our settings into the list of segments of a new, still empty index."""
    content = json.loads(meta.read_text(encoding="utf-8"))
    content["index_settings"] |= _STORE
    meta.write_text(json.dumps(content), encoding="utf-8")


def _check(version: Path) -> None:
    found = json.loads(version.read_text(encoding="utf-8")).get("schema")
    if found != SCHEMA_VERSION:
        raise version_refusal(found, version.parent)
