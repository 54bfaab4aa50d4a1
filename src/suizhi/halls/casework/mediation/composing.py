"""The text of the agreement, word for word as it is signed, and the records that go with it. Nothing here reads a side's own room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from suizhi.halls.casework.labels import PROCEDURE_LABELS
from suizhi.halls.casework.mediation.seats import SIDES, mediators
from suizhi.halls.casework.models import Audience, Case, Message, Offer, Participant

if TYPE_CHECKING:
    from datetime import datetime

_DIGITS = "零一二三四五六七八九"
PARTY = {"requester": "甲方（申请人）", "respondent": "乙方（被申请人）"}
_SIGNING = (
    "各方同意以本平台的电子方式签署：签名人登录、再次验明身份、写下姓名，签名记录写明本文本的 SHA-256 摘要，"
    "此后对文本或者签名的任何改动都能发现。各方知悉签名密钥由平台保管，不是电子认证机构签发的证书，"
    "约定以此作为符合各方约定的可靠条件的电子签名（《中华人民共和国电子签名法》第十三条第二款）。"
)
_CLOSING = (
    _SIGNING,
    "本协议自各方当事人均完成电子签名之时起生效，对各方具有约束力，各方应当按照约定履行。",
    "本协议各方可以自生效之日起在法定期限内共同向有管辖权的人民法院申请司法确认。",
)


@dataclass(frozen=True, slots=True)
class Composed:
    """What an agreement is made of besides the case: the offer that all agreed to, and the dispute in the mediator's words."""

    offer: Offer
    summary: str


def agreement_text(case: Case, composed: Composed) -> str:
    """The agreement, lines ended by `\\n`, as its digest is taken."""
    clauses = [one.text for one in composed.offer.clauses.all()]
    lines = [
        "调解协议书",
        "",
        f"案号：{case.number}",
        f"案由：{case.title}",
        *_parties(case),
        f"调解员：{'、'.join(_mediator_names(case))}",
        "",
        f"争议事项：{composed.summary or _dispute(case)}",
        "",
        "经调解，各方自愿达成如下协议：",
        *_articles([*clauses, *_CLOSING]),
        "",
    ]
    return "\n".join(lines)


def record_text(case: Case, *, began: datetime, ended: datetime) -> str:
    """The record of the mediation: when, by whom, how often all three spoke, how it ended. What was said stands in no record."""
    spoken = Message.objects.filter(case=case, audience=Audience.JOINT)
    days = sorted({localtime(at).date().isoformat() for at in spoken.values_list("at", flat=True)})
    drafts = Offer.objects.filter(case=case, audience=Audience.JOINT).count()
    lines = [
        "调解工作记录",
        "",
        f"案号：{case.number}",
        f"程序：{PROCEDURE_LABELS[case.procedure]}",
        *_parties(case),
        f"调解员：{'、'.join(_mediator_names(case))}",
        f"方式：在线调解，{moment(began)} 至 {moment(ended)}",
        f"三方同场：{'、'.join(days) or '无'}",
        f"双方面前的方案：共 {drafts} 稿",
        "结果：各方自愿达成协议，均已完成电子签名。",
        "调解中为达成协议所作的让步不记入本记录（《人民法院在线调解规则》第十八条）。",
        "",
    ]
    return "\n".join(lines)


def moment(at: datetime) -> str:
    """A moment in the city's time, as papers write it."""
    return localtime(at).strftime("%Y-%m-%d %H:%M:%S")


def roots(case: Case) -> list[Participant]:
    """The parties themselves, without those who act for them: each of them has to sign."""
    return list(case.participants.filter(role__in=SIDES, represents=None, left_at=None).order_by("role", "id"))


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二, 25 → 二十五; up to 99."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _articles(clauses: Iterable[str]) -> list[str]:
    return [f"第{numeral(place)}条　{text}" for place, text in enumerate(clauses, 1)]


def _parties(case: Case) -> list[str]:
    return [f"{PARTY[side]}：{'、'.join(_named(case, side))}" for side in SIDES]


def _named(case: Case, side: str) -> Sequence[str]:
    parts = [part for part in roots(case) if part.role == side]
    return [part.name + _agents(part) for part in parts] or ["（未登记）"]


def _agents(part: Participant) -> str:
    agents = [one.name for one in part.representatives.filter(left_at=None).order_by("id")]
    return f"（代理人：{'、'.join(agents)}）" if agents else ""


def _mediator_names(case: Case) -> list[str]:
    from suizhi.commons.accounts.models import User

    return [str(user) for user in User.objects.filter(pk__in=mediators(case)).order_by("pk")]


def _dispute(case: Case) -> str:
    wanted = f"；请求：{'、'.join(case.wants)}" if case.wants else ""
    return f"{case.title}{f'，涉及{case.right_said}' if case.right_said else ''}{wanted}。"
