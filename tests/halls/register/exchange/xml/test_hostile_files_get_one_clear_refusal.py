"""Broken and hostile XML: nothing but a `Refusal`, the good documents before a fault kept, memory bounded."""

from __future__ import annotations

from io import BytesIO, RawIOBase
from itertools import chain, repeat
from mmap import PAGESIZE
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from suizhi.halls.register.exchange.readers.xml.prolog import LONGEST_PROLOG
from suizhi.halls.register.exchange.registry import get_reader
from suizhi.kernel.errors import Refusal
from tests.halls.register.exchange.xml.dumping import CATALOGUE, golden, read_bytes

BOMB = b"""<?xml version="1.0"?><!DOCTYPE us-patent-grant [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<us-patent-grant>&b;</us-patent-grant>"""
FILE_READER = (
    b"""<?xml version="1.0"?><!DOCTYPE us-patent-grant [<!ENTITY a SYSTEM "file:///etc/passwd">]><us-patent-grant>&a;</us-patent-grant>"""
)
PARAMETER = b"""<?xml version="1.0"?><!DOCTYPE us-patent-grant [<!ENTITY % a SYSTEM "http://127.0.0.1/x.dtd"> %a;]><us-patent-grant/>"""

IN_THE_DOCUMENT = {
    "entity bomb": (BOMB, "xml.entity_declared"),
    "entity from a file": (FILE_READER, "xml.entity_declared"),
    "parameter entity": (PARAMETER, "xml.entity_declared"),
    "unknown entity": (b"<us-patent-grant>&nosuchthing;</us-patent-grant>", "xml.entity_unknown"),
    "cut off": (b"<?xml version='1.0'?><us-patent-grant><us-bibliographic-data-grant>", "xml.malformed"),
    "never opened": (b"plain words", "xml.no_root"),
    "cut off in the prolog": (b"<?xml version='1.0'?><!DOCTYPE us-patent-grant [ <!ENTITY", "xml.no_root"),
    "deep": (b"<us-patent-grant>" + b"<a>" * 100_000, "xml.malformed"),
    "wrong nesting": (b"<us-patent-grant><a></b></a></us-patent-grant>", "xml.malformed"),
    "control character": (b"<us-patent-grant>\x01</us-patent-grant>", "xml.malformed"),
    "a million attributes": (b"<us-patent-grant " + b"".join(b"a%d='' " % n for n in range(10**5)) + b">", "xml.malformed"),
    "of another kind": (b"<recipe/>", "xml.no_records"),
    "a million open comments": (b"<?xml version='1.0'?><!DOCTYPE a [" + b"<!--" * (LONGEST_PROLOG // 8), "xml.no_root"),
    "endless prolog": (b"<?xml version='1.0'?>" + b"<!-- x -->" * (LONGEST_PROLOG // 9), "xml.no_root"),
}
IN_THE_BYTES = {
    "NUL": (b"<us-patent-grant>\x00</us-patent-grant>", "xml.nul"),
    "not UTF-8": (b"<us-patent-grant>\xff\xfe\xfa</us-patent-grant>", "xml.encoding"),
    "made-up encoding": (b"<?xml version='1.0' encoding='klingon'?><us-patent-grant/>", "xml.encoding_unknown"),
    "a codec that is no encoding": (b"<?xml version='1.0' encoding='zip'?><us-patent-grant/>", "xml.encoding_unknown"),
}


@pytest.mark.parametrize(("content", "code"), IN_THE_DOCUMENT.values(), ids=IN_THE_DOCUMENT)
def test_a_bad_document_is_one_refused_row(content: bytes, code: str) -> None:
    reads = read_bytes("uspto_redbook", content)
    assert [refusal.code for read in reads for refusal in read.refusals] == [code]
    assert all(refusal.zh and refusal.en and refusal.mend_zh and refusal.at for read in reads for refusal in read.refusals)


@pytest.mark.parametrize(("content", "code"), IN_THE_BYTES.values(), ids=IN_THE_BYTES)
def test_bad_bytes_refuse_the_file(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_bytes("uspto_redbook", content)
    assert refused.value.code == code


def test_whole_documents_before_a_cut_are_kept() -> None:
    weekly = golden("uspto_redbook", "weekly.xml")
    cut = weekly[: weekly.index(b"Litchi chinensis")]
    reads = read_bytes("uspto_redbook", cut)
    assert [read.row is not None for read in reads] == [True, True, False]
    assert reads[-1].refusals[0].code == "xml.malformed"


@pytest.mark.parametrize(("fault", "code"), [(b"\x00", "xml.nul"), (b"\xff", "xml.encoding")])
def test_a_late_fault_of_the_bytes_ends_the_file(fault: bytes, code: str) -> None:
    content = DOCUMENT * 3 + DOCUMENT.replace(b"Trousers with", fault) + DOCUMENT
    reads = read_bytes("uspto_redbook", content)
    assert [read.row is not None for read in reads] == [*([True] * (len(reads) - 1)), False]
    assert 1 <= len(reads) <= 4
    assert [refusal.code for refusal in reads[-1].refusals] == [code]


def test_a_bad_document_does_not_spoil_the_next() -> None:
    weekly = golden("uspto_redbook", "weekly.xml").replace(b'<invention-title id="d2e2">Bottle</invention-title>', b"<invention-title>")
    assert [read.row is not None for read in read_bytes("uspto_redbook", weekly)] == [True, False, True, False, True, False]


def test_other_encodings_are_read_as_declared() -> None:
    text = golden("trademark_st96", "wipo.xml").decode("utf-8")
    for encoding in ("utf-16", "gb18030"):
        stated = text.replace('encoding="UTF-8"', f'encoding="{encoding}"').encode(encoding)
        row: Any = read_bytes("trademark_st96", stated)[0].row
        assert row.titles == {"zh": "杜撰荔枝"}


class Repeated(RawIOBase):
    """A stream of `head`, then `record` `times` over, then `foot`, made as it is read."""

    def __init__(self, head: bytes, record: bytes, times: int, foot: bytes) -> None:
        self._parts = chain([head], repeat(record, times), [foot])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while len(self._rest) < len(buffer) and (part := next(self._parts, None)) is not None:
            self._rest += part
        taken, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


PADDING = b"<pad>" + b"x" * 100_000 + b"</pad>"
DOCUMENT = golden("uspto_redbook", "application_2004.xml").replace(b"<abstract", PADDING + b"<abstract")
HEAD, RECORD = golden("cpc_master", "master.xml").split(b"<uspat:CPCMasterClassificationRecord>")[:2]
PADDED = b"<uspat:CPCMasterClassificationRecord>" + PADDING + RECORD


def resident() -> int:
    """Bytes of this process in memory, libxml2's included."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGESIZE


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="resident memory is read from Linux's /proc")
@pytest.mark.parametrize(
    ("code", "stream"),
    [
        ("uspto_redbook", Repeated(b"", DOCUMENT, 600, b"")),
        ("cpc_master", Repeated(HEAD, PADDED, 600, b"</uspat:CPCMasterClassificationFile>")),
    ],
    ids=["many documents", "one document of many records"],
)
def test_memory_stays_at_one_record(code: str, stream: Any) -> None:
    definition = CATALOGUE[code]
    before = resident()
    rows = sum(read.row is not None for read in get_reader(definition.reader).read(stream, "file", definition))
    assert rows == 600
    assert resident() - before < 20_000_000 < 600 * len(PADDING)


@pytest.mark.parametrize("piece", [b" ", b"<!DOCTYPE [", b"<!--", b"<?xml ", b"/*", b"{ ", b"PATN\n", b"<a "])
def test_no_sniffer_is_slow_on_64_kilobytes_of_anything(piece: bytes) -> None:
    head = (piece * 65536)[:65535] + b"x"
    started = process_time()
    for definition in CATALOGUE.values():
        assert 0.0 <= get_reader(definition.reader).sniff(head, "file") <= 1.0
    assert process_time() - started < 2.0


def test_a_tagged_file_of_one_endless_line_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_bytes("uspto_greenbook", b"PATN\nWKU  " + b"1" * (1 << 21))
    assert refused.value.code == "text.endless_line"


def test_json_that_is_cut_off_is_refused() -> None:
    content = golden("uspto_assignment_json", "answer.json")
    with pytest.raises(Refusal) as refused:
        read_bytes("uspto_assignment_json", content[:-20])
    assert refused.value.code == "json.malformed"


def test_a_stream_is_never_read_whole_before_the_first_row() -> None:
    document = golden("uspto_redbook", "application_2004.xml")
    stream = BytesIO(document * 500)
    definition = CATALOGUE["uspto_redbook"]
    next(get_reader(definition.reader).read(stream, "file", definition))
    assert stream.tell() < len(document) * 100
