"""Reading one mapping of a route file: every key is taken once, and every complaint names the file and the key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from suizhi.engines.triage.model import Words
from suizhi.kernel.errors import Place, Refusal

T = TypeVar("T")


def bad_route(file: str, key: str, zh: str, en: str, value: object = "") -> Refusal:
    """A route file that cannot be loaded."""
    return Refusal(
        "triage.file",
        zh=zh,
        en=en,
        mend_zh="请按 docs/triage.md 改正路径文件。",
        mend_en="Correct the route file as docs/triage.md says.",
        field=key,
        value=value,
        at=Place(file),
    )


class Fields:
    """A mapping with the path that leads to it; what is left over at the end is a mistake."""

    def __init__(self, raw: object, file: str, key: str = "") -> None:
        self.file, self.key = file, key
        if not isinstance(raw, Mapping):
            raise bad_route(file, key, "此处应为映射。", "A mapping is expected here.", raw)
        self._left: dict[str, Any] = dict(raw)

    def path(self, name: str) -> str:
        """The full path of a key."""
        return f"{self.key}.{name}" if self.key else name

    def take(self, name: str, kind: type[T], default: T | None = None) -> T:
        """The value of a key, which must be of the kind; a missing key is a mistake unless there is a default."""
        value = self._left.pop(name, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise bad_route(self.file, self.path(name), f"此处应为 {kind.__name__}。", f"A {kind.__name__} is expected here.", value)
        return value

    def names(self, name: str) -> tuple[str, ...]:
        """A list of texts; none where nothing stands."""
        value = self.take(name, list, [])
        if not all(isinstance(one, str) for one in value):
            raise bad_route(self.file, self.path(name), "此处应为文字列表。", "A list of texts is expected here.", value)
        return tuple(value)

    def below(self, name: str) -> Fields:
        """The mapping under a key; empty where nothing stands."""
        return Fields(self._left.pop(name, {}), self.file, self.path(name))

    def each(self, name: str, read: Callable[[Fields], T]) -> tuple[T, ...]:
        """Every mapping of the list under a key, each read to its end."""
        return tuple(self._whole(raw, f"{name}[{index}]", read) for index, raw in enumerate(self.take(name, list, [])))

    def words(self, name: str) -> Words:
        """The two languages under a key."""
        below = self.below(name)
        words = below.here()
        below.end()
        return words

    def here(self) -> Words:
        """The keys `zh` and `en` of this mapping."""
        return Words(self.take("zh", str), self.take("en", str))

    def rest(self) -> dict[str, Any]:
        """Everything that is left, taken at once: a mapping whose keys are names."""
        left, self._left = self._left, {}
        return left

    def raw(self, name: str) -> Any:
        """The value of a key as it stands; an empty mapping where nothing stands."""
        return self._left.pop(name, {})

    def end(self) -> None:
        """Refuse keys that nobody has taken."""
        for name in self._left:
            raise bad_route(self.file, self.path(name), f"没有“{name}”这个键。", f"There is no key {name!r}.", name)

    def _whole(self, raw: object, name: str, read: Callable[[Fields], T]) -> T:
        below = Fields(raw, self.file, self.path(name))
        found = read(below)
        below.end()
        return found
