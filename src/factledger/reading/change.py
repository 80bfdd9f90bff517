"""Whether a figure is a level, a change or an addition, and which way a change goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.digits import may_be_year
from factledger.reading.locale import ChangeWord
from factledger.reading.words import lookup
from factledger.values.figure import Direction, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.line import Line

_REACH = 6
"""How many words a verb may stand before its figure, within the clause."""

_FAR_REACH = 14
"""The same for what a change led to, which may stand behind what it came from: "rose 5% from 40 to 42"."""

_SUBJECT = 10
"""How many words the subject may have that stands between a verb and its figure."""

_NOUN_REACH = 6
"""How many words what changed may have between a noun of change and by how much."""

_AMOUNTS = (Kind.PERCENT, Kind.MONEY, Kind.QUANTITY)
"""Kinds of figures that say by how much where nothing but the subject stands between: "the sales of 3 shops" do not."""

_EXTENTS = (Kind.QUANTITY, Kind.DURATION)
"""Kinds of figures that may say where or when something fell or sank, and not by how much."""

_FIGURE = 4
"""How many words behind its verb a figure in words may have."""

_YEAR = 4
"""How many digits a year has."""

_RISE = "rise-noun"
_NOUNS_OF_CHANGE = ((_RISE, Direction.UP), ("fall-noun", Direction.DOWN))
"""Categories of the nouns of change that are followed by what changed, and which way it went."""

# Members of enumerations that are asked for at every figure: Python 3.11 takes ten times as long to find them in there.
_LEVEL, _ADDITION, _PERCENT = Role.LEVEL, Role.ADDITION, Kind.PERCENT

_CHANGES = (Role.CHANGE_BY, Role.CHANGE_TO)
_DASHES = "–—"
_OF_SHARE = 2
"""How many words may stand from the first one that a share is of to a "than": "mais 38% de doentes do que"."""

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
    if way := difference(line, first, last, is_counted=kind is Kind.COUNT and number_last < last):
        return Role.CHANGE_BY, way
    if found := _after(line, last, kind) or _hedging_verb(line, number_last, last):
        # "2 milyona yükseldi": the case of the figure's last word says that it is where the change led to.
        is_end = line.had("to", first) is not None or line.had("to-case", last) is not None
        return Role.CHANGE_TO if found.role is Role.CHANGE_BY and is_end else found.role, found.direction
    inside = _after(line, number_last, kind) if number_last < last else None
    if inside and inside.role is Role.ADDITION and line.has("than-before", last) is not None:
        return Role.CHANGE_BY, Direction.UP  # "6 more accidents than the year before"
    if inside and (inside.role is Role.ADDITION or line.has("fewer", number_last) is not None):
        return inside.role, inside.direction
    return role_before(line, first, last, kind)


def role_before(line: Line, first: int, last: int, kind: Kind) -> tuple[Role, Direction | None]:
    """Return role and direction of the figure at tokens first..last, where nothing behind it tells them."""
    if kind is _PERCENT and line.is_mark(first - 1, "+") and line.is_adjacent(first):
        return Role.CHANGE_BY, Direction.UP  # "Palantir, +340%"
    table = line.lexicon.language.changes_before
    addition = line.before(table, first) if table in line.words[first - 1].closes else None
    if addition and addition[0].role is _ADDITION:
        return _ADDITION, None
    return _by_verb(line, first, last, kind)


def difference(line: Line, first: int, last: int, *, is_counted: bool) -> Direction | None:
    """Return which way something differs from before: "menos 300 bebés do que em 2023" is no negative number.

    What a share is of may stand between: "menos 38% de doentes do que em 2023". Nor is any count of what is named
    negative, whatever it is compared with: "menos 47 autocarros do que a Lindamar".
    """
    negative = line.had("negative", first)
    if is_counted and line.is_word(first - 1) and negative is not None and line.had("all-but", negative) is None:
        return None if line.is_number(negative - 1) else Direction.DOWN
    of = line.has("of", last)
    ends = [last] if of is None else [last, *range(of + 1, of + 1 + _OF_SHARE)]
    if not any(line.has("than-before", end) is not None for end in ends):
        return None
    if negative is not None:
        return Direction.DOWN
    return Direction.UP if line.had("more", first) is not None else None


def _by_verb(line: Line, first: int, last: int, kind: Kind) -> tuple[Role, Direction | None]:
    """Return role and direction of the figure from the verb of its clause, or the noun of change it belongs to."""
    found = _by_verb_alone(line, first, last, kind)
    if found[0] is Role.CHANGE_BY and kind in _EXTENTS and line.has("place-behind", last) is not None:
        return _LEVEL, None  # "sank 14 miles off the coast"
    if found[0] is Role.CHANGE_BY and kind is Kind.MONEY and line.has("put-into", last) is not None:
        return _LEVEL, None  # "sank $5 million into a mine"
    if kind is not _PERCENT or found[0] is not _LEVEL:
        return found
    way = _noun_of_change(line, first, last) or _gain(line, first, last)
    return (Role.CHANGE_BY, way) if way else found


def _gain(line: Line, first: int, last: int) -> Direction | None:
    """Return up where so many percent are gained, and nothing says of what: "ganaron un 5 %", and no share of votes."""
    if line.has("of", last) is not None:
        return None
    i = line.start_of_hedged(first)
    if line.had("gained", i) is None and line.is_word(i - 1) and line.had("stop", i) is not None:
        i -= 1  # "un"
    if line.had("gained", i) is not None:
        return Direction.UP
    # "ربح سهم الشركة 5%": the verb stands before its subject.
    reach = range(max(i - _REACH, 0), i) if line.lexicon.language.verb_first else ()
    return Direction.UP if any(line.has("gained", k) is not None for k in reach) else None


def has_nouns_of_change(line: Line) -> bool:
    """Tell whether it is known of the language which nouns of change are followed by what changed."""
    return _RISE in line.lexicon.language.words


def _noun_of_change(line: Line, first: int, last: int) -> Direction | None:
    """Return which way the noun of change goes that stands before what changed: "kenaikan laba bersih 18 persen".

    Nothing but what changed may stand between: "el aumento del beneficio neto del 18 %", "growth in sales of 5%".
    """
    if not has_nouns_of_change(line) or line.had("to", first) is not None:
        return None
    of = line.had("of", first)
    start = first if of is None else of
    for i in range(start, max(start - _NOUN_REACH, 0), -1):
        word = line.words[i - 1]
        for name, way in _NOUNS_OF_CHANGE if word.closes else ():
            if name in word.closes and line.had(name, i) is not None:
                return None if _leads_to(line, last) else way
        if not word.is_word or ("stop" in word.closes and "noun-link" not in word.closes):
            return None
    return None


def _by_verb_alone(line: Line, first: int, last: int, kind: Kind) -> tuple[Role, Direction | None]:
    """Return role and direction of the figure from the verb of its clause."""
    closes = line.words[first - 1].closes
    is_end = "to" in closes and line.had("to", first) is not None and line.had("compared", first) is None
    is_end = is_end or line.has("to-inside", first) is not None  # "ha subido hasta alrededor del 71 %"
    by = line.had("by", first) if "by" in closes else None
    is_reach = by is not None or _is_glued_reach(line, first)
    # "fell for the sixth straight month, by 0.1 percent"
    is_apart = by is not None and (line.is_mark(by - 1, ",") or line.lexicon.language.verb_first)
    verb = _verb_before(line, first, is_end=is_end, is_far=is_end or is_apart, is_by=by is not None)
    if verb is None and line.lexicon.language.verb_last and (is_end or is_reach):
        later = _verb_behind(line, last)
        verb = (later, False) if later else None
    if verb is None:
        far = _verb_of_subject(line, first, kind)  # behind a subject of many words
        return (far.role, far.direction) if far else (_LEVEL, None)
    word, is_next = verb
    either = "by-or-from" in closes and line.had("by-or-from", first) is not None
    if (either and _leads_to(line, last)) or (line.had("from", first) is not None and not is_next):
        return Role.LEVEL, None
    if is_end:
        return Role.CHANGE_TO, word.direction
    if is_next or either or is_reach or _verb_of_subject(line, first, kind):
        return word.role, word.direction
    return Role.LEVEL, None


def _is_glued_reach(line: Line, first: int) -> bool:
    """Tell whether "by" is written onto the number in words at token `first`: "بالثلث", "بخمسة دولارات"."""
    if not line.lexicon.language.prefixes:
        return False
    word, definite = line.words[first], line.lexicon.language.definite
    clitics = (word.fold[:clitic].removesuffix(definite) for _, clitic in word.numbers if clitic)
    return any("by" in line.lexicon.opening(clitic) for clitic in clitics)


def _verb_of_subject(line: Line, first: int, kind: Kind) -> ChangeWord | None:
    """Return the verb whose subject alone stands between it and token `first`: "ارتفع سعر البرميل 5 دولارات".

    So many counted things say by how much only behind a number of them: "ارتفع عدد العاملين 500 عامل".
    """
    if not follows_subject(line, first):
        return None
    table = line.lexicon.language.changes_before
    for i in subject_before(line, first):
        found = line.before(table, i) if table in line.words[i - 1].closes else None
        if found and found[0].role is Role.CHANGE_BY:
            is_by = kind in _AMOUNTS or (kind is Kind.COUNT and line.has("how-many", i) is not None)
            return found[0] if is_by else None
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
            # "de 10 % à 31 euros" is by how much and to what
            return line.words[last - 1].text != "%" or line.words[end + 1].text == "%"
        if line.is_mark(i, _CLAUSE_ENDS + ",") or line.has("clause", i) is not None:
            break
    return False


def _hedging_verb(line: Line, number_last: int, last: int) -> ChangeWord | None:
    """Return the verb of change that hedges the figure it ends: "3 bin liraya dayandı", came close to it."""
    table = line.lexicon.language.changes_after
    found = line.before(table, last) if table in line.words[last - 1].closes else None
    return found[0] if found and found[1] >= number_last and found[0].role is Role.CHANGE_TO else None


def _after(line: Line, last: int, kind: Kind) -> ChangeWord | None:
    """Return the noun of change behind a figure: "a 5% rise", "500 more chips"; a share more is a rise."""
    if line.lexicon.language.changes_after not in line.words[last].opens:
        return None
    found = _behind(line, last)
    if found and (_is_hedge(line, found[1]) or (kind is Kind.COUNT and _is_of_other(line, last, found[1]))):
        return None
    if found and found[0].role is Role.ADDITION:
        if kind is Kind.DURATION and line.has("overtime", last) is not None:
            return None  # "2.900 horas extra" are a kind of hours, and no more of them
        if kind in (Kind.PERCENT, Kind.RATIO) or line.has("than-before", found[1]) is not None:
            return ChangeWord(Role.CHANGE_BY, Direction.UP)
        if line.has("than", found[1]) is not None:
            return None
    return None if found and _compares_less(line, last, found[1], kind) else (found[0] if found else None)


def _compares_less(line: Line, i: int, last: int, kind: Kind) -> bool:
    """Tell whether "less than" compares a sum with another one, as "more than" does: "$4m less than Veltron"."""
    is_less = kind not in (Kind.PERCENT, Kind.RATIO) and line.has("fewer", i) is not None
    return is_less and line.has("than-before", last) is None and line.has("than", last) is not None


def _is_of_other(line: Line, i: int, last: int) -> bool:
    """Tell whether tokens i..last say no change of what is counted before them.

    "More" with its adjective says what is counted ("las seis ciudades más grandes"), and a particle may end any verb:
    "flogen 9 Millionen Passagiere ab" is no fall, but "nahm um 9 Fälle ab" is.
    """
    if "particle" in line.words[i].opens:
        return not any("by" in line.words[k].opens for k in range(max(i - _REACH, 0), i))
    return last == i + 2 and any(entry.length == 1 for entry in line.words[i].opens.get("more", ()))


def _is_hedge(line: Line, last: int) -> bool:
    """Tell whether what looks like a word of change hedges the next number: "due città in meno di 3 ore"."""
    of = line.has("of", last)
    hedge = line.before(line.lexicon.language.hedges_before, of) if of is not None else None
    return hedge is not None and of is not None and line.is_number(of) and len(line.words[of].text) != _YEAR


def _behind(line: Line, i: int) -> tuple[ChangeWord, int] | None:
    """Return (word of change, index after it) at token `i`; where a headline ends, no point does: "legt um 5 % zu"."""
    table = line.lexicon.language.changes_after
    found = line.at(table, i)
    if found is None and i == line.count - 1:
        entries = line.words[i].opens.get(table, ())
        return next(((entry.payload, i + 1) for entry in entries if entry.words[1:] == (".",)), None)
    return found


def _verb_behind(line: Line, last: int) -> ChangeWord | None:
    """Return the verb of change at the end of the clause: "ist um 5 % auf 20 Euro gestiegen"."""
    for i in range(last, min(last + _FAR_REACH, line.count)):
        found = _behind(line, i)
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
        if start is not None and _verb_of_subject(line, start, Kind.PERCENT):
            return True
    return False


def follows_rise(line: Line, first: int) -> bool:
    """Tell whether a verb that says that something rose stands directly before token `first`: "creció", "subiu"."""
    found = line.before(line.lexicon.language.changes_before, first)
    return found is not None and found[0].role is Role.CHANGE_BY and found[0].direction is Direction.UP


def comes_from(line: Line, first: int) -> bool:
    """Tell whether token `first` is where a change comes from: "rise to 5% from 4%", "from $15 to $17"."""
    return line.had("from", first) is not None and changed_before(line, first)


def changed_before(line: Line, first: int) -> bool:
    """Tell whether a word of change stands before token `first` in its clause."""
    return _verb_before(line, first, is_end=True, is_far=True) is not None


def changed_by_before(line: Line, first: int) -> bool:
    """Tell whether a word of change and by how much stand before token `first` in its clause: also "se duplicó"."""
    for i in range(first - 1, max(first - _REACH, -1), -1):
        if line.is_number(i):
            return changed_before(line, i)
        if line.words[i].numbers and (found := lookup(line, i)) and found[0].kind == "multiple":
            return True
        if line.is_mark(i, _CLAUSE_ENDS):
            return False
    return False


def _verb_before(
    line: Line, first: int, *, is_end: bool, is_far: bool, is_by: bool = False
) -> tuple[ChangeWord, bool] | None:
    """Return the word of change before the figure in its clause, and whether it stands directly before.

    With `is_end` the figure is where the change led to, and other figures may stand in between; with `is_far` it may
    stand farther away; with `is_by` years may stand in between.
    """
    table, words, reached = line.lexicon.language.changes_before, line.words, line.reached
    reach = _FAR_REACH if is_far else _REACH
    is_own, is_other = True, False
    for i in range(first, max(first - reach, 0), -1):
        word = words[i - 1]
        is_when = is_by and word.is_number and may_be_year(word.text)  # "زاد العدد بين عامي 2024 و2025 بمقدار 700"
        if is_when or (not word.bears_on_change and i != reached):
            continue
        if word.is_number:
            if is_other:
                return None  # "as vendas caíram 5% e o estoque equivale a 45 dias": the verb has its figure
            is_own = False
        is_other = is_other or (is_own and "clause" in word.opens and line.has("clause", i - 1) is not None)
        if table in word.closes:
            found = line.before(table, i)
            if found and found[0].role in _CHANGES:
                return found[0], i == first
        if word.is_number and not is_end and line.had("from", i - 1) is None:
            return None
        if 0 < i == reached and not is_end and word.is_letters and _is_in_words(line, i):
            return None  # "augmenté d'un cinquième en trois mois": the verb has its figure
        is_mark = not word.is_word and word.text in _CLAUSE_ENDS and not _goes_on(line, i, first)
        is_mark = is_mark and not line.is_of_quoted_name(i - 1)
        if is_mark or ("clause-end" in word.closes and line.had("clause-end", i) is not None):
            return None
    return None


def _is_in_words(line: Line, last: int) -> bool:
    """Tell whether the figure that ends before token `last` holds no digits: "un cinquième"."""
    return not any(line.is_number(i) for i in range(max(last - _FIGURE, 0), last))


def _goes_on(line: Line, i: int, first: int) -> bool:
    """Tell whether the mark before token `i` ends no clause: the point of "Mio.", "п.п.", "p.p.", a dash."""
    if line.is_mark(i - 1, _DASHES):
        return i == first
    language = line.lexicon.language
    is_short = bool(line.before(language.units, i) or line.before(language.numbers, i))
    # A sentence does not begin with a small letter, or a comma.
    is_open = line.is_mark(i, ",") or (line.is_word(i) and line.words[i].text.islower())
    return line.is_mark(i - 1, ".") and (is_short or is_open)
