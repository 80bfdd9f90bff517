"""Rows as Parquet: exact numbers as text, and as decimals where a decimal holds them exactly."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow import json as pa_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ROWS = 65_536
"""Rows of a row group."""

DIGITS, PLACES = 38, 9
"""Digits of a decimal column, and how many of them stand behind the point."""

_TEXT, _WHOLE, _YES = pa.string(), pa.int64(), pa.bool_()
_READING = pa.struct([(name, _TEXT) for name in ("value", "low", "high", "exact", "unit")])
_ENDS = pa.struct([("low", _TEXT), ("high", _TEXT), ("low_open", _YES), ("high_open", _YES)])
_JSON = pa.schema(
    [
        *((name, _TEXT) for name in ("path", "id", "date", "text", "language", "kind", "hedge")),
        *((name, _WHOLE) for name in ("record", "line", "column", "start", "end")),
        ("number", pa.list_(_WHOLE)),
        *((name, _TEXT) for name in ("value", "low", "high", "exact", "unit", "noun", "role", "direction")),
        *((name, _TEXT) for name in ("status", "speaker")),
        ("approximate", _YES),
        ("settled", _YES),
        ("readings", pa.list_(_READING)),
        ("interval", _ENDS),
        ("inferred", pa.list_(_TEXT)),
    ]
)
_PLAIN = r"^-?[0-9]{1,29}(\.[0-9]{1,9})?$"
_SURE = 15
"""Longest text of a number, in characters, that is exact whatever it is; a third is written with 15 digits."""


def write_parquet(blocks: Iterable[bytes], path: Path) -> None:
    """Write rows, given as blocks of JSON lines, row group by row group."""
    groups = map(_table, _groups(blocks))
    first = next(groups, None)
    first = _table(b"") if first is None else first
    with pq.ParquetWriter(path, first.schema, compression="zstd") as writer:
        for table in chain((first,), groups):
            writer.write_table(table, row_group_size=ROWS)


def _groups(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines of one row group after the other, however they come."""
    held: list[bytes] = []
    rest = b""
    for block in blocks:
        *lines, rest = (rest + block).split(b"\n")
        held += lines
        while len(held) >= ROWS:
            yield b"\n".join(held[:ROWS])
            held = held[ROWS:]
    if held:
        yield b"\n".join(held)


def _table(lines: bytes) -> pa.Table:
    """Return the rows as a table of flat columns."""
    if not lines:
        found = _JSON.empty_table()
    else:
        how = pa_json.ReadOptions(use_threads=False, block_size=len(lines) + 1)
        parsing = pa_json.ParseOptions(explicit_schema=_JSON, unexpected_field_behavior="error")
        found = pa_json.read_json(BytesIO(lines), how, parsing)
    column = {name: found.column(name) for name in found.column_names}
    ends = column["interval"]
    is_exact = pc.is_null(column["exact"])
    is_stated = pc.and_(pc.is_valid(column["value"]), is_exact)
    flat = {
        **{name: column[name] for name in ("path", "record", "id", "date", "line", "column", "start", "end")},
        "number_start": _element(column["number"], 0),
        "number_end": _element(column["number"], 1),
        **{name: column[name] for name in ("text", "language", "kind", "hedge")},
        "approximate": pc.fill_null(column["approximate"], fill_value=False),
        **{name: column[name] for name in ("value", "low", "high", "exact")},
        **{f"{name}_decimal": _decimal(column[name], is_exact, is_stated) for name in ("value", "low", "high")},
        **{f"interval_{name}": pc.struct_field(ends, name) for name in ("low", "high", "low_open", "high_open")},
        **{name: column[name] for name in ("unit", "noun", "role", "direction", "settled", "readings", "inferred")},
        **{name: column[name] for name in ("status", "speaker")},
    }
    return pa.table(flat).combine_chunks()


def _element(lists: pa.ChunkedArray, i: int) -> pa.ChunkedArray:
    return pc.list_element(lists, i) if len(lists) else pa.chunked_array([], _WHOLE)


def _decimal(texts: pa.ChunkedArray, is_exact: pa.ChunkedArray, is_stated: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return numbers as decimals; null where one does not fit, or may be no more than near to what is meant."""
    is_whole = pc.invert(pc.match_substring(texts, "."))
    is_sure = pc.or_(pc.less_equal(pc.utf8_length(texts), _SURE), pc.and_(is_whole, is_stated))
    fits = pc.and_(pc.and_(pc.match_substring_regex(texts, _PLAIN), is_sure), is_exact)
    return pc.if_else(fits, texts, pa.scalar(None, _TEXT)).cast(pa.decimal128(DIGITS, PLACES))
