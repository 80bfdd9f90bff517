"""How a scan is shown: a table, the text with its figures in place on a terminal, and reasons."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from factledger.cli.output import escaped, plural, print_json, print_rows
from factledger.values.span import lines_and_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.mention import Mention, SetAside
    from factledger.services.scan import Scanned

_COLUMNS = ("place", "ending", "text", "hedge", "value", "unit", "role", "direction", "note")
_STYLES = {"figure": "bold green", "not settled": "bold yellow", "set aside": "dim", "unreadable": "bold red"}


def print_scan(scanned: list[Scanned], format_: str, *, explain: bool = False) -> None:
    """Print what a scan of documents found, in one of the formats of a list."""
    if format_ == "json":
        print_json(scanned[0].to_json() if len(scanned) == 1 else [one.to_json() for one in scanned])
    elif format_ == "jsonl":
        for one in scanned:
            click.echo(one.json_text())
    else:
        for one in scanned:
            _print_one(one, format_, explain=explain)
    if format_ == "table":
        click.echo(_summary(scanned))


def _print_one(one: Scanned, format_: str, *, explain: bool) -> None:
    if format_ == "table":
        click.echo(f"{escaped(one.document.path)} ({one.scan.language})")
    if explain:
        _print_reasons(one)
        return
    if format_ == "table" and sys.stdout.isatty():
        _print_in_place(one)
    columns = _COLUMNS if format_ == "table" else ("path", *_COLUMNS)
    print_rows((_row(one, *found) for found in endings(one)), columns, format_)


def endings(one: Scanned) -> Iterator[tuple[str, str, Mention | SetAside]]:
    """Yield place, ending and what was found, in the order of the text."""
    scan, text = one.scan, one.document.text
    found: list[tuple[str, Mention | SetAside]] = [("figure", mention) for mention in scan.figures]
    found += [("set aside", aside) for aside in scan.set_aside]
    found += [("unreadable", aside) for aside in scan.unreadable]
    found.sort(key=lambda item: item[1].span)
    places = lines_and_columns(text, (what.span.start for _, what in found))
    for (ending, what), (line, column) in zip(found, places, strict=True):
        yield f"{line}:{column}", ending, what


def _row(one: Scanned, place: str, ending: str, found: Any) -> dict[str, Any]:  # noqa: ANN401  a Mention or SetAside
    row = {"path": one.document.path, "place": place, "ending": ending, "text": found.text}
    if ending != "figure":
        return row | {"note": found.rule}
    from factledger.services.explain import printed

    shown = found.to_json()
    notes = ["not settled"] if not found.settled else []
    notes += [f"{name} inferred" for name in found.inferred]
    notes += [found.status] if found.status else []
    notes += [f"says {found.speaker}"] if found.speaker else []
    names = ("hedge", "unit", "role", "direction")
    return row | {name: shown[name] for name in names} | {"value": printed(shown), "note": notes}


def _print_reasons(one: Scanned) -> None:
    from factledger.services.explain import explain, why

    for place, ending, found in endings(one):
        click.echo(f"{place}  {ending}: {escaped(found.text)}")
        reasons = explain(found) if ending == "figure" else [f"{found.rule}: {why(found.rule)}"]  # type: ignore[union-attr,arg-type]
        for reason in reasons:
            click.echo(f"      {escaped(reason)}")


def _print_in_place(one: Scanned) -> None:
    """Print the lines that hold a number, with hedge and unit behind each figure."""
    from rich.console import Console
    from rich.text import Text

    console, text = Console(highlight=False), one.document.text
    shown: Text | None = None
    start, end, reached = -1, -1, 0
    for _, ending, found in endings(one):
        span = found.span
        if span.start >= end:
            if shown is not None:
                console.print(shown.append(escaped(text[reached:end])))
            start = text.rfind("\n", 0, span.start) + 1
            line_end = text.find("\n", span.start)
            end, reached, shown = (len(text) if line_end < 0 else line_end), start, Text()
        if shown is None or span.start < reached:
            continue
        shown.append(escaped(text[reached : span.start]))
        shown.append(escaped(found.text), style=_STYLES[_look(ending, found)])
        shown.append(f" [{_told(found)}]", style="cyan" if ending == "figure" else "dim")
        reached = span.end
    if shown is not None:
        console.print(shown.append(escaped(text[reached:end])))
        console.print()


def _look(ending: str, found: Any) -> str:  # noqa: ANN401  a Mention or SetAside
    return "not settled" if ending == "figure" and not found.settled else ending


def _told(found: Any) -> str:  # noqa: ANN401  a Mention or SetAside
    figure = getattr(found, "figure", None)
    return found.rule if figure is None else f"{figure.hedge} · {figure.unit}"


def _summary(scanned: list[Scanned]) -> str:
    figures = sum(len(one.scan.figures) for one in scanned)
    unsettled = sum(len(one.scan.unsettled) for one in scanned)
    aside = sum(len(one.scan.set_aside) for one in scanned)
    unreadable = sum(len(one.scan.unreadable) for one in scanned)
    languages = ", ".join(sorted({one.scan.language for one in scanned}))
    return (
        f"{plural(len(scanned), 'document')} ({languages}): {plural(figures, 'figure')} ({unsettled:,} not settled), "
        f"{aside:,} set aside, {unreadable:,} unreadable"
    )
