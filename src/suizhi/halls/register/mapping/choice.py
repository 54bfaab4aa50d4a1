"""What a person chose on the mapping page, read from the form, and the definition that follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from suizhi.halls.register.exchange.propose import propose_mapping
from suizhi.halls.register.models.rights import KIND_LABELS
from suizhi.halls.register.status import Status
from suizhi.kernel.records import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

    from suizhi.halls.register.mapping.sheet import Sheet

LISTS = ("party.", "class.", "priority")
"""Fields whose cells may hold several items."""
SEPARATORS = ";|；|、|\\|"
"""What exports put between the items of a cell."""
DAYS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日")
"""Spellings of a day with the year first; a spelling with the month first cannot be told from one with the day first."""
CLOSED = ("kind", "status")
"""Fields with a closed list of values, each of which has to be given its meaning."""
IGNORED = "ignored"
"""The choice for a value that says nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The form's content. `columns` maps a header to a field, `values` a header and a value to a kind or status."""

    code: str = ""
    title_zh: str = ""
    title_en: str = ""
    publisher: str = ""
    licence: str = ""
    kind: str = ""
    office: str = "CN"
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def closed(self) -> list[str]:
        """The columns whose values need a meaning each."""
        return [header for header, name in self.columns.items() if name in CLOSED]

    def complete(self, values: Mapping[str, list[str]]) -> bool:
        """Whether every value of the closed columns has been given its meaning."""
        return all(self.values.get(header, {}).get(value) for header, found in values.items() for value in found)


def choice_of(form: QueryDict, sheet: Sheet) -> Choice:
    """The choice in a form. Columns are numbered in it, since a header may hold any characters."""
    columns = {header: form.get(f"column-{place}", "") for place, header in enumerate(sheet.columns)}
    values: dict[str, dict[str, str]] = {}
    for place, header in enumerate(sheet.columns):
        names, meanings = form.getlist(f"value-{place}"), form.getlist(f"meaning-{place}")
        values[header] = dict(zip(names, meanings, strict=False))
    plain = {name: form.get(name, "").strip() for name in ("code", "title_zh", "title_en", "publisher", "licence", "kind", "office")}
    return Choice(**plain, columns={header: name for header, name in columns.items() if name}, values=values)


def proposed(sheet: Sheet) -> Choice:
    """A first choice: every column under the field that its header or its first values tell."""
    return Choice(columns={one.column: one.to for one in propose_mapping(sheet.columns, sheet.samples) if one.to})


def definition_text(choice: Choice, sheet: Sheet) -> str:
    """The definition as YAML. Columns without a meaning are kept verbatim with every row."""
    kinds = [header for header, name in choice.columns.items() if name == "kind"]
    definition: dict[str, Any] = {
        "code": choice.code,
        "title": {"zh": choice.title_zh, "en": choice.title_en},
        "publisher": choice.publisher,
        "licence": choice.licence,
        "reader": "table",
        "rows": "party" if "party.name" in choice.columns.values() else "right",
        "office": choice.office,
        "signature": [header for header in sheet.columns if header in choice.columns],
        "columns": {header: _use(header, name) for header, name in choice.columns.items()},
    }
    definition |= {"lookups": {header: _meant(choice, header) for header in kinds}} if kinds else {"kind": choice.kind}
    definition |= _statuses(choice)
    return yaml.safe_dump(definition, allow_unicode=True, sort_keys=False)


def _use(header: str, name: str) -> dict[str, Any]:
    use: dict[str, Any] = {"to": name}
    if name.startswith(LISTS) and not name.endswith(("name", "uscc", "address", "district", "registered_on", "legal_form", "industry")):
        use["split"] = SEPARATORS
    if name.startswith("date.") or name == "party.registered_on":
        use["formats"] = list(DAYS)
    if name == "kind":
        use["lookup"] = header
    return use


def _meant(choice: Choice, header: str) -> dict[str, str]:
    return {value: meaning for value, meaning in choice.values.get(header, {}).items() if meaning != IGNORED}


def _statuses(choice: Choice) -> dict[str, Any]:
    headers = [header for header, name in choice.columns.items() if name == "status"]
    if not headers:
        return {}
    meant = choice.values.get(headers[0], {})
    rules = {value: None if meaning == IGNORED else {"status": meaning} for value, meaning in meant.items()}
    return {"statuses": rules, "coverage": {"legal_status": "snapshot"}}


def meanings(name: str) -> list[tuple[str, Any]]:
    """What the values of a closed field may mean: kinds of right, or statuses and 不说明状态."""
    return list(Status.choices) if name == "status" else [(str(kind), KIND_LABELS[kind]) for kind in Kind]
