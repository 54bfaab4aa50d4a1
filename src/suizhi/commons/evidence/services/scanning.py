"""Looking for viruses. Until a scanner has answered nobody can open the file; what it said is in the custody of every item."""

from __future__ import annotations

from django.db import transaction

from suizhi.commons.evidence.chain import hold, record
from suizhi.commons.evidence.models import Content, CustodyRecord, Item
from suizhi.commons.evidence.plug import scanner
from suizhi.commons.evidence.scanning import Scanner, Verdict
from suizhi.commons.evidence.verified import opened
from suizhi.commons.jobs.services import enqueue
from suizhi.commons.policy import SYSTEM
from suizhi.engines.evidence.custody import Verb

TASK = "evidence.scan"


def scan_begin(item: Item) -> None:
    """Record what is known of the content already, or queue the scan, in the caller's transaction."""
    if item.content.scan == Content.Scan.PENDING:
        _queue(item.content)
    else:
        _record(item)


def content_scan(*, content: Content, by: Scanner | None = None) -> Content:
    """Have a content scanned and record the verdict with each of its items. Raises ScannerUnavailable, and then it stays in quarantine."""
    with opened(content.key, content.chunks, content.size) as file:
        verdict = (by or scanner()).scan(file)
    with transaction.atomic():
        hold()
        content.scan, content.finding, content.scanner = _state(verdict), verdict.finding[:200], verdict.scanner[:120]
        content.save(update_fields=["scan", "finding", "scanner"])
        for item in content.items.order_by("id"):
            _record(item)
    return content


def scans_enqueue() -> int:
    """Queue what waits for a scanner, where there is one now; how many files."""
    if not scanner().present:
        return 0
    waiting = Content.objects.filter(scan__in=[Content.Scan.PENDING, Content.Scan.NONE]).order_by("id")[:1000]
    for content in waiting:
        _queue(content)
    return len(waiting)


def _queue(content: Content) -> None:
    enqueue(key=f"{TASK}:{content.pk}", task=TASK, arguments={"content": content.pk})


def _record(item: Item) -> None:
    """Record the verdict, unless the item's last scan said the same."""
    content = item.content
    detail = {"verdict": content.scan, "finding": content.finding, "scanner": content.scanner}
    last = CustodyRecord.objects.filter(item=item.ref, verb=Verb.SCANNED).order_by("-number").first()
    if last is None or last.detail != detail:
        record(actor=SYSTEM.actor, verb=Verb.SCANNED, item=item.ref, detail=detail, subject=item.subject)


def _state(verdict: Verdict) -> str:
    if not verdict.scanned:
        return Content.Scan.NONE
    return Content.Scan.INFECTED if verdict.infected else Content.Scan.CLEAN
