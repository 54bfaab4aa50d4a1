"""Whose turn it is in a case, as the procedure's table says: the owner of the state that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from suizhi.halls.casework.access import IN_HAND
from suizhi.halls.casework.labels import role_name

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


def owner_of(case: Case) -> str:
    """The role that has to move the case on; empty at its end."""
    return case.run.definition.state(case.state).owner if case.run is not None else ""


def turn_words(case: Case, who: Viewer) -> str:
    """Whose turn it is in words: 我, where it is the viewer's own."""
    owner = owner_of(case)
    if not owner:
        return ""
    if owner in IN_HAND and case.handler_id is not None:
        return _("我") if case.handler_id == who.user_id else str(case.handler)
    return role_name(owner)
