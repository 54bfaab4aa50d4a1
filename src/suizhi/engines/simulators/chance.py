"""Seeded choices. Every right draws from a stream of its own, so that one more right changes no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


class Chance:
    """A stream of choices named by a path: the same path gives the same choices on every machine."""

    def __init__(self, *path: object) -> None:
        self.path = path
        self._random = Random("/".join(map(str, path)))  # noqa: S311 - reproducible, and nothing secret hangs on it

    def branch(self, *path: object) -> Chance:
        """A stream below this one, whatever has been drawn from this one so far."""
        return Chance(*self.path, *path)

    def true(self, probability: float) -> bool:
        """True with this probability."""
        return self._random.random() < probability

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items."""
        return items[int(self._random.random() * len(items))]

    def picks(self, items: Sequence[Item], count: int) -> list[Item]:
        """At most `count` different items, in a random order."""
        return self._random.sample(items, min(count, len(items)))

    def weighted(self, weights: Mapping[Item, float]) -> Item:
        """One of the keys, each as likely as its weight."""
        return self._random.choices(list(weights), list(weights.values()))[0]

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(least, most)

    def day(self, first: date, last: date) -> date:
        """A working day from `first` to about `last`: offices file and publish nothing at weekends."""
        return working_day(first + timedelta(days=self.between(0, max(0, (last - first).days))))

    def after(self, day: date, least: int, most: int) -> date:
        """A working day between `least` and `most` days after `day`."""
        return working_day(day + timedelta(days=self.between(least, most)))


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
