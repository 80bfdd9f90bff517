"""Who says a figure in a draft, against who says it in the ledger."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, cached_property
from itertools import islice, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from factledger.reading.locale import LANGUAGES, UNKNOWN, language
from factledger.reading.terms import (
    article_written_on,
    by_first_word,
    domain_of,
    forms,
    holds_phrase,
    institutions,
    named,
    roles,
    said,
    terms_of,
    worded,
)
from factledger.services.lint.claims.made import JOINTS
from factledger.services.lint.judge.apposed import name_apposed
from factledger.services.lint.judge.heard import (
    is_heard,
    is_heard_beside,
    is_word_heard,
    name_behind_said,
    name_behind_title,
    sounds_as_own,
)
from factledger.services.lint.judge.name_before import name_before
from factledger.services.lint.judge.name_near import name_near
from factledger.services.lint.judge.name_told import name_told
from factledger.services.lint.prose.names import whole_name
from factledger.values.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factledger.domain.entry import Entry
    from factledger.domain.source import Source
    from factledger.reading.terms import Placed
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.store.reader import Reader

FARTHEST = 30
"""How many sentences before a figure may name who speaks."""

_POSSESSIVES = ("", "'s", "’s", "'", "’")
"""What stands behind a name whose founder, or the like, is told of."""

_MARKS = ',;:()—–،؛"“”«»'
_BEHIND, _COMMAS = 5, (",", "،")
"""How many words behind "according to" may name who says it, up to a comma: "según los ingenieros de Acme, la"."""

_BESIDE = 3
"""How many words may stand between one who speaks and the word that says so."""

_TITLE = 5
"""How many words behind "said" may tell what somebody is, and whose name stands behind them."""

BODIES = ("union", "opposition", "police", "customs")
"""Roles of many together, whom no single person's name stands for."""

_OFFICES = (
    *("president", "premier", "governor", "minister", "mayor", "prosecutor", "judge", "monarch", "lawmaker"),
    *("executive", "coach", "officer"),
)
"""Roles of one person: who is told by name is not told by one of them alone."""

_PEOPLE = ("management", "residents", "company", "army", "government", "rescuers")
"""Roles of many or of a body for which a person may speak, but no other body."""

_MANY = (*_PEOPLE, *BODIES, "ministry", "spokesperson")
"""Roles that no name behind them is the bearer's of, or whose bearer speaks for somebody else."""

_OF_BODY = {
    "minister": "ministry",
    "police": "police",
    "inspector": "police",
    "judge": "court",
    "union": "union",
    "customs": "customs",
}
"""Kinds of the bodies that the bearers of a role speak for."""

_LEAST = 3
"""Letters of a word that may name a person by itself."""


class Attribution:
    """Tells whether sentences of a draft say that somebody says something."""

    def __init__(self, prose: Prose) -> None:
        """Prepare for one draft."""
        self.prose = prose

    def is_attributed(self, sentence: Sentence) -> bool:
        """Tell whether a sentence says that somebody says something; it is looked for once."""
        return sentence.once("attributed", lambda: self._find_attributed(sentence))

    def _find_attributed(self, sentence: Sentence) -> bool:
        saying = self._places_of_saying(sentence)
        if saying and not self._other_sense(sentence).issuperset(saying):
            return True
        words = sentence.names_of_words()
        return self._is_for_whom(sentence) or any(self._phrases_at(words, i) for i in self._may_speak(sentence))

    def _is_for_whom(self, sentence: Sentence) -> bool:
        """Tell whether a sentence opens with for whom it is so: "Para Alexandr Wang, a startup tem 50 mil"."""
        words, text = sentence.words, self.prose.draft.text
        if len(words) <= _TITLE or (words[0].name,) not in self.prose.phrases("for-whom"):
            return False
        end = next((one.end for one in words[1:_TITLE] if text[one.end : one.end + 1] in _COMMAS), None)
        return end is not None and all(text[one.start].isupper() for one in words[1:_TITLE] if one.end <= end)

    def _places_of_saying(self, sentence: Sentence) -> list[int]:
        """Return the positions among the words of a sentence of single words by which somebody speaks."""
        words = sentence.names_of_words()
        return [i for i in self._may_speak(sentence) if self._is_saying(words[i])]

    def _may_speak(self, sentence: Sentence) -> list[int]:
        """Return the positions among the words of a sentence of those by which somebody may speak."""
        first, last = sentence.places
        known = self._speaking
        return [i - first for i in known[bisect_left(known, first) : bisect_left(known, last)]]

    @cached_property
    def _speaking(self) -> list[int]:
        """The positions in the text of the words by which somebody may speak, or with which such a phrase opens."""
        return self.prose.words.where(lambda name: self._is_saying(name) or name in self._saying_phrases)

    def _is_saying(self, name: str) -> bool:
        return not self._saying.isdisjoint(forms(name))

    def _phrases_at(self, words: Sequence[str], i: int) -> list[Name]:
        """Return the phrases of several words by which somebody speaks that open at a word."""
        phrases = self._saying_phrases.get(words[i], ())
        return [phrase for phrase in phrases if tuple(words[i : i + len(phrase)]) == phrase]

    def _other_sense(self, sentence: Sentence) -> set[int]:
        """Return the positions of words that say nothing there: Portuguese "segundo" in "por segundo", a second."""
        found = self.prose.said_in(sentence, "no-said")
        return {self.prose.words_between(sentence.words[0].start, place) + int(offset) for place, offset in found}

    def places(self, sentence: Sentence) -> list[int]:
        """Return the positions among the words of a sentence of those that say that somebody speaks."""
        names = sentence.names_of_words()
        return [
            i
            for i in self._may_speak(sentence)
            if (self._is_saying(names[i]) and i not in self._other_sense(sentence)) or self._phrases_at(names, i)
        ]

    @property
    def _saying(self) -> frozenset[str]:
        return _sayings(self.prose.language)[0]

    @property
    def _saying_phrases(self) -> dict[str, list[Name]]:
        return _sayings(self.prose.language)[1]


@cache
def _sayings(language: str) -> tuple[frozenset[str], dict[str, list[Name]]]:
    """Return the words of a language by which somebody speaks, and such phrases of several by their first."""
    phrases = [one.words for one in said(language, "said")]
    phrases += [*worded(language, "said"), *worded(language, "according")]
    single = frozenset(phrase[0] for phrase in phrases if len(phrase) == 1)
    return single, by_first_word(phrase for phrase in phrases if len(phrase) > 1)


class Speakers(Attribution):
    """Finds in a draft who speaks."""

    def __init__(self, reader: Reader, prose: Prose) -> None:
        """Prepare for one draft."""
        super().__init__(prose)
        self.reader = reader

    def is_told(self, match: Match, entry: Entry, source: Source | None, claim: Known) -> bool:
        """Tell whether the draft says who speaks.

        The speaker of a row is named in the sentence or before it in the paragraph, or the sentence says that somebody
        speaks and names nobody else.
        """
        if self._is_named(match, entry, source, claim) or self.is_attributed(match.sentence):
            return True
        before = next(iter(self.prose.before(match.sentence)), None)
        return before is not None and self._speaks_for(before, claim)

    def _speaks_for(self, sentence: Sentence, claim: Known) -> bool:
        """Tell whether somebody of a claim's subject speaks in a sentence: "The director of Acme admitted as much."."""
        is_named = any(one.name in claim.subjects for one in sentence.names)
        return is_named and bool(self.roles_in(sentence)) and self.is_attributed(sentence)

    def is_said_by(self, match: Match, entry: Entry, source: Source | None, claim: Known) -> bool:
        """Tell whether a row has a speaker, and the draft names him as who says it."""
        return bool(entry.speaker) and self._is_named(match, entry, source, claim)

    def settles(self, match: Match, entry: Entry, source: Source | None, claim: Known) -> bool:
        """Tell whether the draft says who has a figure that sources dispute.

        "According to the newspaper" says nothing of which one, unless its name stands there.
        """
        if not self.is_told(match, entry, source, claim):
            return False
        if self._is_named(match, entry, source, claim) or not self.prose.said_in(match.sentence, "some-press"):
            return True
        names = {word.name for word in match.sentence.words if word.term}
        return bool(names & self._of_source(source, entry))

    def _is_named(self, match: Match, entry: Entry, source: Source | None, claim: Known) -> bool:
        """Tell whether the speaker of a row is named, or by the role, in the sentence or before it in the paragraph."""
        role = self._role(entry, claim)
        is_told = self.is_named_by_name(match, entry, source, claim)
        return is_told or (role is not None and any(role in self.roles_in(one) for one in self._in_reach(match)))

    def is_named_by_name(self, match: Match, entry: Entry, source: Source | None, claim: Known) -> bool:
        """Tell the same, where a role alone is no name: of engineers there are many."""
        wanted, near = self._telling(entry, source, claim), self._in_reach(match)
        is_written = any(wanted & self._forms(sentence) for sentence in near)
        return is_written or any(self._is_heard(sentence, entry, claim) for sentence in near)

    def is_named_by_role(self, match: Match, entry: Entry, *, is_placed: bool = True) -> bool:
        """Tell whether what the speaker of a row is stands near, and the name of where: "a vendor in Shenzhen".

        With `is_placed` false it need not be told where.
        """
        known, words = roles(UNKNOWN), self._name(entry)
        told, names = {known[word] for word in words if word in known}, [word for word in words if word not in known]
        if len(told) != 1 or not names:
            return False
        near = self._in_reach(match)
        if not any(told <= self.roles_in(sentence) for sentence in near):
            return False
        if not is_placed:
            return True
        return any(word in self._forms(one) or is_word_heard(one, word) for one in near for word in names)

    def _in_reach(self, match: Match) -> list[Sentence]:
        return [match.sentence, *islice(self.prose.before(match.sentence), FARTHEST)]

    def other(self, match: Match, entry: Entry, source: Source | None, claim: Known) -> str | None:
        """Return who says it in the draft, if that is somebody else than by a row; else None."""
        if match.mention.speaker is None and not entry.speaker:
            return None  # nobody says it, here nor there
        own = self._words(entry, source)
        beside = self._known_beside(match.sentence, self._name(entry), own) if entry.speaker else None
        return beside or self._other(match, entry, source, claim, own)

    def _other(self, match: Match, entry: Entry, source: Source | None, claim: Known, own: set[str]) -> str | None:
        sentence, name = match.sentence, self._name(entry)
        if self._telling(entry, source, claim) & self._forms(sentence) or self._is_heard(sentence, entry, claim):
            return None
        subject = _words_of(claim.subjects)
        if name and subject.issuperset(name):
            own = own | subject  # who tells it of himself, by any name that the ledger has of him
        ours = own | self._of_source(source, entry)
        if match.mention.speaker is not None and not self._is_where(sentence, match.mention.speaker):
            return self._other_than_subject(match, entry, ours, subject, claim)
        if not entry.speaker:
            return None
        if (role := self._role(entry, claim)) and (roles := self.roles_in(sentence)):
            if role in roles:
                return None
            if self.is_attributed(sentence) and (other := self._beside_said(sentence)):
                return other
        saying, ends = self.places(sentence), self._ends_of_saying(sentence)
        about = subject | _words_of(claim.topics | claim.places)
        found = (
            self._known_other(sentence, own | subject)
            or self._set_apart(sentence, ours)
            or name_before(self.prose, sentence, saying, ours | about)
            or name_apposed(self.prose, sentence, saying, _MANY, own)
            or self._after_said(sentence, own)
            or self._named_behind_said(sentence, saying, ours | about)
            or name_behind_said(self.prose, sentence, [*saying, *ends], name)
            or self._behind_title(sentence, ours, entry)
            or self._titled(sentence, ours)
            or self._named_whole(sentence, ours | about, entry)
            or self._body(sentence, ours, self._kinds_of(entry))
            or self._office(sentence, ours, entry)
            or name_near(self.prose, sentence, saying, ends, ours | about)
            or self._told(match, entry, source, claim)
            or self._gone_on_with(match, entry, own | subject)
        )
        if found is not None and (ours.issuperset(named(found)) or self._is_of_own(sentence, found, entry, claim)):
            return None
        # A title may be what a speaker is called: "القاضي", of al-Qadi.
        is_title = found is not None and self.is_body(found)
        return None if is_title and sounds_as_own(found or "", name, self.prose.language) else found

    def _gone_on_with(self, match: Match, entry: Entry, own: set[str]) -> str | None:
        """Return the other person of the ledger who speaks in the sentence before, where one goes on: "he added"."""
        before = next(iter(self.prose.before(match.sentence)), None)
        if before is None or not self.is_attributed(match.sentence) or set(self._name(entry)) & self._forms(before):
            return None
        return self._known_other(before, own)

    def _is_of_own(self, sentence: Sentence, title: str, entry: Entry, claim: Known) -> bool:
        """Tell whether a title is one that somebody of the claim's subject has: "the director of Acme", for its row.

        A row that names a person does not tell what he is there.
        """
        if not self.is_body(title) or self._role(entry, claim) or self._kinds_of(entry) or self._titles_of(entry):
            return False
        place = self.prose.draft.text.find(title, sentence.span.start, sentence.span.end)
        names = [one for one in sentence.names if one.name in claim.subjects]
        if place < 0 or not names:
            return False
        of = self.prose.phrases("of") | self.prose.phrases("article")
        text = self.prose.draft.text
        if any(one.end <= place and text[one.end : place].strip() in _POSSESSIVES for one in names):
            return True  # "DeepSeek's founder"
        return self._is_its(sentence, place, title) or any(
            one.start > place
            and text[one.end : one.end + 1] not in _COMMAS  # behind which the name stands
            and all((word.name,) in of for word in self.prose.words_in(Span(place + len(title), one.start)))
            for one in names
        )

    def _is_its(self, sentence: Sentence, place: int, title: str) -> bool:
        """Tell whether a title is told to be that of what a sentence is about: "its director", "su director"."""
        before = self.prose.words_in(Span(sentence.span.start, place))[-1:]
        its = self.prose.phrases("its") | self.prose.phrases("its-one")
        return title.endswith(language(self.prose.language).owned) or any((word.name,) in its for word in before)

    def _set_apart(self, sentence: Sentence, ours: set[str]) -> str | None:
        """Return the whole name that a sentence sets apart as who did it: "It was Sam Ott who floated the idea"."""
        words, text, who = sentence.words, self.prose.draft.text, self.prose.phrases("cleft-who")
        for place, size in self.prose.said_in(sentence, "cleft"):
            at = self.prose.words_between(sentence.span.start, place) + int(size)
            first = next((i for i in range(at, min(at + _TITLE, len(words))) if text[words[i].start].isupper()), None)
            if first is None:
                continue
            name = self._run(sentence, words[first].start)
            told = named(name)
            behind = words[first + len(told) :][:1]
            is_behind = first == at and any((word.name,) in who for word in behind)
            is_told = is_behind or (words[0].name,) in who  # "Quem o disse foi o ministro Davi Sá"
            if is_told and len(told) > 1 and ours.isdisjoint(told):
                return name
        return None

    def _told(self, match: Match, entry: Entry, source: Source | None, claim: Known) -> str | None:
        """Return the whole name of another person who has to be the one that speaks; None where a row's is near."""
        if self._role(entry, claim) or self._is_named(match, entry, source, claim):
            return None
        ours = self._words(entry, source) | self._of_source(source, entry) | _words_of(claim.subjects)
        return name_told(self.prose, match.sentence, self.places(match.sentence), ours | _words_of(claim.places))

    def _other_than_subject(
        self, match: Match, entry: Entry, ours: set[str], subject: set[str], claim: Known
    ) -> str | None:
        """Return who is named beside "said", or behind the subject there: "said the head of Lumar, Ana Reis"."""
        told = {word for word in named(match.mention.speaker or "") if word not in JOINTS}
        if told & (ours - subject):  # the title of a source may name what its claims are about
            return None
        if not told & subject:
            is_own = not entry.speaker and self._is_of_subject(match.sentence, match.mention.speaker or "", claim)
            return None if is_own else match.mention.speaker
        saying = self.places(match.sentence)
        return name_apposed(self.prose, match.sentence, saying, _MANY, ours) if entry.speaker else None

    def _is_of_subject(self, sentence: Sentence, name: str, claim: Known) -> bool:
        """Tell whether a name says what the subject is, in any language: "o Ministério do Interior", of its own."""
        mine, words = _bodies_of({*named(name)}), _words_of(claim.subjects)
        if not mine & _bodies_of(words):
            return False
        first = next((i for i, word in enumerate(sentence.words) if (word.name,) == named(name)[:1]), 0)
        near = {word.name for word in sentence.words[first : first + _TITLE]}
        told = {domain_of(word, self.prose.language) for word in near} - {None}
        own = {domain_of(word, code) for word in words for code in LANGUAGES} - {None}
        return not told or not own or bool(told & own)

    def _is_where(self, sentence: Sentence, name: str) -> bool:
        """Tell whether a name beside "said" is where those are who say it: "eleven companies in China said"."""
        words, first = sentence.words, named(name)[:1]
        places = [i for i, word in enumerate(words) if (word.name,) == first]
        return bool(places) and all(i and words[i - 1].name in self.prose.where for i in places)

    def _office(self, sentence: Sentence, ours: set[str], entry: Entry) -> str | None:
        """Return the title or body beside "said" that is not who speaks by a row, where nothing before names that.

        A person may hold any title that the ledger does not tell; that a body's words are those of another one, or of
        somebody with another title, is told by the words.
        """
        if any(ours & self._forms(one) for one in islice(self.prose.before(sentence), FARTHEST)):
            return None
        kinds = self._kinds_of(entry)
        others: tuple[str, ...] = (*_OFFICES, *_PEOPLE, *BODIES, "ministry") if kinds else _OFFICES
        if not kinds and (titles := self._titles_of(entry)):
            kinds, others = titles, (*_OFFICES, "executive", *titles)
        # "The mayor of Lisbon admitted that": who stands before the first word of it, or behind the last.
        for place in sorted({*self.places(sentence), *self._ends_of_saying(sentence)}):
            found = self._roles_beside(sentence, place)
            if "premier" in found:
                found = {"premier": found["premier"]}
            if found.keys() & kinds or any(_OF_BODY.get(role) in kinds for role in found):
                continue
            if other := next((word for role, word in found.items() if role in others), None):
                return other
        return None

    def _roles_beside(self, sentence: Sentence, place: int) -> dict[str, str]:
        """Return the roles of the words around the word at a place, up to a mark and to a few words, with the words."""
        known, text, words = roles(self.prose.language), self.prose.draft.text, sentence.words
        found: dict[str, str] = {}
        for step in (-1, 1):
            for k in range(place + step, place + step * (_BESIDE + 1), step):
                if not 0 <= k < len(words) or any(mark in _gap(text, words, k, k - step) for mark in _MARKS):
                    break
                if role := next((known[form] for form in forms(words[k].name) if form in known), None):
                    found.setdefault(role, text[words[k].start : words[k].end])
        return found

    def _ends_of_saying(self, sentence: Sentence) -> list[int]:
        """Return the positions of the last words of phrases that say that somebody says something."""
        names = [word.name for word in sentence.words]
        found = set(self._places_of_saying(sentence))
        found.update(i + len(phrase) - 1 for i in range(len(names)) for phrase in self._phrases_at(names, i))
        return sorted(found)

    @staticmethod
    def _titles_of(entry: Entry) -> set[str]:
        """Return the titles that the speaker of a row bears in its code: "inspector-hale"."""
        words = named(entry.speaker or "")
        return {roles(code)[word] for code in LANGUAGES for word in words if word in roles(code)}

    @staticmethod
    def _kinds_of(entry: Entry) -> set[str]:
        """Return what kinds of bodies the words for the speaker of a row name; none for a person."""
        words = named(entry.speaker or "")
        return _bodies_of({*words})

    def _titled(self, sentence: Sentence, ours: set[str]) -> str | None:
        """Return the name behind "said" and what its bearer is: "said union leader Ana Reis"."""
        known, text = roles(self.prose.language), self.prose.draft.text
        for i in self._places_of_saying(sentence):
            words = list(islice(sentence.words, i + 1, i + 2 + _TITLE))
            for title, word in pairwise(words):
                if (
                    not text[words[0].start - 1 : word.start]
                    .replace("'", "")
                    .replace("’", "")
                    .replace(" ", "")
                    .isalpha()
                ):
                    break
                if text[word.start].isupper():
                    is_name = text[title.start].islower() and title.name in known and word.name not in ours
                    if is_name and word.name not in self.prose.no_names and not ours & {one.name for one in words}:
                        return self._run(sentence, word.start)
                    break
        return None

    def _named_whole(self, sentence: Sentence, known: set[str], entry: Entry) -> str | None:
        """Return a whole name behind "said" and what its bearer is, whatever that is: "dijo la consejera Elvira Pons".

        It is one of several words that ends a part of the sentence, and not that of a place or of another's office; for
        a body anybody may speak.
        """
        if self._kinds_of(entry):
            return None
        text, ends_before = self.prose.draft.text, self.prose.where | {name for (name, *_) in self.prose.phrases("of")}
        for i in self._ends_of_saying(sentence):
            words = list(islice(sentence.words, i, i + 2 + _TITLE))
            for title, word in pairwise(words):
                between, is_name = text[title.end : word.start], text[word.start].isupper()
                # "Disse a prefeita, Lídia Moura": a mark may part a title from the name.
                if not between.isspace() and not (between == ", " and is_name and title is not words[0]):
                    break
                if not is_name or word.name in self.prose.no_names:
                    continue
                run = self._run(sentence, word.start)
                is_whole = " " in run and self._ends(word.start + len(run)) and not {*named(run)} & known
                # A title is a word that says something: no article, and no "with".
                if is_whole and title.term and title.name not in ends_before and title is not words[0]:
                    return run
                break
        return None

    def _behind_title(self, sentence: Sentence, ours: set[str], entry: Entry) -> str | None:
        """Return the name of another person behind "said" and a title, in a script without capitals; none of a body."""
        if self._kinds_of(entry):
            return None
        return self.name_behind_title(sentence, ours)

    def name_behind_title(self, sentence: Sentence, ours: set[str]) -> str | None:
        """Return the name behind "said" and a title, in a script without capitals, but for one behind our own words."""
        known = roles(self.prose.language).items()
        titles = {word for word, role in known if role not in _MANY or role == "spokesperson"}
        return name_behind_title(self.prose, sentence, self._ends_of_saying(sentence), titles, ours)

    def _run(self, sentence: Sentence, start: int) -> str:
        """Return the words with capitals from the one at a place on."""
        run = whole_name(self.prose, [word for word in sentence.words if word.start >= start])
        return self.prose.draft.text[start : run[-1].end]

    def _body(self, sentence: Sentence, ours: set[str], kinds: set[str]) -> str | None:
        """Return the word beside "said" for many who speak together, where nothing before says that they are meant."""
        before = islice(self.prose.before(sentence), FARTHEST)
        if any(ours & self._forms(one) for one in before):
            return None
        known = roles(self.prose.language)
        words = sentence.words
        for i in self._places_of_saying(sentence):
            for k in range(max(i - 1, 0), min(i + 1 + _BESIDE, len(words))):
                is_body = known.get(words[k].name) in {*BODIES} - kinds
                is_body = is_body and (k < i or self._ends(words[k].end))  # not "said the police had …"
                if k != i and is_body and not ours & {words[max(k - 1, 0)].name, words[k].name}:
                    return words[k].name
        return None

    def _ends(self, place: int) -> bool:
        """Tell whether a mark or nothing stands at a place."""
        after = self.prose.draft.text[place : place + 1]
        return not after or not (after.isalnum() or after.isspace() or after in "'’-")

    def is_body(self, word: str) -> bool:
        """Tell whether words name many who speak together, or a title: "union", "prime minister"."""
        known = roles(self.prose.language)
        return all(any(form in known for form in forms(one)) for one in named(word))

    @staticmethod
    def _name(entry: Entry) -> Name:
        return named(entry.speaker or "")

    def _is_heard(self, sentence: Sentence, entry: Entry, claim: Known) -> bool:
        """Tell whether a sentence writes the speaker of a row in another script; not where that names the subject."""
        name, language = self._name(entry), self.prose.language
        if self._about(claim).issuperset(name):
            return False
        is_short = article_written_on(language) is not None and name and all(word.isascii() for word in name)
        if is_short and is_heard_beside(self.prose, sentence, name, self._ends_of_saying(sentence)):
            return True
        return is_heard(sentence, name, language)

    def _role(self, entry: Entry, claim: Known) -> str | None:
        """Return what the speaker of a row is, if nothing but that and what the claim is about names it: "prosecutor".

        So it is with the vendor of the claim smuggling/shenzhen/chips, who is the "shenzhen-vendor".
        """
        words = named(entry.speaker or "")
        found = {roles(UNKNOWN).get(word) for word in words if word not in self._about(claim)}
        return found.pop() if len(found) == 1 else None

    def roles_in(self, sentence: Sentence) -> set[str]:
        """Return which of those who speak in the news a sentence names."""
        known = roles(self.prose.language)
        return {known[form] for form in self._forms(sentence) if form in known}

    def _beside_said(self, sentence: Sentence) -> str | None:
        """Return the word for one who speaks in the news that stands next to a word such as "said"."""
        known = roles(self.prose.language)
        words = [word.name for word in sentence.words]
        saying = [i for i, word in enumerate(words) if set(forms(word)) & self._saying]
        for i, word in enumerate(words):
            if not any(form in known for form in forms(word)) or self._is_hearer(words, i):
                continue
            if any(abs(i - k) <= _BESIDE and not self._is_parted(sentence, k, i) for k in saying):
                return word
        return None

    def _is_hearer(self, words: Sequence[str], i: int) -> bool:
        """Tell whether somebody is told something, and does not say it: "he told the reporters", "kepada wartawan"."""
        i -= (words[i - 1],) in self.prose.phrases("article") if i else 0
        return i > 0 and (words[i - 1],) in self.prose.phrases("hearer")

    def _is_parted(self, sentence: Sentence, place: int, i: int) -> bool:
        """Tell whether a comma stands behind a word that says, before another one: "قال، والزبون"."""
        words = sentence.words
        return place < i and self.prose.has_mark(words[place].end, words[i].start, _COMMAS)

    def _known_other(self, sentence: Sentence, own: set[str]) -> str | None:
        """Return another person of the ledger whom a sentence that attributes names."""
        if not self.is_attributed(sentence):
            return self._counting(sentence, own)
        words = self._without_goods(sentence)
        for name in self._people:
            if set(name) & own:
                continue
            is_named = holds_phrase(words, name) or is_heard(sentence, name, self.prose.language)
            if is_named or self._is_described(sentence, name):
                return self._as_written(sentence, name)
        return None

    def _as_written(self, sentence: Sentence, name: Name) -> str:
        """Return a name as a sentence writes it; where it stands there in other words, as the ledger has it."""
        words, text = sentence.words, self.prose.draft.text
        for i in range(len(words) - len(name) + 1):
            if tuple(word.name for word in words[i : i + len(name)]) == name:
                return text[words[i].start : words[i + len(name) - 1].end]
        return " ".join(name)

    def _without_goods(self, sentence: Sentence) -> Name:
        """Return the words of a sentence, "" for names in a figure or behind it: "10,000 Nvidia chips"."""
        words, of = [*sentence.names_of_words()], self.prose.phrases("of")
        for one in sentence.figures:
            first = bisect_left(sentence.words, one.span.start, key=attrgetter("start"))
            last = bisect_left(sentence.words, one.span.end, key=attrgetter("start"))
            words[first:last] = [""] * (last - first)
            if last + 1 < len(words) and (words[last],) in of:
                words[last + 1] = ""
        return tuple(words)

    def _is_described(self, sentence: Sentence, name: Name) -> bool:
        """Tell whether words beside "said" say of somebody what a code does, in any language: "a trader in Shenzhen".

        The code is of several words, as shenzhen-vendor is: of vendors alone there are many.
        """
        return any(self._describes(told, sentence, name) for _, told in self._beside(sentence))

    def _describes(self, told: set[str], sentence: Sentence, name: Name) -> bool:
        """Tell whether what some words tell is each word of a code: as it stands, by its meaning, or its role."""
        meant = self._meant.get(name, ())
        return bool(meant) and all(
            word in told
            or roles(UNKNOWN).get(word) in told
            or terms & told
            or (not terms and is_heard(sentence, (word,), self.prose.language))
            for word, terms in zip(name, meant, strict=True)
        )

    def _beside(self, sentence: Sentence) -> list[tuple[Sequence[Placed], set[str]]]:
        """Return the words beside each "said", those before it or else behind it, with what they tell; found once."""
        return sentence.once("beside said", lambda: list(self._find_beside(sentence)))

    def _find_beside(self, sentence: Sentence) -> Iterator[tuple[Sequence[Placed], set[str]]]:
        words, names = sentence.words, sentence.names_of_words()
        for i in self.places(sentence):
            end = i + max(map(len, self._phrases_at(names, i)), default=1)
            before = [] if names[i] in _according(self.prose.language) else words[max(i - _BESIDE, 0) : i]
            near = before or self._up_to_comma(words[end : end + _BEHIND])
            yield near, self._told_by(near, sentence)

    def _told_by(self, near: Sequence[Placed], sentence: Sentence) -> set[str]:
        """Return what some words tell: themselves, their terms, the roles and the subjects that they name."""
        index, known = self.prose.index, roles(self.prose.language)
        told = {word.term for word in near} | {word.name for word in near}
        told |= {known[form] for form in _forms_of(near) if form in known}
        if not near or index is None:
            return told
        inside = (one.name for one in sentence.names if near[0].start <= one.start < near[-1].end)
        names = (other for one in inside if index.is_subject(one) for other in index.subjects_of(one))
        return told | {word for other in names for word in other}

    def _up_to_comma(self, words: Sequence[Placed]) -> Sequence[Placed]:
        text = self.prose.draft.text
        size = next((i + 1 for i, word in enumerate(words) if text[word.end : word.end + 1] in _COMMAS), len(words))
        return words[:size]

    def _known_beside(self, sentence: Sentence, name: Name, own: set[str]) -> str | None:
        """Return another person of the ledger beside "said", where who speaks by a row is named elsewhere, or nowhere.

        "DeepSeek's engineers said that the delivery arranged by the Shenzhen vendor held 2,000 chips" is not by him.
        """
        beside = self._beside(sentence)
        behind = [sentence.words[i + 1 : i + 1 + _BESIDE] for i in self.places(sentence)]
        if not beside or any(own.intersection(_forms_of(near)) for near in (*(one for one, _ in beside), *behind)):
            return None
        if is_heard(sentence, name, self.prose.language):
            return None
        people = [one for one in self._people if len(one) > 1 and own.isdisjoint(one)]
        for near, told in beside:
            written = {word.name for word in near}
            for one in people:
                if written.issuperset(one) or self._describes(told, sentence, one):
                    return self._as_written(sentence, one)
        return None

    def _counting(self, sentence: Sentence, own: set[str]) -> str | None:
        """Return another person of the ledger with whom a sentence opens, and who counts: "Hale counts 40 boats"."""
        puts = {place for place, _ in self.prose.said_in(sentence, "puts-at")}
        behind = {i for i, word in enumerate(sentence.words) if word.start in puts}
        people = [name for name in self._people if len(name) in behind and not own & set(name)] if puts else []
        words = tuple(sentence.names_of_words())
        return next((self._as_written(sentence, name) for name in people if words[: len(name)] == name), None)

    def _after_said(self, sentence: Sentence, own: set[str]) -> str | None:
        """Return the word behind "said" where a script has no capitals and the name of the speaker is known in it."""
        text = self.prose.draft.text
        for i, word in enumerate(sentence.words[:-1]):
            after = sentence.words[i + 1]
            has_case = text[after.start].isupper() or text[after.start].islower()
            if not set(forms(word.name)) & self._saying or has_case:
                continue
            if after.term.startswith("=") or not after.term or after.name in self._generic:
                return None
            is_written = any(not one.isascii() for one in own)
            return text[after.start : after.end] if is_written and not set(forms(after.name)) & own else None
        return None

    def _named_behind_said(self, sentence: Sentence, saying: Iterable[int], ours: set[str]) -> str | None:
        """Return the whole name right behind a "said" that a mark parts from what is said: "«…», lamenta Ana Reis"."""
        words, text = sentence.words, self.prose.draft.text
        for i in saying:
            is_opened = i == 0 or words[i - 1].name in _according(self.prose.language)
            is_opened = is_opened or any(mark in text[words[i - 1].end : words[i].start] for mark in _MARKS)
            if not is_opened or i + 1 == len(words) or not text[words[i + 1].start].isupper():
                continue
            name = self._run(sentence, words[i + 1].start)
            told = named(name)
            if len(told) > 1 and ours.isdisjoint(told):
                return name
        return None

    @cached_property
    def _generic(self) -> frozenset[str]:
        return frozenset(one.words[0] for one in said(self.prose.language, "again", "spokesperson"))

    @cached_property
    def _meant(self) -> dict[Name, list[set[str]]]:
        """The terms of each word of those codes for speakers that say what somebody is, and where or whose."""
        found = {name: [terms_of(word, UNKNOWN) for word in name] for name in self._people if len(name) > 1}
        return {name: meant for name, meant in found.items() if any(meant)}

    @cached_property
    def _people(self) -> tuple[Name, ...]:
        """Names of all who speak in the ledger: authors of its sources, code names of its speakers."""
        from factledger.store.ask import ask

        speakers = {
            row[0] for row in ask(self.reader, "SELECT DISTINCT speaker FROM entry_now WHERE speaker IS NOT NULL")
        }
        authors = {name for row in self.reader.current("source") for name in getattr(row.body, "authors", None) or ()}
        names = {named(text) for text in (*speakers, *authors)}
        return tuple(sorted(name for name in names if name))

    def _telling(self, entry: Entry, source: Source | None, claim: Known) -> set[str]:
        """Return the words that tell who speaks: those of names that are not what the claim is about, nor where."""
        return self._words(entry, source) - self._about(claim)

    @staticmethod
    def _about(claim: Known) -> set[str]:
        """Return the words for what a claim is about, and where; they are found once."""
        return claim.once(
            "words of what and where",
            lambda: _words_of(claim.subjects | claim.places) | {*named(claim.columns.key)},
        )

    def _words(self, entry: Entry, source: Source | None) -> set[str]:
        """Return the words of the names of who speaks in a row."""
        texts: Iterable[str] = [entry.speaker] if entry.speaker else []
        if entry.speaker and source is not None and source.authors:
            texts = [*texts, *_own_authors(entry, source)]
        return {word for text in texts for word in named(text) if len(word) >= _LEAST}

    @staticmethod
    def _of_source(source: Source | None, entry: Entry) -> set[str]:
        """Return the words by which a source may be named."""
        texts = [entry.source]
        if source is not None:
            texts += [text for text in (source.title, source.publisher, *_own_authors(entry, source)) if text]
        return {word for text in texts for word in named(text) if len(word) >= _LEAST}

    @staticmethod
    def _forms(sentence: Sentence) -> set[str]:
        return sentence.once("forms", lambda: _forms_of(sentence.words))


def _words_of(names: Iterable[Name]) -> set[str]:
    return {word for name in names for word in name}


def _forms_of(words: Iterable[Placed]) -> set[str]:
    """Return the forms of some words: as they stand, and without what is written onto them."""
    return {form for word in words for form in forms(word.name)}


@cache
def _according(language: str) -> frozenset[str]:
    """Return the words of a language that stand before who says something: "according to", "según"."""
    return frozenset(phrase[0] for phrase in worded(language, "according"))


def _own_authors(entry: Entry, source: Source) -> list[str]:
    """Return the authors of a source who may be meant by who speaks in a row: where one of them does, no other one."""
    spoken = named(entry.speaker or "")
    authors, words = source.authors or (), {word for word in spoken if len(word) >= _LEAST}
    own = [one for one in authors if words & set(named(one))]
    return own if own or len(spoken) > 1 else [*authors]


def _bodies_of(words: set[str]) -> set[str]:
    """Return what kinds of bodies some words name, in any language."""
    return {kind for word in words for kind in _bodies().get(word, ())}


@cache
def _bodies() -> dict[str, frozenset[str]]:
    """Return the kinds of bodies by the words for them, in every language: of institutions and of those who speak."""
    found: dict[str, set[str]] = {}
    for code in LANGUAGES:
        for word, kind in institutions(code).items():
            found.setdefault(word, set()).add(kind)
        for word, role in roles(code).items():
            if role in (*BODIES, *_PEOPLE, "ministry"):
                found.setdefault(word, set()).add(role)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _gap(text: str, words: Sequence[Placed], k: int, other: int) -> str:
    """Return what stands between two neighbouring words."""
    first, second = sorted((k, other))
    return text[words[first].end : words[second].start]
