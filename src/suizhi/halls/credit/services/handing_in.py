"""Papers handed in to a credit event."""

from __future__ import annotations

from typing import BinaryIO

from django.core.exceptions import PermissionDenied

from suizhi.commons.evidence.models import Item
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.policy import Viewer
from suizhi.halls.credit.access import roles_in
from suizhi.halls.credit.models import CreditEvent


def paper_add(*, who: Viewer, event: CreditEvent, file: BinaryIO, name: str, purpose: str, origin: Origin) -> Item:
    """Take a file into the event's custody. Raises PermissionDenied for outsiders, Refusal as `evidence_receive`."""
    if not roles_in(event, who):
        raise PermissionDenied("credit.paper")
    return evidence_receive(file=file, name=name, matter=Matter(event.subject, purpose), origin=origin, who=who)
