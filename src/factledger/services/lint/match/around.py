"""What stands around a figure: how near words are, whose figure it is, what it is compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factledger.reading.terms import months
from factledger.services.lint.derive import is_multiple
from factledger.services.lint.match.earlier import set_against
from factledger.services.lint.match.evidence import Weight
from factledger.services.lint.prose.behind import is_beyond, is_share_of
from factledger.services.lint.prose.direction import direction_said
from factledger.services.lint.prose.openings import semicolons
from factledger.values.figure import Kind, Role
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Name
    from factledger.services.lint.match.matcher import Matcher
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Clause, Phrase, Sentence


_OF = 2
"""Words between a figure and whose it is: "of", "of the"."""

_USED = 1
"""Words between a figure and "by", where that follows: "used"."""

_MARK = re.compile(r"[,;:()،؛–—]")


def is_plain_share(prose: Prose, sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Tell whether a figure is a share of what stands behind it, and nothing around it says that it rose or fell."""
    figure = mention.figure
    is_plain = figure.kind in (Kind.PERCENT, Kind.RATIO) and figure.role is Role.LEVEL and not is_multiple(figure)
    return is_plain and is_share_of(prose, mention) and direction_said(prose, sentence, clause, mention) is None


def compared_with(matcher: Matcher, sentence: Sentence, clause: Clause, mention: Mention) -> Name | None:
    """Return the subject behind "than" where a figure says by how much something differs from it; None for none."""
    prose = matcher.prose
    if not is_beyond(prose, mention):
        return None
    places = [place for place, _ in prose.said_in(sentence, "than") if mention.span.end <= place < clause.end]
    behind = (one for one in sentence.names if places and one.start > places[0])
    return next((one.name for one in behind if matcher.is_subject(one.name) and not one.is_place), None)


def purpose_of(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return the term of what money goes to by the words right behind it: "spent 37 million on advertising".

    None where nothing is said of that, or no more than where or when.
    """
    if mention.figure.kind is not Kind.MONEY or (prose.beside(mention.span)[1],) not in prose.phrases("spent-on"):
        return None
    behind = [word for word in sentence.words if word.start >= mention.span.end][1 : 2 + _OF]
    word = next((word for word in behind if (word.name,) not in prose.phrases("article")), None)
    if word is None or word.name in months() or prose.draft.text[word.start].isupper():
        return None
    return word.term or None


def weight_of_place(start: int, end: int, clause: Clause, mention: Mention) -> int:
    """Return what a word weighs by where it stands to the figure."""
    if clause.start <= start and end <= mention.number.start:
        return Weight.BEFORE
    if mention.number.start <= start < clause.end:
        return Weight.BEHIND
    return Weight.ELSEWHERE


def _owner(matcher: Matcher, sentence: Sentence, mention: Mention) -> Name | None:
    """Return the subject right behind a figure and "of", or behind "used by" or "that": "16,000 used by top labs".

    Behind what another figure is set against, any word may stand before it.
    """
    prose, end = matcher.prose, mention.span.end
    near = (one for one in sentence.names if end <= one.start and prose.words_between(end, one.start) <= _USED + _OF)
    subject = next((one for one in near if matcher.is_subject(one.name)), None)
    if subject is None:
        return None
    between = tuple(word.name for word in prose.words_in(Span(end, subject.start)))
    if any(between[:1] == phrase[:1] for phrase in prose.phrases("of")):
        return subject.name if len(between) <= _OF else None
    is_apart = _MARK.search(prose.draft.text, end, subject.start) is not None
    if is_apart or any(end <= one.number.start < subject.start for one in sentence.figures):
        return None
    if any(between[i : i + len(phrase)] == phrase for phrase in prose.phrases("whose") for i in range(_USED + 1)):
        return subject.name
    # "2,000 chips, against the 16,000 at most top companies"
    return subject.name if between and set_against(prose, sentence, mention) else None


def primary_subject(matcher: Matcher, sentence: Sentence, mention: Mention) -> Name | None:
    """Return the subject that a figure belongs to, of those that its sentence names: the last before it, else the next.

    What is named as a place ("in Ordana") comes after the others, and who has it before them: "the 40 votes of Ana". It
    is no place that opens a part of its sentence: "others use 16,000; at Acme, engineers used 2,000".
    """
    if owner := _owner(matcher, sentence, mention):
        return owner
    subjects = [one for one in sentence.names if matcher.is_subject(one.name)]
    for wanted in (False, True):
        here = [one for one in subjects if (one.is_place and not _opens_part(matcher.prose, sentence, one)) is wanted]
        before = [one for one in here if one.start < mention.number.start]
        if before:
            return before[-1].name
        if here:
            return here[0].name
    return None


def _opens_part(prose: Prose, sentence: Sentence, name: Phrase) -> bool:
    """Tell whether a name with the one word before it stands right behind a semicolon."""
    return any(mark < name.start and prose.words_between(mark, name.start) == 1 for mark in semicolons(prose, sentence))
