"""Figures as intervals, drawn as SVG: a line a statement, oldest first.

What a line means is said by shape and word, never by colour alone: a filled bar is a statement as it is now, a hollow
one an older version, an arrow an open end, a dashed one what is denied, withdrawn or merely planned.
"""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

from factledger.cli.output import escaped
from factledger.values.number import decimal_text

if TYPE_CHECKING:
    from factledger.services.review import Bar, Plot
    from factledger.values.interval import Interval

WIDTH = 640
LEFT, RIGHT = 8, 8
ROW = 40
TOP = 8
MOST = 40
"""Most statements of one claim that are drawn."""


def svg(plot: Plot) -> str:
    """Return a drawing; its text says the same as its shapes."""
    bars = plot.bars[-MOST:]
    low, high = _range(bars)
    height = TOP + ROW * len(bars) + 24
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{_text(f'Figures of {plot.claim} in {plot.unit}')}</title>",
        *(_bar(bar, TOP + ROW * i, low, high) for i, bar in enumerate(bars)),
        _axis(height - 20, low, high, plot.unit),
        "</svg>",
    ]
    return "\n".join(parts)


def _range(bars: tuple[Bar, ...]) -> tuple[Fraction, Fraction]:
    """Return what the drawing goes from and to: all finite ends, with room for the open ones."""
    ends = [Fraction(end) for bar in bars for end in (bar.allowed.low, bar.allowed.high) if end is not None]
    low, high = (min(ends), max(ends)) if ends else (Fraction(0), Fraction(1))
    room = (high - low) / 8 or abs(high) / 8 or Fraction(1)
    return low - room, high + room


def _x(value: Fraction, low: Fraction, high: Fraction) -> Fraction:
    return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT)


def _px(value: Fraction) -> str:
    """Return a coordinate with one decimal."""
    return decimal_text(Fraction(round(value * 10), 10))


def _bar(bar: Bar, top: int, low: Fraction, high: Fraction) -> str:
    left, right = _ends(bar.allowed, low, high)
    shape = "now" if bar.is_current else "old"
    unsure = "" if bar.status == "asserted" else " unsure"
    y = top + 22
    width = max(right - left, Fraction(4))
    parts = [f'<rect class="{shape}{unsure}" x="{_px(left)}" y="{y}" width="{_px(width)}" height="8"/>']
    if bar.allowed.low is None:
        parts.append(f'<path class="arrow" d="M{_px(left)} {y + 4} l8 -6 v12 z"/>')
    if bar.allowed.high is None:
        parts.append(f'<path class="arrow" d="M{_px(left + width)} {y + 4} l-8 -6 v12 z"/>')
    version = "" if bar.is_current else f", version {bar.version}, no longer current"
    status = "" if bar.status == "asserted" else f", {bar.status}"
    label = f"{bar.day}  {bar.label}: {bar.text} {bar.allowed}{status}{version}"
    return f'<text class="label" x="{LEFT}" y="{top + 15}">{_text(label)}</text>' + "".join(parts)


def _ends(allowed: Interval, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction]:
    left = low if allowed.low is None else Fraction(allowed.low)
    right = high if allowed.high is None else Fraction(allowed.high)
    return _x(left, low, high), _x(right, low, high)


def _axis(y: int, low: Fraction, high: Fraction, unit: str) -> str:
    parts = [f'<line class="axis" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>']
    for i, anchor in enumerate(("start", "middle", "end")):
        value = low + (high - low) * i / 2
        label = f"{_short(value)} {unit}" if i == 2 else _short(value)  # noqa: PLR2004  the last of the three
        x = _px(_x(value, low, high))
        parts.append(f'<text class="tick" text-anchor="{anchor}" x="{x}" y="{y + 14}">{_text(label)}</text>')
    return "".join(parts)


def _short(value: Fraction) -> str:
    """Return a number for the axis, in three digits or so: it is a mark, not a figure."""
    size = max(len(str(abs(int(value)))) - 3, 0)
    if abs(value) >= 100:  # noqa: PLR2004  whole numbers from here on
        return f"{round(value / 10**size) * 10**size:,}"
    return decimal_text(Fraction(round(value * 100), 100))


def _text(text: str) -> str:
    return escape(escaped(text))
