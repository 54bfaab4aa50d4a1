"""A complaint at the desk: registered in one go with its clock of hours running, then taken up."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

import orjson
from django.db import transaction

from suizhi.commons.evidence.origin import Origin
from suizhi.commons.policy import Viewer
from suizhi.commons.procedures.models import Step
from suizhi.halls.casework.exhibitions.access import require_desk
from suizhi.halls.casework.exhibitions.checks import papers_asked
from suizhi.halls.casework.exhibitions.models import Complaint, Exhibition, Exhibitor
from suizhi.halls.casework.exhibitions.rights import Looked
from suizhi.halls.casework.models import Case
from suizhi.halls.casework.services import Opening, Person, case_act, case_open, paper_add
from suizhi.halls.casework.services.acting import Wanted

PROCEDURE = "exhibition_complaint"


@dataclass(frozen=True, slots=True)
class Filing:
    """What the complainant brings to the desk. `files`: paper of the procedure → the file, as a phone sends it."""

    complainant: str
    has_badge: bool
    badge: str
    right: Looked | None
    right_said: str
    exhibitor: Exhibitor
    exhibit: str
    ground: str
    represented: bool = False
    handled_before: bool = False
    follow_up: bool = False
    files: Mapping[str, BinaryIO] = field(default_factory=dict)


def complaint_register(*, who: Viewer, fair: Exhibition, filing: Filing, origin: Origin, on: datetime) -> Complaint:
    """Register a complaint received at the moment `on`. The hours to forward it run from then.

    Raises PermissionDenied for whoever does not stand at the desk, Refusal as `case_open` and `evidence_receive`.
    """
    require_desk(fair, who)
    complaint = _opened(who, fair, filing, on)
    refs = {"complaint": _written(who, complaint.case, filing, origin)}
    for paper, file in filing.files.items():
        name = getattr(file, "name", "") or paper
        refs[paper] = paper_add(who=who, case=complaint.case, file=file, name=name, purpose=_PURPOSE[paper], origin=origin).ref
    if "title_proof" not in refs and filing.right is not None:
        # The register's own record proves the title: nobody is asked for what the register knows.
        refs["title_proof"] = f"register:right:{filing.right.id}"
    complaint.papers = refs
    complaint.save(update_fields=["papers"])
    return complaint


def complaint_accept(*, who: Viewer, complaint: Complaint, on: datetime) -> Step:
    """Take the complaint up, with the papers that it came with."""
    require_desk(complaint.exhibition, who)
    return case_act(who=who, case=complaint.case, wanted=Wanted("accept", on, seq_of(complaint.case), documents=complaint.papers))


def seq_of(case: Case) -> int:
    """The last step of the case's run."""
    assert case.run is not None
    case.run.refresh_from_db()
    return case.run.seq


@transaction.atomic
def _opened(who: Viewer, fair: Exhibition, filing: Filing, on: datetime) -> Complaint:
    desk = [fair.organiser, *(post.user for post in fair.posts.filter(until=None).select_related("user"))]
    people = [Person("complainant", filing.complainant), Person("exhibitor", filing.exhibitor.name)]
    people += [Person("expo_desk", str(user), user=user.pk) for user in dict.fromkeys(desk)]
    opening = Opening(
        procedure=PROCEDURE,
        title=f"{fair.name}·{filing.exhibitor.booth}·{filing.exhibit}"[:200],
        people=people,
        story=filing.ground,
        right=filing.right.id if filing.right else None,
        right_said=filing.right_said[:200],
        facts=facts_of_filing(fair, filing),
        synthetic=fair.synthetic,
    )
    case = case_open(who=who, opening=opening, on=on)
    return Complaint.objects.create(
        case=case,
        exhibition=fair,
        exhibitor=filing.exhibitor,
        exhibit=filing.exhibit,
        complainant=filing.complainant,
        badge=filing.badge,
        registered_at=on,
    )


def facts_of_filing(fair: Exhibition, filing: Filing) -> dict[str, Any]:
    """The facts that the rules of a fair ask for, as far as the desk and the register know them."""
    title, particulars, ground, power = papers_asked()
    brought = [title] if filing.right or "title_proof" in filing.files else []
    brought += [particulars] if filing.complainant and filing.exhibitor else []
    brought += [ground] if filing.ground and "evidence" in filing.files else []
    brought += [power] if "power" in filing.files else []
    facts: dict[str, Any] = {
        "badge": filing.has_badge,
        "handled_last_edition": filing.handled_before,
        "repeat_complaint": _again(fair, filing),
        "represented": filing.represented,
        "docs_submitted": brought,
        "expo_opened_on": fair.opens_on,
    }
    if filing.handled_before:
        facts["follow_up_paper"] = filing.follow_up
    if filing.right is not None and filing.right.in_force is not None:
        facts["right_in_force"] = filing.right.in_force
    return facts


def _again(fair: Exhibition, filing: Filing) -> bool:
    """Whether the same person has complained at this fair on the same right."""
    same = Complaint.objects.filter(exhibition=fair, complainant=filing.complainant)
    wanted = {"case__right": filing.right.id} if filing.right else {"case__right_said": filing.right_said[:200]}
    return same.filter(**wanted).exists()


def _written(who: Viewer, case: Case, filing: Filing, origin: Origin) -> str:
    """The complaint as registered, kept as a paper of the file; its reference."""
    said = {name: value for name, value in _plain(filing).items() if value not in ("", None)}
    content = io.BytesIO(orjson.dumps({"case": case.number, **said}, option=orjson.OPT_INDENT_2))
    return paper_add(who=who, case=case, file=content, name="complaint.json", purpose=_PURPOSE["complaint"], origin=origin).ref


def _plain(filing: Filing) -> dict[str, Any]:
    """A filing as JSON, without its files."""
    right = {"id": filing.right.id, "number": filing.right.number, "status": filing.right.status} if filing.right else None
    kept = ("complainant", "has_badge", "badge", "right_said", "exhibit", "ground", "represented", "handled_before", "follow_up")
    return {
        **{name: getattr(filing, name) for name in kept},
        "right": right,
        "exhibitor": filing.exhibitor.name,
        "booth": filing.exhibitor.booth,
    }


_PURPOSE = {
    "complaint": "展会投诉登记 · complaint as registered",
    "title_proof": "权属有效证明 · proof of a valid right",
    "evidence": "涉嫌侵权展位与证据 · booth and evidence",
    "power": "授权委托书 · power of attorney",
}
