"""Papers of a notice: what people hand in as files, and what is said in fields, kept as it was said."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.policy import Viewer
from suizhi.halls.casework.models import Case

PURPOSES = {
    "notice": "侵权通知 · notice of infringement",
    "declaration": "不存在侵权行为的声明 · declaration of no infringement",
    "arrival_proof": "声明到达证明 · proof of arrival",
    "action_notice": "投诉或者起诉通知 · notice of a complaint or a suit",
    "effective_decision": "生效裁判或者决定 · effective decision",
    "forwarded_notice": "转送通知 · forwarded notice",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that comes with a step: what it says, and a file where there is one."""

    text: str = ""
    file: BinaryIO | None = None
    name: str = ""


def kept(*, who: Viewer, case: Case, kind: str, paper: Paper, said: dict[str, Any] | None = None) -> str:
    """Take a paper into custody; its reference. What was said in fields is written down as JSON."""
    matter = Matter(case.subject, PURPOSES[kind])
    origin = Origin(source=who.actor, mechanism="platform notice", operator=who.actor)
    if paper.file is not None:
        return evidence_receive(file=paper.file, name=paper.name or kind, matter=matter, origin=origin, who=who).ref
    content = orjson.dumps({"case": case.number, "text": paper.text, **(said or {})}, option=orjson.OPT_INDENT_2, default=str)
    return evidence_receive(file=io.BytesIO(content), name=f"{kind}.json", matter=matter, origin=origin, who=who).ref
