"""The writers of evidence: keyword-only verbs, one transaction, a custody record for each item that is touched."""

from suizhi.commons.evidence.services.exporting import evidence_export, pack_write
from suizhi.commons.evidence.services.receiving import evidence_derive, evidence_receive, evidence_transfer
from suizhi.commons.evidence.services.scanning import content_scan, scans_enqueue
from suizhi.commons.evidence.services.sealing import events_seal, seals_stamp
from suizhi.commons.evidence.services.viewing import evidence_open, evidence_serve

__all__ = [
    "content_scan",
    "events_seal",
    "evidence_derive",
    "evidence_export",
    "evidence_open",
    "evidence_receive",
    "evidence_serve",
    "evidence_transfer",
    "pack_write",
    "scans_enqueue",
    "seals_stamp",
]
