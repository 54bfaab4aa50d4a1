"""What a source is, as data: who publishes it, under which licence, how it is recognised and what its columns mean.

A definition is a YAML file. Nothing here reads a source; `catalogue.py` finds definitions on disk.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from suizhi.halls.register.exchange import fields
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import EventCategory, EventKey, Kind

FROM_NUMBER = "from_number"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader in C, ten times as fast, where PyYAML was built with it."""


class _Data(BaseModel):
    """Frozen, and strict about keys: a misspelt key is an error, not a silent default."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Data):
    """The same words in both languages of the pages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class ColumnUse(_Data):
    """What one column says: the canonical field `to`, and how its text is taken apart."""

    to: str
    strip: str = ""
    """Characters taken off both ends of the cell and of each item."""
    split: str = ""
    """Between the items of a list: a character, a regular expression, or `list` for a JSON array."""
    pattern: str = ""
    """A regular expression whose groups (`value`, `code`, `date`, `address`, `country` …) are used instead of the item."""
    formats: tuple[str, ...] = ()
    """Date formats, tried in order: `%Y.%m.%d` …, or `serial` for a spreadsheet's day number."""
    lookup: str = ""
    """The table of `lookups` that translates it."""
    empty: tuple[str, ...] = ()
    """Values that say nothing in this column."""
    office: str = ""
    """Whose number it is: an ST.3 code, `row` for the row's own office, `docdb` for the number's own prefix."""
    prefix: str = ""
    """Put before the number."""
    bare: bool = False
    """The source prints Chinese application numbers without their check digit."""
    otherwise: str = ""
    """The attribute that keeps a number which cannot be read, with a mend reported, where the row has another number."""
    person: Literal["auto", "always", "never", "by_name"] = "auto"
    """Whether names are people's: by the role and, where the role leaves it open, by the name."""
    main: bool = False
    parse: Literal["text", "int", "bool"] = "text"

    @field_validator("to")
    @classmethod
    def _is_canonical(cls, value: str) -> str:
        return fields.check(value)

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return value


class Column(_Data):
    """One column by its header, with other spellings of it; several uses where one column says several things."""

    names: tuple[str, ...] = ()
    required: bool = False
    uses: tuple[ColumnUse, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: object) -> object:
        """`title.zh`, `{to: title.zh, names: […]}` and `{uses: [{to: …}, …]}` all mean a column."""
        if isinstance(value, str):
            return {"uses": [{"to": value}]}
        if isinstance(value, dict) and "to" in value:
            own = {key: value[key] for key in ("names", "required") if key in value}
            return own | {"uses": [{key: value[key] for key in value if key not in own}]}
        return value


class EventRule(_Data):
    """An event that a date of the row states: the filing date states a filing.

    `kinds` limits it to some kinds of right, `kind_codes` to documents whose kind code begins with one of these letters.
    """

    key: EventKey
    category: EventCategory
    date: str
    kinds: tuple[Kind, ...] = ()
    kind_codes: str = ""
    code: str = ""
    text: str = ""


class StatusRule(_Data):
    """What one word of a status column means: a status, an event, or both. An event is made only where the row dates it."""

    status: str = ""
    key: EventKey | None = None
    category: EventCategory | None = None


class TableOptions(_Data):
    """How the table is laid out, where its content does not tell. `header` is the 1-based row of the column names, or 0: none."""

    header: int | None = None
    sheet: str = ""
    delimiter: str = ""
    encodings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """The column names of a file that has none."""


class Assertions(_Data):
    """How many rows a whole delivery has; outside of it the import stops before it starts."""

    min: int = 0
    max: int | None = None


class Coverage(_Data):
    """Which facts this source can state at all, so that silence is not read as absence."""

    legal_status: Literal["none", "snapshot", "full"] = "none"
    owners: Literal["none", "at_filing", "current", "history"] = "none"
    texts: tuple[str, ...] = ()
    statements: Literal["replace", "add"] = "replace"
    """Whether a delivery says anew all that the source has to say of a right, or one document or event of it beside earlier ones."""


class SourceDefinition(_Data):
    """A source. See docs/import-formats.md, which is made from these."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]{1,63}$")
    version: int = Field(1, ge=1, le=9999)
    """Counts the changes of one definition: what an earlier version read from a file steps back when a later one reads it."""
    title: Text
    publisher: str = Field(min_length=1)
    licence: str = Field(min_length=1)
    homepage: str = ""
    visibility: Literal["public", "office"] = "public"
    """Whether what it states is published, or for the city office and the right's own parties."""
    reader: str = Field(min_length=1)
    rows: Literal["right", "party", "reference"] = "right"
    office: str = ""
    kind: str = ""
    language: str = ""
    """The language of its texts, where one is meant throughout."""
    number_prevails: bool = False
    """Where the kind column contradicts the kind that the number itself tells, the number is believed and a mend reported."""
    scheme: str = ""
    edition: str = ""
    signature: tuple[str, ...] = ()
    """Columns (or JSON keys) that together tell this source from every other."""
    samples: dict[str, str] = Field(default_factory=dict)
    """Column → a regular expression that its first values match: tells apart tables of the same columns."""
    members: dict[str, str] = Field(default_factory=dict)
    """For a source of several files: what each is called here → its path below the folder."""
    columns: dict[str, Column] = Field(default_factory=dict)
    empty: tuple[str, ...] = ()
    """Cells that say nothing in any column: N/A, a lone dash."""
    keep: Literal["unmapped", "all"] = "unmapped"
    """Which columns are also kept verbatim in `extra`."""
    lookups: dict[str, dict[str, str]] = Field(default_factory=dict)
    events: tuple[EventRule, ...] = ()
    statuses: dict[str, StatusRule | None] = Field(default_factory=dict)
    """Words of the status column → event; a null says the word is known and means no event."""
    table: TableOptions = TableOptions()
    assertions: Assertions = Assertions()
    coverage: Coverage = Coverage()
    options: dict[str, Any] = Field(default_factory=dict)
    """Whatever the named reader documents."""
    notes: Text | None = None

    @field_validator("kind")
    @classmethod
    def _is_kind(cls, value: str) -> str:
        if value not in {"", FROM_NUMBER, *Kind}:
            raise ValueError(f"must be {FROM_NUMBER} or one of {', '.join(Kind)}")
        return value

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        for name in self.signature:
            if self.columns and name not in self.columns:
                raise ValueError(f"signature names the column “{name}”, which columns does not describe")
        for header, column in self.columns.items():
            for use in column.uses:
                if use.lookup and use.lookup not in self.lookups:
                    raise ValueError(f"columns.{header}: there is no lookup “{use.lookup}”")
        return self


def parse_definition(text: str, place: str) -> SourceDefinition:
    """The definition in this YAML text; a `Refusal` names `place` and the first key that is wrong."""
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe loader
    except yaml.YAMLError as error:
        raise _refuse(place, "", str(error)) from error
    if not isinstance(data, dict):
        raise _refuse(place, "", "the file is not a mapping of keys")
    try:
        return SourceDefinition.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise _refuse(place, ".".join(str(part) for part in first["loc"]), first["msg"]) from error


def load_definition(path: Path) -> SourceDefinition:
    """The definition in this file, whose name must be its code."""
    try:
        definition = parse_definition(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise _refuse(str(path), "", str(error)) from error
    if definition.code != path.stem:
        raise _refuse(str(path), "code", f"must be “{path.stem}”, as the file is called")
    return definition


def _refuse(place: str, key: str, why: str) -> Refusal:
    return Refusal(
        "definition.invalid",
        zh=f"来源定义有误：{why}",
        en=f"The source definition is wrong: {why}",
        mend_zh="请改正该键后重试。",
        mend_en="Correct this key and try again.",
        field=key,
        at=Place(place),
    )
