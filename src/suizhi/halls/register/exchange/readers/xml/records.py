"""The one loop of all XML readers: a stream of documents, the records in each, and what stops a record or a document.

Safety is settled here once: no DTD, no network, no entities of the file's own, libxml2's own limits on depth and text left
on, and a cap on what one record may hold. Memory stays at one record, however long the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import BinaryIO

from lxml import etree

from suizhi.halls.register.exchange.readers.xml.decode import text_chunks
from suizhi.halls.register.exchange.readers.xml.excerpt import excerpt
from suizhi.halls.register.exchange.readers.xml.nodes import name_of
from suizhi.halls.register.exchange.readers.xml.prolog import Document, documents
from suizhi.kernel.errors import Place, Refusal
from suizhi.kernel.records import Read

LONGEST_RECORD = 1 << 27
"""Characters. The longest real full texts, with their sequence listings, stay under a hundred million."""
MOST_MARKS = 1 << 21
"""Tags and attributes, each of which takes hundreds of bytes of memory where it takes four in the file: half a GiB in all."""

Build = Callable[[etree._Element, Place], Iterable[Read]]
Prove = Callable[[BinaryIO, str, object], None]


def read_records(stream: BinaryIO, place: str, tags: Iterable[str], build: Build) -> Iterator[Read]:
    """Read every element whose local name is in `tags` with `build`; rows are numbered from 1 through the file.

    A document that is cut off, malformed or of another kind yields one refused `Read` after the records before it. Faults of
    the bytes themselves (encoding, NUL) end the file, because nothing after them can be trusted: as a refused `Read` where
    they stand inside a document, as `Refusal` where none has begun.
    """
    wanted = frozenset(tags)
    rows = count(1)
    for document in documents(text_chunks(stream)):
        if isinstance(document, Refusal):
            yield _refused(document, Place(place, next(rows)))
            continue
        yield from _read_document(document, place, rows, wanted, build)


def proof_of(*tags: str) -> Prove:
    """The proof that a file of records with these tags is whole, made by parsing it without building anything.

    A broken document among many refuses itself alone, as a bad row does. It refuses the file where it is the last, which is
    how a file that was cut off looks, or where it holds many records, of which some would be taken in without the others.
    """
    wanted = frozenset(tags)

    def prove(stream: BinaryIO, place: str, definition: object) -> None:
        last: Refusal | None = None
        for document in documents(text_chunks(stream)):
            last = document if isinstance(document, Refusal) else _fault_in(document, wanted)
            if last and isinstance(document, Document) and document.root not in wanted:
                break
        if last:
            raise last.located(at=Place(place))

    return prove


def _fault_in(document: Document, wanted: frozenset[str]) -> Refusal | None:
    try:
        for element in _elements(document, wanted):
            _forget(element)
    except Refusal as refusal:
        return refusal
    return None


def _read_document(document: Document, place: str, rows: Iterator[int], wanted: frozenset[str], build: Build) -> Iterator[Read]:
    found = False
    try:
        for element in _elements(document, wanted):
            found = True
            at = Place(place, next(rows))
            yield from _read_element(element, at, build)
            _forget(element)
    except Refusal as refusal:
        yield _refused(refusal, Place(place, next(rows)))
        return
    if not found:
        yield _refused(_nothing_in(document), Place(place, next(rows)))


def _elements(document: Document, wanted: frozenset[str]) -> Iterator[etree._Element]:
    """The outermost wanted elements of a document as they end. Raises `Refusal` where the XML is broken."""
    parser = etree.XMLPullParser(
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in wanted],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    held = marks = 0
    try:
        for text in document.body:
            parser.feed(text.encode("utf-8"))
            held += len(text)
            marks += text.count("<") + text.count("=")
            for _, element in parser.read_events():
                assert isinstance(element, etree._Element)  # Only "end" events were asked for.
                if not any(name_of(above) in wanted for above in element.iterancestors()):
                    held = marks = 0
                    yield element
            if held > LONGEST_RECORD or marks > MOST_MARKS:
                raise _too_long()
        parser.close()
    except etree.XMLSyntaxError as error:
        raise _malformed(error) from error
    except UnicodeEncodeError as error:
        raise _malformed(error) from error


def _read_element(element: etree._Element, at: Place, build: Build) -> Iterator[Read]:
    try:
        yield from build(element, at)
    except Refusal as refusal:
        yield _refused(refusal.located(at=at), at, element)


def _forget(element: etree._Element) -> None:
    """Free a record that was read, and the emptied records before it; its other neighbours may belong to what encloses it."""
    element.clear()
    before, parent = element.getprevious(), element.getparent()
    if before is not None and parent is not None and before.tag == element.tag:
        parent.remove(before)


def _refused(refusal: Refusal, at: Place, element: etree._Element | None = None) -> Read:
    return Read(at, refusals=(refusal.located(at=at),), raw={} if element is None else excerpt(element))


def _malformed(error: Exception) -> Refusal:
    return Refusal(
        "xml.malformed",
        zh="XML 不完整或有语法错误，从此处起未能读取。",
        en="The XML is cut off or malformed; nothing from here on could be read.",
        mend_zh="请重新下载或修复该文档。",
        mend_en="Download the document again or repair it.",
        value=error,
    )


def _too_long() -> Refusal:
    return Refusal(
        "xml.too_long",
        zh="单条记录过长或标记过多，已停止读取。",
        en="A single record is too long, or has too many tags; reading has stopped.",
        mend_zh="请检查文件是否损坏。",
        mend_en="Check whether the file is damaged.",
    )


def _nothing_in(document: Document) -> Refusal:
    return Refusal(
        "xml.no_records",
        zh=f"根元素为“{document.root}”的文档中没有可以导入的记录。",
        en=f'The document with the root element "{document.root}" holds no record to import.',
        mend_zh="请确认导入的是题录或全文数据。",
        mend_en="Make sure that it is bibliographic or full-text data.",
        value=document.root,
    )
