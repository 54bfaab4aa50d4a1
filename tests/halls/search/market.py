"""A small table of goods and a few marks, for the tests that clear names. Everything is invented but the language of the notes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date

import pytest

from suizhi.commons.home import home
from suizhi.commons.ledger.models import Cursor
from suizhi.halls.search.marks import keeper
from suizhi.kernel.numbers import parse_mark
from suizhi.kernel.records import (
    ClassFact,
    EventCategory,
    EventFact,
    EventKey,
    Kind,
    NumberType,
    PartyFact,
    ReferenceRow,
    RightRow,
    Role,
)
from tests.halls.register.factories import Delivery

EDITION = "12-2024"
TEA, PASTRY, DRINK, SHOES = "3002", "3006", "3202", "2507"


def table() -> list[ReferenceRow]:
    """Four groups, two of which their notes join, and some items."""
    titles = {TEA: "茶,茶饮料", PASTRY: "面包,糕点", DRINK: "不含酒精饮料", SHOES: "鞋"}
    notes = {TEA: "1.本类似群各部分之间商品不类似；\n2.第(二)部分与3202类似。", DRINK: "本类似群与3002第(二)部分类似。"}
    groups = [
        ReferenceRow("nice_group", EDITION, symbol, {"zh": title}, symbol[:2], notes.get(symbol, "")) for symbol, title in titles.items()
    ]
    items = [("茶", "300037", TEA, "一"), ("冰茶", "300186", TEA, "二"), ("茶饮料", "300187", TEA, "二"), ("果汁", "320010", DRINK, "")]
    return [
        *groups,
        *(
            ReferenceRow("nice_item", EDITION, number, {"zh": name}, group, attributes={"part": part, "paragraph": 0, "number": number})
            for name, number, group, part in items
        ),
    ]


def mark(serial: int, words: str, *groups: str, owner: str = "青禾茶业（示例）有限公司", **fields: object) -> RightRow:
    """A mark in force with its goods' groups and its owner; any field of the row may be given."""
    text = f"9999{serial:04d}"
    facts = [parse_mark(text, "CN", type_).fact(text) for type_ in (NumberType.APPLICATION, NumberType.REGISTRATION)]
    row = RightRow(Kind.TRADEMARK, "CN", facts, {"zh": words}, {"filing": date(2019, 8, 22), "registration": date(2020, 6, 7)})
    row.parties = [PartyFact(Role.OWNER, owner, is_person=False)]
    row.classes = [
        *(ClassFact("nice", klass, main=True) for klass in dict.fromkeys(group[:2] for group in groups)),
        *(ClassFact("nice_group", group) for group in groups),
    ]
    row.events = [EventFact(EventKey.REGISTERED, EventCategory.GRANT, date(2020, 6, 7))]
    for name, value in fields.items():
        setattr(row, name, value)
    return row


def stock() -> None:
    """Take the table and the marks in, and index them."""
    refused = [EventFact(EventKey.REFUSED, EventCategory.DISCONTINUATION, date(2020, 1, 3))]
    Delivery("table").load(table())
    Delivery("marks").load(
        [
            mark(1, "穗铃云", TEA),
            mark(2, "云岭穗", DRINK),
            mark(3, "小穗岭云", SHOES),
            mark(4, "穗岭雲", TEA, events=refused, dates={"filing": date(2019, 8, 22)}, owner="岭上茶行（示例）有限公司"),
            mark(5, "白鹤", TEA),
            mark(6, "图形", TEA),
        ]
    )
    Delivery("closed", visibility="office").load([mark(7, "穗岭云", TEA, owner="暗室（示例）有限公司")])
    keeper.keep_up()


@pytest.fixture
def fresh_keeper(db: None) -> Iterator[None]:
    """No index of marks, as in a new home."""
    _forget()
    yield
    _forget()


@pytest.fixture
def market(fresh_keeper: None) -> None:
    """The table and the marks, indexed."""
    stock()


def _forget() -> None:
    shutil.rmtree(home() / "marks", ignore_errors=True)
    Cursor.objects.filter(consumer=keeper.CONSUMER).delete()
