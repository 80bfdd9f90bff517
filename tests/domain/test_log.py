"""The tree: RFC 9162, checked against a second way of computing it and against published roots."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factledger.domain.log import EMPTY_ROOT, Head, Tree, leaf_hash, node_hash, parse_head
from factledger.errors import ParseError

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "merkle"


def root_by_definition(leaves: list[bytes]) -> bytes:
    """RFC 9162, section 2.1.1, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(root_by_definition(leaves[:k]), root_by_definition(leaves[k:]))


def test_every_tree_up_to_130_leaves_has_the_root_of_the_definition() -> None:
    tree, leaves = Tree(), []
    assert tree.head() == Head(0, EMPTY_ROOT)
    for i in range(130):
        leaves.append(leaf_hash(str(i).encode()))
        tree.append(leaves[-1])
        assert tree.head() == Head(i + 1, root_by_definition(leaves))


@pytest.mark.parametrize("size", [1023, 1024, 1025, 2048, 3000])
def test_many_leaves_at_once_come_to_the_same_as_one_by_one(size: int) -> None:
    leaves, tree = [leaf_hash(str(i).encode()) for i in range(size)], Tree()
    for leaf in leaves:
        tree.append(leaf)
    assert Head.of(leaves) == tree.head() == Head(size, root_by_definition(leaves))


@given(st.lists(st.binary(max_size=40), max_size=60))
def test_any_leaves_have_the_root_of_the_definition(contents: list[bytes]) -> None:
    leaves = [leaf_hash(content) for content in contents]
    assert Head.of(leaves).root == root_by_definition(leaves)


def test_published_hashes_and_roots() -> None:
    if not VECTORS.is_dir():
        pytest.skip("the published vectors are not at hand (../shared/vectors/merkle)")
    tree = json.loads((VECTORS / "rfc6962_tree8.json").read_text(encoding="utf-8"))
    leaves = [leaf_hash(bytes.fromhex(leaf)) for leaf in tree["leaf_inputs"]]
    assert [Head.of(leaves[:size]).root.hex() for size in range(9)] == tree["root_hashes"]


def test_heads_print_and_parse() -> None:
    head = Head.of([leaf_hash(b"")])
    assert parse_head(str(head)) == (1, head.root.hex())
    assert parse_head(str(head)[:12]) == (1, head.root.hex()[:10])
    assert parse_head("2026-05-15T10:00") is None
    assert parse_head("2026-05-15") is None


def test_error_on_a_malformed_head() -> None:
    with pytest.raises(ParseError, match="not a head"):
        parse_head("34:xyz")
