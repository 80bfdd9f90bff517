"""A review as one page of HTML that needs nothing else: no network, no script, readable on a phone and on paper."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from factledger.cli.formats.problem import last_line
from factledger.cli.output import escaped
from factledger.cli.review.outline import counted, headline, sections
from factledger.cli.review.plot import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.cli.review.outline import Item, Section
    from factledger.services.review import Plot, Review

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1f; --soft: #5a5a66; --rule: #d5d5dd; --paper: #fff; --bar: #2457a6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --soft: #b2b2bf; --rule: #44444f; --paper: #17171b; --bar: #8ab4f8; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; border-bottom: 1px solid var(--rule); padding-bottom: .25rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: .4rem 0; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
ul { list-style: none; margin: 0; padding: 0; }
li.item { padding: .5rem 0; border-bottom: 1px solid var(--rule); break-inside: avoid; }
li.item ul { padding-left: 1rem; color: var(--soft); }
.mark { font-weight: 700; border: 1px solid currentColor; border-radius: .25rem; padding: 0 .35rem;
  margin-right: .35rem; white-space: nowrap; }
.soft { color: var(--soft); }
.more { padding: .5rem 0; font-style: italic; }
ol.plot { list-style: none; margin: .5rem 0 0; padding: 0; font-size: .9rem; }
ol.plot li { break-inside: avoid; padding: .25rem 0; }
svg.bar { display: block; width: 100%; height: 16px; overflow: visible; }
svg .now { fill: var(--bar); stroke: var(--bar); }
svg .old { fill: none; stroke: var(--bar); stroke-width: 1.5; }
svg .unsure { stroke-dasharray: 4 3; fill: none; }
svg .arrow { fill: var(--bar); overflow: visible; }
.axis { display: flex; justify-content: space-between; border-top: 1px solid var(--soft); margin: .25rem 0 0;
  color: var(--soft); font-size: .8rem; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } }
"""

_LEGEND = (
    "A filled bar is a statement as it is now, a hollow one an older version; an arrow is an open end; "
    "a dashed bar is denied, withdrawn, planned or merely possible."
)


def rendered(review: Review) -> str:
    """Return the page."""
    return "\n".join(_page(review)) + "\n"


def _page(review: Review) -> Iterator[str]:
    title = f"factledger review: {headline(review)}"
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{_text(title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    sign = "✗ " if review.fails else "✓ "
    yield f"<h1>{sign}{_text(headline(review))}</h1>"
    yield f"<p>{_side(review.base, review.before.head, review.before.commit)}"
    yield f"→ {_side(review.head, review.after.head, review.after.commit)}</p>"
    yield f"<p>{_text(counted(review))}</p>"
    yield f"<p>{_text(last_line(review.after))}</p>"
    yield "</header>"
    yield "<main>"
    for section in sections(review):
        yield from _section(section)
    if review.plots:
        yield from _plots(review.plots)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _side(name: str, head: str, commit: str | None) -> str:
    at = f", commit <code>{_text(commit[:12])}</code>" if commit else ""
    return f'<b>{_text(name)}</b> <span class="soft">(head <code>{_text(head[:24])}…</code>{at})</span> '


def _section(section: Section) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{_text(section.title)} ({len(section.items) + section.more:,})</h2>"
    yield "<ul>"
    for item in section.items:
        yield _item(item)
    if section.more:
        yield f'<li class="more">and {section.more:,} more</li>'
    yield "</ul>"
    yield "</section>"


def _item(item: Item) -> str:
    place = f"<code>{_text(item.place)}</code> " if item.place else ""
    lines = "".join(f'<li dir="auto">{_text(line)}</li>' for line in item.lines)
    below = f"<ul>{lines}</ul>" if lines else ""
    mark = f'<span class="mark">{_text(item.mark)}</span>'
    return f'<li class="item">{mark}{place}<bdi>{_text(item.title)}</bdi>{below}</li>'


def _plots(plots: list[Plot]) -> Iterator[str]:
    yield "<section>"
    yield "<h2>Figures of the claims that changed</h2>"
    yield f'<p class="soft">{_LEGEND}</p>'
    for plot in plots:
        yield f"<h3>{_text(plot.claim)}</h3>"
        if plot.statement:
            yield f'<p class="soft" dir="auto">{_text(plot.statement)}</p>'
        yield from drawn(plot)
    yield "</section>"


def _text(text: str) -> str:
    return escape(escaped(text))
