"""Printing: tables, JSON, CSV and Markdown, for people on a terminal and programs in a pipe."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import sys
import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from factledger.errors import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

FORMATS = ("table", "json", "jsonl", "csv", "markdown")

format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print.",
)


def escaped(text: str, keep: str = "") -> str:
    """Return the text with control characters shown, so that no input can drive the terminal.

    Direction overrides count as control characters; Arabic text needs none of them.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in keep else _shown(c) for c in text)


def _shown(c: str) -> str:
    return {"\n": "⏎", "\t": " "}.get(c) or (" " if unicodedata.category(c) == "Zs" else f"\\u{ord(c):04x}")


def to_json(value: Any) -> str:  # noqa: ANN401  anything that JSON holds
    """Return one line of JSON."""
    return _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def print_json(value: Any, format_: str = "json") -> None:  # noqa: ANN401  anything that JSON holds
    """Print indented JSON, or one line of it for "jsonl"."""
    click.echo(
        to_json(value) if format_ == "jsonl" else json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    )


def print_rows(rows: Iterable[dict[str, Any]], columns: Sequence[str], format_: str) -> int:
    """Print rows in one of `FORMATS`; return how many there were.

    Args:
        rows: The rows; JSON formats print all their fields, the others the columns. All but a table, whose
            widths depend on every row, print each as it comes.
        columns: The columns of a table, in order.
        format_: One of `FORMATS`.
    """
    gc.disable()  # nothing in a row refers back to itself: looking for that only costs time
    match format_:
        case "json":
            return _json(rows)
        case "jsonl":
            return _echo(rows, to_json)
        case "csv":
            click.echo(_csv_line(columns))
            return _echo(rows, lambda row: _csv_line([harmless(cell) for cell in _cells(row, columns)]))
        case "markdown":
            click.echo(f"{_markdown_line(columns)}\n{_markdown_line(['---'] * len(columns))}")
            return _echo(rows, lambda row: _markdown_line(_cells(row, columns)))
        case _:
            return _table([_cells(row, columns) for row in rows], columns)


def _echo(rows: Iterable[dict[str, Any]], line: Callable[[dict[str, Any]], str]) -> int:
    """Print a line a row, each as it comes; return how many there were."""
    count = 0
    for row in rows:
        print_line(line(row))
        count += 1
    return count


def print_line(line: str) -> None:
    """Print one line of many: a pipe gets them when some thousand bytes are together, and not each by itself."""
    sys.stdout.write(f"{line}\n")


def _json(rows: Iterable[dict[str, Any]]) -> int:
    """Print an indented JSON array, each row as it comes; return how many there were."""
    count = 0
    for row in rows:
        text = json.dumps(row, ensure_ascii=False, allow_nan=False, indent=2)
        click.echo(("," if count else "[") + "\n  " + text.replace("\n", "\n  "), nl=False)
        count += 1
    click.echo("\n]" if count else "[]")
    return count


def _cells(row: dict[str, Any], columns: Sequence[str]) -> list[str]:
    return [_cell(row.get(column)) for column in columns]


def _cell(value: Any) -> str:  # noqa: ANN401  a field of a row
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    return escaped(str(value))


def harmless(cell: str) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula; numbers stay numbers."""
    starts = cell[:1] in ("=", "+", "-", "@", "\t", "\r")
    return "'" + cell if starts and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("+-").replace(".", "", 1).isdigit()


def _csv_line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _markdown_line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _table(cells: list[list[str]], columns: Sequence[str]) -> int:
    if not cells:
        return 0
    if sys.stdout.isatty():
        _rich_table(cells, columns)
        return len(cells)
    widths = [max(width(text) for text in column) for column in zip(columns, *cells, strict=True)]
    for line in (list(columns), *cells):
        padded = (text + " " * (size - width(text)) for text, size in zip(line, widths, strict=True))
        click.echo("  ".join(padded).rstrip())
    return len(cells)


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _rich_table(cells: list[list[str]], columns: Sequence[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def say_left_out(count: int, what: tuple[str, str]) -> None:
    """Say on standard error how many rows a date left out because their claims state no period."""
    if count:
        click.echo(f"{plural(count, *what)} left out: no period is stated", err=True)


def plural(count: int, noun: str, many: str | None = None) -> str:
    """Return "1 figure", "2 figures"."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def print_fields(fields: Iterable[tuple[str, Any]]) -> None:
    """Print name and value a line, leaving out what is not there."""
    shown = [(name, _cell(value)) for name, value in fields if value not in (None, "", [], {})]
    size = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        click.echo(f"{name:<{size}}  {value}")


def warn(message: str) -> None:
    """Print a warning on standard error."""
    click.echo(f"warning: {escaped(message)}", err=True)


@contextmanager
def telling() -> Iterator[Callable[[str], None]]:
    """Give a function that shows on a terminal what is being worked on; in a pipe it shows nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield lambda what: status.update(f"{escaped(what)} ...")


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, with its line ends as they are; see `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; a device or a pipe is written to as it is.

    Raises:
        FileError: It cannot be written.
    """
    is_special = path.exists() and not path.is_file()
    beside = path if is_special else path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if not is_special:
            beside.replace(path)
    except OSError as error:
        if not is_special:
            beside.unlink(missing_ok=True)
        msg = f"the file cannot be written: {(error.strerror or str(error)).lower()}"
        raise FileError(msg, where=str(path)) from error
