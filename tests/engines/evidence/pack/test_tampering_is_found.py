"""Whatever is changed in a pack, the first link that breaks is the one that was touched."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from suizhi.engines.evidence import canonical
from suizhi.engines.evidence.pack import Report, verify_pack, writing
from tests.support.authority import authority
from tests.support.packs import contents, made

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The pack."""
    return made()


def check(data: bytes) -> Report:
    return verify_pack(BytesIO(data))


def rebuilt(data: bytes, change: Callable[[Members], None]) -> bytes:
    """The pack with members changed, and its checksums and layout made anew: what a careful forger does."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != "SHA256SUMS"}
    change(members)
    members["SHA256SUMS"] = "".join(f"{hashlib.sha256(text).hexdigest()}  {name}\n" for name, text in members.items()).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in members.items():
            writing.add(archive, name, BytesIO(text))
    return out.getvalue()


def broken(data: bytes) -> tuple[str, str]:
    """Where the first break is, and what does not fit there."""
    found = check(data).first_break
    assert found is not None
    assert found.zh and found.en
    return found.where, found.what


def edited(name: str, edit: Callable[[Any], None]) -> Callable[[Members], None]:
    """A change to a member's JSON, written in the canonical form."""

    def change(members: Members) -> None:
        value = json.loads(members[name])
        edit(value)
        members[name] = canonical.dumps(value)

    return change


def rewritten(event: dict[str, Any], **changes: Any) -> None:
    """An event changed, with its digest made anew."""
    event.update(changes)
    event["digest"] = canonical.digest({name: value for name, value in event.items() if name != "digest"})


def test_a_pack_rebuilt_unchanged_is_whole(whole: bytes) -> None:
    assert rebuilt(whole, lambda members: None) == whole


@pytest.mark.parametrize(("place", "named"), [(0, "0-1048575"), (1_500_000, "1048576-2097151"), (2_303_999, "2097152-2303999")])
def test_a_changed_byte_of_a_file_is_placed(whole: bytes, place: int, named: str) -> None:
    def change(members: Members) -> None:
        content = bytearray(members["files/0001.bin"])
        content[place] ^= 1
        members["files/0001.bin"] = bytes(content)

    report = check(rebuilt(whole, change))
    assert report.first_break is not None
    assert (report.first_break.where, report.first_break.what) == (f"files/0001.bin@{named}", "sha256")
    assert [(item.whole, item.timestamp is not None) for item in report.items] == [(False, False), (True, True)]


def test_a_file_cut_short(whole: bytes) -> None:
    def change(members: Members) -> None:
        members["files/0002.bin"] = members["files/0002.bin"][:-1]

    assert broken(rebuilt(whole, change))[1] == "size"


def first(events: list[dict[str, Any]]) -> dict[str, Any]:
    return events[0]


CHANGES: list[tuple[str, Callable[[Members], None], tuple[str, str]]] = [
    ("manifest: a name", edited("manifest.json", lambda m: m["items"][0]["facts"].update(name="x.png")), ("manifest.json", "sha256")),
    ("manifest: the recipient", edited("manifest.json", lambda m: m.update(recipient="别人")), ("manifest.json", "sha256")),
    ("manifest: a part's digest", edited("manifest.json", lambda m: m["items"][0].update(chunks=["0" * 64])), ("manifest.json", "sha256")),
    ("the page", lambda members: members.update({"README.txt": b"Trust us."}), ("README.txt", "sha256")),
    ("event: who", edited("events.json", lambda e: first(e).update(actor="user:8")), ("event:1", "digest")),
    ("event: when", edited("events.json", lambda e: first(e).update(at="2020-01-01T00:00:00+00:00")), ("event:1", "digest")),
    ("event: a digest", edited("events.json", lambda e: first(e).update(digest="0" * 64)), ("event:1", "digest")),
    ("event: made anew", edited("events.json", lambda e: rewritten(e[0], actor="user:8")), ("event:5", "item_previous")),
    ("event: a later one made anew", edited("events.json", lambda e: rewritten(e[-1], actor="x")), ("proofs.json#event:7", "root")),
    ("event: taken out", edited("events.json", lambda e: e.pop(2)), ("event:6", "item_previous")),
    ("event: the receipt taken out", edited("events.json", lambda e: e.pop(0)), ("item:" + "a" * 32, "received")),
    ("event: the export taken out", edited("events.json", lambda e: e.pop()), ("manifest.json", "sha256")),
    ("event: a copy put in", edited("events.json", lambda e: e.insert(1, e[0])), ("event:1", "seq")),
    ("event: another item's", edited("events.json", lambda e: rewritten(e[2], item="c" * 32)), ("event:5", "item")),
    ("proof: a step", edited("proofs.json", lambda p: p[0]["path"].__setitem__(0, "0" * 64)), ("proofs.json#event:1", "root")),
    ("proof: no digest", edited("proofs.json", lambda p: p[0]["path"].__setitem__(0, "zz")), ("proofs.json#event:1", "root")),
    ("proof: a place", edited("proofs.json", lambda p: p[0].update(index=1)), ("proofs.json#event:1", "seal")),
    ("proof: a step too many", edited("proofs.json", lambda p: p[0]["path"].append("0" * 64)), ("proofs.json#event:1", "root")),
    ("proof: taken out", edited("proofs.json", lambda p: p.pop(0)), ("proofs.json", "event:1")),
    ("seal: the root", edited("seals/000001/statement.json", lambda s: s.update(root="0" * 64)), ("proofs.json#event:1", "root")),
    ("seal: the head", edited("seals/000002/statement.json", lambda s: s.update(head="0" * 64)), ("seals/000002/statement.json", "head")),
    ("seal: the store", edited("seals/000001/statement.json", lambda s: s.update(store="x")), ("seals/000001/statement.json", "store")),
    (
        "seal: the one before",
        edited("seals/000002/statement.json", lambda s: s.update(previous="0" * 64)),
        ("seals/000002/statement.json", "previous"),
    ),
    (
        "token: another's",
        lambda m: m.update({"seals/000001/timestamp.tsr": m["seals/000002/timestamp.tsr"]}),
        ("seals/000001/timestamp.tsr", "imprint"),
    ),
    ("token: none", lambda m: m.update({"seals/000001/timestamp.tsr": b"0"}), ("seals/000001/timestamp.tsr", "token")),
    ("root: none", lambda m: m.update({"seals/000001/root.pem": b""}), ("seals/000001/timestamp.tsr", "roots")),
    ("a file taken out", lambda m: m.pop("files/0002.bin") and None, ("files/0002.bin", "form")),
    ("a file put in", lambda m: m.update({"files/0003.bin": b"x"}), ("SHA256SUMS", "form")),
    ("the events taken out", lambda m: m.pop("events.json") and None, ("events.json", "form")),
    ("JSON spelt otherwise", lambda m: m.update({"proofs.json": m["proofs.json"] + b"\n"}), ("proofs.json", "form")),
]


@pytest.mark.parametrize(("change", "where"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_a_careful_change_is_found_where_it_was_made(whole: bytes, change: Callable[[Members], None], where: tuple[str, str]) -> None:
    assert broken(rebuilt(whole, change)) == where


def test_a_whole_chain_made_anew_fails_at_the_timestamp() -> None:
    """Somebody who recomputes everything from the file to the root still lacks the authority's signature."""
    honest, forged = contents(), contents(stamped=False)
    changed = edited("events.json", lambda events: [rewritten(event, actor="user:8") for event in events])
    tokens = {seal.statement.number: seal.token for seal in honest.seals}
    out = BytesIO()
    writing.write(forged, out)

    def change(members: Members) -> None:
        changed(members)
        events = json.loads(members["events.json"])
        statement = json.loads(members["seals/000001/statement.json"])
        statement["root"] = hashlib.sha256(events[0]["digest"].encode()).hexdigest()
        members["seals/000001/statement.json"] = canonical.dumps(statement)
        sums = dict(members)
        members.clear()
        for name, text in sums.items():
            members[name] = text
            if name.endswith("000001/statement.json"):
                members["seals/000001/timestamp.tsr"] = tokens[1] or b""
                members["seals/000001/root.pem"] = authority().root_pem

    report = check(rebuilt(out.getvalue(), change))
    stamps = next(check for check in report.checks if check.name == "timestamps")
    assert [(one.where, one.what) for one in stamps.breaks] == [("seals/000001/timestamp.tsr", "imprint")]


def test_every_byte_counts(whole: bytes) -> None:
    """A changed byte anywhere is found: file, papers, headers, the list at the end. The large file is sampled."""
    inside = whole.index(bytes(range(256)) * 3), whole.index(bytes(range(256)) * 3) + 2_300_000
    small = [place for place in range(0, len(whole), 61) if not inside[0] < place < inside[1]]
    for place in [*small, inside[0] + 1, inside[1] - 1]:
        changed = bytearray(whole)
        changed[place] ^= 0x01
        assert not check(bytes(changed)).ok, f"byte {place} of {len(whole)}"


@pytest.mark.parametrize("more", [b"\0", b"appended", b"PK\x03\x04"], ids=repr)
def test_what_follows_the_end_is_found(whole: bytes, more: bytes) -> None:
    assert not check(whole + more).ok


def test_what_stands_before_the_start_is_found(whole: bytes) -> None:
    assert not check(b"#!/bin/sh\n" + whole).ok


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_pack_cut_short_is_damaged(whole: bytes, share: float) -> None:
    assert broken(whole[: int(len(whole) * share)]) == ("archive", "form")
