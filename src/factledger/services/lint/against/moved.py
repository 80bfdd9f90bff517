"""Whether a figure is now said of something else than before."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.terms import acts, families, terms
from factledger.rules import last_read as rules
from factledger.services.lint.against.around import are_alike
from factledger.services.lint.against.contrast import contrasted
from factledger.services.lint.against.figures import difference
from factledger.services.lint.against.sides import figure_key
from factledger.services.lint.against.subject import are_apart, is_respelt, respelt
from factledger.services.lint.prose.acts import acts_near
from factledger.values.compare import Severity
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.reading.terms import Placed
    from factledger.services.lint.against.figures import Difference
    from factledger.services.lint.against.standing import Standing
    from factledger.services.lint.against.subject import Subjects

_MOST_CHANGED = 3
"""Words that may stand in the place of others before a sentence counts as another one."""

_MONEY = "money"
"""The family of acts that are told in money: paying, costs, prices."""

_BOTH = 2
_BESIDE = 2
"""How many words behind a figure say what it is a figure of: "120 tonnes of wheat"."""


def moved(new: Standing, old: Standing, subjects: Subjects) -> Iterator[Difference]:
    """Yield that a figure is said of something else, at most once: by names, by verbs, by the words around it."""
    for found in (_by_names, _by_order, _by_exchange, _by_places, _by_act, _by_sentences_before, _by_part, _by_word):
        one = found(new, old, subjects)
        if one is not None:
            yield one
            return


def moved_by_sentences_before(new: Standing, old: Standing, subjects: Subjects) -> Iterator[Difference]:
    """Yield that a sentence, itself the same as before, goes on about something else."""
    found = _by_sentences_before(new, old, subjects)
    if found is not None:
        yield found


def _by_names(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    mine = subjects.of_figure(new.side, new.mention)
    theirs = subjects.of_figure(old.side, old.mention)
    if are_apart(mine, theirs):
        if respelt(mine, theirs):
            return _other(new, old, mine, theirs, Severity.WARNING)
        return _other(new, old, mine, theirs, Severity.ERROR)
    here = _all_names(new, subjects)
    there = _all_names(old, subjects)
    if len(new.passage.figures) == len(old.passage.figures) == 1:
        mine, theirs = here, there  # no other figure that a name behind it may belong to
    gained, lost = mine - there, theirs - here
    if not gained or not lost:
        return None
    is_rest_same = _without(new, gained) == _without(old, lost)
    severity = Severity.ERROR if is_rest_same and not respelt(gained, lost) else Severity.WARNING
    return _other(new, old, gained, lost, severity)


def _without(one: Standing, names: frozenset[str]) -> list[str]:
    """Return the words of a passage in order, without some names."""
    return [word for word in one.passage.words if word not in names]


def _other(
    new: Standing, old: Standing, mine: frozenset[str], theirs: frozenset[str], severity: Severity
) -> Difference:
    what = f"of {_written(new, mine)} now, of {_written(old, theirs)} before"
    return difference(rules.MOVED, what, severity)


def _all_names(one: Standing, subjects: Subjects) -> frozenset[str]:
    return frozenset[str]().union(*(subjects.of_sentence(one.side, passage.sentence) for passage in one.passages))


def _written(one: Standing, names: frozenset[str]) -> str:
    """Return names as they are written around a figure, in order."""
    text = one.side.draft.text
    sentences = [passage.sentence for passage in one.passages] + list(one.side.before(one.sentence))
    for sentence in (one.sentence, *sentences):
        found = [text[word.start : word.end] for word in sentence.words if word.name in names]
        if found:
            return " ".join(dict.fromkeys(found))
    return " ".join(sorted(names))


def _by_order(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    """Return that two names changed places, all other words being the same: "Acme bought Bolt for $3 million"."""
    if not _has_same_figures(new, old):
        return None
    mine = [word.name for word in subjects.names(new.side, new.sentence)]
    theirs = [word.name for word in subjects.names(old.side, old.sentence)]
    if mine == theirs or sorted(mine) != sorted(theirs):
        return None
    if _without(new, frozenset(mine)) != _without(old, frozenset(mine)) or not _is_among(new, subjects):
        return None
    return difference(rules.MOVED, f"the names changed places: {' … '.join(_first(new, subjects))}")


def _is_among(one: Standing, subjects: Subjects) -> bool:
    """Tell whether a figure stands in a clause with names, as the two of "Two firms share it: Acme has 5" do not."""
    clause = one.side.prose.clause(one.sentence, one.mention)
    return any(clause.start <= word.start < clause.end for word in subjects.names(one.side, one.sentence))


def _has_same_figures(new: Standing, old: Standing) -> bool:
    """Tell whether two passages hold the same figures in the same order."""
    return list(map(figure_key, new.passage.figures)) == list(map(figure_key, old.passage.figures))


def _by_exchange(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    """Return that two words on either side of a figure changed places: "Men earn 20% more than women"."""
    del subjects
    mine, theirs = _outside(new), _outside(old)
    if len(mine) != len(theirs) or not _has_same_figures(new, old):
        return None
    other = [i for i, (a, b) in enumerate(zip(mine, theirs, strict=True)) if a.name != b.name]
    if len(other) != _BOTH:
        return None
    i, k = other
    is_exchange = mine[i].name == theirs[k].name and mine[k].name == theirs[i].name
    number = new.mention.number
    if not is_exchange or not mine[i].term or not mine[k].term or not mine[i].start < number.start < mine[k].start:
        return None
    what = f"{_text(new, mine[i])!r} and {_text(new, mine[k])!r} changed places"
    return difference(rules.MOVED, what)


def _by_places(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    """Return that two places changed places: "5% in Spain and 8% in France", all other words being the same."""
    if not _has_same_figures(new, old) or sorted(new.passage.words) != sorted(old.passage.words):
        return None
    mine, theirs = _place_behind(new, subjects), _place_behind(old, subjects)
    if not are_apart(mine, theirs):
        return None
    return difference(rules.MOVED, f"{_written(new, mine)} now, {_written(old, theirs)} before")


def _place_behind(one: Standing, subjects: Subjects) -> frozenset[str]:
    """Return the place named between a figure and the next one."""
    i = one.sentence.at[one.mention.number.start] + 1
    figures = one.passage.figures
    end = figures[i].span.start if i < len(figures) else one.sentence.span.end
    words = {word.name for word in one.sentence.words if one.mention.span.end <= word.start < end}
    return subjects.places(one.side, one.sentence) & words


def _first(one: Standing, subjects: Subjects) -> list[str]:
    text = one.side.draft.text
    return [text[word.start : word.end] for word in subjects.names(one.side, one.sentence)]


def _by_act(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    """Return that another thing is done or measured: what was sold before was bought now."""
    del subjects
    mine, theirs = _acts(new), _acts(old)
    if not are_apart(mine, theirs):
        return None
    if mine & _all_acts(old) or theirs & _all_acts(new):
        return None
    is_turned = _opening(new) != _opening(old)  # "Acme sold it to Bolt", "Bolt bought it from Acme"
    is_paid = is_turned and new.mention.figure.kind is Kind.MONEY and _MONEY in _families(mine | theirs)
    if is_paid or _families(mine) & _families(theirs):
        return None  # who bought for so much paid so much
    severity = Severity.WARNING if is_turned else Severity.ERROR
    return difference(rules.MOVED, f"{_said(new, mine)} now, {_said(old, theirs)} before", severity)


def _opening(one: Standing) -> str:
    """Return the first word of a sentence that says something by itself and is no act: what it opens with."""
    return next((word.term for word in one.sentence.words if word.term and word.term not in acts()), "")


def _acts(one: Standing) -> frozenset[str]:
    prose = one.side.prose
    found = acts_near(prose, one.sentence, prose.clause(one.sentence, one.mention), one.mention)
    own = {word.term for word in prose.words_in(one.mention.span)}
    return frozenset(found - own)


def _families(found: frozenset[str]) -> frozenset[str]:
    known = families()
    return frozenset(family for term in found for family in known.get(term, ()))


def _all_acts(one: Standing) -> frozenset[str]:
    return frozenset(term for passage in one.passages for term in passage.terms) & acts()


def _said(one: Standing, terms: frozenset[str]) -> str:
    text = one.side.draft.text
    return next((repr(text[word.start : word.end]) for word in one.sentence.words if word.term in terms), "")


def _by_sentences_before(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    """Return that "it" or "the company" stands behind another name than before."""
    is_open = not subjects.of_sentence(new.side, new.sentence)
    if not is_open or not subjects.goes_on(new.side, new.sentence, new.mention.span.start):
        return None
    all_new = subjects.all_before(new.side, new.sentence)
    named_before = subjects.of_figure(old.side, old.mention)
    if named_before:
        if are_apart(all_new, named_before):
            return _other(new, old, all_new, named_before, Severity.ERROR)
        return None
    if not subjects.goes_on(old.side, old.sentence, old.mention.span.start):
        return None
    mine = subjects.last_named(new.side, new.sentence)
    theirs = subjects.last_named(old.side, old.sentence)
    if not are_apart(mine, theirs) or respelt(mine, theirs):
        return None
    severity = Severity.WARNING if theirs & all_new else Severity.ERROR
    if severity is Severity.WARNING and not mine & subjects.sure:
        return None
    what = f"it goes on about {_written(new, mine)} now, about {_written(old, theirs)} before"
    return difference(rules.MOVED, what, severity)


def _swaps(new: Standing, old: Standing) -> list[tuple[Placed, Placed]]:
    """Return the words that stand in the place of others where nothing else differs; none where more does."""
    mine, theirs = _outside(new), _outside(old)
    if len(mine) != len(theirs):
        return []
    found = [(a, b) for a, b in zip(mine, theirs, strict=True) if a.name != b.name]
    if len(found) > _MOST_CHANGED or {a.name for a, _ in found} & {b.name for _, b in found}:
        return []
    return [(a, b) for a, b in found if not a.name[0].isdecimal() and not b.name[0].isdecimal()]


def _outside(one: Standing) -> list[Placed]:
    """Return the words of a sentence that are in no figure and nothing that was set aside."""
    spans = sorted(
        [figure.span for figure in one.passage.figures] + [aside.span for aside in one.side.asides(one.passage)]
    )
    found, k = [], 0
    for word in one.sentence.words:
        while k < len(spans) and spans[k].end <= word.start:
            k += 1
        if k == len(spans) or word.start < spans[k].start:
            found.append(word)
    return found


def _by_part(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    """Return that it is said of another part of a whole: of towns now, of the countryside before."""
    del subjects
    mine, theirs = _about(new), _about(old)
    pair = contrasted(mine, theirs, new.side.language) if new.side.language == old.side.language else None
    if pair is None or not are_alike(new, old):
        return None
    return difference(rules.MOVED, f"{_text(new, pair[0])!r} now, {_text(old, pair[1])!r} before")


def _about(one: Standing) -> list[Placed]:
    """Return the words about a figure: between the one before and the one behind, with none inside of them."""
    return [word for word in _outside(one) if one.start() <= word.start < one.end()]


def _by_word(new: Standing, old: Standing, subjects: Subjects) -> Difference | None:
    """Return that one word took the place of another where a sentence says what its figure is of."""
    for mine, theirs in _swaps(new, old):
        found = _by_swap(new, old, mine, theirs, subjects)
        if found is not None:
            return found
    return None


def _by_swap(new: Standing, old: Standing, mine: Placed, theirs: Placed, subjects: Subjects) -> Difference | None:
    first, second = _act(new, mine), _act(old, theirs)
    terms_ = first or mine.term, second or theirs.term
    if not all(terms_) or terms_[0] == terms_[1] or is_respelt(mine.name, theirs.name):
        return None
    what = f"{_text(new, mine)!r} now, {_text(old, theirs)!r} before"
    if subjects.tells_names and any(_has_capital(*one) for one in ((new, mine), (old, theirs))):
        # A name, or who says it: that was looked at, but for names that both versions hold somewhere else.
        return difference(rules.WRONG_SCOPE, what) if _is_named_elsewhere(new, old, mine, theirs, subjects) else None
    if _is_behind(new, mine) and _is_behind(old, theirs):
        is_counted = new.mention.figure.kind in (Kind.COUNT, Kind.QUANTITY) or _is_of(new, mine)
        return difference(rules.MOVED, what, Severity.ERROR if is_counted else Severity.WARNING)
    if first or second:
        return difference(rules.MOVED, what, Severity.ERROR if first and second else Severity.WARNING)
    nouns = new.side.counted.get(mine.name), old.side.counted.get(theirs.name)
    if all(nouns) and nouns[0] != nouns[1]:
        return difference(rules.MOVED, what, Severity.WARNING)
    is_before = mine.start < new.mention.span.start and theirs.start < old.mention.span.start
    if not subjects.tells_names or (is_before and _is_first(new, mine)):
        return difference(rules.MOVED, what, Severity.WARNING)
    return None


def _is_named_elsewhere(new: Standing, old: Standing, mine: Placed, theirs: Placed, subjects: Subjects) -> bool:
    """Tell whether a name took the place of another, one of which the other version holds before it, too.

    Two names that stand side by side somewhere are of one and the same: "Ana" for "López".
    """
    if not (subjects.is_name(new.side, new.sentence, mine) and subjects.is_name(old.side, old.sentence, theirs)):
        return False
    if mine.name in subjects.beside_names(theirs.name):
        return False
    return mine.name in old.words_before() or theirs.name in new.words_before()


def _act(one: Standing, word: Placed) -> str:
    return terms(one.side.language).act(_text(one, word))


def _text(one: Standing, word: Placed) -> str:
    return one.side.draft.text[word.start : word.end]


def _has_capital(one: Standing, word: Placed) -> bool:
    """Tell whether a word is written with a capital though it opens no sentence."""
    return one.side.draft.text[word.start].isupper() and word != one.sentence.words[0]


def _is_first(one: Standing, word: Placed) -> bool:
    """Tell whether a word is the first of its sentence that says something by itself."""
    return next((found for found in one.sentence.words if found.term), None) == word


def _is_behind(one: Standing, word: Placed) -> bool:
    """Tell whether a word stands right behind a figure, or behind "of" there."""
    behind = [found for found in one.sentence.words if found.start >= one.mention.span.end][:_BESIDE]
    if behind[:1] == [word]:
        return True
    return behind[1:] == [word] and _is_of(one, word)


def _is_of(one: Standing, word: Placed) -> bool:
    """Tell whether a word such as "of" leads from a figure to a word."""
    of = one.side.prose.phrases("of")
    return any((a.name,) in of and b == word for a, b in pairwise(one.sentence.words))
