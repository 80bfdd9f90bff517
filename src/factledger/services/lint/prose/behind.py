"""What stands right behind a figure: "more than", "each", "of"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.services.lint.prose.direction import direction_said
from factledger.values.figure import Direction, Figure, Hedge, Kind, Role, printed_bounds
from factledger.values.span import Span

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_REST = 5
"""How many words of what is counted may stand between a figure and "more than"."""

_OF_CHANGE = 4
"""From how many words before a figure on a noun of change may be what it is of: "the increase was of some"."""

_THAN = 4
"""Words from the first of "more than" in which the "than" stands: "a menos do que"."""

_SIZE = "size"
"""The value of words such as "more" and "less" that compare two things."""

_WAYS = (("upper", Direction.UP), ("lower", Direction.DOWN))
"""Categories of words such as "more" and "less", and which way they go."""

_SUBJECT = 10
"""How many words from a verb on to its figure a subject between them may have."""

_PARTING = ",،;؛:()."

_HEDGE_REACH = 3
"""How many words may stand between a figure and what qualifies it further behind."""


def is_beyond(prose: Prose, mention: Mention) -> bool:
    """Tell whether a figure says by how much something differs from another: "$3 million more than planned"."""
    return _is_followed(prose, mention, "beyond") or _is_compared_behind(prose, mention)


def is_on_top(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure of more is told to come on top of others behind it: "another 25, besides those planned"."""
    end = mention.span.end
    is_more = mention.figure.role is Role.ADDITION
    return is_more and any(place >= end for place, _ in prose.said_in(sentence, "on-top"))


def is_compared(prose: Prose, mention: Mention) -> bool:
    """Tell whether "more" or "less" at a figure has its "than": "525 more inmates than places", "620 más que en"."""
    sentence, than = prose.sentence_at(mention.number.start), prose.phrases("more-than")
    start, end = mention.number.end, prose.clause(sentence, mention).end
    before = mention.span.start
    for place, _ in prose.said_in(sentence, "beyond"):
        is_behind = start <= place < end and prose.words_between(start, place) <= _REST
        is_before = place < before and prose.words_between(place, before) <= 1  # "mais 620 funcionários do que"
        is_hedge = start <= place < mention.span.end and mention.figure.hedge.is_one_sided  # "16,000 or more"
        if not (is_behind or is_before) or end <= start or is_hedge:
            continue
        words = prose.words_in(Span(max(place, start), end))[: _REST + _THAN]
        if any((word.name,) in than for word in words):
            return True
    return False


def _is_compared_behind(prose: Prose, mention: Mention) -> bool:
    """Tell whether "more than" stands behind the rest of what a figure counts: "40 solicitudes de asilo más que"."""
    sentence, than = prose.sentence_at(mention.number.start), prose.phrases("than")
    end = prose.clause(sentence, mention).end
    for place, _ in prose.said_in(sentence, "beyond"):
        is_near = mention.span.end <= place < end and prose.words_between(mention.span.end, place) <= _REST
        if is_near and any((word,) in than for word in _timeless(prose, sentence, Span(place, end))[1:_THAN]):
            return (prose.beside(mention.span)[1],) in prose.phrases("of") or _is_rest(prose, mention.span.end, place)
    return False


def _timeless(prose: Prose, sentence: Sentence, span: Span) -> list[str]:
    """Return the words of a place without years and dates, and what leads to them: "more in 2025 than", "more than"."""
    asides = [one.span for one in prose.asides_in(sentence)]
    words = prose.words_in(span)
    is_time = [any(one.start <= word.start < one.end for one in asides) for word in words]
    leading = [word.name in prose.where and any(is_time[i + 1 : i + 2]) for i, word in enumerate(words)]
    return [word.name for word, *dropped in zip(words, is_time, leading, strict=True) if not any(dropped)]


def _is_rest(prose: Prose, start: int, end: int) -> bool:
    """Tell whether what stands between two places only says which things are counted: "640 casos pendientes menos"."""
    words = {word.name for word in prose.words_in(Span(start, end))}
    parting = {name for category in ("apart", "and", "where", "article") for (name, *_) in prose.phrases(category)}
    return bool(words) and words.isdisjoint(parting) and prose.draft.text[start:end].replace(" ", "").isalpha()


def _way_behind(prose: Prose, sentence: Sentence, mention: Mention) -> Direction | None:
    """Return which way "more than" behind what a figure counts says that it goes."""
    end = prose.clause(sentence, mention).end
    for category, way in _WAYS:
        places = [place for place, value in prose.said_in(sentence, category) if value == _SIZE]
        if any(mention.span.end <= one < end and prose.words_between(mention.span.end, one) <= _REST for one in places):
            return way
    return None


def as_difference(prose: Prose, sentence: Sentence, mention: Mention) -> Figure:
    """Return a figure as a change where its words say that it is how much two others differ: "a gap of 300 votes"."""
    figure = mention.figure
    if figure.role in (Role.ADDITION, Role.CHANGE_TO) and is_compared(prose, mention):
        return figure._replace(role=Role.CHANGE_BY)  # "400,000 more votes than", "respondió a 62 avisos más que en"
    if figure.role is not Role.LEVEL or figure.kind is Kind.RATIO:
        return figure
    clause = prose.clause(sentence, mention)
    is_gap = any(clause.start <= place < clause.end for place, _ in prose.said_in(sentence, "gap"))
    is_told = is_gap or is_beyond(prose, mention) or _is_margin(prose, sentence, mention)
    if ahead := _ahead(prose, mention):
        return figure._replace(role=Role.CHANGE_BY, direction=ahead)
    if is_told:
        way = figure.direction or _way_behind(prose, sentence, mention)
        return figure._replace(role=Role.CHANGE_BY, direction=way)
    if (changed := changed_by(prose, sentence, mention)) is not mention:
        return changed.figure
    return _of_change(prose, sentence, mention) or _in_other_words(prose, sentence, mention) or figure


def changed_by(prose: Prose, sentence: Sentence, mention: Mention) -> Mention:
    """Return a figure as a change where its clause says which way by so much: "rose in 2025 by 6,300"."""
    said = prose.said_in(sentence, "changed-by") if mention.figure.role is Role.LEVEL else ()
    if not said:
        return mention
    at, _ = prose.words.places(mention.span)
    if not {prose.starts[i] for i in (at - 1, at) if 0 <= i < len(prose.starts)} & {place for place, _ in said}:
        return mention
    way = direction_said(prose, sentence, prose.clause(sentence, mention), mention)
    return mention._replace(figure=mention.figure._replace(role=Role.CHANGE_BY, direction=way)) if way else mention


def _ahead(prose: Prose, mention: Mention) -> Direction | None:
    """Return which way words right behind a figure say that it sets one thing apart from another: "17 points ahead of".

    So do "24,000 tonnes below that of 2024", and "por debajo del volumen de 2024".
    """
    way = _right_behind(prose, mention, "ahead")
    return None if way is None else Direction(way)


def _of_change(prose: Prose, sentence: Sentence, mention: Mention) -> Figure | None:
    """Return a figure as a change where a noun of change stands close before it: "the increase was 700,000 tonnes"."""
    clause, start = prose.clause(sentence, mention), mention.span.start
    for place, way in prose.said_in(sentence, "change-noun"):
        if clause.start <= place < start and prose.words_between(place, start) <= _OF_CHANGE:
            return _changed(mention.figure, Direction(way) if way else None)
    return None


def _in_other_words(prose: Prose, sentence: Sentence, mention: Mention) -> Figure | None:
    """Return a figure as a change where it says the one before it in other words: "700,000 tonnes, or 8.3%"."""
    i = sentence.at[mention.number.start]
    between = prose.words_in(Span(sentence.figures[i - 1].span.end, mention.span.start)) if i else []
    if not between or tuple(word.name for word in between) not in prose.phrases("or-rather"):
        return None
    before = as_difference(prose, sentence, sentence.figures[i - 1])
    return _changed(mention.figure, before.direction) if before.role is Role.CHANGE_BY else None


def _changed(figure: Figure, way: Direction | None) -> Figure:
    return figure._replace(role=Role.CHANGE_BY, direction=figure.direction or way)


def _is_margin(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure says by how much one beat another, or exceeds it: "beat Dara Moss by 300 votes"."""
    if exceeding(prose, sentence, mention) is not None:
        return True
    if (prose.beside(mention.span)[0],) not in prose.phrases("beat-by"):
        return False
    return any(place < mention.span.start for place, _ in prose.said_in(sentence, "beat"))


def exceeding(prose: Prose, sentence: Sentence, mention: Mention) -> Direction | None:
    """Return whether what a sentence names first is above or below the other by its figure; None where neither is said.

    "Gross debt exceeds net debt by €600 million", "superó en 13 puntos a la de los hombres".
    """
    if (prose.beside(mention.span)[0],) not in prose.phrases("exceeds-by"):
        return None
    said = [way for place, way in prose.said_in(sentence, "exceeds") if place < mention.span.start]
    return Direction(said[-1]) if said else None


def is_apiece(prose: Prose, mention: Mention) -> bool:
    """Tell whether a figure is of each of several things: "30 tonnes each"."""
    return _is_followed(prose, mention, "apiece")


def is_away(prose: Prose, mention: Mention) -> bool:
    """Tell whether a span of time says when something was, and not how long it lasted: "five years ago"."""
    before, _ = prose.beside(mention.span)
    if (before,) in prose.phrases("passing"):
        return False  # "transcurrió un año antes de que"
    return _is_followed(prose, mention, "away") or (before,) in prose.phrases("away-before")


def is_share_of(prose: Prose, mention: Mention) -> bool:
    """Tell whether a figure is a share of what stands behind it: "a quarter of the cost", "26% of the cost"."""
    _, behind = prose.beside(mention.span)
    return any(behind == phrase[0] for phrase in prose.phrases("of"))


def _is_followed(prose: Prose, mention: Mention, category: str) -> bool:
    """Tell whether a phrase of a category stands right behind a figure, with nothing but space between."""
    return _right_behind(prose, mention, category) is not None


def _right_behind(prose: Prose, mention: Mention, category: str) -> str | None:
    """Return the value of the phrase of a category that stands right behind a figure; None where none does."""
    sentence, end = prose.sentence_at(mention.number.start), mention.span.end
    said = ((place, value) for place, value in prose.said_in(sentence, category) if place >= end)
    return next((value for place, value in said if not prose.draft.text[end:place].strip()), None)


def hedge_behind(prose: Prose, sentence: Sentence, mention: Mention) -> tuple[int, Hedge] | None:
    """Return the place of the words that qualify a plain figure further behind it, where no figure has them, and how.

    So it is with the rest of what is counted between: "120 وظيفة تدريس شاغرة على الأقل", "120 posts in all or so".
    """
    if mention.figure.hedge is not Hedge.PLAIN:
        return None
    end = prose.clause(sentence, mention).end
    for place, hedge in prose.said_in(sentence, "hedge-behind"):
        is_near = mention.span.end <= place < end and prose.words_between(mention.span.end, place) <= _HEDGE_REACH
        is_near = is_near and place not in {one for one, _ in prose.said_in(sentence, "no-hedge-behind")}
        if is_near and not any(one.span.start <= place < one.span.end for one in sentence.figures):
            return place, Hedge(hedge)
    return None


def hedged_behind(prose: Prose, sentence: Sentence, mention: Mention) -> Figure:
    """Return a figure with what qualifies it further behind it, or far before it, if anything does."""
    found = hedge_behind(prose, sentence, mention)
    hedge = hedge_before(prose, sentence, mention) if found is None else found[1]
    if hedge is None:
        return mention.figure
    value, low, high = printed_bounds(hedge, mention.figure.value)
    return mention.figure._replace(hedge=hedge, value=value, low=low, high=high)


def hedge_before(prose: Prose, sentence: Sentence, mention: Mention) -> Hedge | None:
    """Return what a verb says of a plain figure where its subject stands between: "تجاوز إنتاج الشركة مليوني طن".

    Only in a language whose verbs stand there, and with nothing between that parts them, nor another figure.
    """
    said = prose.said_in(sentence, "hedge-apart")
    figure = mention.figure
    if not said or figure.hedge is not Hedge.PLAIN or figure.value is None or figure.role is not Role.LEVEL:
        return None
    before, _ = prose.beside(mention.span)
    if (before,) in prose.phrases("no-hedge-apart"):
        return None  # by how much it exceeds another
    start, text = mention.span.start, prose.draft.text
    i = sentence.at[mention.number.start]
    last = sentence.figures[i - 1].span.end if i else sentence.span.start
    near = [
        Hedge(value)
        for place, value in said
        if last <= place < start
        and prose.words_between(place, start) <= _SUBJECT
        and not any(mark in text[place:start] for mark in _PARTING)
    ]
    # "Did not exceed" holds "exceed", too, which stands behind its "not".
    return near[0] if near else None
