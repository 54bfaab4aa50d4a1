"""What no honest office sends: one clear error each, the right exit code, nothing written, and neither time nor memory without bound."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from suizhi.bench.ledgers import write_ledger
from tests.support.installation import Installation, Installations

SECONDS = 60
MEMORY = 1 << 30
"""Bytes of address space beyond what the command itself takes; the files below would take several times as much."""

XML = '<?xml version="1.0" encoding="UTF-8"?>'
GRANT = XML + "<us-patent-grant><us-bibliographic-data-grant>"
LAUGHS = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HEADER = "申请号,专利名称,专利类型,申请日,申请人\n"


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def nested(content: bytes, times: int) -> bytes:
    for _ in range(times):
        content = zipped({"inner.zip": content})
    return content


def flood(path: Path) -> None:
    with path.open("w") as out:
        out.write(GRANT)
        for _ in range(100):
            out.write("<a/>" * 200_000)


def attributes(path: Path) -> None:
    with path.open("w") as out:
        out.write(GRANT)
        for start in range(0, 12_000_000, 1000):
            out.write("<p " + " ".join(f'a{number}=""' for number in range(start, start + 1000)) + "/>")


def one_line(path: Path) -> None:
    with path.open("wb") as out:
        for _ in range(300):
            out.write(b"a," * (1 << 19))


QUICK: dict[str, tuple[str, bytes, str]] = {
    "a truncated document": ("a.xml", (GRANT + "<publication-reference>").encode(), "xml.malformed"),
    "an entity bomb": ("a.xml", (XML + LAUGHS + "<us-patent-grant>&b;</us-patent-grant>").encode(), "xml.entity_declared"),
    "a file drawn in": ("a.xml", (XML + OUTSIDE + "<us-patent-grant>&a;</us-patent-grant>").encode(), "xml.entity_declared"),
    "an encoding that is not the one declared": ("a.xml", GRANT.encode() + "热".encode("gb18030"), "xml.encoding"),
    "a zip bomb": ("a.zip", zipped({"a.csv": bytes(64 << 20)}), "archive.bomb"),
    "archives without end": ("a.zip", nested(b"x", 9), "archive.too_deep"),
    "half an archive": ("a.zip", zipped({"a.csv": HEADER.encode() * 99})[:150], "archive.damaged"),
    "NULs": ("a.csv", HEADER.encode() + b"\0" * 40, "source.unrecognised"),
    "an empty file": ("a.csv", b"", "source.empty"),
}

HEAVY: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "a million columns": ("a.csv", lambda path: path.write_text(",".join(map(str, range(10**6)))), "source.unrecognised"),
    "a flood of tags": ("a.xml", flood, "xml.too_long"),
    "a flood of attributes": ("a.xml", attributes, "xml.too_long"),
    "300 MB in one line": ("a.csv", one_line, "source.unrecognised"),
}


@pytest.fixture(scope="module")
def office(install: Installations) -> Installation:
    """One office on which all of them are tried: none may leave a trace."""
    return install.prepared()


def refused(office: Installation, path: Path) -> list[str]:
    """Import under bounds; the codes of the errors. Exit code 1, one line for each error, no traceback."""

    def bounds() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    command = [sys.executable, "-m", "suizhi", "import", str(path), "--no-index", "--json"]
    done = subprocess.run(command, env=office.environment, capture_output=True, text=True, timeout=SECONDS, preexec_fn=bounds, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    summary: dict[str, Any] = json.loads(done.stdout)
    assert (summary["created"], summary["updated"]) == (0, 0)
    for error in summary["errors"]:
        assert error["message"], error
        assert error["message_en"], error
        assert error["mend"], error
    return [error["code"] for error in summary["errors"]]


@pytest.mark.parametrize(("name", "content", "code"), QUICK.values(), ids=QUICK)
def test_one_clear_error(office, tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(office, path) == [code]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "write", "code"), HEAVY.values(), ids=HEAVY)
def test_one_clear_error_within_bounds(office, tmp_path, name, write, code):
    write(tmp_path / name)
    assert refused(office, tmp_path / name) == [code]


def test_a_folder_of_traps_is_walked_to_its_end_and_what_is_honest_in_it_is_taken_in(install, tmp_path):
    write_ledger(tmp_path / "ledger.csv", 3)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "passwords").symlink_to("/etc/passwd")
    (tmp_path / "traps.zip").write_bytes(zipped({"../../escaped.csv": HEADER.encode(), "/etc/escaped.csv": b""}))
    summary = install.prepared().json("import", tmp_path, "--no-index", expect=1)
    codes = Counter(error["code"] for error in summary["errors"])
    assert summary["created"] == 3
    assert (codes["source.not_a_file"], codes["source.outside"]) == (1, 2)
    assert not (tmp_path.parent / "escaped.csv").exists()


def test_a_formula_is_kept_as_text_and_written_out_disarmed(install, tmp_path):
    office = install.prepared()
    path = tmp_path / "ledger.csv"
    write_ledger(path, 1)
    first, second = path.read_text(encoding="utf-8").splitlines()[:2]
    cells = second.split(",")
    cells[1] = "=HYPERLINK(9)"
    path.write_text(f"{first}\n{','.join(cells)}\n", encoding="utf-8")
    assert office.json("import", path)["created"] == 1
    assert "'=HYPERLINK(9)" in office.run("export", "--query", "OFFICE=CN", "--format", "csv").stdout
