"""Writing many rows at once: COPY on PostgreSQL, one prepared statement on SQLite. For imports alone; services use the ORM."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, models

Value = str | bytes | int | float | bool | date | datetime | None


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> None:
    """Insert `rows` of `columns` (field attnames). JSON goes in as text. Raises IntegrityError as the database does."""
    concrete = {field.attname: field for field in model._meta.concrete_fields}
    fields = [concrete[column] for column in columns]
    names = [str(field.column) for field in fields]
    rows = list(rows)
    if not rows:
        return
    if connection.vendor == "postgresql":
        _copy(model._meta.db_table, names, rows)
    else:
        dated = [index for index, field in enumerate(fields) if isinstance(field, models.DateField)]
        _insert(model._meta.db_table, names, _adapted(rows, dated))


def reserve_ids(model: type[models.Model], count: int) -> range | list[int]:
    """`count` primary keys that no other writer will get. On SQLite the caller's write transaction is what holds them."""
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)", [table, key, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
        first = (row[0] if row else 0) + 1
        return range(first, first + count)


def _copy(table: str, names: list[str], rows: list[tuple[Value, ...]]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _insert(table: str, names: list[str], rows: list[tuple[Any, ...]]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(["?"] * len(names))
    with connection.cursor() as cursor:
        cursor.cursor.connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)  # noqa: S608


def _adapted(rows: list[tuple[Value, ...]], dated: list[int]) -> list[tuple[Any, ...]]:
    """SQLite keeps dates as ISO text and times as Django writes them; days recur, so each is written once."""
    if not dated:
        return rows
    seen: dict[Value, str | None] = {None: None}
    adapted = []
    for row in rows:
        values: list[Any] = list(row)
        for index in dated:
            value = values[index]
            if value not in seen:
                seen[value] = _text(value)
            values[index] = seen[value]
        adapted.append(tuple(values))
    return adapted


def _text(value: date) -> str:
    if isinstance(value, datetime):
        return str(connection.ops.adapt_datetimefield_value(value))
    return value.isoformat()
