"""Claims about what a rule, a plan or a law sets: to say that it would is to say nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.detect import detect, likeliest
from factledger.reading.locale import UNKNOWN
from factledger.reading.terms import holds_phrase, named, said_in_any, worded

if TYPE_CHECKING:
    from factledger.services.lint.claims.known import Columns, Known
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose

_AHEAD = ("planned", "projected")

_OPENING = 7
"""Words that open a statement, in which it says of itself that it is still to come: "How many people Velmar will"."""


def is_ruled(prose: Prose, match: Match, claim: Known) -> bool:
    """Tell whether a draft that has a figure still to come says no more of it than its claim: "would limit".

    So it is where the claim says what a rule sets ("the bill limits"), or itself what will be. Where the draft says
    that somebody only thinks about it, the draft does say something else.
    """
    if prose.said_in(match.sentence, "considering"):
        return False
    if claim.once("ruled", lambda: _is_ruled(claim.columns)):
        return True
    # "A regra prevê um prazo": what a rule foresees it sets.
    is_rule = claim.once("rule", lambda: _says(_words(claim.columns.subject), "ruling"))
    return is_rule and bool(prose.said_in(match.sentence, "sets"))


def _is_ruled(columns: Columns) -> bool:
    measure, statement = _words(columns.measure), _words(columns.statement)
    if _says(measure, "ruled-measure") or _says_ahead(columns.statement):
        return True
    subject = _words(columns.subject)
    return _says((*subject, *measure, *statement), "ruling") and _says((*measure, *statement), "sets")


def _words(text: str | None) -> tuple[str, ...]:
    return named(text or "")


def _says(words: tuple[str, ...], category: str) -> bool:
    """Tell whether words hold a phrase of a category of `draft.tsv` of any language."""
    opened_by = said_in_any(category)
    return any(holds_phrase(words, phrase) for word in words for phrase, _ in opened_by.get(word, ()))


def _says_ahead(statement: str | None) -> bool:
    """Tell whether a statement says in words of its language that what it states is still to come: "will employ"."""
    language = detect(statement) if statement else UNKNOWN
    if statement and language == UNKNOWN:
        language = likeliest(statement) or UNKNOWN
    if language == UNKNOWN:
        return False
    words = _words(statement)[:_OPENING]
    if _says(words, "must"):
        return True  # families that must move will
    return any(holds_phrase(words, phrase) for name in _AHEAD for phrase in worded(language, name))
