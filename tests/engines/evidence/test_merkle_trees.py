"""Merkle trees after RFC 6962: the published vectors, a plain recursive oracle, and proofs that hold for their own leaf alone."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.evidence import merkle

VECTORS = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    bytes.fromhex("5051525354555657"),
    bytes(range(0x60, 0x70)),
]
"""The leaves of the reference implementation of Certificate Transparency."""
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
leaf_lists = st.lists(st.binary(max_size=8), min_size=1, max_size=70).map(lambda contents: [merkle.leaf_hash(one) for one in contents])


def oracle(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, 2.1, word by word: split at the largest power of two below the number."""
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return merkle.node_hash(oracle(leaves[:split]), oracle(leaves[split:]))


@pytest.mark.parametrize(("count", "root"), ROOTS.items())
def test_published_roots(count: int, root: str) -> None:
    assert merkle.root([merkle.leaf_hash(one) for one in VECTORS[:count]]).hex() == root


def test_no_leaves_have_the_digest_of_nothing() -> None:
    assert merkle.root([]) == hashlib.sha256(b"").digest()


@given(leaf_lists)
def test_the_root_is_the_one_that_is_defined(leaves: list[bytes]) -> None:
    assert merkle.root(leaves) == oracle(leaves)


@given(leaf_lists, st.data())
def test_a_proof_leads_to_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    [path] = merkle.proofs(leaves, [index])
    assert merkle.root_of_proof(leaves[index], index, len(leaves), path) == merkle.root(leaves)


@given(leaf_lists, st.data())
def test_a_proof_is_of_one_leaf_at_one_place(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.integers(0, len(leaves) - 1).filter(lambda one: leaves[one] != leaves[index]) | st.none())
    [path] = merkle.proofs(leaves, [index])
    root = merkle.root(leaves)
    assert merkle.root_of_proof(merkle.leaf_hash(b"another leaf's nine"), index, len(leaves), path) != root
    if other is not None:
        assert merkle.root_of_proof(leaves[other], index, len(leaves), path) != root
    if path:
        assert merkle.root_of_proof(leaves[index], index, len(leaves), path[:-1]) != root
        assert merkle.root_of_proof(leaves[index], index, len(leaves), [*path, path[0]]) != root


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (0, -1)])
def test_places_outside_the_tree_have_no_root(index: int, size: int) -> None:
    assert merkle.root_of_proof(b"\0" * 32, index, size, []) is None


def test_a_node_is_no_leaf() -> None:
    """What a leaf of 64 bytes hashes to is not what the node over its halves hashes to."""
    assert merkle.leaf_hash(b"a" * 32 + b"b" * 32) != merkle.node_hash(b"a" * 32, b"b" * 32)
