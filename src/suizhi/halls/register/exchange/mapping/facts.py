"""Columns of everything else a right has: titles, dates, classes, texts, families, citations, documents, attributes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from suizhi.halls.register.exchange.definition import ColumnUse, SourceDefinition
from suizhi.halls.register.exchange.mapping.cells import SERIAL, day_parser, extractor, items, language_of, lookup
from suizhi.halls.register.exchange.mapping.draft import RightDraft
from suizhi.kernel import classes
from suizhi.kernel.errors import Mend, Refusal
from suizhi.kernel.numbers import parse_publication
from suizhi.kernel.records import CitationFact, ClassFact, DocumentFact, FamilyFact, Kind, TextFact

Setter = Callable[[RightDraft, str], None]

SHORT_DATE = len("31/01/26")
AUTO = "auto"
"""As a language: whichever the script tells."""

_CLASS_PARSERS: dict[str, Callable[[str], classes.Class]] = {
    "ipc": classes.parse_ipc,
    "cpc": classes.parse_cpc,
    "nice": classes.parse_nice,
    "nice_group": classes.parse_nice_group,
    "locarno": classes.parse_locarno,
    "vienna": classes.parse_vienna,
    "gb4754": classes.parse_gb4754,
}


def title_setter(use: ColumnUse) -> Setter:
    """`title.<language>`"""
    language = use.to.removeprefix("title.")
    extract = extractor(use)

    def put(draft: RightDraft, text: str) -> None:
        title = extract(text)["value"].strip() if extract else text
        draft.row.titles[language_of(title) if language == AUTO else language] = title

    return put


def kind_setter(use: ColumnUse, definition: SourceDefinition) -> Setter:
    """`kind`, always through a lookup."""
    translate = lookup(definition.lookups[use.lookup], f"lookups.{use.lookup}")

    def put(draft: RightDraft, text: str) -> None:
        draft.kind_stated = Kind(translate(text))

    return put


def translated(put: Setter, use: ColumnUse, definition: SourceDefinition) -> Setter:
    """`put` after the use's lookup, where it has one."""
    if not use.lookup:
        return put
    translate = lookup(definition.lookups[use.lookup], f"lookups.{use.lookup}")
    return lambda draft, text: put(draft, translate(text))


def date_setter(use: ColumnUse, column: str) -> Setter:
    """`date.<name>`, in the formats stated."""
    name, parse = use.to.removeprefix("date."), day_parser(use.formats or ("%Y-%m-%d",))
    extract = extractor(use)
    may_be_serial = SERIAL in use.formats
    is_short = any("%y" in form for form in use.formats)

    def put(draft: RightDraft, text: str) -> None:
        bare = extract(text)["value"] if extract else text
        day = draft.row.dates[name] = parse(bare)
        if may_be_serial and bare.removesuffix(".0").isdigit() and len(bare) < SHORT_DATE:
            draft.mend(
                column, bare, day.isoformat(), "date.serial", "表格软件的日序号已还原为日期 / the spreadsheet's day number was restored"
            )
        if is_short and len(bare) == SHORT_DATE:
            draft.short_dates.append(name)

    return put


def class_setter(use: ColumnUse) -> Setter:
    """`class.<scheme>`; a class already there is not repeated, but may become the main one.

    `class.patent` is IPC or, for the designs in the same column, Locarno: IPC begins with a letter and Locarno with a digit.
    """
    scheme, split, extract = use.to.removeprefix("class."), items(use), extractor(use)
    parse = _parser_of(scheme)

    @lru_cache(maxsize=65_536)
    def read(text: str) -> tuple[ClassFact, tuple[Mend, ...]]:
        parsed = parse("".join(extract(text).values()) if extract else text)
        return parsed.fact(main=use.main), parsed.mends

    def put(draft: RightDraft, text: str) -> None:
        for part in split(text):
            fact, mends = read(part)
            draft.add_class(fact)
            if mends:
                draft.row.mends.extend(mends)

    return put


def _parser_of(scheme: str) -> Callable[[str], classes.Class]:
    if scheme == "patent":
        return lambda text: classes.parse_ipc(text) if text[0].isalpha() else classes.parse_locarno(text)
    return _CLASS_PARSERS.get(scheme, lambda text: classes.Class(scheme, text, (), ""))


def text_setter(use: ColumnUse) -> Setter:
    """`text.<part>.<language>`"""
    _, part, language = use.to.split(".")
    extract = extractor(use)

    def put(draft: RightDraft, text: str) -> None:
        passage = extract(text)["value"].strip() if extract else text
        draft.row.texts.append(TextFact(part, language_of(passage) if language == AUTO else language, passage))

    return put


def priority_setter(use: ColumnUse) -> Setter:
    """`priority`, `priority_date`, `priority_country`: lists beside each other; or a pattern's `value` and `date` in one cell."""
    split, extract, parse = items(use), extractor(use), day_parser(use.formats or ("%Y-%m-%d",))

    def put_dates(draft: RightDraft, text: str) -> None:
        draft.priority_dates.extend(map(parse, split(text)))

    def put(draft: RightDraft, text: str) -> None:
        for part in split(text):
            groups = extract(part) if extract else {"value": part}
            draft.priorities.append(groups["value"].strip())
            if "date" in groups:
                draft.priority_dates.append(parse(groups["date"].strip()))

    def put_countries(draft: RightDraft, text: str) -> None:
        draft.priority_countries.extend(split(text))

    return {"priority": put, "priority_date": put_dates, "priority_country": put_countries}[use.to]


def family_setter(use: ColumnUse) -> Setter:
    """`family.<kind>` gives the family's key, `family.<kind>.members` the numbers of its members."""
    _, kind, *members = use.to.split(".")
    split = items(use)

    def put(draft: RightDraft, text: str) -> None:
        draft.row.families.append(FamilyFact(kind, text))

    def put_members(draft: RightDraft, text: str) -> None:
        keys = tuple(dict.fromkeys(publication_key(part) for part in split(text)))
        draft.row.families.append(FamilyFact(kind, "", keys))

    return put_members if members else put


@lru_cache(maxsize=65_536)
def publication_key(text: str) -> str:
    """The key of a publication number, or the text itself without spaces where no parser knows the form."""
    try:
        return parse_publication(text).key
    except Refusal:
        return "".join(text.split())


def citation_setter(use: ColumnUse) -> Setter:
    """`citation.patent` (numbers) or `citation.literature` (text)."""
    split, is_patent = items(use), use.to == "citation.patent"

    def put(draft: RightDraft, text: str) -> None:
        for part in split(text):
            draft.row.citations.append(CitationFact(key=publication_key(part), text=part) if is_patent else CitationFact(text=part))

    return put


def document_setter(use: ColumnUse) -> Setter:
    """`document.<kind>`: a reference to a document of record."""
    kind = use.to.removeprefix("document.")

    def put(draft: RightDraft, text: str) -> None:
        draft.row.documents.append(DocumentFact(kind, kind, reference=text))

    return put


def attribute_setter(use: ColumnUse, definition: SourceDefinition) -> Callable[[Any, str], None]:
    """`attribute.<name>` as text, whole number, yes or no, or a list of texts; for a draft of any sort of row."""
    name, parse = use.to.removeprefix("attribute."), _attribute_parser(use, definition)

    def put(draft: Any, text: str) -> None:
        draft.row.attributes[name] = parse(text)

    return put


def _attribute_parser(use: ColumnUse, definition: SourceDefinition) -> Callable[[str], object]:
    if use.lookup:
        return lookup(definition.lookups[use.lookup], f"lookups.{use.lookup}")
    if use.split:
        return items(use)
    if use.parse == "int":
        return whole
    return _yes_or_no if use.parse == "bool" else str


_LONGEST_NUMBER = 18
"""Digits that 64 bits hold, which is what JSON and the databases take."""


def whole(text: str) -> int:
    """A whole number, thousands separators and a spreadsheet's “.0” allowed. Raises `Refusal` `value.number`."""
    bare = text.replace(",", "").removesuffix(".0")
    if bare.removeprefix("-").isdecimal() and bare.isascii() and len(bare) <= _LONGEST_NUMBER:
        return int(bare)
    raise Refusal(
        "value.number",
        zh=f"“{text[:40]}”不是整数。",
        en=f"“{text[:40]}” is not a whole number.",
        mend_zh="请填整数。",
        mend_en="Write a whole number.",
        value=text,
    )


_WORDS = {"true": True, "yes": True, "y": True, "1": True, "是": True, "有": True}
_WORDS |= {"false": False, "no": False, "n": False, "0": False, "否": False, "无": False}


def _yes_or_no(text: str) -> bool:
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    raise Refusal(
        "value.yes_no",
        zh=f"“{text[:40]}”不是“是”或“否”。",
        en=f"“{text[:40]}” is neither yes nor no.",
        mend_zh="请填“是”或“否”。",
        mend_en="Write yes or no.",
        value=text,
    )
