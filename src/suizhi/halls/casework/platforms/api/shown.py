"""A notice as the API gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.allowed import allowed
from suizhi.halls.casework.platforms.access import roles_here
from suizhi.halls.casework.platforms.elements import check_notice
from suizhi.halls.casework.platforms.services.waiting import CLOCK
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.platforms.models import PlatformNotice


def shown(notice: PlatformNotice, who: Viewer) -> dict[str, Any]:
    """The notice with what is missing, the waiting period with its reckoning, and what the caller can do now."""
    case, run = notice.case, notice.case.run
    assert run is not None
    case.refresh_from_db()
    run.refresh_from_db()
    wait = run.deadlines.filter(clock=CLOCK).order_by("-id").first()
    return {
        "id": notice.pk,
        "case": case.number,
        "reference": notice.reference,
        "state": run.state,
        "received_on": case.opened_on.isoformat(),
        "goods": notice.goods,
        "links": notice.links,
        "right": case.right_said,
        "elements": notice.elements,
        "missing": list(check_notice(notice.elements, case.opened_on).missing),
        "measures": notice.measures,
        "wait": _wait(wait),
        "can": events(notice, who),
        "published_at": notice.published_at.isoformat() if notice.published_at else None,
        "synthetic": case.synthetic,
    }


def events(notice: PlatformNotice, who: Viewer) -> list[str]:
    """The events of the procedure that are the viewer's to do now, time and conditions permitting; papers are brought with them."""
    assert notice.case.run is not None
    actor = Actor(who.actor, roles_here(notice.case, who))
    facts = checked(facts_of(notice.case))
    options = allowed(run=notice.case.run, viewer=actor, on=timezone.localdate(), facts=facts).options
    open_to = [option for option in options if option.mine and not option.failed]
    found = {option.event for option in open_to if not any(one.code in _BAR for one in option.why)}
    return sorted(found)


_BAR = frozenset({"procedure.too_early", "procedure.too_late", "procedure.role"})


def _wait(deadline: Any) -> dict[str, Any] | None:
    if deadline is None:
        return None
    due = deadline.due.isoformat() if deadline.due else None
    return {"state": deadline.state, "due": due, "provisional": deadline.provisional, "basis": deadline.basis, "steps": deadline.steps}
