"""The demonstration of the desk for filings: one review of a small simulated register, two of its dossiers looked at. All 合成."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from suizhi.commons.policy import Viewer
from suizhi.engines.filings import Fact, Reference
from suizhi.engines.gazettes import GazetteRow
from suizhi.engines.simulators.filers import simulate_register
from suizhi.halls.watch.filings.answering import dossier_answer
from suizhi.halls.watch.filings.reviewing import review_run
from suizhi.halls.watch.filings.selectors import dossiers
from suizhi.halls.watch.filings.sending import Sent, review_send
from suizhi.halls.watch.services import Answer

_SEED, _SHARE = 1, 0.1
_ANSWERS = (
    Answer("follow_up", "ask", "请代理机构说明几个申请人的关系，并补充使用材料。"),
    Answer("cleared", "used", "已补交销售合同和包装照片。"),
)


def filings_load(*, clerk: Viewer, head: Viewer) -> None:
    """Look a simulated register through, and say what was made of two of its dossiers."""
    made = simulate_register(_SEED, share=_SHARE)
    sent = {
        "gazette": _sent("商标申请公告-合成.jsonl", made.rows),
        "reputed": _sent("他人名称-合成.jsonl", made.references),
        "facts": _sent("事实材料-合成.jsonl", made.facts),
    }
    review = review_run(review=review_send(who=clerk, sent=sent, synthetic=True))
    for dossier, answer in zip(dossiers(clerk, review)[1:], _ANSWERS, strict=False):
        dossier_answer(who=head, dossier=dossier, answer=answer)


def _sent(name: str, items: Iterable[GazetteRow | Reference | Fact]) -> Sent:
    return name, (orjson.dumps(item.as_dict()) + b"\n" for item in items)
