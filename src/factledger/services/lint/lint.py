"""Lint a draft: every number ends as matched, unregistered, set aside or unreadable; what is matched is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factledger.services.lint.language import scanned
from factledger.services.lint.match.matcher import Matcher
from factledger.services.lint.options import LintOptions
from factledger.services.lint.prose.prose import Prose
from factledger.services.lint.run import Run
from factledger.services.lint.ties.in_draft import ties_in
from factledger.services.lint.ties.tying import Tying

if TYPE_CHECKING:
    from factledger.reading.draft import Draft
    from factledger.services.lint.accepted import Accepting
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.report import Linted
    from factledger.services.lint.ties.sidecar import Sidecar
    from factledger.values.span import Span


def lint(
    draft: Draft,
    index: Index,
    options: LintOptions | None = None,
    sidecar: Sidecar | None = None,
    accepting: Accepting | None = None,
) -> Linted:
    """Return what is wrong with the numbers of a draft, and how every one of them ended.

    Args:
        draft: The draft.
        index: The claims of the ledger.
        options: What was settled.
        sidecar: The ties that stand beside the draft.
        accepting: The acceptances about the draft; takes down what no acceptance covers. None without any.

    Raises:
        LanguageError: The language that was given is not one that can be read.
        ParseError: The date that was given is none.
    """
    options = options or LintOptions()
    date = options.date_of(draft)
    run = Run(draft, scanned(draft, index.units, options.language, index.language), index, options, date, accepting)
    return run.linted(sidecar)


class Opened(NamedTuple):
    """A draft whose figures may be tied: its words, what ties them, and the claims that persons tied them to."""

    prose: Prose
    matcher: Matcher
    ties: dict[Span, str]


def opened(draft: Draft, index: Index, options: LintOptions, sidecar: Sidecar | None = None) -> Opened:
    """Return a draft with all that ties its figures to claims.

    Raises:
        LanguageError: The language that was given is not one that can be read.
        ParseError: The date that was given is none.
    """
    date = options.date_of(draft)
    prose = Prose(draft, scanned(draft, index.units, options.language, index.language), index)
    ties = ties_in(draft, prose.figures)
    if sidecar is not None:
        tying = Tying(sidecar, prose, ties)
        beside = {one.span: claim for i, one in enumerate(prose.figures) if (claim := tying.claim(i)) is not None}
        ties = beside | ties
    return Opened(prose, Matcher(prose, index, date), ties)
