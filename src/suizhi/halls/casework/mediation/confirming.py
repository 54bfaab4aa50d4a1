"""Applying together for confirmation by a court: by when, at which court, with which papers; and the pack of them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.timezone import localtime

from suizhi.commons.procedures.models import Deadline
from suizhi.engines.rules import Finding, load_book
from suizhi.halls.casework import selectors as casework
from suizhi.halls.casework.labels import PROCEDURE_LABELS
from suizhi.halls.casework.mediation.composing import PARTY, moment, roots
from suizhi.halls.casework.mediation.services.writing import entered
from suizhi.halls.casework.mediation.showing import report_on
from suizhi.halls.casework.mediation.signatures import record_of
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.engines.clauses import Report
    from suizhi.halls.casework.mediation.seats import Seat
    from suizhi.halls.casework.models import Agreement, Case

CLOCK = "MED-005"
_MADE_HERE = ("司法确认申请书", "调解协议", "调解组织主持调解的证明")
"""The papers of rule MED-010 that the pack holds; the rest the parties bring."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the court asks for, and whether the pack holds it."""

    name: str
    packed: bool


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Everything about applying: the clock (None where the procedure starts none), the court, the papers, what may stand in the way."""

    agreement: Agreement
    deadline: Deadline | None
    court: Finding
    papers: Sequence[Paper]
    report: Report
    cites: Sequence[str]


def confirmation_of(agreement: Agreement) -> Confirmation:
    """How the parties of an agreement in force apply. The law is that of the day on which it took effect."""
    case, on = agreement.case, localtime(agreement.conclusion.effective_at).date()
    book = load_book().as_of(on)
    wanted = book.rule("MED-010").parameters["required"]
    assert isinstance(wanted, tuple)
    clock = case.run.deadlines.filter(clock=CLOCK).order_by("-id").first() if case.run else None
    return Confirmation(
        agreement=agreement,
        deadline=clock,
        court=book.evaluate("MED-006", checked(casework.facts_of(case))),
        papers=[Paper(str(name), name in _MADE_HERE) for name in wanted],
        report=report_on(agreement.offer, on),
        cites=[book.rule(rule).source.citation for rule in (CLOCK, "MED-006", "MED-010")],
    )


def pack_bytes(seat: Seat, found: Confirmation) -> bytes:
    """The pack as a ZIP file: application, agreement, signatures, proof of the mediation, list of papers, digests. That it was made is on record."""
    case = seat.case
    parts = {
        "1-司法确认申请书.txt": application_text(case, found).encode(),
        "2-调解协议书.txt": found.agreement.text.encode(),
        "3-电子签名记录.json": record_of(found.agreement).encode(),
        "4-调解组织主持调解的证明.txt": proof_text(case, found).encode(),
        "5-材料清单.txt": list_text(found).encode(),
    }
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()}
    manifest = {"case": case.number, "agreement": found.agreement.digest, "made_at": timezone.now().isoformat(), "sha256": digests}
    parts["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    entered(seat, "packed", agreement=found.agreement.pk)
    return _zipped(parts)


def application_text(case: Case, found: Confirmation) -> str:
    """The application that both sides file together, to be completed with their particulars and signed."""
    court = str(found.court.results.get("court", "（受理法院待核实）"))
    lines = [
        "司法确认申请书",
        "",
        *(
            f"申请人（{PARTY[part.role]}）：{part.name}\n住所：____________　联系电话：____________　送达地址：____________"
            for part in roots(case)
        ),
        "",
        f"请求事项：确认 {case.number} 调解协议有效。",
        "",
        "事实与理由：",
        _grounds(case, found),
        f"依据：{'；'.join(found.cites)}。",
        "",
        f"此致\n{court}",
        "",
        *(f"申请人（签名或者盖章）：____________（{part.name}）" for part in roots(case)),
        "日期：____________",
        "",
    ]
    return "\n".join(lines)


def _grounds(case: Case, found: Confirmation) -> str:
    return (
        f"申请人因“{case.title}”发生纠纷，经调解于 {moment(found.agreement.conclusion.effective_at)} 达成调解协议并生效，"
        f"协议文本的 SHA-256 为 {found.agreement.digest}。各方出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；"
        "如果因为该协议内容给他人造成损害，愿意承担相应的民事责任和其他法律责任。"
    )


def proof_text(case: Case, found: Confirmation) -> str:
    """The body's proof that it mediated, to be sealed by it."""
    return "\n".join(
        [
            "调解组织主持调解的证明",
            "",
            f"{case.number}，“{case.title}”，程序：{PROCEDURE_LABELS[case.procedure]}。",
            f"调解员：{found.agreement.made_by}。",
            f"各方于 {moment(found.agreement.conclusion.effective_at)} 完成电子签名，协议生效。",
            "",
            "（调解组织盖章）____________",
            "",
        ]
    )


def list_text(found: Confirmation) -> str:
    """What the court asks for, and what of it is in the pack."""
    lines = [f"{'[有]' if paper.packed else '[另备]'} {paper.name}" for paper in found.papers]
    due = f"最迟 {found.deadline.due}" if found.deadline and found.deadline.due else "期限见法律规定"
    return "\n".join(["材料清单", "", *lines, "", f"双方共同申请，{due}。依据：{'；'.join(found.cites)}。", ""])


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in parts.items():
            pack.writestr(name, data)
    return out.getvalue()
