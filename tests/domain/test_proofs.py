"""Proofs over every small tree, each also with every hash of it corrupted; RFC 9162 word by word beside ours."""

from __future__ import annotations

import json
from functools import cache

import pytest
from tests.domain.test_log import VECTORS

from factledger.domain.log import (
    Head,
    Leaves,
    check_consistency,
    check_inclusion,
    consistency_path,
    inclusion_path,
    leaf_hash,
    node_hash,
    roots_of,
)

LARGEST = 130
LEAVES = [leaf_hash(str(i).encode()) for i in range(LARGEST)]


@cache
def mth(start: int, end: int) -> bytes:
    """RFC 9162, section 2.1.1, over D[start:end]."""
    if end - start == 1:
        return LEAVES[start]
    k = _k(end - start)
    return node_hash(mth(start, start + k), mth(start + k, end))


def _k(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def path(m: int, start: int, end: int) -> list[bytes]:
    """RFC 9162, section 2.1.3.1, word by word."""
    n = end - start
    if n == 1:
        return []
    k = _k(n)
    if m < k:
        return [*path(m, start, start + k), mth(start + k, end)]
    return [*path(m - k, start + k, end), mth(start, start + k)]


def subproof(m: int, start: int, end: int, *, b: bool) -> list[bytes]:
    """RFC 9162, section 2.1.4.1, word by word."""
    n = end - start
    if m == n:
        return [] if b else [mth(start, end)]
    k = _k(n)
    if m <= k:
        return [*subproof(m, start, start + k, b=b), mth(start + k, end)]
    return [*subproof(m - k, start + k, end, b=False), mth(start, start + k)]


def corrupted(hashes: list[bytes]) -> list[list[bytes]]:
    """Every hash changed in one bit, one left out, one too many, two swapped."""
    bad = [[*hashes[:i], bytes([hashes[i][0] ^ 1]) + hashes[i][1:], *hashes[i + 1 :]] for i in range(len(hashes))]
    bad += [[*hashes[:i], *hashes[i + 1 :]] for i in range(len(hashes))]
    bad += [[*hashes[:i], leaf_hash(b"other"), *hashes[i:]] for i in range(len(hashes) + 1)]
    return bad + [[*hashes[:i], hashes[i + 1], hashes[i], *hashes[i + 2 :]] for i in range(len(hashes) - 1)]


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_inclusion_proof_holds_and_none_that_was_changed(size: int) -> None:
    head = Head(size, mth(0, size))
    for index in range(size):
        proof = roots_of(LEAVES, inclusion_path(index, size))
        assert proof == path(index, 0, size)
        assert check_inclusion(index, head, LEAVES[index], proof)
        for bad in corrupted(proof):
            assert not check_inclusion(index, head, LEAVES[index], bad)
        assert not check_inclusion(index, head, leaf_hash(b"other"), proof)
        assert not check_inclusion(index, Head(size, leaf_hash(b"other")), LEAVES[index], proof)
        for other in {index - 1, index + 1, size, -1} - {index}:
            assert not check_inclusion(other, head, LEAVES[index], proof)


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_consistency_proof_holds_and_none_that_was_changed(size: int) -> None:
    later = Head(size, mth(0, size))
    for m in range(1, size + 1):
        earlier = Head(m, mth(0, m))
        proof = roots_of(LEAVES, consistency_path(m, size))
        assert proof == subproof(m, 0, size, b=True)
        assert check_consistency(earlier, later, proof)
        for bad in corrupted(proof):
            assert not check_consistency(earlier, later, bad)
        assert not check_consistency(Head(m, leaf_hash(b"other")), later, proof)
        assert not check_consistency(earlier, Head(size, leaf_hash(b"other")), proof)
        if m < size:
            assert not check_consistency(later, earlier, proof)
            assert not check_consistency(Head(m + 1, earlier.root), later, proof)


def test_nothing_is_shown_by_an_earlier_log_without_rows() -> None:
    assert not check_consistency(Head(0, Head.of([]).root), Head(3, mth(0, 3)), [])
    assert not check_consistency(Head(0, Head.of([]).root), Head.of([]), [])


def test_roots_are_read_in_one_pass_and_given_in_the_order_asked_for() -> None:
    wanted = [Leaves(6, 7), Leaves(0, 4), Leaves(4, 6)]
    assert roots_of(iter(LEAVES), wanted) == [mth(6, 7), mth(0, 4), mth(4, 6)]
    assert roots_of(iter(LEAVES), []) == []


def _cases(name: str) -> list[dict[str, object]]:
    if not VECTORS.is_dir():
        pytest.skip("the published vectors are not at hand (../shared/vectors/merkle)")
    cases: list[dict[str, object]] = json.loads((VECTORS / name).read_text(encoding="utf-8"))["cases"]
    assert cases
    return cases


def _hash(text: object) -> bytes:
    return bytes.fromhex(str(text))


def test_published_inclusion_proofs() -> None:
    for case in _cases("inclusion.json"):
        head = Head(int(str(case["tree_size"])), _hash(case["root"]))
        proof = [_hash(one) for one in case["proof"]]  # type: ignore[attr-defined]
        found = check_inclusion(int(str(case["leaf_index"])), head, _hash(case["leaf_hash"]), proof)
        assert found is case["valid"], case["id"]


def test_published_consistency_proofs() -> None:
    for case in _cases("consistency.json"):
        earlier = Head(int(str(case["size1"])), _hash(case["root1"]))
        later = Head(int(str(case["size2"])), _hash(case["root2"]))
        proof = [_hash(one) for one in case["proof"]]  # type: ignore[attr-defined]
        assert check_consistency(earlier, later, proof) is case["valid"], case["id"]
