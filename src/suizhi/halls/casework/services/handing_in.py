"""Papers and evidence handed in to a case."""

from __future__ import annotations

from typing import BinaryIO

from django.core.exceptions import PermissionDenied

from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.policy import Viewer
from suizhi.halls.casework.access import roles_in
from suizhi.halls.casework.models import Case


def paper_add(*, who: Viewer, case: Case, file: BinaryIO, name: str, purpose: str, origin: Origin) -> Item:
    """Take a file into the case's custody. Raises PermissionDenied for outsiders, Refusal as `evidence_receive`."""
    if not roles_in(case, who):
        raise PermissionDenied("casework.paper")
    return evidence_receive(file=file, name=name, matter=Matter(case.subject, purpose), origin=origin, who=who)
