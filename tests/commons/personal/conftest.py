"""A table of people of the tests' own, and a home with keys of its own."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from django.db import connection, models

from suizhi.commons.personal.fields import BlindIndexField, EncryptedTextField


class Person(models.Model):
    """Somebody with a number to keep to oneself."""

    ref = models.CharField(max_length=32, unique=True, default=lambda: uuid.uuid4().hex)
    number = EncryptedTextField(row="ref", null=True)
    number_index = BlindIndexField(of="number")
    phone = EncryptedTextField(row="ref", default="")

    class Meta:
        app_label = "personal_tests"
        managed = False
        db_table = "personal_tests_person"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without keys."""
    monkeypatch.setenv("SUIZHI_HOME", str(tmp_path))
    monkeypatch.setattr("django.conf.settings.PERSONAL_KEYS", "")
    return tmp_path


@pytest.fixture
def people(db: None) -> type[Person]:
    """The table."""
    key = "integer PRIMARY KEY AUTOINCREMENT" if connection.vendor == "sqlite" else "bigserial PRIMARY KEY"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE personal_tests_person (id {key}, ref varchar(32) UNIQUE, number text, number_index varchar(48), phone text)"
        )
    return Person


def raw(column: str) -> list[str]:
    """What the database holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM personal_tests_person ORDER BY id")
        return [row[0] for row in cursor.fetchall()]
