"""Fixtures of the tests of search."""

from tests.halls.search.market import fresh_keeper, market

__all__ = ["fresh_keeper", "market"]
