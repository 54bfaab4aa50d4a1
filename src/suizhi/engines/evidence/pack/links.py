"""The links of a pack from a file to a sealed root, each checked by itself. Every function yields the links that do not hold."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from suizhi.engines.evidence import merkle
from suizhi.engines.evidence.custody import Break, CustodyEvent, Verb, digest_break, item_chain_break
from suizhi.engines.evidence.digests import Digests, place_of_change, tree_root
from suizhi.engines.evidence.pack.documents import Documents
from suizhi.engines.evidence.pack.model import MANIFEST, PROOFS, README, STATEMENT, PackedItem, Proof, seal_folder

FACTS_OF_CONTENT = ("size", "sha256", "sm3")


def files(papers: Documents, measured: dict[str, Digests]) -> Iterator[Break]:
    """File → manifest: size, SHA-256, SM3; the range of bytes is named where the parts' digests can be trusted."""
    for item in papers.manifest.items:
        found = measured[item.file]
        for name in FACTS_OF_CONTENT:
            stated, has = item.facts.get(name), getattr(found, name)
            if stated != has:
                yield _changed_file(item, name, str(stated), found)
                break


def manifest(papers: Documents, readme: bytes) -> Iterator[Break]:
    """Manifest → each item's last event, its export, which names the manifest's digest; and the page that the manifest names."""
    digest = hashlib.sha256(papers.manifest_text).hexdigest()
    for item in papers.manifest.items:
        event = papers.by_item.get(item.id, [None])[-1]
        stated = event.detail.get("manifest") if event and event.verb == Verb.EXPORTED else None
        if stated != digest:
            zh, en = "清单不是导出记录所指的那一份。", "The manifest is not the one that the export event names."
            yield Break(MANIFEST, "sha256", str(stated), digest, zh, en)
            return
    found = hashlib.sha256(readme).hexdigest()
    if papers.manifest.readme != found:
        yield Break(README, "sha256", papers.manifest.readme, found, "说明页已被改动。", "The page of explanations was changed.")


def records(papers: Documents) -> Iterator[Break]:
    """Manifest → custody: each item was received as the manifest says, in this store, and no event is of anything else."""
    for item in papers.manifest.items:
        event = papers.receipt(item.id)
        if event is None:
            zh, en = "包内没有该证据的接收记录。", "The pack holds no record of the item's receipt."
            yield Break(f"item:{item.id}", "received", "present", "missing", zh, en)
            continue
        yield from _facts(item, event)
    known = {item.id for item in papers.manifest.items}
    for event in papers.events:
        if event.item not in known:
            zh, en = "保管记录不属于清单中的任何证据。", "The custody event belongs to no item of the manifest."
            yield Break(f"event:{event.seq}", "item", "an item of the manifest", event.item, zh, en)


def events(papers: Documents) -> Iterator[Break]:
    """Events → themselves and one another: the content has the digest, and none of an item's is missing."""
    before = 0
    for event in papers.events:
        if event.seq <= before:
            zh, en = "保管记录的次序不对。", "The custody events are out of their order."
            yield Break(f"event:{event.seq}", "seq", f"more than {before}", str(event.seq), zh, en)
        before = event.seq
        broken = digest_break(event)
        if broken:
            yield broken
    for item in papers.manifest.items:
        broken = item_chain_break(papers.by_item.get(item.id, ()))
        if broken:
            yield broken


def proofs(papers: Documents) -> Iterator[Break]:
    """Events → roots: each proof leads from its event to the root of its seal, and whatever a seal covers has its proof."""
    for proof in papers.proofs:
        broken = _proof_break(proof, papers)
        if broken:
            yield broken
    if len({proof.seq for proof in papers.proofs}) < len(papers.proofs):
        zh, en = "有保管记录带有两份证明。", "A custody event has two proofs."
        yield Break(PROOFS, "proofs", "one for each event", "more", zh, en)
    proved = {proof.seq for proof in papers.proofs}
    unproved = sorted(papers.by_seq.keys() - proved)
    for statement in papers.statements.values():
        for seq in unproved[bisect_left(unproved, statement.first) : bisect_right(unproved, statement.last)]:
            zh, en = f"保管记录第 {seq} 条缺少证明。", f"Custody event {seq} has no proof."
            yield Break(PROOFS, f"event:{seq}", "present", "missing", zh, en)


def seals(papers: Documents) -> Iterator[Break]:
    """Statements → the store and one another."""
    previous = None
    for number, statement in papers.statements.items():
        where = f"{seal_folder(number)}/{STATEMENT}"
        if statement.store != papers.manifest.store:
            zh, en = "封存声明出自另一个证据库。", "The statement is of another store."
            yield Break(where, "store", papers.manifest.store, statement.store, zh, en)
        last = papers.by_seq.get(statement.last)
        if last and last.digest != statement.head:
            zh, en = "封存声明的末条与保管记录不符。", "The statement's last event is another one."
            yield Break(where, "head", last.digest, statement.head, zh, en)
        before = papers.statements.get(number - 1)
        expected = hashlib.sha256(before.text()).hexdigest() if before else None
        if expected and expected != statement.previous:
            zh, en = "封存声明与上一份不相接。", "The statement does not follow the one before."
            yield Break(where, "previous", expected, statement.previous, zh, en)
        if previous and previous.last >= statement.first:
            zh, en = "两份封存声明相互重叠。", "Two statements overlap."
            yield Break(where, "first", f"more than {previous.last}", str(statement.first), zh, en)
        previous = statement


def _changed_file(item: PackedItem, name: str, stated: str, found: Digests) -> Break:
    place = _place(item, found)
    zh = f"文件 {item.file} 已被改动" + (f"，第一处在第 {place} 字节。" if place else "。")
    en = f"The file {item.file} was changed" + (f"; the first change lies in bytes {place}." if place else ".")
    return Break(f"{item.file}@{place}" if place else item.file, name, stated, str(getattr(found, name)), zh, en)


def _place(item: PackedItem, found: Digests) -> str:
    try:
        trusted = tree_root(tuple(item.chunks)) == item.facts.get("tree")
    except ValueError:
        return ""
    return place_of_change(tuple(item.chunks), found.chunks, found.size) if trusted else ""


def _facts(item: PackedItem, event: CustodyEvent) -> Iterator[Break]:
    for name in sorted({*item.facts, *event.detail}):
        stated, recorded = item.facts.get(name), event.detail.get(name)
        if stated != recorded:
            zh, en = f"清单中的“{name}”与接收记录不符。", f"The manifest's {name} is not what was recorded on receipt."
            yield Break(f"item:{item.id}", name, str(recorded), str(stated), zh, en)
    try:
        tree = tree_root(tuple(item.chunks))
    except ValueError as error:
        tree = str(error)
    if tree != event.detail.get("tree"):
        zh, en = "分段摘要与接收记录不符。", "The digests of the parts are not those recorded on receipt."
        yield Break(f"item:{item.id}", "chunks", str(event.detail.get("tree")), tree, zh, en)


def _proof_break(proof: Proof, papers: Documents) -> Break | None:
    event, statement = papers.by_seq.get(proof.seq), papers.statements.get(proof.seal)
    where = f"{PROOFS}#event:{proof.seq}"
    if event is None or statement is None or proof.index != proof.seq - statement.first:
        zh, en = "证明没有对应的保管记录或封存声明。", "The proof belongs to no event and seal of the pack."
        return Break(where, "seal", "an event and its seal", f"{proof.seal}/{proof.index}", zh, en)
    try:
        path = [bytes.fromhex(step) for step in proof.path]
        found = merkle.root_of_proof(event.leaf(), proof.index, statement.size, path)
    except ValueError:
        found = None
    if found is not None and found.hex() == statement.root:
        return None
    zh, en = f"保管记录第 {proof.seq} 条不在封存的根之下。", f"Custody event {proof.seq} is not under the sealed root."
    return Break(where, "root", statement.root, found.hex() if found else "no path", zh, en)
