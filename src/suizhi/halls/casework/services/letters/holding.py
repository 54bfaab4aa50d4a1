"""Holding a letter while it is changed: who was overtaken is told, who comes in the wrong state too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.casework.models import Letter
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Collection


def held(letter: Letter, *, version: int, states: Collection[str]) -> Letter:
    """The letter, locked in the caller's transaction. Raises Refusal `letter.overtaken` and `letter.state`."""
    found = Letter.objects.select_for_update(of=("self",)).select_related("case__run", "case__handler").get(pk=letter.pk)
    if found.version != version:
        raise Refusal(
            "letter.overtaken",
            zh="这份文书刚刚被别人改过。",
            en="Somebody else has just changed this letter.",
            mend_zh="请刷新页面，看过改动后再办。",
            mend_en="Reload the page and look at the change first.",
        )
    if found.state not in states:
        raise Refusal(
            "letter.state",
            zh=f"文书{Letter.State(found.state).label}，不能这样办。",
            en=f"The letter is {found.state}; this cannot be done now.",
            mend_zh="请看文书现在的状态。",
            mend_en="Look at how the letter stands now.",
            value=found.state,
        )
    return found


def changed(letter: Letter, *fields: str) -> None:
    """Save the fields of a held letter, one version on."""
    letter.version += 1
    letter.save(update_fields=["version", *fields])
