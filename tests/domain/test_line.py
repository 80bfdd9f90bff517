"""Lines of an export that are read at once: only those that hold what a closer look would find too."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from factledger.domain.line import plain_row
from factledger.domain.log import leaf_hash
from factledger.domain.record import MAX_TEXT
from factledger.services.export import _fields, _row

FIELDS = {
    "claim": "x/y",
    "end": "9",
    "figure_kind": "count",
    "format": "1",
    "hedge": "plain",
    "high": "40",
    "key": "x/y@a",
    "kind": "entry",
    "low": "40",
    "rank": "normal",
    "recorded_at": "2026-05-15T10:00:00Z",
    "recorded_by": "rb",
    "salt": "0" * 32,
    "seq": "3",
    "source": "a",
    "start": "1",
    "status": "asserted",
    "step": "1",
    "text": "40 chips",
    "unit": "chip",
    "value": "40",
    "version": "1",
    "zeros": "10",
}


def line(**changed: Any) -> str:
    fields = {name: value for name, value in (FIELDS | changed).items() if value is not None}
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


@pytest.mark.parametrize("changed", [{}, {"text": "40 Stück"}, {"note": "說明"}, {"reason": "why"}, {"version": "12"}])
def test_a_plain_line_is_the_row_that_a_closer_look_finds(changed: dict[str, str]) -> None:
    found = plain_row(line(**changed))
    row = _row(_fields(line(**changed), 1), 1)
    assert found == (row, leaf_hash(row.leaf_bytes()))


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "40\tchips"},
        {"text": 'a "quoted" one'},
        {"text": " 40 chips"},
        {"text": "40 chips "},
        {"text": ""},
        {"text": "40\u00a0chips"},
        {"text": "e\u0301"},
        {"text": "x" * MAX_TEXT},
        {"text": 40},
        {"derived_from": ["x/y@b"]},
        {"derived_from": "x/y@b"},
        {"extra": "x"},
        {"salt": None},
        {"claim": None},
        {"salt": "0" * 31},
        {"kind": "rumour"},
        {"format": "9"},
        {"void": "yes"},
        {"void": "no"},
        {"version": "02"},
        {"seq": "03"},
        {"seq": None},
        {"seq": 3},
        {"recorded_at": "2026-05-15"},
        {"recorded_at": "2026-02-30T10:00:00Z"},
        {"status": "foo"},
        {"hedge": "foo"},
        {"end": "0"},
    ],
    ids=str,
)
def test_whatever_else_a_line_holds_needs_a_closer_look(changed: dict[str, Any]) -> None:
    assert plain_row(line(**changed)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '"seq":"3",',
        '{"checkpoint":"x"}',
        line().replace("{", '{"key":"x/y@a",', 1),
        line().replace("{", "{ ", 1),
        line().replace('"claim":"x/y",', "", 1).replace("}", ',"claim":"x/y"}'),
        line().rstrip("\n") + " \n",
        line().rstrip("\n") + "\r\n",
        line() + line(),
        line().replace("chips", "\\u0063hips"),
        line().replace("40 chips", "\ud800"),
        '{"seq":"3",' * 50_000,
    ],
)
def test_a_line_that_is_not_canonical_needs_a_closer_look(text: str) -> None:
    assert plain_row(text) is None


def test_no_damaged_line_is_read_otherwise_than_by_a_closer_look() -> None:
    chance = random.Random(3)  # noqa: S311  damage, not a secret
    good, signs = line(note="ü"), '"{}:,\\ ax0é\n\u0301'
    for _ in range(4000):
        at, until = sorted(chance.choices(range(len(good)), k=2))
        until = min(until, at + chance.randint(0, 12))
        damaged = good[:at] + "".join(chance.choices(signs, k=chance.randint(0, 3))) + good[until:]
        found = plain_row(damaged)
        if found is not None:
            row = _row(_fields(damaged, 1), 1)
            assert found == (row, leaf_hash(row.leaf_bytes()))
