"""Merging two branches: nothing is lost, nothing is rewritten, and what cannot be united is named."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.tampering import tamper

from factledger.domain.note import SignerKey
from factledger.domain.record import Row
from factledger.domain.source import Source
from factledger.errors import ConflictError, FileError, RewrittenError
from factledger.services.merge import merge
from factledger.services.seal import seal
from factledger.services.verify import verify
from factledger.store.engine import Location
from factledger.store.ledger import create, reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

KEY = SignerKey("example.org/ledger", bytes(range(32)))


class Branches:
    """A base and two copies of it."""

    def __init__(self, folder: Path, base: Iterable[str] = ("a", "b")) -> None:
        self.folder = folder
        self.base, self.ours, self.theirs = (folder / f"{name}.db" for name in ("base", "ours", "theirs"))
        create(Location(path=self.base))
        self.add(self.base, *base, minute=0)
        shutil.copy(self.base, self.ours)
        shutil.copy(self.base, self.theirs)

    def add(self, path: Path, *keys: str, minute: int, title: str = "a title") -> None:
        """Add a version of each key, recorded in a minute."""
        with writing(Location(path=path)) as writer:
            for i, key in enumerate(keys):
                newest = writer.find("source", key)
                row = Row(
                    kind="source",
                    key=key,
                    version=newest.version + 1 if newest else 1,
                    recorded_at=f"2026-01-01T00:{minute:02}:{i:02}Z",
                    recorded_by=path.stem,
                    reason="a reason" if newest else None,
                    salt=f"{writer.size():016x}{hash((path.stem, key, minute)) & (2**64 - 1):016x}",
                    body=Source(title=title),
                    seq=writer.size() + 1,
                )
                writer.write([row])

    def seal(self, path: Path) -> str:
        with writing(Location(path=path)) as writer:
            return seal(writer, KEY)[0].note

    def merge(self) -> list[str]:
        """Merge onto ours; return what the result holds, in order."""
        before = {path: path.read_bytes() for path in (self.base, self.theirs)}
        merge(self.base, self.ours, self.theirs, self.ours)
        assert before == {path: path.read_bytes() for path in (self.base, self.theirs)}
        return held(self.ours)


def held(path: Path) -> list[str]:
    """Return the rows of a sound ledger as KEY@@VERSION of WHO."""
    with reading(Location(path=path)) as reader:
        assert verify(reader).wrong == []
        return [f"{row.key}@@{row.version} {row.recorded_by}" for row in reader.rows()]


@pytest.fixture
def branches(tmp_path: Path) -> Branches:
    return Branches(tmp_path)


def test_rows_of_both_stand_in_the_order_they_were_recorded_in(branches: Branches) -> None:
    branches.add(branches.ours, "c", minute=1)
    branches.add(branches.theirs, "d", minute=2)
    branches.add(branches.ours, "a", minute=3)
    assert branches.merge() == ["a@@1 base", "b@@1 base", "c@@1 ours", "d@@1 theirs", "a@@2 ours"]


def test_every_row_keeps_its_leaf(branches: Branches) -> None:
    branches.add(branches.ours, "c", "a", minute=1)
    branches.add(branches.theirs, "d", "b", minute=2)
    before = set()
    for path in (branches.ours, branches.theirs):
        with reading(Location(path=path)) as reader:
            before |= {leaf for _, leaf in reader.leaves()}
    branches.merge()
    with reading(Location(path=branches.ours)) as reader:
        assert {leaf for _, leaf in reader.leaves()} == before


def test_both_ways_round_give_the_same_ledger(branches: Branches) -> None:
    branches.add(branches.ours, "c", "same", minute=1)
    branches.add(branches.theirs, "d", "same", minute=2)
    other = branches.folder / "other.db"
    merge(branches.base, branches.theirs, branches.ours, other)
    branches.merge()
    assert held(other) == held(branches.ours)


def test_a_branch_that_only_goes_on_is_taken(branches: Branches) -> None:
    branches.add(branches.theirs, "c", minute=1)
    branches.seal(branches.theirs)
    expected = branches.theirs.read_bytes()
    assert branches.merge() == ["a@@1 base", "b@@1 base", "c@@1 theirs"]
    assert branches.ours.read_bytes() == expected


def test_merging_again_changes_nothing(branches: Branches) -> None:
    branches.add(branches.ours, "c", minute=1)
    branches.add(branches.theirs, "d", minute=2)
    once = branches.merge()
    assert branches.merge() == once


def test_what_both_added_alike_becomes_one_row(branches: Branches) -> None:
    branches.add(branches.ours, "c", minute=2)
    branches.add(branches.theirs, "c", minute=1)
    branches.add(branches.theirs, "c", minute=3, title="corrected")
    assert branches.merge() == ["a@@1 base", "b@@1 base", "c@@1 theirs", "c@@2 theirs"]


def test_error_a_row_that_both_corrected_is_named_with_both_versions(branches: Branches) -> None:
    branches.add(branches.ours, "a", minute=1, title="ours")
    branches.add(branches.theirs, "a", minute=2, title="theirs")
    before = branches.ours.read_bytes()
    with pytest.raises(ConflictError) as caught:
        branches.merge()
    assert str(caught.value) == (
        "error[conflict]: both branches changed a row in different ways; nothing was merged\n"
        "  found: source a@@2: ours (#3, ours) 'source a: ours (a reason)', "
        "theirs (#3, theirs) 'source a: theirs (a reason)'\n"
        "  do: choose: take one branch as it is, and revise the row on it to what is right (factledger revise)"
    )
    assert branches.ours.read_bytes() == before


def test_error_a_new_key_of_both_that_says_two_things(branches: Branches) -> None:
    branches.add(branches.ours, *(f"new/{i}" for i in range(12)), minute=1, title="ours")
    branches.add(branches.theirs, *(f"new/{i}" for i in range(12)), minute=2, title="theirs")
    with pytest.raises(ConflictError, match="both branches changed 12 rows") as caught:
        branches.merge()
    assert str(caught.value.found).endswith("and 2 more")


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_sealed_rows_keep_their_places_and_their_seal(branches: Branches, side: str) -> None:
    sealed, loose = (branches.ours, branches.theirs) if side == "ours" else (branches.theirs, branches.ours)
    branches.add(loose, "early", minute=1)
    branches.add(sealed, "c", minute=2)
    note = branches.seal(sealed)
    branches.add(loose, "late", minute=3)
    branches.add(sealed, "tail", minute=2)
    found = [one.split("@@")[0] for one in branches.merge()]
    assert found == ["a", "b", "c", "early", "tail", "late"]
    with reading(Location(path=branches.ours)) as reader:
        result = verify(reader, note, [KEY.verifier])
    assert (result.wrong, len(result.checkpoints)) == ([], 2)


def test_a_sealed_row_stays_where_the_other_branch_has_the_same(branches: Branches) -> None:
    branches.add(branches.ours, "c", minute=1)
    branches.add(branches.theirs, "c", minute=2)
    branches.seal(branches.theirs)
    branches.add(branches.ours, "d", minute=3)
    assert branches.merge() == ["a@@1 base", "b@@1 base", "c@@1 theirs", "d@@1 ours"]


def test_error_two_seals_past_the_base(branches: Branches) -> None:
    for path in (branches.ours, branches.theirs):
        branches.add(path, "c", minute=1, title=path.stem)
        branches.seal(path)
    with pytest.raises(RewrittenError, match="both branches are sealed past their common beginning"):
        branches.merge()


def test_a_seal_before_the_branches_part_is_no_obstacle(tmp_path: Path) -> None:
    branches = Branches(tmp_path)
    branches.seal(branches.base)
    shutil.copy(branches.base, branches.ours)
    shutil.copy(branches.base, branches.theirs)
    branches.add(branches.ours, "c", minute=1)
    branches.add(branches.theirs, "d", minute=2)
    assert branches.merge() == ["a@@1 base", "b@@1 base", "c@@1 ours", "d@@1 theirs"]


def test_an_empty_file_stands_for_no_base(tmp_path: Path) -> None:
    branches = Branches(tmp_path, base=())
    branches.add(branches.ours, "c", minute=1)
    branches.add(branches.theirs, "d", minute=2)
    branches.base.write_bytes(b"")
    assert branches.merge() == ["c@@1 ours", "d@@1 theirs"]


def test_error_a_branch_that_was_rewritten(branches: Branches) -> None:
    branches.add(branches.ours, "c", minute=1)
    (branches.folder / "other").mkdir()
    other = Branches(branches.folder / "other", base=("x",))
    with pytest.raises(RewrittenError, match="theirs does not go on from the base: they part after row 0"):
        merge(branches.base, branches.ours, other.base, branches.ours)


def test_error_a_row_that_was_changed_is_not_passed_on(branches: Branches) -> None:
    branches.add(branches.ours, "c", minute=1)
    branches.add(branches.theirs, "d", minute=2)
    tamper(Location(path=branches.theirs), "UPDATE source SET title = 'other' WHERE seq = 3")
    before = branches.ours.read_bytes()
    with pytest.raises(RewrittenError, match="row #3 d was changed: it does not hash to its leaf"):
        branches.merge()
    assert branches.ours.read_bytes() == before


def test_error_a_file_that_is_missing(branches: Branches) -> None:
    with pytest.raises(FileError, match="the ledger cannot be read: no such file or directory"):
        merge(branches.base, branches.ours, branches.folder / "none.db", branches.ours)


KEYS = st.lists(st.sampled_from("abcdef"), max_size=4)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(KEYS, KEYS)
def test_any_two_branches_are_united_or_named(
    tmp_path_factory: pytest.TempPathFactory, ours: list[str], theirs: list[str]
) -> None:
    branches = Branches(tmp_path_factory.mktemp("merge"))
    for i in range(4):
        branches.add(branches.ours, *ours[i : i + 1], minute=2 * i + 1, title=f"{ours[i : i + 1]}{i}")
        branches.add(branches.theirs, *theirs[i : i + 1], minute=2 * i + 2, title=f"{theirs[i : i + 1]}{i}")
    mine, other = held(branches.ours), held(branches.theirs)
    try:
        both = branches.merge()
    except ConflictError:
        assert set(ours) & set(theirs)
        return
    names = {one.split(" ")[0] for one in both}
    assert len(both) == len(names)
    assert names == {one.split(" ")[0] for one in (*mine, *other)}
