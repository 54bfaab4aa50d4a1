"""What this hall answers when something cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.halls.credit.models import CreditEvent, CreditProposal, Draw


def not_publishable(event: CreditEvent) -> Refusal:
    """Nothing of the event is in force."""
    return Refusal(
        "credit.publish",
        zh=f"{event.number} 没有正在执行的认定或者名单，不能公示。",
        en=f"Nothing of {event.number} is in force that could be published.",
        mend_zh="认定生效后、期满前才能公示。",
        mend_en="Publish between the day it takes effect and its end.",
        field="state",
        value=event.state,
    )


def answered(proposal: CreditProposal) -> Refusal:
    """Somebody decided on it already."""
    return Refusal(
        "credit.proposal_answered",
        zh=f"这条建议已由 {proposal.decided_by} 处理。",
        en=f"{proposal.decided_by} has decided on this proposal already.",
        mend_zh="请查看处理结果。",
        mend_en="Look at what became of it.",
        field="proposal",
        value=proposal.pk,
    )


def not_standing(number: str, why_zh: str, why_en: str) -> Refusal:
    """The decision does not stand, or not yet."""
    return Refusal(
        "credit.not_decided",
        zh=f"{number} {why_zh}，不能据以作出信用处理。",
        en=f"{number} {why_en}; nothing can rest on it.",
        mend_zh="信用处理只能依据已经作出、送达并且有效的决定。",
        mend_en="Credit rests on decisions that were made, served and stand.",
        field="case",
        value=number,
    )


def unless_reversed(event: CreditEvent) -> None:
    """Raises Refusal (`credit.not_decided`) where the decision that the event rests on was reversed."""
    day = event.reversed_on
    if day:
        raise not_standing(event.case_number, f"的决定已于 {day} 被撤销", f"was reversed on {day}")


def letter_gaps(missing: Sequence[str]) -> Refusal:
    """The letter is not whole."""
    return Refusal(
        "credit.letter_gaps",
        zh=f"还有 {len(missing)} 项没有填：{'、'.join(missing)}。",
        en=f"{len(missing)} entries are still missing: {', '.join(missing)}.",
        mend_zh="请填完再制作。",
        mend_en="Fill them in first.",
        field="values",
        value="、".join(missing),
    )


def letter_day(day: date) -> Refusal:
    """A letter is not signed in advance."""
    return Refusal(
        "credit.letter_day",
        zh=f"落款日期 {day} 还没有到。",
        en=f"The letter cannot bear {day}, a day to come.",
        mend_zh="请写当天或者更早的日期。",
        mend_en="Give today or an earlier day.",
        field="on",
        value=day,
    )


def reason_missing() -> Refusal:
    """A decision without a reason."""
    return Refusal(
        "credit.reason",
        zh="请写明理由。",
        en="State the reason.",
        mend_zh="理由会记入案卷，当事人可以查阅。",
        mend_en="It goes on file, where the party may read it.",
        field="reason",
    )


def not_an_act(act: str, known: tuple[str, ...]) -> Refusal:
    """Not one of the acts of the rule."""
    return Refusal(
        "credit.act",
        zh=f"“{act or '空'}”不是规定所列的失信行为。",
        en=f"{act or 'nothing'!r} is none of the acts that the rule lists.",
        mend_zh=f"可选：{'、'.join(known)}。",
        mend_en=f"There are: {', '.join(known)}.",
        field="act",
        value=act,
    )


def no_ground() -> Refusal:
    """An act that another provision is said to list, without the provision."""
    return Refusal(
        "credit.ground",
        zh="“其他依法列入”须写明依据。",
        en="An act that another provision lists needs that provision.",
        mend_zh="请写出法律、行政法规或者党中央、国务院政策文件的名称和条款。",
        mend_en="Name the law, regulation or state policy document and its article.",
        field="ground",
    )


def statement_day(day: date | None) -> Refusal:
    """The notice must leave time to answer."""
    return Refusal(
        "credit.statement_day",
        zh="告知书须写明陈述申辩的截止日，并且晚于告知日。",
        en="The notice must name the last day for a statement, after the day of the notice.",
        mend_zh="请填写截止日，写作 2026-12-10。",
        mend_en="Give the day as 2026-12-10.",
        field="statement_until",
        value=day or "",
    )


def own_decision() -> Refusal:
    """Somebody who handled or decided answers for themselves."""
    return Refusal(
        "credit.recused",
        zh="承办人和作出认定的人不能答复对自己决定的异议。",
        en="Whoever handled or made the decision does not answer an objection to it.",
        mend_zh="请交由其他负责人答复。",
        mend_en="Leave it to another head.",
        field="by",
    )


def draw_state(draw: Draw) -> Refusal:
    """The draw is not as far, or further."""
    return Refusal(
        "credit.draw_state",
        zh=f"“{draw.title}”现在是“{draw.get_state_display()}”，不能这样办。",
        en=f"{draw.title!r} is {draw.state}; this cannot be done now.",
        mend_zh="抽查按承诺、抽取、检查、公示的顺序进行，每步一次。",
        mend_en="Promise, draw, inspection and results come in this order, each once.",
        field="state",
        value=draw.state,
    )


def same_person() -> Refusal:
    """Whoever made the promise also says the witness words."""
    return Refusal(
        "credit.draw_witness",
        zh="公布承诺的人不能自己说出见证词并抽取。",
        en="Whoever made the promise does not say the witness words and draw.",
        mend_zh="请由另一名负责人主持抽取。",
        mend_en="Let another head make the draw.",
        field="by",
    )
