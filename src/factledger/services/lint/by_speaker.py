"""What a figure is about by who says it, where its sentence names nothing that the ledger has claims about.

"Liang Wenfeng said that his firm had bought no fewer than 10,000 A100s" is about the one claim in that unit for which
he is the speaker of a row.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain, filterfalse, islice
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.reading.locale import LANGUAGES, UNKNOWN
from factledger.reading.terms import acts, forms, named, nouns, people, roles
from factledger.rules import lint as rules
from factledger.services.lint.claims.openings import has_no_case
from factledger.services.lint.claims.reading import claims_of_speakers
from factledger.services.lint.judge.breach import is_error
from factledger.services.lint.judge.speaker import FARTHEST
from factledger.services.lint.prose.names import other_names, unknown_places
from factledger.services.lint.within.changes import lexicon
from factledger.values.figure import Kind
from factledger.values.span import Span
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.by_number import ByNumber
    from factledger.services.lint.claims.known import Known
    from factledger.services.lint.following import Following
    from factledger.services.lint.judge.breach import Judged
    from factledger.services.lint.judge.judge import Judge
    from factledger.services.lint.judge.speaker import Speakers
    from factledger.services.lint.match.candidate import Match
    from factledger.services.lint.match.matcher import Matcher
    from factledger.services.lint.prose.sentence import Sentence

_TOLD = 3
"""Words before a name that may say that it is told something: "in an interview with"."""

_TO_HEARER = 5
"""Words from one that says that somebody speaks to "to": "kata pedagang yang mengaturnya kepada"."""

_TO_SAID = 3
"""How many words from a name to "said" make it that of who speaks."""

PLANNED = "planned"
"""The status of what somebody means to do."""

_MOST_HEARD = 200
"""How many speakers are compared by their sound with the words of a script without capitals."""


_BEFORE = 2
"""How many sentences before a bare number may name what it counts."""

_MOST_NAMED = 20
"""How many claims a name may lead to that tells, with what the speaker is, which is meant."""

_OF_ROLE = 3
"""How many words before a name may say what somebody is there: "director of"."""


class BySpeaker:
    """Finds the claims of those who speak in one draft."""

    def __init__(
        self, matcher: Matcher, following: Following, judge: Judge, speakers: Speakers, by_number: ByNumber
    ) -> None:
        """Prepare for a draft, as `ByNumber` does; with what finds who speaks, and the claims of a number."""
        self._matcher, self._index = matcher, matcher.index
        self._following, self._judge, self._speakers, self._by_number = following, judge, speakers, by_number

    def judged(self, match: Match) -> Judged | None:
        """Return what judging a figure comes to by the one claim of who says it; None where there is none, or several.

        The sentence has to say that somebody speaks, or plans, or to hold the very number and words for what the claim
        measures, and to name no other subject; what it says of the figure must not be something else.
        """
        sentence, mention = match.sentence, match.mention
        if mention.span in self._by_number.settled or not self._by_word:
            return None
        is_told = self._speakers.is_attributed(sentence)
        if self._matcher.has_subject(sentence, self._with_maker(sentence, mention)):
            return None
        may_measure = self._matcher.may_measure
        near = [(claim, self._holds(claim, match)) for claim in self._near(match)]
        found = [claim for claim, is_held in near if may_measure(mention, sentence, claim, is_held=is_held)]
        if not is_told and not (mention.status == PLANNED and all(map(self._is_planned, found))):
            held = [claim for claim, is_held in near if is_held and claim in found]
            measured = (one for one in held if self._matcher.names_measure(match, one))
            keys = self._of_role(match) if held else ()
            of_role = (one for one in held if one.key in keys)
            found = [*(one for one in measured if self._is_named_so(match, one)), *of_role]
        found = [one for one in found if self._matcher.names_measure(match, one) or not self._does_other(match, one)]
        if len(found) > 1:  # of two deliveries that a vendor tells of, the one that holds the number
            held = [claim for claim, is_held in near if is_held and claim in found]
            found = held if len(held) == 1 else found
        if len(found) != 1:
            return None
        # Who retells what somebody else says stands before him: "Ms Okafor: Is it true that a vendor in Shenzhen".
        stated = mention.figure.stated
        is_telling = stated is not None and stated.has_two_digits
        is_held = is_telling and any(it for claim, it in near if claim is found[0])
        start = self._first_said(match) if is_held else sentence.span.start
        if self._matcher.names_another(sentence) and self._names_other(sentence, found[0], start):
            return None
        if any(self._is_of_other(one, found[0]) for one in islice(self._matcher.prose.before(sentence), FARTHEST)):
            return None
        judged = self._judge.judge(self._matcher.as_counted(match, found[0]), found[0])
        return judged if is_told or not is_error(judged.breaches) else None

    def taken(self, match: Match) -> Judged | None:
        """Return what judging comes to by the one claim of another speaker that holds the very count; None without one.

        "The rule limits 150 countries, says Martin Chorzempa", who told of other things in the ledger, and nobody else
        is named, is what John Villasenor said.
        """
        sentence, figure = match.sentence, match.mention.figure
        if figure.kind is not Kind.COUNT or figure.stated is None or not figure.stated.has_two_digits:
            return None
        if not self._speakers.is_attributed(sentence) or self._matcher.has_subject(sentence):
            return None
        found = self._by_number.of_same_number(match, is_all=True)
        if len(found) != 1:
            return None
        told = set(chain.from_iterable(self._by_word.get(word, ()) for word in self._words(match)))
        bodies = (row.body for rows in self._index.entries(sorted(told)).values() for row in rows)
        spoken = (one for one in bodies if isinstance(one, Entry) and one.speaker)
        if not any(self._speakers.is_named_by_name(match, one, None, found[0]) for one in spoken):
            return None
        if self._matcher.names_another(sentence) and self._names_other(sentence, found[0]):
            return None
        judged = self._judge.judge(match, found[0])
        return judged if any(one.rule is rules.WRONG_SPEAKER for one in judged.breaches) else None

    def _with_maker(self, sentence: Sentence, mention: Mention) -> Span:
        """Return a figure with who makes what it counts, where that stands right behind: "10,000 chips of Nvidia"."""
        prose, end = self._matcher.prose, mention.span.end
        behind = [one for one in sentence.names if one.start >= end]
        maker = min(behind, key=lambda one: one.start, default=None)
        if maker is None:
            return mention.span
        between = [word.name for word in prose.words_in(Span(end, maker.start))]
        leading = lexicon(prose.language)["from"]
        is_of = len(between) == 1 and ((between[0],) in prose.phrases("of") or between[0] in leading)
        return Span(mention.span.start, maker.end) if is_of else mention.span

    def _does_other(self, match: Match, claim: Known) -> bool:
        """Tell whether a verb right before a count says what was done, and a claim is of none of it: "visited 150"."""
        prose, mention = self._matcher.prose, match.mention
        before = prose.words_in(Span(match.sentence.span.start, mention.span.start))[-1:]
        is_verb = bool(before) and before[0].term in acts() and not has_no_case(before[0].name)
        return mention.figure.kind is Kind.COUNT and is_verb and self._matcher.does_other(match, claim)

    def _is_planned(self, claim: Known) -> bool:
        """Tell whether the ledger holds a claim as planned by somebody who speaks: "the rector wants to build"."""
        return any(one.status == PLANNED for one in self._spoken(claim))

    def _is_of_other(self, before: Sentence, claim: Known) -> bool:
        """Tell whether a sentence before says of whom else the speaker is what: "Wang is the director of Quorum"."""
        prose, known = self._matcher.prose, roles(self._matcher.prose.language)
        if self._matcher.has_subject(before) or not self._names_other(before, claim):
            return False
        for name in other_names(prose, before):
            at = prose.draft.text.find(name, before.span.start)
            near = [word.name for word in before.words if word.start < at][-_OF_ROLE:]
            if any(form in known for word in near for form in forms(word)):
                return True
        return False

    def _first_said(self, match: Match) -> int:
        """Return where the first word before a figure that says that somebody speaks stands, or its sentence begins."""
        words, places = match.sentence.words, self._speakers.places(match.sentence)
        said = [words[i].start for i in places if words[i].start < match.mention.span.start]
        return min(said, default=match.sentence.span.start)

    def _only_retells(self, sentence: Sentence, name: str, start: int) -> bool:
        """Tell whether somebody is named before a place as one who retells: by a title, or with a colon behind."""
        prose, text = self._matcher.prose, self._matcher.prose.draft.text
        at = text.find(name, sentence.span.start, sentence.span.end)
        if not sentence.span.start <= at < start or prose.words_between(at, start) <= _TO_SAID:
            return False  # whose name stands right before "said" speaks
        title = [word.name for word in prose.words_in(Span(sentence.span.start, at))][-1:]
        is_titled = bool(title) and any(form in roles(prose.language) for form in forms(title[0]))
        return is_titled or text[at + len(name) : at + len(name) + 1] == ":"

    def _is_told_to(self, sentence: Sentence, name: str) -> bool:
        """Tell whether a name is that of whom somebody told something, or part of it: "told The Herald", "to Reuters".

        A word such as "to" leads to him where a word that says that somebody speaks stands right before, or behind a
        name that opens the sentence: "Kepada Kompas, ia menyebut".
        """
        prose, text, words = self._matcher.prose, self._matcher.prose.draft.text, sentence.words
        at = text.find(name, sentence.span.start, sentence.span.end)
        i = next((i for i, word in enumerate(words) if word.start == at), 0)
        to = prose.phrases("addressing")
        while i and text[words[i - 1].start].isupper() and text[words[i - 1].end : words[i].start].isspace():
            if (words[i - 1].name,) in to:
                break
            i -= 1  # the first word of the name, or its article: "The New York Times"
        if i and (words[i - 1].name,) in prose.phrases("article"):
            i -= 1
        near = [word.name for word in words[max(i - _TOLD, 0) : i]]
        if any(tuple(near[j:]) in prose.phrases("told-to") for j in range(len(near))):
            return True
        if not near or (near[-1],) not in to:
            return False
        said = self._speakers.places(sentence)
        return i == 1 or any(i - 1 - _TO_HEARER <= place < i - 1 for place in said)

    def _names_other(self, sentence: Sentence, claim: Known, start: int = 0) -> bool:
        """Tell whether a sentence names somebody besides those who speak in the ledger and those whom they told it.

        To whom somebody spoke stands in the note of an entry: "in an interview with 36kr". What stands before a place
        does not count.
        """
        entries = (row.body for row in self._following.entries.get(claim.key, ()))
        notes = {word for one in entries if isinstance(one, Entry) for word in named(one.note or "")}
        one = claim.columns
        own = {word for text in (one.key, one.subject, one.statement, one.place) for word in named(text or "")}
        names = {
            word
            for name in other_names(self._matcher.prose, sentence)
            if not self._only_retells(sentence, name, start) and not self._is_told_to(sentence, name)
            for word in named(name)
        }
        return not names <= notes | own | self._by_word.keys()

    def _near(self, match: Match) -> list[Known]:
        """Return the claims in the unit of a figure whose speaker its sentence, or one before, names."""
        own = set(chain.from_iterable(self._by_word.get(word, ()) for word in self._words(match)))
        named_ = self._named(match)
        of_role = self._of_role(match)
        keys = sorted(own | named_ | of_role)
        claims = self._following.hold([claim for key in keys if (claim := self._index.find(key)) is not None])
        possible = self._matcher.counting.possible([one.key for one in claims], match.mention)
        fitting = [one for one in claims if one.key in possible]
        said = [
            one
            for one in fitting
            if (one.key in own and self._is_said(match, one))
            or (one.key in named_ and one.key not in own and self._is_of_name(match, one))
            or (one.key in of_role and self._is_of_role(match, one))
        ]
        # In a paragraph with two speakers the A100s of one are no H100s of the other.
        unit = match.mention.figure.unit
        if unit == NO_UNIT:
            return [one for one in said if self._holds(one, match) and self._is_counted(match, one)]
        return [one for one in said if unit in one.units] or [one for one in said if self._holds(one, match)]

    def _named(self, match: Match) -> set[str]:
        """Return the claims that a name in the sentence leads to, though it is no subject's: "the delivery"."""
        lists = (self._index.claims_named(one.name) for one in match.sentence.names)
        return set(chain.from_iterable(some for some in lists if len(some) <= _MOST_NAMED))

    def _of_role(self, match: Match) -> set[str]:
        """Return the claims whose speaker is what somebody is whom a sentence tells of, where it names nobody.

        Where no capitals tell names from other words, nobody knows that it does not.
        """
        if self._matcher.prose.is_caseless:
            return set()
        near = [match.sentence, *islice(self._matcher.prose.before(match.sentence), FARTHEST)]
        told = {role for sentence in near for role in self._speakers.roles_in(sentence)}
        keys = {key for role in told for key in self._by_role.get(role, ())}
        return keys if keys and not any(map(self._may_name, near)) else set()

    def _may_name(self, sentence: Sentence) -> bool:
        """Tell whether a word of a sentence may name somebody or something that the ledger does not know."""
        prose, text = self._matcher.prose, self._matcher.prose.draft.text
        own = {word for one in sentence.names for word in one.name}
        own.update(word for one in sentence.figures for word in named(one.text))
        capital = (one for one in sentence.words if any(map(str.isupper, text[one.start : one.end])))
        other = any(one.name not in own and not prose.knows(one.name) for one in capital)
        return other or self._matcher.names_another(sentence)

    def _is_of_role(self, match: Match, claim: Known) -> bool:
        """Tell whether a figure is the one of a claim, which somebody tells of whom no more is said than what he is.

        "The start-up's latest model is out. Its engineers put the number at roughly 2,000 chips."
        """
        near = [match.sentence, *islice(self._matcher.prose.before(match.sentence), FARTHEST)]
        places = {name for one in near for name in unknown_places(self._matcher.prose, one)}
        if not all(map(self._index.claims_named, places)) or not self._judge.fits(match.mention_for(claim), claim):
            return False
        if any(self._is_of_other_goods(one, name.end, claim) for one in near for name in one.names):
            return False
        return any(self._speakers.is_named_by_role(match, one, is_placed=False) for one in self._spoken(claim))

    def _is_of_name(self, match: Match, claim: Known) -> bool:
        """Tell whether a sentence that names a claim's matter says what its speaker is, and nobody else's name.

        "The delivery cost $103 million, the vendor said": where he is need not be told again.
        """
        sentence, text = match.sentence, self._matcher.prose.draft.text
        own = {word for one in sentence.names for word in one.name} | set(named(match.mention.text))
        others = (word.name for word in sentence.words[1:] if text[word.start].isupper())
        if any(word not in own for word in others) or unknown_places(self._matcher.prose, sentence):
            return False
        if any(self._is_of_other_goods(sentence, one.end, claim) for one in sentence.names):
            return False
        return any(self._speakers.is_named_by_role(match, one, is_placed=False) for one in self._spoken(claim))

    def _is_of_other_goods(self, sentence: Sentence, end: int, claim: Known) -> bool:
        """Tell whether what ends at a place goes on with what no name of a claim has: "a delivery of avocados"."""
        of, behind = self._matcher.prose.phrases("of"), [word.name for word in sentence.words if word.start >= end][:2]
        known = {word for name in (*claim.measures, *claim.subjects, *claim.topics) for word in name}
        return len(behind) == 2 and (behind[0],) in of and behind[1] not in known  # noqa: PLR2004  the word and "of"

    def _is_counted(self, match: Match, claim: Known) -> bool:
        """Tell whether the sentence of a bare number, or one before it, names what a claim counts."""
        prose, known = self._matcher.prose, nouns(self._matcher.prose.language)
        near = [match.sentence, *islice(prose.before(match.sentence), _BEFORE)]
        words = {word for sentence in near for word in sentence.names_of_words()}
        counted = {unit.lower() for unit in claim.units}  # a model has no other noun: "of DeepSeek's H100s"
        return any(
            known.get(form) in claim.units or form.removesuffix("s") in counted
            for word in words
            for form in forms(word)
        )

    def _holds(self, claim: Known, match: Match) -> bool:
        """Tell whether a claim holds the very number of a figure, of whatever."""
        stated = match.mention.figure.stated
        return stated is not None and self._judge.holds(claim, stated.value)

    def _words(self, match: Match) -> set[str]:
        """Return the words of a figure's sentence and of those before it; of speakers of other scripts all words."""
        sentences = [match.sentence, *islice(self._matcher.prose.before(match.sentence), FARTHEST)]
        words = {word for sentence in sentences for word in sentence.names_of_words()}
        is_heard = len(self._by_word) <= _MOST_HEARD and any(map(has_no_case, words))
        return words | self._by_word.keys() if is_heard else words

    def _is_said(self, match: Match, claim: Known) -> bool:
        """Tell whether the speaker of a row of a claim is named, or what he is, and where."""
        is_by_role = self._speakers.is_named_by_role
        return self._is_named_so(match, claim) or any(is_by_role(match, one) for one in self._spoken(claim))

    def _is_named_so(self, match: Match, claim: Known) -> bool:
        """Tell whether the speaker of a row of a claim is named by a name of his own."""
        return any(self._speakers.is_named_by_name(match, one, None, claim) for one in self._spoken(claim))

    def _spoken(self, claim: Known) -> list[Entry]:
        """Return the entries of a claim for which somebody speaks."""
        entries = self._following.entries.get(claim.key, ())
        return [row.body for row in entries if isinstance(row.body, Entry) and row.body.speaker]

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The keys of the claims for which somebody speaks, by the words that name the speaker alone."""
        found: dict[str, list[str]] = {}
        for key, speaker in claims_of_speakers(self._index.reader):
            for word in filterfalse(_is_common, named(speaker)):
                found.setdefault(word, []).append(key)
        return found

    @cached_property
    def _by_role(self) -> dict[str, list[str]]:
        """The keys of the claims for which somebody speaks, by what he is."""
        found: dict[str, list[str]] = {}
        for key, speaker in claims_of_speakers(self._index.reader):
            for role in {roles(UNKNOWN)[word] for word in named(speaker) if word in roles(UNKNOWN)}:
                found.setdefault(role, []).append(key)
        return found


def _is_common(word: str) -> bool:
    """Tell whether a word says what somebody is, in any language, rather than who: engineers, vendors.

    Nouns of other things may be names: Marta is a marten in Portuguese.
    """
    persons = people()[PERSON]
    return word in roles(UNKNOWN) or any(nouns(code).get(word) in persons for code in LANGUAGES)
