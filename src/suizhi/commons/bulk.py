"""Writing many rows at once: COPY on PostgreSQL, one prepared statement on SQLite. For imports alone; services use the ORM."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, models

Value = str | int | float | bool | date | datetime | None


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Value, ...]]) -> None:
    """Insert `rows` of `columns` (field attnames). JSON goes in as text. Raises IntegrityError as the database does."""
    names = [model._meta.get_field(column).column for column in columns]
    rows = list(rows)
    if not rows:
        return
    if connection.vendor == "postgresql":
        _copy(model._meta.db_table, names, rows)
    else:
        _insert(model._meta.db_table, names, rows)


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


def _insert(table: str, names: list[str], rows: list[tuple[Value, ...]]) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(["?"] * len(names))
    with connection.cursor() as cursor:
        cursor.cursor.connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', _adapted(rows))  # noqa: S608


def _adapted(rows: list[tuple[Value, ...]]) -> list[tuple[Any, ...]]:
    """SQLite keeps dates as ISO text and times as Django writes them. Only the columns that hold any are touched."""
    dated = [index for index, column in enumerate(zip(*rows, strict=True)) if any(isinstance(value, date) for value in column)]
    if not dated:
        return rows
    seen: dict[date, str] = {}
    adapted = []
    for row in rows:
        values = list(row)
        for index in dated:
            value = values[index]
            if isinstance(value, date):
                values[index] = seen.get(value) or seen.setdefault(value, _text(value))
        adapted.append(tuple(values))
    return adapted


def _text(value: date) -> str:
    if isinstance(value, datetime):
        return str(connection.ops.adapt_datetimefield_value(value))
    return value.isoformat()
