"""Every document that a procedure issues has a template that reads, fills and prints; faulty templates are refused by file and key."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from suizhi.commons.documents import Sheet, fill, gaps, template_of, write_docx
from suizhi.commons.documents.filling import Value, names
from suizhi.commons.documents.library import read_template, shipped
from suizhi.engines.procedures import definition, roles
from suizhi.engines.procedures.library import names as procedures
from suizhi.engines.rules import load_book
from suizhi.engines.rules.deadlines import periods_of
from suizhi.kernel.errors import Refusal

ISSUED = sorted({(name, document) for name in procedures() for move in definition(name).transitions for document in move.issues})
SHIPPED = shipped()


class Nothing:
    """A case of which nothing is known."""

    def value(self, kind: str, name: str) -> Value:
        return None

    def label(self, kind: str, name: str) -> str:
        return name


@pytest.mark.parametrize(("procedure", "document"), ISSUED, ids="/".join)
def test_every_issued_document_has_a_template(procedure: str, document: str) -> None:
    words = definition(procedure).documents[document].zh
    template = template_of(procedure, document, words)
    text = fill(template.body, Nothing())
    assert template.title
    assert gaps(text) or not names(template.body)
    assert "{" not in text


@pytest.mark.parametrize("key", sorted(SHIPPED))
def test_a_template_names_only_what_there_is(key: str) -> None:
    template, book = SHIPPED[key], load_book()
    assert set(template.to) <= set(roles())
    for kind, name in names(template.body):
        rule, _, period = name.partition("/")
        if kind in ("cite", "period", "due"):
            assert rule in book.rules, (key, name)
        if kind == "period":
            assert (period or "period") in periods_of(book.rules[rule]), (key, name)
        if kind == "fact":
            assert name in book.vocabulary.facts, (key, name)


@pytest.mark.parametrize("key", sorted(SHIPPED))
def test_no_statutory_number_stands_in_a_template(key: str) -> None:
    assert not re.search(r"\d+\s*个?(?:工作日|日内|个月|小时|年内)", SHIPPED[key].body), key


@pytest.mark.parametrize("key", sorted(SHIPPED))
def test_a_template_prints(key: str) -> None:
    template = SHIPPED[key]
    sheet = Sheet("示例局", template.title, "穗知裁〔2026〕1 号", fill(template.body, Nothing()), dated=date(2026, 11, 26), synthetic=True)
    assert sheet.blocks()
    assert write_docx(sheet, at=datetime(2026, 11, 26, tzinfo=UTC)).startswith(b"PK")


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("title: 一\nbody: 二\n", ""),
        ("title: 一\nkind: novel\nbody: 二\n", "kind"),
        ("title: 一\nkind: notice\nsigner: nobody\nbody: 二\n", "signer"),
        ("title: 一\nkind: notice\nbody: '{wish:三}'\n", "body"),
        ("title: 一\nkind: notice\nbody: '{}'\n", "body"),
        ("title: 一\nkind: notice\nbody: 二\nmore: 三\n", ""),
    ],
)
def test_a_faulty_template_is_named(text: str, field: str) -> None:
    with pytest.raises(Refusal) as told:
        read_template(text, "x", file="common/x.yaml")
    assert (told.value.code, told.value.field, str(told.value.at)) == ("documents.template", field, "common/x.yaml")
