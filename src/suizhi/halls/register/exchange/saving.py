"""Saving a mapping that a person made in the browser as a source definition of this home."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.definition import SourceDefinition, parse_definition
from suizhi.kernel.errors import Refusal


def definition_from_mapping(
    code: str, title_zh: str, title_en: str, columns: Mapping[str, Mapping[str, Any]], **keys: Any
) -> SourceDefinition:
    """A definition whose columns are `columns` (header → use). Its signature is every mapped column.

    `keys` are further keys of a definition: `publisher`, `licence`, `office`, `kind`, `lookups`, `rows` …
    Raises `Refusal` `definition.invalid` naming the key that is wrong.
    """
    mapped = {header: {"uses": [dict(use)]} for header, use in columns.items() if use.get("to")}
    data = {
        "publisher": "—",
        "licence": "未说明 / none stated",
        "reader": "table",
        **keys,
        "code": code,
        "title": {"zh": title_zh, "en": title_en},
        "signature": list(mapped),
        "columns": mapped,
    }
    return parse_definition(yaml.safe_dump(data, allow_unicode=True), f"{code}.yaml")


def save_definition(definition: SourceDefinition, directory: Path, catalogue: Catalogue) -> Path:
    """Write the definition into `directory` and return its path. Raises `Refusal` if its code is taken by a shipped definition."""
    path = directory / f"{definition.code}.yaml"
    if definition.code in catalogue and not path.exists():
        raise Refusal(
            "definition.code_taken",
            zh=f"代码“{definition.code}”已被使用。",
            en=f"The code “{definition.code}” is already taken.",
            mend_zh="请换一个代码。",
            mend_en="Choose another code.",
            field="code",
            value=definition.code,
        )
    directory.mkdir(parents=True, exist_ok=True)
    data = definition.model_dump(mode="json", exclude_defaults=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
