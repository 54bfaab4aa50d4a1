"""The letter that goes with a referral: what is sent, why, on which article. It never names who reported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from suizhi.commons.documents.citing import cited
from suizhi.commons.documents.dates import chinese
from suizhi.engines.rules import load_book
from suizhi.halls.casework.letters.office import authority_of
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from datetime import date

    from suizhi.halls.casework.models import Case
    from suizhi.halls.casework.referral.receivers import Receiver
    from suizhi.halls.casework.referral.services import NewReferral


def letter_of(case: Case, to: Receiver, new: NewReferral, on: date) -> str:
    """The text, in Chinese as letters are."""
    return "\n".join(_lines(case, to, new, on)) + "\n"


def _lines(case: Case, to: Receiver, new: NewReferral, on: date) -> Iterator[str]:
    yield "案件移送函"
    yield f"{new.name or to.zh}："
    yield f"本机关办理的{case.title}一案（案号：{case.number}，收到日期：{chinese(case.opened_on)}），现移送你单位处理。"
    yield f"移送理由：{new.reason.strip()}"
    articles = [cite for rule in to.rules if (cite := _cited(rule, on))]
    if articles:
        yield f"依据：{'；'.join(articles)}。"
    yield f"随附：{'；'.join(check.zh for check in to.checks if check.id in new.checks)}。证据 {len(new.evidence)} 件，可以离线核验。"
    yield "请将处理结果书面告知本机关。"
    yield authority_of(case)
    yield chinese(on)


def _cited(rule: str, on: date) -> str:
    try:
        source = load_book().rule(rule, on=on).source
    except Refusal:
        return ""
    return cited(source)
