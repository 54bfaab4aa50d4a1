"""A source definition is checked when it is loaded, and what is wrong with it is said with its file and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.definition import SourceDefinition, load_definition, parse_definition
from suizhi.halls.register.exchange.registry import get_reader, reader_names
from suizhi.kernel.errors import Refusal
from tests.halls.register.exchange.xml.dumping import CATALOGUE

WHOLE = """\
code: my_list
title: {zh: 我的清单, en: My list}
publisher: 示例局
licence: CC0
reader: table
kind: trademark
signature: [号码]
columns:
  号码: number.registration
  名称: {to: title.zh, names: [商标]}
  类型: {to: kind, lookup: kind}
lookups: {kind: {普通: trademark}}
"""


def broken(text: str) -> Refusal:
    with pytest.raises(Refusal) as caught:
        parse_definition(text, "sources/my_list.yaml")
    return caught.value


def test_a_whole_definition_is_read() -> None:
    definition = parse_definition(WHOLE, "my_list.yaml")
    assert definition.columns["号码"].uses[0].to == "number.registration"
    assert definition.columns["名称"].names == ("商标",)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("reader: table\n", ""), "reader"),
        (("licence: CC0", "license: CC0"), "licence"),
        (("title.zh", "title.chinese"), "columns.名称.uses.0.to"),
        (("kind: trademark\n", "kind: trade_mark\n"), "kind"),
        (("code: my_list", "code: My List"), "code"),
        (("lookup: kind", "lookup: sort"), ""),
        (("signature: [号码]", "signature: [编号]"), ""),
        (("names: [商标]", "names: [商标], pattern: '('"), "columns.名称.uses.0.pattern"),
        (("en: My list", "en: ''"), "title.en"),
        (("CC0", "CC0\nassertions: {min: many}"), "assertions.min"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_wrong_key_is_named(change: tuple[str, str], key: str) -> None:
    refusal = broken(WHOLE.replace(*change))
    assert refusal.code == "definition.invalid"
    assert refusal.field == key
    assert refusal.at is not None
    assert refusal.at.file == "sources/my_list.yaml"


@pytest.mark.parametrize("text", ["- a\n- b\n", "code: [", "", "code: !!python/object/apply:os.getcwd []"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    assert broken(text).code == "definition.invalid"


def test_a_file_is_called_by_its_code(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(WHOLE, encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        load_definition(tmp_path / "other.yaml")
    assert caught.value.field == "code"


def test_saved_definitions_join_those_that_ship(tmp_path: Path) -> None:
    (tmp_path / "my_list.yaml").write_text(WHOLE, encoding="utf-8")
    catalogue = Catalogue([tmp_path])
    assert catalogue["my_list"].title.zh == "我的清单"
    assert set(CATALOGUE) < set(catalogue)


def test_a_shipped_code_cannot_be_taken(tmp_path: Path) -> None:
    (tmp_path / "enterprises.yaml").write_text(WHOLE.replace("my_list", "enterprises"), encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        Catalogue([tmp_path])["enterprises"]
    assert caught.value.code == "definition.code_taken"


def test_an_unknown_code_lists_those_there_are() -> None:
    with pytest.raises(Refusal) as caught:
        CATALOGUE.require("nothing")
    assert "cn_patents_register" in caught.value.mend_en


@pytest.mark.parametrize("definition", CATALOGUE.values(), ids=list(CATALOGUE))
def test_every_shipped_definition_is_complete(definition: SourceDefinition) -> None:
    assert get_reader(definition.reader).name == definition.reader
    assert definition.licence
    assert definition.publisher
    status = any(use.to == "status" for column in definition.columns.values() for use in column.uses)
    assert bool(definition.statuses) == status


def test_every_reader_is_used_by_a_definition() -> None:
    assert set(reader_names()) == {definition.reader for definition in CATALOGUE.values()}


def test_a_reader_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        get_reader("telepathy")
    assert (caught.value.code, caught.value.value) == ("source.no_reader", "telepathy")
