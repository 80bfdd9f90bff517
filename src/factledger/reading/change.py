"""Whether a figure is a level, a change or an addition, and which way a change goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.values.figure import Direction, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.line import Line
    from factledger.reading.locale import ChangeWord

_REACH = 6
"""How many words a verb may stand before its figure, within the clause."""

_FAR_REACH = 14
"""The same for what a change led to, which may stand behind what it came from: "rose 5% from 40 to 42"."""

_SUBJECT = 10
"""How many words the subject may have that stands between a verb and its figure."""

_AMOUNTS = (Kind.PERCENT, Kind.MONEY, Kind.QUANTITY)
"""Kinds of figures that say by how much where nothing but the subject stands between: "the sales of 3 shops" do not."""

_CHANGES = (Role.CHANGE_BY, Role.CHANGE_TO)
_QUOTES = '«»"“”'
_CLAUSE_ENDS = '.;:!?؟؛–—()[]«»“”"。；：！？（）「」『』【】《》'


def role(line: Line, first: int, last: int, number_last: int, kind: Kind) -> tuple[Role, Direction | None]:
    """Return role and direction of the figure at tokens first..last, from the words around it.

    Args:
        line: The line.
        first: Index of the figure's first token.
        last: Index after its last token.
        number_last: Index after the last token of its number: "500 more chips".
        kind: What sort of figure it is.
    """
    if found := _after(line, last) or _hedging_verb(line, number_last, last):
        # "2 milyona yükseldi": the case of the figure's last word says that it is where the change led to.
        is_end = line.had("to", first) is not None or line.had("to-case", last) is not None
        return Role.CHANGE_TO if found.role is Role.CHANGE_BY and is_end else found.role, found.direction
    inside = _after(line, number_last) if number_last < last else None
    if inside and inside.role is Role.ADDITION:
        return Role.ADDITION, None
    addition = line.before(line.lexicon.language.changes_before, first)
    if addition and addition[0].role is Role.ADDITION:
        return Role.ADDITION, None
    return _by_verb(line, first, last, kind)


def _by_verb(line: Line, first: int, last: int, kind: Kind) -> tuple[Role, Direction | None]:
    """Return role and direction of the figure from the verb of its clause."""
    is_end = line.had("to", first) is not None
    is_reach = line.had("by", first) is not None or _is_glued_reach(line, first)
    verb = _verb_before(line, first, is_end=is_end)
    if verb is None and line.lexicon.language.verb_last and (is_end or is_reach):
        later = _verb_behind(line, last)
        verb = (later, False) if later else None
    if verb is None:
        return Role.LEVEL, None
    word, is_next = verb
    either = "by-or-from" in line.words[first - 1].closes and line.had("by-or-from", first) is not None
    if (either and _leads_to(line, last)) or (line.had("from", first) is not None and not is_next):
        return Role.LEVEL, None
    if is_end:
        return Role.CHANGE_TO, word.direction
    if is_next or either or is_reach or (kind in _AMOUNTS and _verb_of_subject(line, first)):
        return word.role, word.direction
    return Role.LEVEL, None


def _is_glued_reach(line: Line, first: int) -> bool:
    """Tell whether "by" is written onto the number in words at token `first`: "بالثلث", "بخمسة دولارات"."""
    word, definite = line.words[first], line.lexicon.language.definite
    clitics = (word.fold[:clitic].removesuffix(definite) for _, clitic in word.numbers if clitic)
    return any("by" in line.lexicon.opening(clitic) for clitic in clitics)


def _verb_of_subject(line: Line, first: int) -> ChangeWord | None:
    """Return the verb whose subject alone stands between it and token `first`: "ارتفع سعر البرميل 5 دولارات"."""
    if not follows_subject(line, first):
        return None
    table = line.lexicon.language.changes_before
    for i in subject_before(line, first):
        found = line.before(table, i) if table in line.words[i - 1].closes else None
        if found and found[0].role is Role.CHANGE_BY:
            return found[0]
    return None


def follows_subject(line: Line, first: int) -> bool:
    """Tell whether the figure at token `first` may follow a subject that follows its verb."""
    if not line.lexicon.language.verb_first or line.has("clause-end", first) is not None:
        return False
    before = line.words[first - 1]
    return (before.is_word or before.text in _QUOTES) and "stop" not in before.opens


def subject_before(line: Line, first: int) -> Iterator[int]:
    """Yield the index behind each word before token `first`, from the last one, that may belong to its subject."""
    for i in range(first, max(first - _SUBJECT, 0), -1):
        word = line.words[i - 1]
        if not (word.is_word or word.text in _QUOTES) or line.had("clause-end", i) is not None:
            return
        yield i


def _leads_to(line: Line, last: int) -> bool:
    """Tell whether what a change led to follows: "de 3 % à 5 %" says from where, "de 3 %" by how much."""
    for i in range(last, min(last + _REACH, line.count)):
        end = line.has("to", i)
        if end is not None and line.is_number(end):
            return True
        if line.is_mark(i, _CLAUSE_ENDS + ","):
            break
    return False


def _hedging_verb(line: Line, number_last: int, last: int) -> ChangeWord | None:
    """Return the verb of change that hedges the figure it ends: "3 bin liraya dayandı", came close to it."""
    table = line.lexicon.language.changes_after
    found = line.before(table, last) if table in line.words[last - 1].closes else None
    return found[0] if found and found[1] >= number_last and found[0].role is Role.CHANGE_TO else None


def _after(line: Line, last: int) -> ChangeWord | None:
    """Return the noun of change behind a figure: "a 5% rise", "500 more chips"."""
    found = line.at(line.lexicon.language.changes_after, last)
    if found and found[0].role is Role.ADDITION and line.has("than", found[1]) is not None:
        return None
    return found[0] if found else None


def _verb_behind(line: Line, last: int) -> ChangeWord | None:
    """Return the verb of change at the end of the clause: "ist um 5 % auf 20 Euro gestiegen"."""
    for i in range(last, min(last + _FAR_REACH, line.count)):
        found = line.at(line.lexicon.language.changes_after, i)
        if found and found[0].role is Role.CHANGE_BY:
            return found[0]
        if line.words[i].text in _CLAUSE_ENDS or line.words[i].text == ",":
            return None
    return None


def follows_change(line: Line, first: int) -> bool:
    """Tell whether a word of change stands directly before token `first`, with or without "from" or "by"."""
    for start in (first, *(line.had(name, first) for name in ("from", "by", "by-or-from"))):
        found = None if start is None else line.before(line.lexicon.language.changes_before, start)
        if found and found[0].role is Role.CHANGE_BY:
            return True
        if start is not None and _verb_of_subject(line, start):
            return True
    return False


def changed_before(line: Line, first: int) -> bool:
    """Tell whether a word of change stands before token `first` in its clause."""
    return _verb_before(line, first, is_end=True) is not None


def _verb_before(line: Line, first: int, *, is_end: bool) -> tuple[ChangeWord, bool] | None:
    """Return the word of change before the figure in its clause, and whether it stands directly before.

    With `is_end` the figure is where the change led to, and other figures may stand in between.
    """
    table = line.lexicon.language.changes_before
    reach = _FAR_REACH if is_end else _REACH
    for i in range(first, max(first - reach, 0), -1):
        word = line.words[i - 1]
        if table in word.closes:
            found = line.before(table, i)
            if found and found[0].role in _CHANGES:
                return found[0], i == first
        if word.is_number and not is_end and line.had("from", i - 1) is None:
            return None
        if word.text in _CLAUSE_ENDS or line.had("clause-end", i) is not None:
            return None
    return None
