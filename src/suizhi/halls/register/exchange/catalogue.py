"""The source definitions there are: those that ship with Suizhi, and those that people saved in this home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from suizhi.halls.register.exchange.definition import SourceDefinition, load_definition
from suizhi.halls.register.exchange.registry import get_reader
from suizhi.kernel.errors import Place, Refusal

SHIPPED = Path(__file__).parent / "sources"


class Catalogue(Mapping[str, SourceDefinition]):
    """Definitions by code, read once. A saved definition may not take the code of a shipped one."""

    def __init__(self, directories: Iterable[Path] = ()) -> None:
        self._directories = (SHIPPED, *directories)

    @cached_property
    def _definitions(self) -> dict[str, SourceDefinition]:
        found: dict[str, SourceDefinition] = {}
        for path in self._paths():
            definition = load_definition(path)
            if definition.code in found:
                raise _taken(path, definition.code)
            found[definition.code] = definition
        return found

    def _paths(self) -> Iterator[Path]:
        for directory in self._directories:
            yield from sorted(directory.glob("*.yaml"))

    def __getitem__(self, code: str) -> SourceDefinition:
        return self._definitions[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._definitions)

    def __len__(self) -> int:
        return len(self._definitions)

    def require(self, code: str) -> SourceDefinition:
        """The definition of this code, or a `Refusal` that lists the codes there are."""
        if code not in self._definitions:
            raise Refusal(
                "source.unknown",
                zh=f"没有代码为“{code}”的来源定义。",
                en=f"There is no source definition with the code “{code}”.",
                mend_zh=f"可用的代码：{'、'.join(self)}",
                mend_en=f"Known codes: {', '.join(self)}",
                field="source",
                value=code,
            )
        return self._definitions[code]

    def check_readers(self) -> None:
        """Refuse if a definition names a reader that does not exist."""
        for definition in self.values():
            get_reader(definition.reader)


def _taken(path: Path, code: str) -> Refusal:
    return Refusal(
        "definition.code_taken",
        zh=f"代码“{code}”已被另一个来源定义使用。",
        en=f"The code “{code}” is already taken by another source definition.",
        mend_zh="请换一个代码和文件名。",
        mend_en="Choose another code and file name.",
        field="code",
        value=code,
        at=Place(str(path)),
    )
