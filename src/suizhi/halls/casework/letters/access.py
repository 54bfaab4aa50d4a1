"""Who may see a letter, and who may approve it. A paper of the office stays in the office; a party reads what was addressed to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from suizhi.commons.documents import template_of
from suizhi.halls.casework.access import DIRECTOR, is_office_side, parts_in, roles_in, visible
from suizhi.halls.casework.models import Letter

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.casework.models import Case

_OUT = (Letter.State.ISSUED, Letter.State.SERVED)


def letters_of(case: Case, who: Viewer) -> list[Letter]:
    """The letters of a case that the viewer may see, oldest first."""
    found = Letter.objects.filter(case=case).order_by("id").select_related("pdf", "docx").prefetch_related("deliveries__participant")
    if _is_office(case, who):
        return list(found)
    mine = _own_roles(case, who)
    return [letter for letter in found.filter(state__in=_OUT) if mine & set(addressed_to(letter))]


def letter_of(who: Viewer, pk: int) -> Letter:
    """One letter. Raises Http404 where there is none or it is not the viewer's to see."""
    found = Letter.objects.select_related("case__run", "case__handler", "pdf", "docx").filter(pk=pk, case__in=visible(who)).first()
    if found is None or not may_read(found, who):
        raise Http404
    return found


def may_read(letter: Letter, who: Viewer) -> bool:
    """Whether the viewer may read it: the office always, a party once what is addressed to it is out."""
    if not visible(who).filter(pk=letter.case_id).exists():
        return False
    if _is_office(letter.case, who):
        return True
    return letter.state in _OUT and bool(_own_roles(letter.case, who) & set(addressed_to(letter)))


def addressed_to(letter: Letter) -> tuple[str, ...]:
    """The roles that a letter is addressed to."""
    return template_of(letter.case.procedure, letter.document, letter.title).to


def may_approve(letter: Letter, who: Viewer) -> bool:
    """Whether the viewer has the role that must answer for this paper; the head may approve everything."""
    signer = template_of(letter.case.procedure, letter.document, letter.title).signer
    return bool({signer, DIRECTOR} & roles_in(letter.case, who))


def _own_roles(case: Case, who: Viewer) -> set[str]:
    return set(parts_in(case, who).values_list("role", flat=True))


def _is_office(case: Case, who: Viewer) -> bool:
    return is_office_side(roles_in(case, who), who)
