"""The readers there are, by name.

A reader turns one opened file into canonical rows. It is found by the `reader` key of a source definition and
registers itself on import; `readers/__init__.py` knows which module to import for which name, so that reading a
spreadsheet never loads the XML stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Read

if TYPE_CHECKING:
    from suizhi.halls.register.exchange.definition import SourceDefinition

ReadStream = Callable[[BinaryIO, str, "SourceDefinition"], Iterator[Read]]
OpenStream = Callable[[], BinaryIO]
Prove = Callable[[BinaryIO, str, "SourceDefinition"], None]
ReadBundle = Callable[[Mapping[str, OpenStream], str, "SourceDefinition"], Iterator[Read]]
Sniff = Callable[[bytes, str], float]


class Shape(StrEnum):
    """What a reader is given: one stream, one stream that is a table, or several files read jointly."""

    STREAM = "stream"
    TABLE = "table"
    BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Reader:
    """A registered reader. `sniff(head, name)` answers 0.0 to 1.0, from the content first; tables are sniffed by their columns.

    `prove` reads a file to its end without making rows of it, and raises the `Refusal` of one that is not whole; None where
    making the rows is the only way to know.
    """

    name: str
    shape: Shape
    read: ReadStream
    sniff: Sniff
    read_bundle: ReadBundle | None = None
    prove: Prove | None = None


_READERS: dict[str, Reader] = {}


def _never(head: bytes, name: str) -> float:
    """The sniffer of readers that are recognised by their columns or their members instead."""
    return 0.0


def _not_a_stream(stream: BinaryIO, place: str, definition: SourceDefinition) -> Iterator[Read]:
    raise Refusal(
        "source.needs_folder",
        zh=f"“{definition.title.zh}”由多个文件组成，不能只导入其中一个。",
        en=f"“{definition.title.en}” is made of several files and cannot be read from one of them.",
        mend_zh="请导入整个文件夹或压缩包。",
        mend_en="Import the whole folder or archive.",
        value=place,
    )


def reader(
    name: str, *, sniff: Sniff = _never, shape: Shape = Shape.STREAM, prove: Prove | None = None
) -> Callable[[ReadStream], ReadStream]:
    """Register the decorated function as the reader `name`.

    `sniff(head, name)` is given the first 64 KiB and the file's name and answers how sure it is, 0.0 to 1.0. `prove` is
    described at `Reader`.
    """

    def register(function: ReadStream) -> ReadStream:
        _READERS[name] = Reader(name, shape, function, sniff, prove=prove)
        return function

    return register


def bundle_reader(name: str) -> Callable[[ReadBundle], ReadBundle]:
    """Register the decorated function as a reader of several files jointly; the definition's `members` names them."""

    def register(function: ReadBundle) -> ReadBundle:
        _READERS[name] = Reader(name, Shape.BUNDLE, _not_a_stream, _never, function)
        return function

    return register


def get_reader(name: str) -> Reader:
    """The reader of this name, importing its module if need be; `Refusal` if there is none."""
    if name not in _READERS:
        from suizhi.halls.register.exchange import readers

        readers.load(name)
    if name not in _READERS:
        raise Refusal(
            "source.no_reader",
            zh=f"没有名为“{name}”的读取器。",
            en=f"There is no reader named “{name}”.",
            mend_zh="请检查来源定义中的 reader。",
            mend_en="Check `reader` in the source definition.",
            field="reader",
            value=name,
        )
    return _READERS[name]


def reader_names() -> list[str]:
    """The names of all readers, loaded or not, sorted."""
    from suizhi.halls.register.exchange import readers

    return sorted(set(readers.MODULES) | set(_READERS))
