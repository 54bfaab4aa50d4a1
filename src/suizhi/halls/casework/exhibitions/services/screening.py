"""Screening a fair's exhibits against the register before it opens: leads with reasons, judged by people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import append
from suizhi.commons.policy import Viewer
from suizhi.commons.search import SearchRequest
from suizhi.engines.text import fold
from suizhi.halls.casework.exhibitions.access import require_desk
from suizhi.halls.casework.exhibitions.likeness import SCORER, Pair
from suizhi.halls.casework.exhibitions.models import Exhibit, Exhibition, Lead
from suizhi.halls.register.selectors import right_by_number, rights
from suizhi.halls.search.engine import engine
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import lookup_keys

if TYPE_CHECKING:
    from suizhi.halls.register.models import Right

NEAREST = 20
"""Rights looked at for each exhibit: the best by shared words."""
_LIVING = ("in_force", "granted")
_MARKS = frozenset({"trademark", "collective_mark", "certification_mark"})


def fair_screen(*, who: Viewer, fair: Exhibition, limit: int = 500) -> int:
    """Screen the exhibits that were not screened yet, at most `limit`; how many new leads. Raises PermissionDenied, Refusal (`index.*`)."""
    require_desk(fair, who)
    waiting = Exhibit.objects.filter(exhibitor__exhibition=fair, screened_at=None).select_related("exhibitor")[:limit]
    found = sum(_screen(exhibit, who) for exhibit in waiting)
    append(actor=who.actor, verb="fair.screened", subject=fair.subject, payload={"exhibits": len(waiting), "leads": found})
    return found


@transaction.atomic
def lead_judge(*, who: Viewer, lead: Lead, verdict: str, why: str) -> Lead:
    """Say what comes of a lead: worth a talk with the exhibitor, or set aside; with the reason."""
    require_desk(lead.exhibit.exhibitor.exhibition, who)
    if verdict not in (Lead.Verdict.KEPT, Lead.Verdict.DROPPED) or not why.strip():
        raise Refusal(
            "fair.lead",
            zh="请选处理结果并写理由。",
            en="Choose what comes of the lead, and say why.",
            field="why",
            value=verdict,
        )
    lead.verdict, lead.why, lead.verdict_by, lead.verdict_at = verdict, why.strip()[:300], who.actor, timezone.now()
    lead.save(update_fields=["verdict", "why", "verdict_by", "verdict_at"])
    append(
        actor=who.actor,
        verb="fair.lead.judged",
        subject=lead.exhibit.exhibitor.exhibition.subject,
        payload={"lead": lead.pk, "verdict": verdict},
    )
    return lead


@transaction.atomic
def _screen(exhibit: Exhibit, who: Viewer) -> int:
    now, new = timezone.now(), 0
    for right in _candidates(exhibit, who):
        if fold(exhibit.exhibitor.name) in fold(right.owner_label):
            continue
        score = SCORER.score(_pair(exhibit, right))
        if not score.findings:
            continue
        values = {"score": score.total, "findings": [one.as_dict() for one in score.findings], "scorer": f"{SCORER.name}@{SCORER.version}"}
        _, fresh = Lead.objects.get_or_create(exhibit=exhibit, right=right.pk, defaults={**values, "found_at": now})
        new += fresh
    exhibit.screened_at = now
    exhibit.save(update_fields=["screened_at"])
    return new


def _candidates(exhibit: Exhibit, who: Viewer) -> Iterator[Right]:
    seen: set[int] = set()
    for right in (*_numbered(exhibit, who), *_near(exhibit, who)):
        if right.pk not in seen:
            seen.add(right.pk)
            yield right


def _numbered(exhibit: Exhibit, who: Viewer) -> Iterator[Right]:
    for word in exhibit.about.replace("，", " ").replace("、", " ").split():
        if any(char.isdigit() for char in word) and lookup_keys(word):
            yield from right_by_number(who, word)


def _near(exhibit: Exhibit, who: Viewer) -> list[Right]:
    words = "".join(char if char.isalnum() else " " for char in f"{exhibit.name} {exhibit.model}").strip()
    request = SearchRequest(query=words, scope=tuple(who.scopes()), filters={"status": _LIVING}, limit=NEAREST, match_any=True)
    hits = engine().search(request).hits if words else ()
    held = rights(who).in_bulk([hit.id for hit in hits])
    return [held[hit.id] for hit in hits if hit.id in held]


def _pair(exhibit: Exhibit, right: Right) -> Pair:
    keys = frozenset(right.rightnumbers.values_list("key", flat=True))
    return Pair(exhibit.name, exhibit.about, right.title, right.kind in _MARKS, keys)
