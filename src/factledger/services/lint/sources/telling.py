"""Who says a figure in a draft, against who says it in a document."""

from __future__ import annotations

from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

from factledger.reading.terms import forms, named, roles
from factledger.services.lint.claims.openings import has_no_case
from factledger.services.lint.judge.heard import is_heard, name_behind_said
from factledger.services.lint.judge.speaker import Attribution, Speakers
from factledger.services.lint.judge.voices import is_other, speaking, voices
from factledger.services.lint.sources.apart import folk
from factledger.services.lint.sources.around import SOMEBODY, clean, marks_of_name
from factledger.services.lint.sources.others import is_ours, named_elsewhere, other_turn
from factledger.services.lint.sources.turns import turn_of
from factledger.values.figure import Kind, interval
from factledger.values.units import NO_UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factledger.domain.entry import Entry
    from factledger.domain.source import Source as SourceRow
    from factledger.reading.mention import Mention
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.judge.voices import Voice
    from factledger.services.lint.match.candidate import Match as Tied
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.services.lint.sources.index import Figured, Source
    from factledger.services.lint.sources.match import SourceMatcher

_NEAR = 3
"""How many sentences before one may name who speaks in it."""

_PUT = 5
"""How many words may stand between a word such as "puts" and the figure that something is put at."""

_OF_WHOM = 3
"""How many words before an institution a name may stand that it tells of: "Varandas of the"."""

_ANYBODY = ("a", "b")
"""Two words for a name in another script than that of a draft."""

_NAMES = 2
"""Words of the name of a person; a paper or an agency that wrote of it has another number of them."""


class Telling(Speakers):
    """Tells whether a draft and a document give a figure to different people.

    That a document gives a figure to somebody, and a draft to nobody, is no finding here: nearly every figure of the
    news is somebody's, and the document is named beside the number.
    """

    figured: Figured

    def __init__(self, matcher: SourceMatcher) -> None:
        """Prepare for one draft."""
        Attribution.__init__(self, matcher.prose)
        self.matcher, self.index = matcher, matcher.index
        self.is_doubtful = False

    def is_told(self, *_: object) -> bool:
        """Tell that nothing has to be said."""
        return True

    def settles(self, *_: object) -> bool:
        """Tell that nothing has to be said."""
        return True

    def is_body(self, word: str) -> bool:  # noqa: ARG002  the one that was found last
        """Tell whether it is doubtful that somebody else is meant."""
        return self.is_doubtful

    def other(self, match: Tied, entry: Entry, source: SourceRow | None, claim: Known) -> str | None:  # noqa: ARG002
        """Return who says it in the draft, if a document gives it to somebody else."""
        if (turn := self._other_turn(match)) is not None:
            self.is_doubtful = False
            return turn
        if is_ours(self.index.sources[self.figured.passage.document], self.figured):
            return None
        voice = speaking(self.prose, match.sentence, self)
        is_other = voice is not None and self._is_other(voice)
        self.is_doubtful = is_other is None
        if voice is not None and self._is_of_speaker(match.sentence, voice, entry):
            return None
        if voice is not None and is_other is not False:
            return voice.text
        name = self.matcher.speaker(match.sentence, match.mention) or self._heard(match.sentence)
        name = name or self._expecting(match.sentence, self.figured.passage.names.around)
        is_of_voice = voice is not None and not marks_of_name(name or "") - marks_of_name(voice.text)
        return None if name is None or is_of_voice else self._other_name(name, entry)

    def _is_of_speaker(self, sentence: Sentence, voice: Voice, entry: Entry) -> bool:
        """Tell whether an institution says whose man he is that speaks in the document: "Varandas of the union".

        So does "union leader Nuno Varandas".
        """
        theirs = marks_of_name(entry.speaker or "")
        before = [word for word in sentence.words if word.start < voice.start][-_OF_WHOM:]
        return any(theirs & marks_of_name(word.name) for word in (*before, *self._named_behind(sentence, voice)))

    def _named_behind(self, sentence: Sentence, voice: Voice) -> Iterator[Placed]:
        """Yield the words right behind an institution that are what somebody of it is, and the name behind that."""
        known, text, before = roles(self.prose.language), self.prose.draft.text, None
        for word in (one for one in sentence.words if one.start >= voice.start):
            is_role = any(form in known for form in forms(word.name))
            is_unknown = has_no_case(word.name) and not self.prose.knows(word.name)
            is_name = is_role or text[word.start].isupper() or is_unknown
            if before is not None and not (is_name and text[before.end : word.start] in (" ", ", ", "، ")):
                return
            if before is not None and not is_role:
                yield word
            before = word

    def _heard(self, sentence: Sentence) -> str | None:
        """Return the name behind "said" and any title, in a script without capitals: "قال كالوم ريف، رئيس الصندوق"."""
        name = name_behind_said(self.prose, sentence, self.places(sentence), _ANYBODY)
        return name or self.name_behind_title(sentence, set())

    @staticmethod
    def _is_expected(prose: Prose, sentence: Sentence) -> bool:
        """Tell whether a sentence of a document tells what somebody expects who is no firm: "He expects 9,000"."""
        firms = {phrase for phrase in prose.phrases("goes-on") if len(phrase) > 1}  # "the company", and not "he"
        is_of_firm = not firms.isdisjoint(pairwise(sentence.names_of_words()))
        return bool(prose.said_in(sentence, "projected")) and not is_of_firm

    def _expecting(self, sentence: Sentence, about: frozenset[str]) -> str | None:
        """Return the name of two words right before a verb for what is to come: "Morag Pell expects".

        A firm expects it, too, where the document is about that.
        """
        if not self.matcher.surroundings.wording.has_case:
            return None
        words = sentence.words
        names = {word.start for word in self.matcher.surroundings.wording.words(sentence) if word.is_name}
        verbs = {place for place, _ in self.prose.said_in(sentence, "projected")}
        for first, last, verb in zip(words, words[1:], words[2:], strict=False):
            if verb.start in verbs and first.start in names and last.start in names:
                name = clean(self.prose.draft.text[first.start : last.end])
                return None if marks_of_name(name) & about else name
        return None

    def _other_turn(self, match: Tied) -> str | None:
        """Return who speaks in the draft, where beside the figure of a document both its speaker and that one speak."""
        around, sentence = self.matcher.surroundings, match.sentence
        source = self.index.sources[self.figured.passage.document]
        mine = turn_of(around, sentence, match.mention)
        if mine is None:
            return named_elsewhere(around, sentence, source, self.figured)
        return mine.text if other_turn(mine, around, sentence, source, self.figured) else None

    def _is_other(self, voice: Voice) -> bool | None:
        """Tell whether a document names no institution that may be the one that speaks; None where that is doubtful."""
        source, near = self._near()
        here, *before = [voices(source.prose, one, source.surroundings.attributions) for one in near]
        is_new = not before and _is_new(source, near[0], ())
        is_said = any(one.speaks for one in here) or is_new or source.speaker(self.figured) is not None
        return is_other(voice, here, chain.from_iterable(before) if is_said else source.voices, is_told=is_new)

    def _near(self) -> tuple[Source, list[Sentence]]:
        """Return the document, and the sentence of the figure with those before it that may name who speaks.

        None does before one that names somebody else who speaks: "The farmers, for their part, say".
        """
        found, sentence = self.index.sources[self.figured.passage.document], self.figured.passage.sentence
        before = list(islice(found.prose.before(sentence), _NEAR))
        return found, [sentence] if _is_new(found, sentence, before) else [sentence, *before]

    def _other_name(self, mine: str, entry: Entry) -> str | None:
        marks, (found, near) = marks_of_name(mine), self._near()
        if entry.speaker and not marks & marks_of_name(entry.speaker):
            near = near[:1]  # who says it is named there, and nobody before
        if mine == SOMEBODY or any(marks & found.surroundings.names(one) for one in near):
            return None
        is_other_script = self.matcher.surroundings.wording.has_case and not found.surroundings.wording.has_case
        if is_other_script and (marks & _sounds_of(near[0]) or is_heard(near[0], named(mine), found.language)):
            return None
        is_told_of = bool(marks & self.figured.passage.names.anywhere)
        is_person = len(mine.split()) == _NAMES
        is_said = (
            entry.speaker
            or (len(near) == 1 and _is_new(found, near[0], ()))
            or found.surroundings.attributions.is_attributed(near[0])
            or self._is_expected(found.prose, near[0])
        )
        return mine if (is_told_of or is_person) and (is_said or not is_told_of) else None


def _sounds_of(sentence: Sentence) -> set[str]:
    """Return the marks of the words of a sentence as they are heard, in a script that tells no name from a word."""
    return {mark for word in sentence.words for mark in marks_of_name(word.name)}


def contested(source: Source, figured: Figured) -> Mention | None:
    """Return the figure that somebody else puts against one that somebody says, or that this one is put against.

    "The ministry speaks of 38. The union puts it at 52": either is what one of the two says.
    """
    sentence, mention = figured.passage.sentence, figured.mention
    if source.speaker(figured) is None and not _is_told(source, sentence, mention):
        return None
    block = source.sentences_of(sentence.block)
    i = block.index(sentence)
    for one in block[max(i - 1, 0) : i + 2]:
        for other in one.figures:
            mine, theirs = (sentence, mention), (one, other)
            if _is_against(source, mine, theirs) or (_is_told(source, *theirs) and _is_against(source, theirs, mine)):
                return other
    return None


def _is_told(source: Source, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether somebody says a figure: by words such as "said" in its sentence, or "puts at" before it."""
    return source.surroundings.attributions.is_attributed(sentence) or _is_put(source.prose, sentence, mention)


def _is_against(source: Source, first: tuple[Sentence, Mention], second: tuple[Sentence, Mention]) -> bool:
    """Tell whether somebody puts the second of two figures against the first, which somebody else says."""
    prose = source.prose
    is_behind = second[1].span.start > first[1].span.start
    if not is_behind or any(_is_first_said(prose, *one) for one in (first, second)):
        return False
    return _is_put(prose, *second) and _may_be_of(source, *first, *second)


def _is_first_said(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether words before a figure say that it was said first, and no longer holds: "had put the toll at 12"."""
    told = (place for name in ("misstated", "first-said") for place, _ in prose.said_in(sentence, name))
    return any(place < mention.span.start for place in told)


def _is_put(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether words close before a figure say that somebody puts something at it."""
    start = prose.clause(sentence, mention).start
    places = [place for place, _ in prose.said_in(sentence, "puts-at") if start <= place < mention.span.start]
    return any(prose.words_between(place, mention.span.start) <= _PUT for place in places)


def _may_be_of(source: Source, sentence: Sentence, mention: Mention, one: Sentence, other: Mention) -> bool:
    """Tell whether two figures may be of one thing and differ, and who says the second is named as another one."""
    prose, mine, theirs = source.prose, interval(mention.figure), interval(other.figure)
    if mine is None or theirs is None or mine.meets(theirs) or mention.figure.kind is not other.figure.kind:
        return False
    is_bare = other.figure.unit == NO_UNIT or _is_of_number(prose, one, other)
    is_alike = other.figure.unit == mention.figure.unit or mention.figure.kind is Kind.DURATION
    if not is_bare and not (is_alike and _terms(prose, sentence, mention) & _terms(prose, one, other)):
        return False
    start = prose.clause(one, other).start
    said = source.surroundings.attributions
    is_named = any(start <= voice.start < other.span.start for voice in voices(prose, one, said))
    return is_named or bool(source.surroundings.names(one) - source.surroundings.names(sentence))


def _is_of_number(prose: Prose, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a clause speaks of the number itself: "the union puts the number at 4,800 operations"."""
    start = prose.clause(sentence, mention).start
    return any(start <= place < mention.span.start for place, _ in prose.said_in(sentence, "count-word"))


def _terms(prose: Prose, sentence: Sentence, mention: Mention) -> set[str]:
    start, end = prose.clause(sentence, mention)
    words = (word for word in sentence.words if start <= word.start < end)
    return {word.term for word in words if not mention.span.start <= word.start < mention.span.end} - {""}


def _is_new(source: Source, sentence: Sentence, before: Iterable[Sentence]) -> bool:
    """Tell whether a sentence names who speaks by words that no sentence before it has, and no other word for them."""
    found = list(_subjects(source, sentence))
    if not found:
        return False
    known = roles(source.language)
    terms = {word.term for one in before for word in one.words}
    told = {known[form] for one in before for word in one.words for form in forms(word.name) if form in known}
    theirs = {known[form] for word in found for form in forms(word.name) if form in known}
    return not told & theirs and not any(word.term in terms for word in found)


def _subjects(source: Source, sentence: Sentence) -> Iterator[Placed]:
    """Yield the words for who speaks in a sentence: the noun behind an article that opens it, or beside "said"."""
    prose, words = source.prose, sentence.words
    articles, mute = prose.phrases("article"), {one[0] for one in prose.phrases("again")} | prose.no_names
    for i in source.surroundings.attributions.places(sentence):
        behind = words[i + 1 : i + 3]
        # "A barrier would cost 80 million, she said": what opens it says nothing.
        is_again = any((word.name,) in prose.phrases("goes-on") for word in (*words[max(i - 1, 0) : i], *behind[:1]))
        opening = words[: 2 if i > 1 and not is_again else 0]
        for pair in (opening, behind):
            if len(pair) > 1 and (pair[0].name,) in articles and pair[1].term and pair[1].name not in mute:
                yield pair[1]
        beside = [*words[max(i - 1, 0) : i], *behind[:1]]
        yield from (word for word in beside if _is_somebody(source, word))


def _is_somebody(source: Source, word: Placed) -> bool:
    """Tell whether a word names somebody by what they are: a role, or those who do something."""
    known = roles(source.language)
    return any(form in known for form in forms(word.name)) or folk(word, source.language) is not None
