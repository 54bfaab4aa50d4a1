"""What the files of cases hold of people, and how it goes when nothing keeps it any more.

A person's name in a case and the reporter of a case are personal data; so is the story that a person told. The papers of a file are
evidence in custody: they follow the disposal of the archive, never a request.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast, Substr
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from suizhi.commons.documents.citing import cited
from suizhi.commons.documents.retention import retention_of
from suizhi.commons.evidence.models import CustodyRecord, Item
from suizhi.commons.personal.holdings import LOOKS_KEPT, Holder, Holding, Keeping, Looked, provide
from suizhi.commons.personal.models import ErasureRequest
from suizhi.commons.personal.services import role_of
from suizhi.engines.evidence.custody import Verb
from suizhi.engines.rules import load_book
from suizhi.halls.casework.access import HEAD, is_office_role
from suizhi.halls.casework.letters.redacting import may_be_person
from suizhi.halls.casework.models import Case, Clue, Draft, Participant
from suizhi.halls.casework.numbering import MARKS
from suizhi.halls.casework.services.placing import found_anew

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer

ERASED = "已删除"
_AT_ONCE = 200
"""Files that come before a person in one turn."""


class Drafts(Holder):
    """Requests that somebody is still writing. They drop them themselves."""

    kind = "draft"
    answered_by = HEAD

    def held(self, who: Viewer) -> Iterable[Holding]:
        """The viewer's drafts; nobody else opens them."""
        for draft in Draft.objects.filter(owner=who.user_id):
            content = {"story": draft.story, "facts": draft.facts, "respondent": draft.respondent, "right": draft.right_said}
            yield Holding(
                key=f"draft:{draft.pk}",
                title=_("没有提交的草稿"),
                what=_("经过、选过的事项、对方名称"),
                since=localtime(draft.changed_at).date(),
                url=reverse("casework:draft", args=[draft.pk]),
                content=content,
                own=True,
            )

    def left(self, user_id: int) -> None:
        """The drafts go."""
        Draft.objects.filter(owner=user_id).delete()


class Parts(Holder):
    """A person's place in a case: their name, and the account that they act through."""

    kind = "part"
    answered_by = HEAD

    def held(self, who: Viewer) -> Iterable[Holding]:
        """The viewer's own places, those that they left among them; not what they do for the office. Those for firms are one."""
        places = Participant.objects.filter(user=who.user_id).order_by("-id")
        named = list(places.values_list("pk", "role", "name"))
        persons = [pk for pk, role, name in named if not is_office_role(role) and may_be_person(name)]
        yield from map(_part, places.filter(pk__in=persons).select_related("case"))
        for_firms = [pk for pk, role, name in named if not is_office_role(role) and not may_be_person(name)]
        if for_firms:
            yield _for_firms(who, places.get(pk=for_firms[-1]), len(for_firms))

    def looked(self, who: Viewer) -> Iterable[Looked]:
        """Who opened or took along the papers that the viewer handed in, the latest looks."""
        own = Item.objects.filter(received_by=who.actor)
        seen = CustodyRecord.objects.filter(item__in=own.values("ref"), verb__in=(Verb.VIEWED, Verb.EXPORTED)).exclude(actor=who.actor)
        latest = list(seen.order_by("-seq")[:LOOKS_KEPT])
        names = dict(own.filter(ref__in={one.item for one in latest}).values_list("ref", "name"))
        return [Looked(one.at, role_of(one.actor), names[one.item], str(one.detail.get("purpose", ""))) for one in latest]

    def find(self, key: str) -> Holding | None:
        """One place, while the name stands."""
        part = Participant.objects.select_related("case").filter(pk=_number(key)).exclude(name=ERASED).first()
        return _part(part) if part else None

    def erase(self, key: str) -> None:
        """Take the name and the account out of the place."""
        part = Participant.objects.select_for_update(of=("self",)).select_related("case").get(pk=_number(key))
        _forget(part.case, Participant.objects.filter(pk=part.pk))


class Files(Holder):
    """The file of a closed case, once its term of keeping is over: every name of a person in it."""

    kind = "case"
    answered_by = HEAD

    def find(self, key: str) -> Holding | None:
        """One file."""
        case = Case.objects.filter(pk=_number(key)).first()
        return _file(case) if case else None

    def expired(self, on: date) -> Iterable[Holding]:
        """The files whose term is over and that nobody was asked about, those closed first coming first."""
        asked = ErasureRequest.objects.filter(holding__startswith=f"{self.kind}:", by=None)
        asked_of = asked.annotate(case=Cast(Substr("holding", len(self.kind) + 2), BigIntegerField())).values("case")
        over = Case.objects.filter(_over(on)).exclude(pk__in=asked_of).order_by("closed_on", "id")
        return map(_file, over[:_AT_ONCE])

    def erase(self, key: str) -> None:
        """Take every person's name, the reporter and the story out of the file."""
        case = Case.objects.select_for_update(of=("self",)).get(pk=_number(key))
        people = [part.pk for part in case.participants.all() if may_be_person(part.name) and not is_office_role(part.role)]
        clue = Clue.objects.filter(case=case).first()
        if clue:
            clue.reporter_name = clue.reporter_contact = None
            clue.save(update_fields=["reporter_name", "reporter_contact"])
        case.story = ""
        case.save(update_fields=["story"])
        _forget(case, Participant.objects.filter(pk__in=people))


def _part(part: Participant) -> Holding:
    case = part.case
    content = {"case": case.number, "title": case.title, "role": part.role, "name": part.name, "left": part.left_at}
    return Holding(
        key=f"{Parts.kind}:{part.pk}",
        title=case.number,
        what=_("姓名、在案件中的身份、所用账户"),
        since=localtime(part.joined_at).date(),
        url=case.get_absolute_url(),
        content=content,
        closed_on=case.closed_on,
        keeping=_keeping(case),
    )


def _for_firms(who: Viewer, first: Participant, count: int) -> Holding:
    """Where the viewer acted for firms: how often, and since when."""
    return Holding(
        key=f"firms:{who.user_id}",
        title=_("代单位办理的案件（%(n)s）") % {"n": count},
        what=_("代单位办理所用的账户"),
        since=localtime(first.joined_at).date(),
        url=reverse("casework:mine"),
        content={"cases": count},
        of_firm=True,
    )


def _file(case: Case) -> Holding:
    return Holding(
        key=f"{Files.kind}:{case.pk}",
        title=case.number,
        what=_("个人的姓名、举报人、经过"),
        since=case.opened_on,
        url=case.get_absolute_url(),
        closed_on=case.closed_on,
        keeping=_keeping(case),
    )


def _keeping(case: Case) -> Keeping | None:
    if case.closed_on is None:
        return None
    today = localdate()
    held = retention_of(case.procedure, today)
    source = load_book().rule(held.rule, on=today).source
    return Keeping(cited(source), held.until(case.closed_on))


def _over(on: date) -> Q:
    """Closed so long ago that nothing keeps the file, by procedure."""
    found = Q(pk=None)
    for procedure in MARKS:
        end = retention_of(procedure, on).closed_long_enough(on)
        if end:
            found |= Q(procedure=procedure, closed_on__lte=end)
    return found


def _forget(case: Case, people: QuerySet[Participant]) -> None:
    people.update(name=ERASED, user=None, party=None)
    found_anew(case)


def _number(key: str) -> int:
    return int(key.partition(":")[2])


for holder in (Drafts(), Parts(), Files()):
    provide(holder)
