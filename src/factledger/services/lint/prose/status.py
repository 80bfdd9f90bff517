"""Whether the words around a figure deny it, plan it or leave it in the past."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.events import REJECT, events_in
from factledger.reading.locale import LANGUAGES, UNKNOWN, language
from factledger.reading.standing import is_perfect
from factledger.reading.tables import categories
from factledger.reading.terms import by_first_word, named, said, said_in_any, worded
from factledger.reading.tokens import fold
from factledger.services.lint.prose.acts import places_of_subjects
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

CAN = "can"
"""Category of `draft.tsv`: words for what somebody or something is able to do, as well as for what may be."""

_INSTEAD = 3
"""Words from the first of a phrase such as "rather than" to its figure."""

_BEHIND = 4
"""Words between a figure and what is said of it behind it: "900 tourists from Halden are expected"."""

_TO_DENIAL = 2
"""Words between a figure with its noun and a denial of what follows: "310 dams have been never built"."""

_PARTED = ":;؛"
"""Marks behind which nothing goes on that was said before them."""

_OF_IT = (":", "—", "–", ",", "،", ";")
"""Marks behind which something is said of what stands before them."""

_TO_MORE = 25
"""How far behind a denial may stand what it denies that there is more of, in code points."""

_TAGS, _LONGEST_TAG = (",", "،", ";", "؛", "–", "—", "¿"), 6
"""Marks before what asks about a sentence at its end, and the words of the longest."""

_LONGEST_NO = 3
"""Words of the longest phrase that says that there is none."""

_CUT = frozenset({"won", "can"})
"""Words that are others without the end that an apostrophe parts from them: "won't", "can't"."""

_APOSTROPHES = ("'", "’")

_COMMAS = (",", "،")

_APART = (",", "،", "(", "—", "–")

_OPENING = " \n\t\"'“‘«("
"""Marks that may stand before the first word of a sentence."""

_CLOSING = " \n\t\"'”’»)"
"""Marks that may stand behind the last one of a sentence."""


@cache
def _denials(language: str) -> dict[str, list[Name]]:
    """Return the phrases of a language that deny, by their first word."""
    return by_first_word(worded(language, "denied"))


@cache
def _all_denials() -> frozenset[str]:
    """Return the single words that deny, in every language: "not"."""
    found = {phrase for code in LANGUAGES for phrases in _denials(code).values() for phrase in phrases}
    found |= {one.words for code in LANGUAGES for one in said(code, "not")}
    return frozenset(phrase[0] for phrase in found if len(phrase) == 1) - {"no", *_CUT}


def is_set_against(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is the one that something is not: "$12 million, not $21 million", "rather than 30".

    Nothing stands between, or one word more: "not the $21 million".
    """
    start = mention.span.start
    for place, _ in prose.said_in(sentence, "not"):
        before, _ = prose.beside(Span(place, place))
        if (before,) in prose.phrases("than"):
            continue  # "mais gente do que nunca: 18 mil"
        is_apart = prose.draft.text[:place].rstrip()[-1:] in _APART
        if place < start and prose.words_between(place, start) <= 1 + is_apart:
            return not any(place == other for other, _ in prose.said_in(sentence, "no-denial"))
    return any(
        place < start and prose.words_between(place, start) <= _INSTEAD
        for place, _ in prose.said_in(sentence, "instead")
    )


def statuses_said(prose: Prose, sentence: Sentence, mention: Mention) -> set[str]:
    """Return what plain words before a figure in its sentence, or behind it in its clause, say of it: planned."""
    end = prose.clause(sentence, mention).end
    told = ("denied", "planned", "projected", "possible", "future")
    names = places_of_subjects(prose, sentence)  # "the Hearthstone housing plan" plans nothing
    believed = {place for place, _ in prose.said_in(sentence, "believed")}  # nor does "if they are to be believed"
    found = {
        name
        for name in told
        if any(
            place < end
            and place not in names
            and place not in believed
            and not _is_month(prose, place)
            and not _is_before_perfect(prose, place)
            and not _goes_on_with(prose, mention, place)
            for place, _ in prose.said_in(sentence, name)
            if name != "possible" or not _is_parted(prose, place, mention.span.start)
        )
    }
    return {"planned" if name == "future" else name for name in found}


def is_planned_behind(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether what tells more of a figure says that it is planned: "12 stations, which it plans to open"."""
    text, end = prose.draft.text, prose.clause(sentence, mention).end
    behind = [word for word in sentence.words if word.start >= end]
    is_told = bool(behind) and (behind[0].name,) in prose.phrases("relative")
    if not is_told or text[mention.span.end : behind[0].start].strip() not in _COMMAS:
        return False
    marks = (at for mark in _COMMAS if (at := text.find(mark, behind[0].start, sentence.span.end)) >= 0)
    last = min(marks, default=sentence.span.end)
    places = (place for name in ("planned", "future") for place, _ in prose.said_in(sentence, name))
    return any(behind[0].start < place < last for place in places)


def _goes_on_with(prose: Prose, mention: Mention, place: int) -> bool:
    """Tell whether "and" goes on from a figure to something else of which a word is: "has 120 and plans to close"."""
    ands = prose.phrases("and")
    return any((word.name,) in ands for word in prose.words_in(Span(mention.span.end, max(place, mention.span.end))))


def _is_parted(prose: Prose, place: int, start: int) -> bool:
    """Tell whether a mark parts a word from a figure behind it: "Quiroga may be proud: it has built 1,800 homes"."""
    return prose.has_mark(place, start, _PARTED)


def _is_before_perfect(prose: Prose, place: int) -> bool:
    """Tell whether a word says of a verb of what has been that it is so: "قد ألغى", had cut; "قد يلغي" may cut."""
    with_both, perfect = _with_perfect(prose.language)
    word, after = prose.words[i := bisect_left(prose.starts, place)], prose.words[i + 1 : i + 2]
    if word.name not in with_both or not after:
        return False
    return after[0].name in perfect or is_perfect(after[0].name, language(prose.language))


@cache
def _with_perfect(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a language that stand before what has been and what may be, and verbs that are the former."""
    found = {} if language == UNKNOWN else categories(language)
    with_both, perfect = (frozenset(map(fold, found.get(name, ()))) for name in ("with-perfect", "perfect"))
    return with_both, perfect


def _is_month(prose: Prose, place: int) -> bool:
    """Tell whether the word at a place is a month by its capital: "in May", and not "May Fall" in a headline."""
    word, after = prose.words[i := bisect_left(prose.starts, place)], prose.words[i + 1 : i + 2]
    text = prose.draft.text
    is_month = text[place].isupper() and (word.name,) in prose.phrases("no-name")
    return is_month and not any(text[one.start].isupper() for one in after)


def passive_status(prose: Prose, sentence: Sentence, mention: Mention) -> str | None:
    """Return what is said of a figure behind it in its clause: "900 are expected", "that 900 came is false"."""
    clause = prose.clause(sentence, mention)
    end = clause.end
    before = (place for place, _ in prose.said_in(sentence, "projected-before"))
    if any(clause.start <= one < mention.span.start for one in before):
        return "projected"  # "se esperan 900 turistas"
    if _is_untrue(prose, sentence, mention) or _is_other(prose, sentence, mention):
        return "denied"
    for status in ("denied", "possible", "projected", "planned"):
        for place, _ in prose.said_in(sentence, f"{status}-behind"):
            if mention.span.end <= place < end and prose.words_between(mention.span.end, place) <= _BEHIND:
                return status
    return None


def _is_other(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the words behind a figure and a mark say that this is not it: "14 deaths: esse não é o saldo"."""
    i, text = sentence.at[mention.number.start], prose.draft.text
    end = sentence.figures[i + 1].span.start if i + 1 < len(sentence.figures) else sentence.span.end
    for place, _ in prose.said_in(sentence, "not-it"):
        before = text[mention.span.end : place].rstrip()
        if mention.span.end <= place < end and before.endswith(_OF_IT):
            return True
    return False


def _is_untrue(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether what a figure stands in is called untrue before who says so: "It is not true, she says, that"."""
    start, text = mention.span.start, prose.draft.text
    for place, _ in prose.said_in(sentence, "denied-behind"):
        for that, _ in prose.said_in(sentence, "that") if place < start else ():
            between = text[place:that].rstrip()
            is_aside = between.endswith(_COMMAS) and any(mark in between[:-1] for mark in _COMMAS)
            if place < that < start and is_aside:
                return True
    return False


def is_former(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a figure is one of the past alone: "used to produce 840 megawatts"."""
    clause, no_former = prose.clause(sentence, mention), prose.phrases("no-former")
    for place, _ in prose.said_in(sentence, "former"):
        before, _ = prose.beside(Span(place, place))
        is_parted = prose.has_mark(place, mention.span.start, _PARTED)
        if clause.start <= place < clause.end and (before,) not in no_former and not is_parted:
            return True
    return False


_TO_EXCEPTED = 4
"""How many words before a number what leaves it out may stand: "غير صحيح أن", which is untrue, leaves out nothing."""


def is_excepted(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a denial before a figure leaves it out: "scored nothing but 13 goals"."""
    clause = prose.clause(sentence, mention)
    end, anything = mention.number.start, prose.phrases("no-except")
    return any(
        clause.start <= place < end
        and prose.words_between(place, end) <= _TO_EXCEPTED
        and (prose.beside(Span(place, place))[0],) not in anything
        for place, _ in prose.said_in(sentence, "except")
    )


def is_lacking(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether what is denied of a figure is that so many are enough: "43 judges did not suffice"."""
    clause = prose.clause(sentence, mention)
    return any(clause.start <= place < clause.end for place, _ in prose.said_in(sentence, "enough"))


def is_denied_behind(prose: Prose, sentence: Sentence, mention: Mention, claim: Known, terms: Container[str]) -> bool:
    """Tell whether a denial behind a figure is followed by what is measured: "91% are not vaccinated".

    So it is where the subject follows, and the clause opens with the figure: "310 dams were never built at Rawa".
    """
    clause = prose.clause(sentence, mention)
    denials = [place for place in _denials_in(prose, sentence) if mention.span.end <= place < clause.end]
    if not denials:
        return False
    # What is so that something is not: "lleva tres años intentando que no lleguen".
    that = prose.phrases("that")
    if any((word.name,) in that for word in prose.words_in(Span(mention.span.end, denials[0]))):
        return False
    names = claim.measures | claim.either
    if prose.words_between(mention.span.end, denials[0]) <= _TO_DENIAL and _opens_clause(prose, sentence, mention):
        names |= claim.subjects
    if any(denials[0] < one.start < clause.end and one.name in names for one in sentence.names):
        return True
    return any(denials[0] < word.start < clause.end and word.term in terms for word in sentence.words)


def _opens_clause(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence, or what is told behind a "that", opens with a figure; "the 310 dams" are told before."""
    before = prose.draft.text[sentence.span.start : mention.span.start].rstrip(_OPENING)
    if not before or before.endswith(_COMMAS):
        return True
    word, _ = prose.beside(mention.span)
    return (word,) in prose.phrases("that")


def says_denial(text: str) -> bool:
    """Tell whether a text in any language holds a word that denies: "children who are not vaccinated"."""
    return bool(_all_denials() & set(named(text)))


def denies(prose: Prose, word: str) -> bool:
    """Tell whether a word denies by itself, as a verb does: "negou", and not "not"."""
    return word in _all_denials() and (word,) not in prose.phrases("not")


def is_denial_denied(prose: Prose, sentence: Sentence) -> bool:
    """Tell whether a sentence says "not" right before a verb that denies: "did not reject", "no denegó"."""
    places = {place for place, _ in prose.said_in(sentence, "not")}
    if not places:
        return False
    refused = {one.start for one in events_in(sentence.words, prose.language) if one.name == REJECT}
    words = ((one, behind) for one, behind in pairwise(sentence.words) if one.start in places)
    return any(behind.start in refused or denies(prose, behind.name) for _, behind in words)


def says_ability(text: str) -> bool:
    """Tell whether a text in any language says what something can do: "homes that the park can supply"."""
    return not said_in_any(CAN).keys().isdisjoint(named(text))


def _denials_in(prose: Prose, sentence: Sentence) -> list[int]:
    """Return the places of words by which a sentence denies something."""
    return sentence.once("denials", lambda: list(_find_denials(prose, sentence)))


def _find_denials(prose: Prose, sentence: Sentence) -> Iterator[int]:
    phrases, names = _denials(prose.language), sentence.names_of_words()
    more = _of_more(prose, sentence)
    for i in [i for i, name in enumerate(names) if name in phrases]:
        if any(0 < place - sentence.words[i].start <= _TO_MORE for place in more):
            continue
        is_cut = names[i] in _CUT and not prose.draft.text.startswith(_APOSTROPHES, sentence.words[i].end)
        if not is_cut and any(names[i : i + len(phrase)] == phrase for phrase in phrases[names[i]]):
            yield sentence.words[i].start


def _of_more(prose: Prose, sentence: Sentence) -> list[int]:
    """Return the places of words that say "more" with nothing that it is more of or than: "no hizo falta más"."""
    found = []
    for place, value in prose.said_in(sentence, "no-more"):
        word = prose.words_in(Span(place, sentence.span.end))[0]
        rest = prose.draft.text[word.end : sentence.span.end].lstrip()
        if value or not rest[:1].isalnum():
            found.append(place)
    return found


def is_question(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence asks about a figure: what it asks it tells nobody as a fact.

    What stands behind a mark may ask about what is told before it: "the rule limits 150 countries, can you believe it?"
    """
    text = prose.draft.text
    if not sentence.span.of(text).rstrip(_CLOSING).endswith(("?", "؟")):
        return False
    end = mention.span.end
    tag = max(text.rfind(mark, end, sentence.span.end) for mark in _TAGS)
    opening = sentence.words[0].name if sentence.words else ""
    if tag < 0 or (opening,) in prose.phrases("asks") or text[sentence.span.start : end].lstrip().startswith("¿"):
        return True
    behind = Span(tag, sentence.span.end)
    is_short = 0 < len(prose.words_in(behind)) <= _LONGEST_TAG
    return not is_short or any(tag <= one.number.start for one in sentence.figures)


def is_none(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether the words right before a figure say that there is no such thing: "there is no 120-day period"."""
    before = [word.name for word in sentence.words if word.start < mention.span.start][-_LONGEST_NO:]
    return any(tuple(before[i:]) in prose.phrases("is-no") for i in range(len(before)))
