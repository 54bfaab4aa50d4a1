"""Handing evidence out to read. Every look is recorded, every part is verified, and what is in quarantine stays there."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from django.http import FileResponse

from suizhi.commons.evidence.chain import record
from suizhi.commons.evidence.guards import Action, require
from suizhi.commons.evidence.models import Content, Item
from suizhi.commons.evidence.origin import sent_with
from suizhi.commons.evidence.verified import opened
from suizhi.commons.policy import Viewer, viewer
from suizhi.engines.evidence.custody import Verb
from suizhi.engines.evidence.media import ALLOWED
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest


def evidence_open(*, item: Item, who: Viewer, purpose: str, address: str = "") -> io.BufferedReader:
    """Open an item's bytes and record that it was viewed, by whom and what for.

    Raises PermissionDenied, and Refusal (`evidence.quarantine`, `evidence.infected`, `evidence.altered`). Reading raises
    `evidence.altered` at a part that is not what was received.
    """
    require(who, item, Action.READ)
    release(item.content)
    file = opened(item.content.key, item.content.chunks, item.content.size)
    file.peek(1)
    detail = {"purpose": purpose[:200], "address": address}
    record(actor=who.actor, verb=Verb.VIEWED, item=item.ref, detail=detail, subject=item.subject)
    return file


def evidence_serve(*, request: HttpRequest, item: Item, purpose: str) -> FileResponse:
    """The item as a download: never shown in place, never guessed at by the browser. Raises what `evidence_open` raises."""
    file = evidence_open(item=item, who=viewer(request), purpose=purpose, address=sent_with(request)["address"])
    kind = ALLOWED.get(item.content.media_type)
    media_type = kind.name if kind and kind.passive else "application/octet-stream"
    response = FileResponse(file, as_attachment=True, filename=item.name, content_type=media_type)
    response["Content-Length"] = str(item.content.size)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def release(content: Content) -> None:
    """Raise Refusal unless the content is out of quarantine."""
    if content.scan == Content.Scan.PENDING:
        raise Refusal(
            "evidence.quarantine",
            zh="文件正在进行病毒检查，暂不能打开。",
            en="The file is being scanned for viruses and cannot be opened yet.",
            mend_zh="请稍后再试。",
            mend_en="Try again in a while.",
        )
    if content.scan == Content.Scan.INFECTED:
        raise Refusal(
            "evidence.infected",
            zh=f"文件中发现病毒（{content.finding}），不予提供。",
            en=f"The file holds a virus ({content.finding}) and is not handed out.",
            mend_zh="原件保留在隔离区；请让提交人换一份文件。",
            mend_en="The original stays in quarantine; have the sender hand in another file.",
        )
