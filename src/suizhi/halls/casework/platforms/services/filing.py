"""A notice comes in: from the holder on a page, or from the platform that received it; and is completed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.platforms.access import roles_here
from suizhi.halls.casework.platforms.elements import elements_known, evidence_element
from suizhi.halls.casework.platforms.models import Platform, PlatformNotice
from suizhi.halls.casework.platforms.services.hooks import tell
from suizhi.halls.casework.platforms.services.papers import Paper, kept
from suizhi.halls.casework.services import Opening, Person, case_open
from suizhi.halls.casework.services.facts import state
from suizhi.kernel.errors import Refusal

PROCEDURE = "ecommerce_notice"


@dataclass(frozen=True, slots=True)
class Side:
    """Holder or merchant: by name, and by account or party where they have one here."""

    name: str
    user: int | None = None
    party: int | None = None


@dataclass(frozen=True, slots=True)
class NewNotice:
    """What a notice says. `elements` are what it holds, by the rule's names."""

    holder: Side
    merchant: Side
    goods: str
    links: Sequence[str]
    elements: Sequence[str]
    right_said: str
    right: int | None = None
    story: str = ""
    reference: str | None = None
    paper: Paper = field(default_factory=Paper)


@transaction.atomic
def notice_open(*, who: Viewer, platform: Platform, notice: NewNotice, on: date, synthetic: bool = False) -> PlatformNotice:
    """Enter a notice that the platform received on `on`. Only its holder, or the platform, may. Raises PermissionDenied, Refusal."""
    if not (who.user_id and (notice.holder.user == who.user_id or who.party_id == platform.party)):
        raise PermissionDenied("platform.notice")
    known(notice.elements)
    case = case_open(who=who, opening=_opening(platform, notice, synthetic), on=on)
    entered = PlatformNotice.objects.create(
        case=case,
        platform=platform,
        reference=notice.reference or None,
        goods=notice.goods,
        links=list(notice.links),
        elements=list(notice.elements),
        papers={"notice": _kept(who, case, notice)},
    )
    tell(entered, "opened")
    return entered


@transaction.atomic
def notice_complete(*, who: Viewer, notice: PlatformNotice, elements: Sequence[str], paper: Paper) -> PlatformNotice:
    """Add what was missing. Raises PermissionDenied for all but the holder (or the platform that hands it on)."""
    if "holder" not in roles_here(notice.case, who):
        raise PermissionDenied("platform.complete")
    if notice.case.state not in ("notice", "completing"):
        raise _too_late()
    known(elements)
    notice.elements = list(dict.fromkeys([*notice.elements, *elements]))
    notice.papers = {
        **notice.papers,
        "notice": kept(who=who, case=notice.case, kind="notice", paper=paper, said={"elements": list(elements)}),
    }
    notice.save(update_fields=["elements", "papers"])
    state(notice.case, {"prima_facie_evidence": evidence_element() in notice.elements}, by=who.actor)
    append(actor=who.actor, verb="platform.notice.completed", subject=notice.case.subject, payload={"elements": list(elements)})
    tell(notice, f"completed.{len(notice.elements)}")
    return notice


def known(elements: Sequence[str]) -> None:
    """Raise Refusal for an element that the rule does not name."""
    for name in elements:
        if name not in elements_known():
            raise Refusal(
                "platform.element",
                zh=f"没有“{name}”这一通知要件。",
                en=f"A notice has no element “{name}”.",
                mend_zh=f"可用：{'、'.join(elements_known())}。",
                mend_en=f"Known: {', '.join(elements_known())}.",
                field="elements",
                value=name,
            )


def _opening(platform: Platform, notice: NewNotice, synthetic: bool) -> Opening:
    sides = (("holder", notice.holder), ("merchant", notice.merchant), ("platform", Side(platform.name, party=platform.party)))
    return Opening(
        procedure=PROCEDURE,
        title=f"{platform.name}·{notice.goods}"[:200],
        people=[Person(role, side.name, party=side.party, user=side.user) for role, side in sides],
        story=notice.story,
        right=notice.right,
        right_said=notice.right_said[:200],
        facts={"prima_facie_evidence": evidence_element() in notice.elements},
        synthetic=synthetic or platform.synthetic,
    )


def _kept(who: Viewer, case: Case, notice: NewNotice) -> str:
    said = {"holder": notice.holder.name, "merchant": notice.merchant.name, "goods": notice.goods, "links": list(notice.links)}
    said |= {"elements": list(notice.elements), "right": notice.right_said, "story": notice.story}
    return kept(who=who, case=case, kind="notice", paper=notice.paper, said=said)


def _too_late() -> Refusal:
    return Refusal(
        "platform.state",
        zh="平台已经处理了通知，不能再补正。",
        en="The platform has acted on the notice; it cannot be completed any more.",
        mend_zh="请看现在到哪一步。",
        mend_en="See where it stands.",
        field="state",
    )
