"""What this hall answers when something cannot be done."""

from __future__ import annotations

from suizhi.kernel.errors import Refusal


def reason_unknown(reason: str, known: tuple[str, ...]) -> Refusal:
    """The reason does not lead to that state."""
    return Refusal(
        "watch.reason",
        zh=f"这个处理结果不能用理由“{reason or '空'}”。",
        en=f"{reason or 'no reason'!r} is no reason for this answer.",
        mend_zh=f"可选：{'、'.join(known)}。",
        mend_en=f"There are: {', '.join(known)}.",
        field="reason",
        value=reason,
    )


def text_missing() -> Refusal:
    """A reason that says nothing by itself."""
    return Refusal(
        "watch.text",
        zh="选“其他”或者“放弃”时，请写明说明。",
        en="With this reason, say why in words.",
        mend_zh="说明会留在记录里，以后可以查阅。",
        mend_en="It stays on record.",
        field="text",
    )


def answered(state: str) -> Refusal:
    """It is past the state in which this can be done."""
    return Refusal(
        "watch.state",
        zh=f"现在是“{state}”，不能这样处理。",
        en=f"It is {state} now; this cannot be done.",
        mend_zh="请刷新页面，看别人已经做了什么。",
        mend_en="Load the page again and see what others have done.",
        field="state",
        value=state,
    )


def watch_lacks(field: str, zh: str, en: str) -> Refusal:
    """A watch of this kind needs something more."""
    return Refusal(f"watch.{field}", zh=zh, en=en, mend_zh="请补充后再保存。", mend_en="Give it and save again.", field=field)


def batch_empty(label: str, field: str, described: str) -> Refusal:
    """A file without a line; `described` is the document that says how its lines are written."""
    return Refusal(
        "watch.batch_empty",
        zh="文件是空的。",
        en="The file is empty.",
        mend_zh=f"每行写一个 JSON 对象，见 {described}。",
        mend_en=f"Write one JSON object a line, see {described}.",
        field=field,
        value=label,
    )


def batch_large(limit: int, field: str) -> Refusal:
    """A file beyond the limit of uploads."""
    return Refusal(
        "watch.batch_large",
        zh=f"文件超过 {limit >> 20} MiB。",
        en=f"The file is larger than {limit >> 20} MiB.",
        mend_zh="请分成几个文件，或请管理员调整 SUIZHI_UPLOAD_LIMIT_MB。",
        mend_en="Send it in parts, or have SUIZHI_UPLOAD_LIMIT_MB raised.",
        field=field,
    )


def no_file(field: str) -> Refusal:
    """Something sent beside the files of a review, or one of them as plain text."""
    return Refusal(
        "watch.file",
        zh=f"“{field[:60]}”不是随请求送来的文件。",
        en=f"{field[:60]!r} is no file that goes with this request.",
        mend_zh="以文件上传 gazette、reputed、facts。",
        mend_en="Upload gazette, reputed and facts as files.",
        field=field[:60],
    )


def hook_unreachable(url: str) -> Refusal:
    """An address to which this installation sends nothing."""
    return Refusal(
        "watch.hook",
        zh="这个地址不能用。",
        en="This address cannot be used.",
        mend_zh="请用公网可达的 https 地址。",
        mend_en="Use an https address on the open internet.",
        field="hook",
        value=url,
    )
