"""Where evidence came from before it was received: what a court asks when the time before custody is doubted.

The fields are those of 人民法院在线诉讼规则 article 18 (rules CRT-017 to CRT-019): source, mechanism, device and time, operator,
notary or witness, corroboration. A timestamp proves nothing about that time; only these statements do.
"""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.http import HttpRequest

from suizhi.kernel.errors import Refusal

LONGEST = 1000
"""Characters in one statement: a paragraph, not a second document."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The statements of whoever hands evidence in. Only `source` is needed; what is not known stays empty."""

    source: str
    """来源: whose it is, where it was found."""
    mechanism: str = ""
    """生成机制: how it came to be, as `screen recording`, `camera`, `export of the platform's log`."""
    device: str = ""
    """采集设备."""
    captured_at: str = ""
    """采集时间, as stated."""
    operator: str = ""
    """操作者."""
    witness: str = ""
    """公证或见证: who, and the number of the deed."""
    corroboration: str = ""
    """关联印证: what else shows the same."""
    address: str = ""
    """The network address that it was sent from."""
    agent: str = ""
    """The program that sent it."""

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if len(value) > LONGEST or "\0" in value or (field.name == "source" and not value.strip()):
                raise _refuse(field.name, value)

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of the custody record; what is empty says so."""
        return asdict(self)


def sent_with(request: HttpRequest) -> dict[str, str]:
    """`address` and `agent` of a request, for an `Origin`."""
    agent = request.headers.get("User-Agent", "")
    return {"address": request.META.get("REMOTE_ADDR", "")[:100], "agent": plain(agent)[:300]}


def plain(text: str) -> str:
    """Text without characters that control or redirect: a name that reads backwards is a trap."""
    return "".join(one for one in text if not unicodedata.category(one).startswith("C"))


def file_name(given: str) -> str:
    """The file name as a label: its last part, without control characters, at most 200 characters. Never used as a path."""
    last = plain(given.replace("\\", "/").rpartition("/")[2]).strip()
    return last[-200:] or "unnamed"


def _refuse(name: str, value: str) -> Refusal:
    return Refusal(
        "evidence.origin",
        zh=f"“{name}”不能为空、含有不可见字符或超过 {LONGEST} 字。" if name == "source" else f"“{name}”含有不可见字符或超过 {LONGEST} 字。",
        en=f"{name} is empty, holds a NUL, or is longer than {LONGEST} characters.",
        mend_zh="请简要写明证据来自哪里、由谁以何种方式取得。",
        mend_en="Say briefly where the evidence comes from, who obtained it and how.",
        field=name,
        value=value,
    )
