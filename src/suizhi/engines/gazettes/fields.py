"""The fields of one object of a feed: each asked for by name and kind; what is missing, malformed or unknown is refused with its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NoReturn

from suizhi.kernel.errors import Place, Refusal

LONGEST_TEXT = 500
LONGEST_LIST = 2000
_BROKEN = ("Cc", "Cn", "Co", "Cs")
_EARLIEST = date(1900, 1, 1)


class Fields:
    """An object of a feed. Each reading notes its field; `finish` refuses those that nobody read. Raises Refusal `feed.*`."""

    def __init__(self, held: Mapping[str, Any], at: Place, under: str = "") -> None:
        self._held, self._at, self._under = held, at, under
        self._read: set[str] = set()
        self._nested: list[Fields] = []

    @property
    def at(self) -> Place:
        """The file and the line."""
        return self._at

    def text(self, name: str, *, needed: bool = False, longest: int = LONGEST_TEXT) -> str:
        """A text, stripped; empty where it is not given. A whole number is taken for its digits."""
        value = self._value(name, needed=needed)
        return "" if value is None else self._text(name, value, longest, needed=needed)

    def texts(self, name: str, *, needed: bool = False) -> tuple[str, ...]:
        """A list of texts; one alone may stand without brackets."""
        value = self._value(name, needed=needed)
        items = [] if value is None else value if isinstance(value, list) else [value]
        if len(items) > LONGEST_LIST:
            self._refuse("many", name, len(items), f"超过 {LONGEST_LIST} 项。", f"There are more than {LONGEST_LIST} items.")
        found = tuple(dict.fromkeys(self._text(name, item, LONGEST_TEXT, needed=True) for item in items))
        if needed and not found:
            self._missing(name)
        return found

    def day(self, name: str, *, needed: bool = False) -> date | None:
        """A day, `YYYY-MM-DD`, from 1900 on."""
        text = self.text(name, needed=needed)
        if not text:
            return None
        try:
            found = date.fromisoformat(text) if len(text) == 10 else None
        except ValueError:
            found = None
        if found is None or found < _EARLIEST:
            self._refuse(
                "day", name, text, "不是 1900 年以后的日期。", "This is no day after 1900.", ("写成 2026-11-26。", "Write 2026-11-26.")
            )
        return found

    def must_day(self, name: str) -> date:
        """A day that has to be given."""
        found = self.day(name, needed=True)
        assert found is not None
        return found

    def choice(self, name: str, allowed: Iterable[str], *, otherwise: str = "") -> str:
        """One of the words; `otherwise` where none is given, which is refused where there is no otherwise."""
        text = self.text(name, needed=not otherwise) or otherwise
        words = tuple(allowed)
        if text not in words:
            mend = f"可用：{'、'.join(words)}。", f"Known are {', '.join(words)}."
            self._refuse("choice", name, text, "不是已知的取值。", "This is no known value.", mend)
        return text

    def flag(self, name: str) -> bool:
        """A truth; false where it is not given."""
        value = self._value(name)
        if not isinstance(value, bool | None):
            self._refuse("flag", name, value, "应为 true 或 false。", "True or false is expected.")
        return bool(value)

    def nested(self, name: str, *, needed: bool = False) -> Fields | None:
        """The fields of an object within, or None where it is not given."""
        value = self._value(name, needed=needed)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._refuse("object", name, value, "应为 JSON 对象。", "A JSON object is expected.")
        inner = Fields(value, self._at, f"{self._name(name)}.")
        self._nested.append(inner)
        return inner

    def finish(self) -> None:
        """Refuse the first field that nothing asked for: a misspelt name would else lose its value in silence."""
        unknown = next((name for name in self._held if name not in self._read), None)
        if unknown is not None:
            self._refuse(
                "unknown",
                unknown,
                "",
                "没有这个字段。",
                "There is no such field.",
                ("见 docs/feeds-gazette.md。", "See docs/feeds-gazette.md."),
            )
        for inner in self._nested:
            inner.finish()

    def refuse(self, refusal: Refusal, name: str) -> Refusal:
        """The refusal of a kernel's parser, with this field's name and place."""
        return refusal.located(field=self._name(name), at=self._at)

    def _value(self, name: str, *, needed: bool = False) -> Any:
        self._read.add(name)
        value = self._held.get(name)
        if value is None and needed:
            self._missing(name)
        return value

    def _text(self, name: str, value: Any, longest: int, *, needed: bool = False) -> str:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            self._refuse("text", name, value, "应为文字。", "A text is expected.")
        strange = None if value.isprintable() else next((char for char in value if unicodedata.category(char) in _BROKEN), None)
        if strange is not None:
            code = f"U+{ord(strange):04X}"
            self._refuse("characters", name, code, f"有不能识别的字符 {code}。", f"It holds {code}, which is no character.")
        if len(value) > longest:
            self._refuse("long", name, value[:20], f"超过 {longest} 个字符。", f"It is longer than {longest} characters.")
        text: str = value.strip()
        if needed and not text:
            self._missing(name)
        return text

    def _missing(self, name: str) -> NoReturn:
        self._refuse("missing", name, "", "没有填写。", "It is not given.")

    def _name(self, name: str) -> str:
        return self._under + name[:60]

    def _refuse(self, code: str, name: str, value: object, zh: str, en: str, mend: tuple[str, str] = ("", "")) -> NoReturn:
        mend_zh, mend_en = mend if mend[0] else ("请按 docs/feeds-gazette.md 填写。", "Write it as docs/feeds-gazette.md says.")
        raise Refusal(f"feed.{code}", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=self._name(name), value=value, at=self._at)
