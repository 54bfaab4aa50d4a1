"""The fields of the index, the same in every engine, and how a document fills them.

Token fields hold words joined by spaces for a whitespace analyser, class fields likewise symbols; code fields hold whole
values; days are yyyymmdd.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from suizhi.commons.search.document import SearchDocument
from suizhi.commons.search.symbols import ladder
from suizhi.engines.text import token_text
from suizhi.kernel.errors import Refusal

# Raise it with every change to the fields or to the tokeniser: an index of another version must be built anew.
SCHEMA_VERSION = 5

TOKEN_FIELDS = (
    "title",
    "abstract",
    "claims",
    "goods",
    "applicants",
    "owners",
    "inventors",
    "agencies",
    "agents",
    "address",
    "aliases",
)
NUMBER_FIELDS = ("application_numbers", "publication_numbers", "registration_numbers")
CLASS_FIELDS = ("ipc", "cpc", "nice", "nice_groups", "locarno", "vienna")
DAY_FIELDS = ("filing", "publication", "grant", "expiry")
FACET_FIELDS = ("kind", "status", "year", "class", "applicant", "district", "collection", "country", "office")
CODE_FIELDS = (*FACET_FIELDS, *NUMBER_FIELDS, "scope", "sample")

_PARTIES = ("applicants", "owners", "inventors", "agencies", "agents", "aliases")
_SINGLE = ("kind", "status", "district", "collection", "country", "office")

# Where a word without a field is looked for. A title says most; claims repeat themselves.
DEFAULT_FIELDS = ("title", "abstract", "claims", "goods", "applicants", "owners", "inventors", "aliases")
WEIGHTS = {"title": 4.0, "applicants": 2.0, "owners": 2.0, "aliases": 2.0, "goods": 1.5, "claims": 0.6}

# One document in so many carries the sample mark by which the facets of very large results are estimated. Ids are
# scattered first (Knuth's multiplicative hash), since neighbours in the register are often alike.
SAMPLE_RATE = 32
_SCATTER = 2_654_435_761
_SCATTER_BITS = 32


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One document as the engines take it."""

    id: int
    tokens: dict[str, str]
    symbols: dict[str, str]
    codes: dict[str, tuple[str, ...]]
    days: dict[str, int]


def row(document: SearchDocument) -> IndexRow:
    """The index fields of a document, empty ones left out."""
    return IndexRow(document.id, _tokens(document), _symbols(document), _codes(document), _days(document))


def in_sample(id_: int) -> bool:
    """Whether the document belongs to the sample."""
    return (id_ * _SCATTER) % (1 << _SCATTER_BITS) < (1 << _SCATTER_BITS) // SAMPLE_RATE


def day_number(day: date) -> int:
    """The day as yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def version_refusal(found: object, index: object) -> Refusal:
    """The refusal (`index.version`) of an index that another version of this schema has built."""
    return Refusal(
        "index.version",
        zh=f"检索索引是第 {found} 版，程序需要第 {SCHEMA_VERSION} 版。",
        en=f"the search index has version {found}, this program needs {SCHEMA_VERSION}.",
        mend_zh="请运行 suizhi index，它会重建索引。",
        mend_en="Run suizhi index, which builds it anew.",
        field="index",
        value=index,
    )


def _tokens(document: SearchDocument) -> dict[str, str]:
    texts = {field: token_text(text) for field in ("abstract", "claims", "goods", "address") if (text := getattr(document, field))}
    if title := f"{document.title} {document.title_en}".strip():
        texts["title"] = token_text(title)
    for field in _PARTIES:
        if names := getattr(document, field):
            texts[field] = " ".join(map(_name, names))
    return texts


@lru_cache(maxsize=65_536)
def _name(name: str) -> str:
    """The words of one name. Parties come again in other fields and rights, so names once cut are kept (some 20 MB)."""
    return token_text(name)


def _symbols(document: SearchDocument) -> dict[str, str]:
    return {field: ladders(symbols) for field in CLASS_FIELDS if (symbols := getattr(document, field))}


def _codes(document: SearchDocument) -> dict[str, tuple[str, ...]]:
    codes: dict[str, tuple[str, ...]] = {field: numbers for field in NUMBER_FIELDS if (numbers := getattr(document, field))}
    codes |= {field: (value,) for field in _SINGLE if (value := getattr(document, field))}
    codes |= {"class": _classes(document), "applicant": document.applicants, "scope": document.scope}
    if document.filing:
        codes["year"] = (str(document.filing.year),)
    if in_sample(document.id):
        codes["sample"] = ("1",)
    return codes


@lru_cache(maxsize=65_536)
def ladders(symbols: tuple[str, ...]) -> str:
    """Every symbol with all that stand above it, each once, joined by spaces. Classes come again, so they are kept."""
    return " ".join(dict.fromkeys(step for symbol in symbols for step in ladder(symbol)))


def _classes(document: SearchDocument) -> tuple[str, ...]:
    """What the facet of classes counts: IPC subclasses, Nice classes (N09), Locarno classes (L14)."""
    return _shown(document.ipc or document.cpc, document.nice, document.locarno)


@lru_cache(maxsize=65_536)
def _shown(patent: tuple[str, ...], nice: tuple[str, ...], locarno: tuple[str, ...]) -> tuple[str, ...]:
    shown = [symbol[:4] for symbol in patent]
    shown += [f"N{symbol[:2]}" for symbol in nice]
    shown += [f"L{symbol[:2]}" for symbol in locarno]
    return tuple(dict.fromkeys(shown))


def _days(document: SearchDocument) -> dict[str, int]:
    return {field: day_number(day) for field in DAY_FIELDS if (day := getattr(document, field)) is not None}
