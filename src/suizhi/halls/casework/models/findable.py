"""Where the words of a case begin, so that a name is found by an index and not by reading every name."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from suizhi.engines.text import fold
from suizhi.halls.casework.models.cases import Case

SHORTEST = 2
"""Signs below which nothing is looked for: one sign finds everything and nothing."""
LONGEST = 12
"""Signs that are kept from each beginning; a longer search looks for its pieces."""


class Findable(models.Model):
    """One place in a case's title, right or names at which a search can begin: the folded text from there on.

    Bytes, since both databases order bytes alike whatever the language of the installation. A participant who has left is still
    found, one whose name was erased is not.
    """

    pk = models.CompositePrimaryKey("start", "case_id")
    start = models.BinaryField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.case_id} {bytes(self.start).decode()}"


def plain(text: str) -> str:
    """The form in which texts are kept and looked for: folded, without blanks."""
    return "".join(fold(text).split())


def beginnings(texts: Iterable[str]) -> set[bytes]:
    """Every beginning in the texts, each once."""
    return {text[at : at + LONGEST].encode() for text in map(plain, texts) for at in range(len(text) - SHORTEST + 1)}
