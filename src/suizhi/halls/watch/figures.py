"""A listing's picture beside the picture of the right: what the gallery has of the right, and a picture that a person brings from the platform.

Feeds give names and fingerprints of pictures, never the pictures: whoever checks a lead brings one, and it is compared and not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.halls.register.selectors import rights
from suizhi.halls.search.marks.demo import changed
from suizhi.halls.search.marks.figures import beside, figures_of
from suizhi.halls.search.marks.figures_shown import inlined, shown_figure

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.register.models import Right
    from suizhi.halls.search.marks.figures_shown import ShownFigure
    from suizhi.halls.watch.models import MarketLead


@dataclass(frozen=True, slots=True)
class LeadFigures:
    """The right's own pictures as addresses that hold them, and the demonstration's picture to try (SVG), where it has one."""

    right: Right
    registered: list[str]
    sample: bytes | None


def lead_figures(lead: MarketLead, who: Viewer) -> LeadFigures | None:
    """The pictures of the lead's right; None where the right is none of the register, or not the viewer's to see."""
    right = rights(who).filter(pk=lead.right).first() if lead.right else None
    if right is None:
        return None
    registered = [inlined(thumb) for thumb in figures_of(right)]
    return LeadFigures(right, registered, changed(right) if registered and lead.synthetic else None)


def lead_compare(right: Right, picture: bytes) -> ShownFigure | None:
    """A listing's picture beside the right's own; None where the gallery has none of it. Raises Refusal (`logo.*`)."""
    found = beside(right, picture)
    return shown_figure(found) if found else None
