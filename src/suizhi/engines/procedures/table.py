"""Reading one node of a definition: every complaint names the file and the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from suizhi.engines.procedures.model import Words
from suizhi.kernel.errors import Place, Refusal

T = TypeVar("T")


class Node:
    """A mapping of the file, with the path that leads to it. Keys are taken out; what is left over is a mistake."""

    def __init__(self, raw: object, *, file: str, path: str = "") -> None:
        self.file, self.path = file, path
        if not isinstance(raw, Mapping):
            raise self.refusal("", "应为键值表", "must be a mapping", raw)
        self._left = dict(raw)

    def refusal(self, key: str, zh: str, en: str, value: object = "") -> Refusal:
        """A complaint about one key."""
        field = ".".join(part for part in (self.path, key) if part)
        return Refusal(
            "procedure.definition",
            zh=f"{field}：{zh}。",
            en=f"{field}: {en}.",
            mend_zh="请改正程序定义文件。",
            mend_en="Correct the definition file.",
            field=field,
            value=value,
            at=Place(self.file),
        )

    def text(self, key: str, default: str | None = None) -> str:
        """A text; a number is none."""
        value = self._left.pop(key, default)
        if not isinstance(value, str):
            raise self.refusal(key, "缺文字", "a text is missing", value)
        return value

    def number(self, key: str) -> int:
        """A whole number."""
        value = self._left.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.refusal(key, "缺整数", "a whole number is missing", value)
        return value

    def flag(self, key: str) -> bool:
        """Yes or no; no where nothing stands."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.refusal(key, "应为 true 或 false", "must be true or false", value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text alone."""
        value = self._left.pop(key, [])
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise self.refusal(key, "应为文字列表", "must be a list of texts", value)
        return tuple(found)

    def words(self) -> Words:
        """The keys `zh` and `en` of this node."""
        return Words(self.text("zh"), self.text("en"))

    def node(self, key: str) -> Node:
        """A mapping below this one; empty where nothing stands."""
        return Node(self._left.pop(key, {}), file=self.file, path=self._below(key))

    def each(self, key: str, read: Callable[[Node], T], *, short: str = "") -> tuple[T, ...]:
        """Every mapping of a list. With `short`, a bare text in the list stands for a mapping with that one key."""
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.refusal(key, "应为列表", "must be a list", value)
        items = [{short: item} if short and isinstance(item, str) else item for item in value]
        return tuple(self._read(item, f"{key}[{n}]", read) for n, item in enumerate(items))

    def named(self, key: str, read: Callable[[str, Node], T]) -> dict[str, T]:
        """Every mapping of a mapping, by its id, in the order of the file."""
        below = self.node(key)
        return {code: self._read(raw, f"{key}.{code}", partial(read, code)) for code, raw in below._left.items()}

    def end(self) -> None:
        """Refuse keys that nobody has taken."""
        if self._left:
            key = next(iter(self._left))
            raise self.refusal(key, "没有这个键", "there is no such key", self._left[key])

    def _read(self, raw: object, step: str, read: Callable[[Node], T]) -> T:
        node = Node(raw, file=self.file, path=self._below(step))
        found = read(node)
        node.end()
        return found

    def _below(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key
