"""Writing a draft, and handing it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.policy import require
from suizhi.halls.casework.intake.reading import reading
from suizhi.halls.casework.models import Draft
from suizhi.halls.casework.services import Opening, Person, case_open
from suizhi.halls.casework.services.facts import checked, plain
from suizhi.halls.casework.sides import SIDES
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case


@dataclass(frozen=True, slots=True)
class Telling:
    """What a person tells: the story, which right, against whom."""

    story: str
    right: int | None = None
    right_said: str = ""
    respondent: str = ""


def draft_begin(*, who: Viewer, telling: Telling) -> Draft:
    """Keep what a person tells as a draft of theirs. Raises PermissionDenied."""
    require(who, "casework.start")
    draft = Draft(owner=User.objects.get(pk=who.user_id or 0), changed_at=timezone.now())
    return _tell(draft, telling)


def draft_tell(*, who: Viewer, draft: Draft, telling: Telling) -> Draft:
    """Tell it again. What the person has stated since stays."""
    require(who, "casework.start")
    return _tell(draft, telling)


def draft_state(*, who: Viewer, draft: Draft, facts: Mapping[str, Any]) -> Draft:
    """Add or correct facts of one's own draft. Raises Refusal for a value that the vocabulary does not know."""
    require(who, "casework.start")
    typed = checked(facts)
    draft.facts = {**draft.facts, **{name: plain(value) for name, value in typed.items()}}
    draft.changed_at = timezone.now()
    draft.save(update_fields=["facts", "changed_at"])
    return draft


def draft_drop(*, who: Viewer, draft: Draft) -> None:
    """Forget a draft of one's own."""
    require(who, "casework.start")
    draft.delete()


@transaction.atomic
def draft_hand_in(*, who: Viewer, draft: Draft, route: str) -> Case:
    """Hand a draft in by a way that is open: the case is received today, the draft is gone.

    Raises Refusal (`intake.route`) for a way that is refused or not begun here, (`intake.respondent`) where nobody is named.
    """
    require(who, "casework.start")
    today = timezone.localdate()
    read = reading(draft, who, today)
    chosen = read.begins_here(route)
    if chosen is None:
        raise _closed(route)
    if not draft.respondent.strip():
        raise _nobody()
    procedure = chosen.judged.definition.procedure
    opening = Opening(
        procedure=procedure,
        title=_title(draft, chosen.judged.definition.title.zh, read.right.title if read.right else ""),
        people=_people(who, draft, procedure),
        story=draft.story,
        wants=[str(one) for one in read.facts.get("relief_requested", [])],
        right=draft.right,
        right_said=read.right.number if read.right else draft.right_said,
        district=read.right.district if read.right else "",
        facts=read.facts,
        words={one.name: one.words for one in read.known if one.words},
        synthetic=draft.owner.synthetic,
    )
    case = case_open(who=who, opening=opening, on=today)
    draft.delete()
    return case


def _tell(draft: Draft, telling: Telling) -> Draft:
    draft.story, draft.right, draft.right_said = telling.story.strip(), telling.right, telling.right_said.strip()
    draft.respondent, draft.changed_at = telling.respondent.strip(), timezone.now()
    draft.full_clean(exclude=["facts", "words", "wants", "right"])
    draft.save()
    return draft


def _people(who: Viewer, draft: Draft, procedure: str) -> tuple[Person, ...]:
    ours, theirs = SIDES[procedure]
    owner = draft.owner
    return (
        Person(ours, owner.display_name or owner.username, party=who.party_id, user=owner.pk),
        Person(theirs, draft.respondent),
    )


def _title(draft: Draft, way: str, right: str) -> str:
    return f"{way}·{right or draft.right_said or draft.story[:30]}"[:200]


def _closed(route: str) -> Refusal:
    return Refusal(
        "intake.route",
        zh="按现在的事实，这条路走不通，或者不在本平台办理。",
        en="On the present facts this way is closed, or it is not begun on this platform.",
        mend_zh="请回到上一页，另选一条路或者补充事实。",
        mend_en="Go back, choose another way or add facts.",
        field="route",
        value=route,
    )


def _nobody() -> Refusal:
    return Refusal(
        "intake.respondent",
        zh="还没有写明对方是谁。",
        en="Nobody is named as the other side.",
        mend_zh="请写明对方名称；不知道全称的，写招牌、店名或者档口号。",
        mend_en="Name the other side; where the full name is unknown, its sign, shop name or stall number.",
        field="respondent",
        value="",
    )
