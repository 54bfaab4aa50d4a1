"""A small register with an open and a closed right, indexed, and callers of every role."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache

from suizhi.commons.search import SearchPort
from suizhi.halls.register.indexing import documents
from suizhi.halls.register.models import Party, Right
from suizhi.halls.search.engine import engine
from suizhi.halls.search.marks.keeper import keep_up
from suizhi.kernel.records import CitationFact, FamilyFact
from tests.api.support import Caller
from tests.halls.register.factories import Delivery, checked, patent

OPEN_NUMBER, CLOSED_NUMBER = checked("202119990017.X"), checked("202119990018.X")
CLOSED_OWNER = "珠湾密研（示例）有限公司"


@dataclass(frozen=True)
class Register:
    """What the tests know of the register."""

    open: Right
    closed: Right
    owner: Party
    closed_owner: Party


@pytest.fixture
def index(db: None) -> Iterator[SearchPort]:
    """The index of the tests' home, empty."""
    engine.cache_clear()
    port = engine()
    port.clear()
    yield port
    port.clear()


@pytest.fixture
def register(index: SearchPort) -> Register:
    """One right that everybody may see, and one of an office's own source, in the same family, citing the open one; indexed, the marks as well."""
    family = [FamilyFact("simple", "F1")]
    Delivery("gazette").load([patent(OPEN_NUMBER, families=family)])
    cites = [CitationFact(key=f"CN{OPEN_NUMBER[:12]}")]
    hidden = patent(CLOSED_NUMBER, title="一种保密散热膜", owner=CLOSED_OWNER, families=family, citations=cites, extra={"备注": "内部"})
    Delivery("internal", visibility="office").load([hidden])
    index.index(documents(Right.objects.all()))
    keep_up()
    return Register(
        open=Right.objects.get(visibility="public"),
        closed=Right.objects.get(visibility="office"),
        owner=Party.objects.get(name="穗岭热控（示例）有限公司"),
        closed_owner=Party.objects.get(name=CLOSED_OWNER),
    )


@pytest.fixture
def caller(db: None) -> Callable[..., Caller]:
    """Makes a caller of a role."""
    return Caller


@pytest.fixture(autouse=True)
def no_rate(settings: object) -> Iterator[None]:
    """Tests call more often than people; those of the rate set their own."""
    settings.API_RATE = 0  # type: ignore[attr-defined]
    cache.clear()
    yield
    cache.clear()
