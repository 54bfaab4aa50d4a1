"""What a draw answers when it cannot be made or read."""

from __future__ import annotations

from suizhi.kernel.errors import Refusal


def no_plan(detail: str) -> Refusal:
    """Not the JSON of a plan."""
    return Refusal(
        "draw.plan",
        zh=f"不是抽查计划：{detail}。",
        en=f"This is no plan of a draw: {detail}.",
        mend_zh="请使用平台导出的抽取记录，不要改动。",
        mend_en="Use the record as the platform gave it out.",
        field="plan",
    )


def twice(key: str) -> Refusal:
    """A key that stands in the plan twice would be drawn twice as likely."""
    return Refusal(
        "draw.twice",
        zh=f"{key} 在计划中出现两次。",
        en=f"{key} stands in the plan twice.",
        mend_zh="请删去重复的一条。",
        mend_en="Take one of the two out.",
        field="key",
        value=key,
    )


def no_ratio(grade: str) -> Refusal:
    """A grade of risk without a ratio."""
    return Refusal(
        "draw.ratio",
        zh=f"风险等级“{grade}”没有抽查比例。",
        en=f"The grade {grade!r} has no ratio.",
        mend_zh="请为每个等级写明比例，不抽查的写 0。",
        mend_en="Give every grade a ratio; 0 where none is inspected.",
        field="ratios",
        value=grade,
    )


def bad_ratio(grade: str, ratio: int) -> Refusal:
    """A ratio beyond nothing and all."""
    return Refusal(
        "draw.ratio",
        zh=f"风险等级“{grade}”的比例 {ratio}% 不在 0% 到 100% 之间。",
        en=f"The ratio of grade {grade!r}, {ratio}%, is not between 0% and 100%.",
        mend_zh="请填写 0 到 100 的整数。",
        mend_en="Give a whole number from 0 to 100.",
        field="ratios",
        value=ratio,
    )


def no_team(team: int) -> Refusal:
    """Nobody would inspect."""
    return Refusal(
        "draw.team",
        zh=f"每个对象由 {team} 名检查人员检查，不能进行。",
        en=f"A team of {team} can inspect nobody.",
        mend_zh="请填写 1 以上的整数。",
        mend_en="Give a whole number of at least 1.",
        field="team",
        value=team,
    )


def too_few(name: str, team: int, able: int) -> Refusal:
    """After recusals too few inspectors are left for a subject."""
    return Refusal(
        "draw.inspectors",
        zh=f"检查“{name}”需要 {team} 人，回避后只剩 {able} 人。",
        en=f"{team} inspectors are needed for {name!r}; after recusals {able} are left.",
        mend_zh="请在承诺之前补充检查人员。",
        mend_en="Add inspectors before the promise is made.",
        field="inspectors",
        value=able,
    )


def bad_seed(seed: str) -> Refusal:
    """Not thirty-two bytes."""
    return Refusal(
        "draw.seed",
        zh="种子须是 64 位十六进制数。",
        en="A seed is 64 hexadecimal digits.",
        mend_zh="请使用平台生成的种子。",
        mend_en="Use the seed that the platform made.",
        field="seed",
        value=seed,
    )


def no_record(detail: str) -> Refusal:
    """Not the record of a draw."""
    return Refusal(
        "draw.record",
        zh=f"不是抽取记录：{detail}。",
        en=f"This is no record of a draw: {detail}.",
        mend_zh="请使用平台导出的 JSON 文件。",
        mend_en="Use the JSON file that the platform gave out.",
    )
