"""What managing a case answers when something cannot be done."""

from __future__ import annotations

from suizhi.kernel.errors import Refusal


def required(text: str, *, field: str = "reason", most: int = 2000) -> str:
    """The text without its margins. Raises Refusal `case.reason` where nothing is left of it."""
    said = text.replace("\0", "").strip()[:most]
    if not said:
        raise Refusal(
            "case.reason",
            zh="没有写理由。",
            en="No reason is given.",
            mend_zh="请写明理由，它会留在案卷里。",
            mend_en="State the reason; it stays in the file.",
            field=field,
        )
    return said


def overtaken() -> Refusal:
    """Somebody else has just changed what the viewer was looking at."""
    return Refusal(
        "case.overtaken",
        zh="在您之前，别人刚刚改过这里。",
        en="Somebody else has just changed this.",
        mend_zh="请刷新页面，看过现状后再办。",
        mend_en="Reload the page and look at how it stands now.",
    )


def answered() -> Refusal:
    """A request that was decided already."""
    return Refusal(
        "case.answered",
        zh="这一申请已经有了决定。",
        en="This request was decided already.",
        mend_zh="请刷新页面查看决定。",
        mend_en="Reload the page to see the decision.",
    )
