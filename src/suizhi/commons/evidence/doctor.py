"""The doctor's look at evidence: quick, so that it can be asked every minute. `suizhi evidence check` reads every byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Q
from django.utils import timezone

from suizhi.commons.evidence import store
from suizhi.commons.evidence.models import ChainHead, Content, CustodyRecord, Fault, Seal
from suizhi.commons.evidence.plug import authority, scanner
from suizhi.commons.operations.checks import Finding, State
from suizhi.engines.evidence.custody import digest_break

LOOKED_AT = 200
"""The newest records and files that are looked at."""
LATE = timedelta(days=2)
"""A seal is due every night, and its timestamp with it: after two days something is wrong."""


def evidence() -> Iterator[Finding]:
    """The newest custody records and files hold; nothing is broken since the last full check; seals and scans do not lag."""
    yield _chain()
    yield _files()
    yield _seals()
    yield _scans()


def _chain() -> Finding:
    records = list(CustodyRecord.objects.order_by("-seq")[:LOOKED_AT])
    head = ChainHead.objects.filter(id=1).first() or ChainHead()
    broken = next((one.seq for one in records if digest_break(one.event())), None)
    if broken is None and head.seq != (records[0].seq if records else 0):
        broken = head.seq
    faults = Fault.objects.count()
    if broken is None and not faults:
        return Finding("evidence", State.OK, f"证据保管链完好，共 {head.seq} 条", f"the chain of custody holds: {head.seq} records")
    zh = f"证据保管链在第 {broken} 条断裂" if broken is not None else f"上次全面核验发现 {faults} 处不符"
    en = f"the chain of custody breaks at record {broken}" if broken is not None else f"the last full check found {faults} faults"
    mends = (
        "请运行 suizhi evidence check，保全现场并与备份比对。",
        "Run suizhi evidence check; preserve the store, compare it with a backup.",
    )
    return Finding("evidence", State.FAIL, zh, en, *mends)


def _files() -> Finding:
    newest = list(Content.objects.order_by("-id")[:LOOKED_AT])
    gone = [one.key for one in newest if not _there(one)]
    if not gone:
        return Finding(
            "evidence files", State.OK, f"最近 {len(newest)} 个证据文件都在", f"the newest {len(newest)} evidence files are there"
        )
    zh, en = f"缺少证据文件或大小不符：{gone[0]}", f"an evidence file is missing or of another size: {gone[0]}"
    return Finding("evidence files", State.FAIL, zh, en, "请从备份中取回。", "Take it from a backup.")


def _there(content: Content) -> bool:
    path = store.path_of(content.key)
    return path.is_file() and path.stat().st_size == content.size


def _seals() -> Finding:
    sealed = Seal.objects.order_by("-number").first()
    late = CustodyRecord.objects.filter(seq__gt=sealed.last if sealed else 0, at__lt=timezone.now() - LATE).exclude(verb="sealed")
    waiting = Seal.objects.filter(timestamp=None)
    has_authority = authority().present
    if late.exists() or (has_authority and waiting.filter(sealed_at__lt=timezone.now() - LATE).exists()):
        zh, en = "有保管记录超过两天未封存，或封存未取得时间戳", "records are unsealed, or seals not timestamped, for more than two days"
        mends = "请确认 suizhi worker 在运行，时间戳机构可以访问。", "See that suizhi worker runs and the authority can be reached."
        return Finding("evidence seals", State.FAIL, zh, en, *mends)
    if not has_authority:
        mends = "请设置 SUIZHI_TIMESTAMP_URL 和 SUIZHI_TIMESTAMP_ROOTS。", "Set SUIZHI_TIMESTAMP_URL and SUIZHI_TIMESTAMP_ROOTS."
        return Finding("evidence seals", State.WARN, "没有时间戳机构", "there is no time-stamping authority", *mends)
    return Finding("evidence seals", State.OK, f"待打时间戳 {waiting.count()} 份", f"{waiting.count()} seals wait for a timestamp")


def _scans() -> Finding:
    late = Q(scan=Content.Scan.PENDING, kept_at__lt=timezone.now() - timedelta(hours=2))
    counts = Content.objects.aggregate(late=Count("id", filter=late), infected=Count("id", filter=Q(scan=Content.Scan.INFECTED)))
    zh, en = (
        f"隔离 {counts['infected']} 个，逾时未查 {counts['late']} 个",
        f"{counts['infected']} in quarantine, {counts['late']} overdue for scanning",
    )
    if counts["late"]:
        return Finding(
            "evidence scans", State.FAIL, zh, en, "请确认 clamd 和 suizhi worker 在运行。", "See that clamd and suizhi worker run."
        )
    if not scanner().present:
        mends = "请安装 clamd 并设置 SUIZHI_SCANNER。", "Install clamd and set SUIZHI_SCANNER."
        return Finding(
            "evidence scans", State.WARN, "没有病毒扫描，文件标为未查毒", "no virus scanner; files are marked as not scanned", *mends
        )
    return Finding("evidence scans", State.OK, zh, en)
