"""What a running procedure answers when something cannot be done: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils import timezone

from suizhi.commons.procedures.models import Deadline, Run, Step
from suizhi.engines.procedures import Definition, Words, roles
from suizhi.kernel.errors import Refusal


def overtaken(run: Run, last: Step) -> Refusal:
    """Somebody else was faster: who did what when."""
    words, at = event_words(run.definition, last), f"{timezone.localtime(last.at):%Y-%m-%d %H:%M}"
    return Refusal(
        "procedure.overtaken",
        zh=f"在您之前，{last.by} 已于 {at} 办理“{words.zh}”（第 {last.seq} 步）。",
        en=f"{last.by} was faster: “{words.en}” was done at {at} (step {last.seq}).",
        mend_zh="请查看案件现状后再办理。",
        mend_en="Look at the case as it now stands, then act.",
        field="expected_seq",
        value=last.seq,
    )


def not_yours(role_ids: Iterable[str], words: Words) -> Refusal:
    """The actor has none of the roles that may do this."""
    zh, en = role_words(role_ids)
    return Refusal(
        "procedure.role",
        zh=f"“{words.zh}”应由{zh}办理。",
        en=f"“{words.en}” is for the {en}.",
        mend_zh="请交由有权的人办理。",
        mend_en="Leave it to somebody who may.",
        field="by",
    )


def papers_missing(definition: Definition, missing: Sequence[str]) -> Refusal:
    """Papers that must be there first are not."""
    papers = [definition.documents[paper] for paper in missing]
    return Refusal(
        "procedure.documents",
        zh=f"缺少文书：{'、'.join(words.zh for words in papers)}。",
        en=f"Papers are missing: {', '.join(words.en for words in papers)}.",
        mend_zh="请先上传。",
        mend_en="Upload them first.",
        field="documents",
        value=", ".join(missing),
    )


def paper_unknown(definition: Definition, unknown: Sequence[str]) -> Refusal:
    """Papers that this procedure does not know."""
    return Refusal(
        "procedure.document",
        zh=f"本程序没有文书 {'、'.join(unknown)}。",
        en=f"The procedure knows no paper {', '.join(unknown)}.",
        mend_zh=f"可用：{'、'.join(definition.documents)}。",
        mend_en=f"There are: {', '.join(definition.documents)}.",
        field="documents",
        value=", ".join(unknown),
    )


def reason_missing() -> Refusal:
    """A step that must be explained is not."""
    return Refusal(
        "procedure.reason",
        zh="这一步须写明理由。",
        en="This step must be explained.",
        mend_zh="请填写理由。",
        mend_en="State the reason.",
        field="reason",
    )


def too_late(deadline: Deadline) -> Refusal:
    """The limit within which this had to be done is over."""
    return Refusal(
        "procedure.too_late",
        zh=f"期限已于 {deadline.due or deadline.ended_on} 届满（{deadline.basis}）。",
        en=f"The time limit was over on {deadline.due or deadline.ended_on} ({deadline.basis}).",
        mend_zh="请核对送达日和期限；确有错误的，先更正。",
        mend_en="Check the day of service and the limit; correct them first where they are wrong.",
        field="on",
        value=deadline.due or deadline.ended_on or "",
    )


def too_early(deadline: Deadline) -> Refusal:
    """The limit that must be over first still runs."""
    until = f"至 {deadline.due}" if deadline.due else "，现已中止"
    until_en = f"until {deadline.due}" if deadline.due else "and stands still"
    return Refusal(
        "procedure.too_early",
        zh=f"期限尚未届满{until}（{deadline.basis}）。",
        en=f"The time limit still runs {until_en} ({deadline.basis}).",
        mend_zh="请在期满后办理。",
        mend_en="Wait until it is over.",
        field="on",
        value=deadline.due or "",
    )


def never_begun(clock: str) -> Refusal:
    """The limit that must be over first was never started."""
    return Refusal(
        "procedure.never_begun",
        zh=f"期限 {clock} 尚未开始计算。",
        en=f"The time limit {clock} has not begun.",
        mend_zh="请先完成起算的步骤。",
        mend_en="Take the step that starts it first.",
        field="on",
        value=clock,
    )


def bad_day(zh: str, en: str, value: object) -> Refusal:
    """A day that the step cannot have."""
    return Refusal(
        "procedure.day",
        zh=zh,
        en=en,
        mend_zh="请核对日期。",
        mend_en="Check the date.",
        field="on",
        value=value,
    )


def clock_refusal(code: str, zh: str, en: str, deadline: Deadline) -> Refusal:
    """Something that cannot be done to a clock."""
    return Refusal(
        f"procedure.{code}",
        zh=zh,
        en=en,
        mend_zh="请查看该期限的依据和现状。",
        mend_en="Look at the limit's basis and state.",
        field="deadline",
        value=deadline.clock,
    )


def role_words(ids: Iterable[str]) -> tuple[str, str]:
    """The roles in both languages: 承办人或者合议组, case officer or panel."""
    found = [roles()[role].words for role in ids]
    return "或者".join(words.zh for words in found), " or ".join(words.en for words in found)


def event_words(definition: Definition, step: Step) -> Words:
    """What a step was called in the table; the event's id where the table calls it nothing (the opening)."""
    moves = (move.words for move in definition.transitions if (move.event, move.source) == (step.event, step.source))
    return next(moves, Words("开始程序", "the procedure was opened") if not step.event else Words(step.event, step.event))
