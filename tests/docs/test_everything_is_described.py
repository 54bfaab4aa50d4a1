"""Every setting, table, source, fixture and health address stands in the documents."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from suizhi.config.environment import Environment
from suizhi.halls.register.exchange.catalogue import Catalogue
from tests.docs.paths import ROOT, read


@pytest.mark.parametrize("name", sorted(Environment.model_fields))
def test_every_setting(name: str) -> None:
    assert f"`SUIZHI_{name.upper()}`" in read("docs/operations.md")


def test_every_setting_that_is_described_exists() -> None:
    described = set(re.findall(r"^\| `(SUIZHI_\w+)`", read("docs/operations.md"), re.MULTILINE))
    known = {f"SUIZHI_{name.upper()}" for name in Environment.model_fields} | {"SUIZHI_HOME", "SUIZHI_DATA"}
    assert described <= known


def test_every_variable_that_the_program_reads_is_described() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    read_by_name = set(re.findall(r"environ(?:\.get\(|\[)\"(SUIZHI_\w+)\"", text)) | set(re.findall(r"envvar=\"(SUIZHI_\w+)\"", text))
    missing = [name for name in sorted(read_by_name) if f"`{name}`" not in read("docs/operations.md")]
    assert not missing


def test_every_table() -> None:
    ours = [model.__name__ for model in apps.get_models() if model.__module__.startswith("suizhi.")]
    missing = [name for name in ours if not re.search(rf"\b{name}\b", read("docs/data-model.md"))]
    assert not missing


def test_every_source() -> None:
    missing = [code for code in Catalogue() if f"`{code}`" not in read("docs/import-formats.md")]
    assert not missing


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/metrics"])
def test_every_health_address(address: str) -> None:
    assert f"`{address}`" in read("docs/operations.md")


def test_every_floor() -> None:
    architecture = read("docs/architecture.md")
    floors = [path.name for path in (ROOT / "src/suizhi").iterdir() if (path / "__init__.py").is_file() and path.name != "data"]
    assert not [floor for floor in floors if f"`{floor}`" not in architecture]
