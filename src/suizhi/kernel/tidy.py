"""The first step of every parser of numbers and classes: one spelling of widths, dots, dashes and case, with the repairs noted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from dataclasses import field as default

from suizhi.kernel.errors import Mend, Refusal

LONGEST = 120
"""No number of any office is near this long; a longer text is a sentence or a shifted column."""

_WORDS = {"number": ("号码", "number"), "class": ("分类号", "class symbol")}

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("。·•‧∙", "."),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("⁄∕", "/"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None),
        **dict(zip("號開実願許軟證錄録數據類標國專請權識產記註冊", "号开实愿许软证录录数据类标国专请权识产记注册", strict=True)),
    }
)
_SPACE = re.compile(r"\s+")
_SPREADSHEET_TEXT = re.compile(r"""^\s*(?:="(.*)"|'(?=[0-9A-Za-z])(.*))\s*$""", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(slots=True)
class Tidy:
    """`raw` as given, `text` in capitals and half width with single spaces, and the repairs so far."""

    raw: str
    text: str
    field: str = "number"
    mends: list[Mend] = default(default_factory=list)

    def mend(self, code: str, value: str, note: str = "") -> None:
        """Note one repair; `code` is without its field, `value` is what the text is after it."""
        self.mends.append(Mend(self.field, self.raw, value, f"{self.field}.{code}", note))

    def compact(self) -> str:
        """The text without the separators that people put into numbers (spaces, `-`, `/`, `,`, brackets)."""
        return self.text.translate(_SEPARATORS)


_SEPARATORS = str.maketrans(dict.fromkeys(" -/,()_", None))


def tidy(raw: str, field: str = "number") -> Tidy:
    """Bring `raw` to half width, capitals, plain signs; `field` is `number` or `class` and begins the codes.

    Raises Refusal `….empty`, `….too_long` or `….control_character`.
    """
    _guard(raw, field)
    out = Tidy(raw, raw, field)
    quoted = _SPREADSHEET_TEXT.match(raw)
    text = raw if quoted is None else (quoted[1] if quoted[1] is not None else quoted[2])
    if not text.isascii():
        text = _narrow(out, text)
    out.text = _SPACE.sub(" ", text).strip().upper()
    if not out.text:
        raise _empty(raw, field)
    if quoted:
        out.mend("spreadsheet_quote", out.text, "去掉了表格软件加的引号 / the spreadsheet's quoting was removed")
    return out


def _narrow(out: Tidy, text: str) -> str:
    wide = any("\uff01" <= char <= "\uff5e" for char in text)
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS)
    if wide:
        out.mend("full_width", text.strip(), "全角字符改为半角 / full-width characters made half-width")
    return text


def _guard(raw: str, field: str) -> None:
    if not raw.strip():
        raise _empty(raw, field)
    if len(raw) > LONGEST:
        raise Refusal(
            f"{field}.too_long",
            zh=f"这一格有{len(raw)}个字符，不像一个{_WORDS[field][0]}。",
            en=f"This cell holds {len(raw)} characters, which is not a {_WORDS[field][1]}.",
            mend_zh="请检查列是否错位，或分开填写。",
            mend_en="Check whether the columns are shifted, or put each in its own cell.",
            field=field,
            value=raw,
        )
    if _CONTROL.search(raw):
        raise Refusal(
            f"{field}.control_character",
            zh=f"{_WORDS[field][0]}中有不可见的控制字符。",
            en=f"The {_WORDS[field][1]} contains an invisible control character.",
            mend_zh="请重新键入，或重新导出文件。",
            mend_en="Type it again, or export the file again.",
            field=field,
            value=raw,
        )


def _empty(raw: str, field: str) -> Refusal:
    return Refusal(
        f"{field}.empty",
        zh=f"没有填写{_WORDS[field][0]}。",
        en=f"The {_WORDS[field][1]} is empty.",
        mend_zh="请填写；确实没有的，请留空整列而不是空格。",
        mend_en="Fill it in; if there is none, leave the field out.",
        field=field,
        value=raw,
    )
