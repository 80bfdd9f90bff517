"""Figures as intervals, drawn: a line of text and a bar for each statement, oldest first, over one axis.

What a bar means is said by shape and word, never by colour alone: a filled one is a statement as it is now, a hollow
one an older version, an arrow an open end, a dashed one what is denied, withdrawn or merely planned. Places are in
percent of the width, so that the drawing fits a phone and paper as well.
"""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from factledger.cli.output import escaped
from factledger.values.number import decimal_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.review import Bar, Plot
    from factledger.values.interval import Interval

MOST = 40
"""Most statements of one claim that are drawn."""

_NARROWEST = Fraction(1, 2)
"""Width of a bar that is a point, in percent."""


def drawn(plot: Plot) -> Iterator[str]:
    """Yield the lines of a drawing; its text says the same as its shapes."""
    bars = plot.bars[-MOST:]
    low, high = _range(bars)
    yield '<ol class="plot">'
    for bar in bars:
        label = f"{_text(bar.day)} <bdi>{_text(bar.label)}</bdi>: <bdi>{_text(bar.text)}</bdi> {_text(_told(bar))}"
        yield f"<li>{label}{_svg(bar, low, high)}</li>"
    yield "</ol>"
    ticks = "".join(f"<span>{_text(_short(low + (high - low) * i / 2))}</span>" for i in range(3))
    yield f'<p class="axis" aria-hidden="true">{ticks}</p>'
    left = len(plot.bars) - len(bars) + plot.left_out
    yield f'<p class="soft">in {_text(plot.unit)}{f"; {left:,} statements are not drawn" if left else ""}</p>'


def _told(bar: Bar) -> str:
    version = "" if bar.is_current else f", version {bar.version}, no longer current"
    status = "" if bar.status == "asserted" else f", {bar.status}"
    return f"{bar.allowed}{status}{version}"


def _range(bars: tuple[Bar, ...]) -> tuple[Fraction, Fraction]:
    """Return what the drawing goes from and to: all finite ends, with room for the open ones."""
    ends = [Fraction(end) for bar in bars for end in (bar.allowed.low, bar.allowed.high) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (Fraction(0), Fraction(1))
    room = (high - low) / 8 or abs(high) / 8 or Fraction(1)
    return low - room, high + room


def _svg(bar: Bar, low: Fraction, high: Fraction) -> str:
    left, right = _ends(bar.allowed, low, high)
    shape = "now" if bar.is_current else "old"
    unsure = "" if bar.status == "asserted" else " unsure"
    width = max(right - left, _NARROWEST)
    parts = [f'<rect class="{shape}{unsure}" x="{_percent(left)}" y="4" width="{_percent(width)}" height="8"/>']
    if bar.allowed.low is None:
        parts.append(f'<svg x="{_percent(left)}" class="arrow"><path d="M0 8 l9 -8 v16 z"/></svg>')
    if bar.allowed.high is None:
        parts.append(f'<svg x="{_percent(left + width)}" class="arrow"><path d="M0 8 l-9 -8 v16 z"/></svg>')
    return f'<svg class="bar" aria-hidden="true">{"".join(parts)}</svg>'


def _ends(allowed: Interval, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    """Return where a bar starts and ends, in percent of the width."""
    left = low if allowed.low is None else Fraction(allowed.low)
    right = high if allowed.high is None else Fraction(allowed.high)
    return (left - low) / (high - low) * 100, (right - low) / (high - low) * 100


def _percent(value: Fraction) -> str:
    return f"{decimal_text(Fraction(round(value * 100), 100))}%"


def _short(value: Fraction) -> str:
    """Return a number for the axis, in three digits or so: it is a mark, not a figure."""
    size = max(len(str(abs(int(value)))) - 3, 0)
    if abs(value) >= 100:  # noqa: PLR2004  whole numbers from here on
        return f"{round(value / 10**size) * 10**size:,}"
    return decimal_text(Fraction(round(value * 100), 100))


def _text(text: str) -> str:
    return escape(escaped(text))
