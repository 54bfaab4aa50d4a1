"""Where a case came from, in the words of the hall that it came from. Halls above this one register; the page of the case shows it.

What a hall tells is cut to the viewer by that hall: a party does not read the office's leads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


@dataclass(frozen=True, slots=True)
class Whence:
    """One origin: a title that links back to its page, and the reasons in words, the strongest first."""

    title: str | _StrPromise
    url: str
    reasons: Sequence[str]
    synthetic: bool = False


Teller = Callable[["Case", "Viewer"], Sequence[Whence]]
_tellers: list[Teller] = []


def tells(teller: Teller) -> Teller:
    """Register a function that says where a case came from, for a viewer."""
    _tellers.append(teller)
    return teller


def whence(case: Case, who: Viewer) -> list[Whence]:
    """Everything that halls know of where the case came from and the viewer may see."""
    return [one for teller in _tellers for one in teller(case, who)]
