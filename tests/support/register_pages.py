"""Fixtures of the tests that look at pages: an empty index, the small city, and a client of any role."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from suizhi.commons.search import SearchPort
from suizhi.halls.search.engine import engine
from tests.support.world import World, furnish

LogIn = Callable[[str], Client]


@pytest.fixture
def empty_index(db: None) -> Iterator[SearchPort]:
    """The index of the tests' home, empty."""
    engine.cache_clear()
    port = engine()
    port.clear()
    yield port
    port.clear()


@pytest.fixture
def world(empty_index: SearchPort) -> World:
    """The small city, indexed."""
    return furnish(empty_index)


@pytest.fixture
def log_in(world: World) -> LogIn:
    """A client logged in as the person of a role; the role "visitor" is nobody."""

    def make(role: str) -> Client:
        client = Client()
        if role != "visitor":
            client.force_login(world.people[role], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make
