"""Papers that a step needs and the office already holds: proofs of service, issued letters, published versions, records of hearings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.timezone import localtime

from suizhi.halls.casework.models import Delivery, Hearing, Letter, Publication

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case

SERVICE_PROOF = "service_proof"
PUBLIC_VERSION = "public_adjudication"
HEARING_RECORD = "hearing_record"
_OUT = (Letter.State.ISSUED, Letter.State.SERVED)


def at_hand(case: Case, paper: str) -> list[tuple[str, str]]:
    """What can stand for the paper, the newest first: reference in custody and a label. What a step has used is not offered again."""
    used = _used(case)
    return [(ref, label) for ref, label in _held(case, paper) if ref not in used]


def _held(case: Case, paper: str) -> Iterator[tuple[str, str]]:
    if paper == SERVICE_PROOF:
        proved = Delivery.objects.filter(letter__case=case, state=Delivery.State.SERVED).exclude(proof=None)
        for delivery in proved.select_related("letter", "participant", "proof").order_by("-id"):
            assert delivery.proof is not None
            yield delivery.proof.ref, f"{delivery.letter.title} → {delivery.participant.name}，{delivery.received_on}"
    elif paper == PUBLIC_VERSION:
        for one in Publication.objects.filter(letter__case=case, withdrawn_on=None).select_related("letter", "item").order_by("-id"):
            yield one.item.ref, f"{one.letter} {one.published_on}"
    elif paper == HEARING_RECORD:
        heard = Hearing.objects.filter(Q(case=case) | Q(also=case), state=Hearing.State.HELD).exclude(record=None).distinct()
        for hearing in heard.select_related("record").order_by("-starts_at"):
            assert hearing.record is not None
            yield hearing.record.ref, f"{hearing.record.name} {localtime(hearing.starts_at):%Y-%m-%d}"
    for letter in case.letters.filter(document=paper, state__in=_OUT).exclude(pdf=None).select_related("pdf").order_by("-id"):
        assert letter.pdf is not None
        yield letter.pdf.ref, str(letter)


def _used(case: Case) -> set[str]:
    """The references that steps of the case bear."""
    run = case.run
    return {ref for documents in run.steps.values_list("documents", flat=True) for ref in documents.values()} if run else set()
