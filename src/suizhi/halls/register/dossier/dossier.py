"""Everything that the page of a right shows, gathered once for a viewer and a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from suizhi.halls.register.dossier.chain import Link, chain
from suizhi.halls.register.dossier.classes import Tree, trees
from suizhi.halls.register.dossier.facts import Fact, facts_of
from suizhi.halls.register.dossier.headline import headline
from suizhi.halls.register.dossier.lanes import NARROW, WIDE, Lanes, defence_spans, draw, status_spans, use_spans
from suizhi.halls.register.dossier.life import Moment, moments
from suizhi.halls.register.dossier.links import Cited, cited, citing
from suizhi.halls.register.dossier.owners import Holding, holdings
from suizhi.halls.register.labels import TEXT_LABELS
from suizhi.halls.register.models import Right, RightParty, RightRecord
from suizhi.halls.register.selectors import Picture, family_of, picture
from suizhi.halls.register.withdrawn import withdrawn_of

if TYPE_CHECKING:
    from datetime import date

    from suizhi.commons.policy import Viewer
    from suizhi.kernel.records import TextFact

FAMILY_SHOWN = 50
_PARTS = {part: place for place, part in enumerate(TEXT_LABELS)}


@dataclass(frozen=True, slots=True)
class Dossier:
    """The parts of the page; `statements` are all on record, the latest first, whether they still count or not."""

    right: Right
    seen: Picture
    facts: list[Fact]
    wide: Lanes | None
    narrow: Lanes | None
    moments: list[Moment]
    holdings: list[Holding]
    trees: list[Tree]
    family: list[Right]
    cited: list[Cited]
    citing: list[Right]
    statements: list[RightRecord]

    @property
    def chain(self) -> list[Link]:
        """What else hangs on the right."""
        return chain(self)

    @property
    def headline(self) -> str:
        """What the timeline shows, in words."""
        return headline(self.seen)

    @property
    def texts(self) -> list[TextFact]:
        """The passages to read: abstract and claims before the long description."""
        return sorted(self.seen.folded.row.texts, key=lambda text: (_PARTS.get(text.part, len(_PARTS)), text.language != "zh"))


def dossier(right: Right, who: Viewer, on: date) -> Dossier | None:
    """The dossier as of a day, or None where no statement counts on that day."""
    seen = picture(who, right, on)
    if seen is None:
        return None
    party_ids = _party_ids(right)
    lanes = [(_("法律状态"), status_spans(seen)), (_("运用"), use_spans(seen)), (_("维权"), defence_spans(seen))]
    return Dossier(
        right=right,
        seen=seen,
        facts=facts_of(seen, party_ids, withdrawn_of(who, right)),
        wide=draw(lanes, on, WIDE),
        narrow=draw(lanes, on, NARROW),
        moments=moments(seen),
        holdings=holdings(seen, party_ids),
        trees=trees(seen.folded.row.classes),
        family=list(family_of(who, right)[:FAMILY_SHOWN]),
        cited=cited(who, seen),
        citing=citing(who, right),
        statements=list(right.records.select_related("source", "file").order_by("-recorded_at", "-id")),
    )


def _party_ids(right: Right) -> dict[tuple[str, str], int]:
    """The register's party behind each (role, name) of the right."""
    roles = RightParty.objects.filter(right=right, party__isnull=False).values_list("role", "name", "party_id")
    return {(role, name): party for role, name, party in roles}
