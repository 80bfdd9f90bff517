"""Tie a figure of a draft to the claim it is about: by subject and measure, never by its digits.

An explicit tie counts first. Without one the names of subject and measure are looked for in the sentence, then in the
paragraph, then in the headings above. What decides is listed as evidence, each piece with its weight.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factledger.reading.events import events_of
from factledger.reading.qualities import qualities_of
from factledger.reading.terms import named, people
from factledger.services.lint.claims.known import undated
from factledger.services.lint.match.candidate import Candidate, Match
from factledger.services.lint.match.context import Context
from factledger.services.lint.match.counting import Counting
from factledger.services.lint.match.earlier import dates_of_earlier, earlier, in_unit_of_partner, left_out
from factledger.services.lint.match.events import of_claim, shares_event
from factledger.services.lint.match.evidence import Evidence, Weight
from factledger.services.lint.match.in_turn import in_own_part, in_turn
from factledger.services.lint.match.parts import in_unit_of_whole
from factledger.services.lint.match.points import in_points
from factledger.services.lint.match.scope import Stated, headed, scope_stated
from factledger.services.lint.prose.behind import changed_by
from factledger.services.lint.prose.direction import is_way, says_further
from factledger.services.lint.prose.names import other_name
from factledger.values.figure import Kind, Role
from factledger.values.units import NO_UNIT, PERSON

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from factledger.reading.mention import Mention
    from factledger.services.lint.claims.index import Index
    from factledger.services.lint.claims.known import Known, Name
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence
    from factledger.values.span import Span

MOST_CANDIDATES = 400
"""How many claims are weighed for one figure."""

_LONG = 2000
"""A name of more claims narrows others down, and leads to none by itself."""

_MOST_BEFORE = 20
"""How many sentences of the paragraph before one may name what its figures are about."""

_FARTHEST = 40
"""How many sentences before one may name what a text goes on to speak of."""

NOT_NAMED = "what is measured is not named"
"""Why a claim is not enough spoken for whose subject, unit and time may be those of a figure."""

NEITHER = "neither a unit nor, near it, what is measured is named"
"""Why a claim is not enough spoken for by a bare number."""

ONLY_COUNTED = "only what is counted is named"
"""Why a claim is not that counts what a figure does, and says more of it than the sentence."""

OTHER_SUBJECT = "its subject is not named"
"""Why a claim is not meant that is about something else."""

_OPENING = 1
"""How many words may stand before one that goes on with a subject, where a sentence opens with it."""

_FRAME = 2
"""How many words more where a place or a time opens it: "In Montelar, the company"."""

_NOISE = 6
"""By how much claims may differ by words of their statements alone."""


class Matcher:
    """Ties the figures of one draft."""

    def __init__(self, prose: Prose, index: Index, date: str | None) -> None:
        """Prepare for the figures of a draft of a day."""
        self.prose, self.index, self.date = prose, index, date
        self._subjects: dict[Name, bool] = {}
        self._topics: list[int | None] = []
        self._rated: tuple[int, list[str]] = (-1, [])
        self._measured: tuple[int, frozenset[str]] = 0, frozenset()
        self.counting = Counting(index, prose.language)

    def match(self, mention: Mention, tie: str | None = None) -> Match:
        """Return what a figure is tied to; a bare number that is tied to nothing may count what one before it does."""
        found = self._match(mention, tie)
        if found.chosen or tie is not None or found.mention.figure.unit != NO_UNIT:
            return found
        unit = left_out(self.prose, found.sentence, mention)
        counted = found if unit is None else self._match(mention.counted_in(unit), None)
        is_of_it = counted.chosen and not self.does_other(counted, counted.chosen[0].claim)
        return counted if is_of_it else found

    def _context(self, mention: Mention, sentence: Sentence) -> Context:
        """Return what a sentence says around a figure."""
        return Context.of(self, mention, sentence, self.prose.clause(sentence, mention))

    def _match(self, mention: Mention, tie: str | None) -> Match:
        """Return what a figure is tied to as it stands."""
        sentence = self.prose.sentence_at(mention.number.start)
        mention = in_unit_of_whole(sentence, in_unit_of_partner(self.prose, sentence, mention))
        mention = in_points(self.prose, self.index, sentence, mention)
        if len(sentence.figures) == 1:  # beside others it says how far these are apart
            mention = changed_by(self.prose, sentence, mention)
        state = partial(self._stated, sentence, mention)
        if tie is not None:
            chosen = self._tied(tie)
            return Match(mention, sentence, chosen, chosen, state, tie)
        weighed: list[Candidate] = []
        context: Context | None = None
        for levels in self.levels(sentence):
            pool = self.counting.possible(self._pool(sentence, levels), mention)
            if mention.figure.kind is Kind.MONEY and "/" in mention.figure.unit:
                pool = sorted({*pool, *self.rated_in(sentence, mention.figure.unit)})
            if not pool:
                continue
            context = context or self._context(mention, sentence)
            around = context.within(levels)
            found = self._weighed(mention, pool, around, state())
            enough = _with_act([one for one in found if one.is_enough], around)
            # What is enough is told as it was found here, and all else where it was found first.
            first, then = (found, weighed) if enough else (weighed, found)
            known = {one.claim.key for one in first}
            weighed = first + [one for one in then if one.claim.key not in known]
            if enough:
                enough = in_turn(self.prose, sentence, mention, _in_unit(enough))
                enough = in_own_part(self.prose, sentence, mention, enough)
                enough = _called_so(sentence, mention, enough)
                enough = _by_name(sentence, _told_apart(enough, mention, sentence))
                best = enough[0]
                alike = [one for one in enough if one.score == best.score or _is_as_good(one, best)]
                alike = _placeless(alike, state())
                return Match(mention, sentence, _named_apart(alike, sentence), tuple(weighed), state)
        return Match(mention, sentence, (), tuple(weighed), state)

    def _stated(self, sentence: Sentence, mention: Mention) -> Stated:
        """Return what a sentence states of when and where its figure holds; found once for each figure."""

        def found() -> Stated:
            clause, apart = self.prose.clause(sentence, mention), dates_of_earlier(self.prose, sentence, mention)
            stated = scope_stated(self.prose, sentence, mention, clause, self.date, apart)
            return headed(self.prose, sentence, earlier(self.prose, sentence, mention, stated, self.date))

        return sentence.once(f"stated of {mention.number.start}", found)

    def _tied(self, key: str) -> tuple[Candidate, ...]:
        claim = self.index.find(key)
        return () if claim is None else (Candidate(claim, (Evidence(100, "tied by the writer"),), ()),)

    def levels(self, sentence: Sentence) -> tuple[list[tuple[int, Sentence]], ...]:
        """Return the sentences to look in, the nearest first; they are found once for all figures of a sentence."""
        return sentence.once("levels", lambda: tuple(self._levels(sentence)))

    def _levels(self, sentence: Sentence) -> Iterator[list[tuple[int, Sentence]]]:
        """Yield the sentences to look in: the sentence, its paragraph, its section, the headings, the text before.

        What a section speaks of by the paragraphs before is nearer than a heading above that of the section.
        """
        yield []
        if self.has_subject(sentence):
            return
        paragraph = [(int(Weight.IN_PARAGRAPH), one) for one in self.prose.named_before(sentence, _MOST_BEFORE)]
        headings = [(int(Weight.IN_HEADING), one) for one in self.prose.named_headings(sentence)]
        is_told = self._is_told(paragraph)
        section = [one for one in headings if self.prose.is_of_section(one[1], sentence)]
        topic = None if is_told or self._is_told(section) else self._topic(sentence)
        told = [] if topic is None else [(int(Weight.IN_TEXT), topic)]
        if not (paragraph or headings or told) or self.names_another(sentence):
            return
        if paragraph:
            yield paragraph
            if is_told:
                return
        if topic and headings and self.prose.is_in_section(topic, sentence):
            yield [*paragraph, *section, *told]
        if headings:
            yield paragraph + headings
        if told and not self._is_told(headings):
            yield [*paragraph, *headings, *told]

    def _is_told(self, around: list[tuple[int, Sentence]]) -> bool:
        return any(self.has_subject(one) for _, one in around)

    def _topic(self, sentence: Sentence) -> Sentence | None:
        """Return the nearest sentence before one that names one subject, with no other name behind it."""
        at = self.prose.position_of(sentence)
        for i in range(len(self._topics), at + 1):
            before = self.prose.sentences[i - 1] if i else None
            if before is None or not (before.names or self._topics[-1] is not None):
                self._topics.append(None)
            elif self.has_subject(before) or self._is_gone_on_with(i - 1):
                self._topics.append(i - 1 if len(self._subjects_of(before)) == 1 else None)
            else:
                self._topics.append(None if self.names_another(before) else self._topics[-1])
        found = self._topics[at]
        if found is None or at - found > _FARTHEST:
            return self._gone_on_from(sentence)
        return self.prose.sentences[found]

    def _gone_on_from(self, sentence: Sentence) -> Sentence | None:
        """Return the last sentence before one that names a subject anyhow, where "the company" opens that one.

        "He works at Kordell. … In Montelar, the company employs" goes on with Kordell, if that is all it names.
        """
        start, said = sentence.span.start, self.prose.said_in(sentence, "goes-on")
        nouns = [place for place, _ in said if self.prose.words_between(start, place) <= _OPENING + _FRAME]
        if not nouns or self.names_another(sentence):
            return None
        at = self.prose.position_of(sentence)
        before = self.prose.sentences[max(at - _FARTHEST, 0) : at][::-1]
        last = next((one for one in before if self._subjects_of(one)), None)
        return last if last is not None and len(self._subjects_of(last)) == 1 else None

    def _is_gone_on_with(self, i: int) -> bool:
        """Tell whether what a sentence names as a place is what the text goes on with: "works at Kordell. The firm".

        So it is, too, where that sentence opens a section and names nothing else: "Detectives in Ferncastle had".
        """
        one, after = self.prose.sentences[i], self.prose.sentences[i + 1 : i + 2]
        if not any(self.is_subject(name.name) for name in one.names):
            return False
        if self.prose.opens_section(one) and not self.names_another(one):
            return True
        if not after or after[0].block != one.block:
            return False
        start = after[0].span.start
        places = (place for place, _ in self.prose.said_in(after[0], "goes-on"))
        return any(self.prose.words_between(start, place) <= _OPENING for place in places)

    def _subjects_of(self, sentence: Sentence) -> set[str]:
        names = {one.name for one in sentence.names if self.is_subject(one.name)}
        keys = (key for name in names for key in self.index.claims_named(name)[:1])
        return {self.index.claims[key].subject for key in keys}

    def has_subject(self, sentence: Sentence, apart: Span | None = None) -> bool:
        """Tell whether a sentence names a subject of the ledger, and not as a place where something is.

        A name within `apart` does not count: what a figure counts in "10,000 Nvidia A100s".
        """
        return any(
            self.is_subject(one.name) and not one.is_place
            for one in sentence.names
            if apart is None or not apart.start <= one.start < apart.end
        )

    def is_subject(self, name: Name) -> bool:
        """Tell whether a name is one of a subject."""
        found = self._subjects.get(name)
        if found is None:
            found = self._subjects[name] = self.index.is_subject(name)
        return found

    def crowds(self, sentence: Sentence, mention: Mention) -> frozenset[str]:
        """Return the claims that count whom a sentence says to have come: of what alone its subject has in people."""
        if mention.figure.unit not in people() or not self.prose.said_in(sentence, "gather"):
            return frozenset()
        named_ = (self.index.claims_named(one.name)[:MOST_CANDIDATES] for one in sentence.names)
        found: dict[str, dict[str, list[str]]] = {}
        for key in {key for claims in named_ for key in claims}:
            if set(self.index.units_of(key)) & {mention.figure.unit, *people()[mention.figure.unit]}:
                claim = self.index.claims[key]
                found.setdefault(claim.subject, {}).setdefault(undated(claim.measure), []).append(key)
        only = (next(iter(measures.values())) for measures in found.values() if len(measures) == 1)
        return frozenset(key for keys in only for key in keys)

    def names_another(self, sentence: Sentence) -> bool:
        """Tell whether a sentence has another proper name that may be its subject.

        A word that opens it is none where it is one of a measure: "Punctuality fell to 88.4%".
        """
        name = other_name(self.prose, sentence)
        if name is None:
            return False
        first = sentence.words[0]
        is_opening = self.prose.draft.text[first.start : first.end] == name
        return not (is_opening and first.name in self._measure_words())

    def may_measure(self, mention: Mention, sentence: Sentence, claim: Known, *, is_held: bool = False) -> bool:
        """Tell whether a figure may be what a claim measures, whatever its subject: by its noun, or by other words.

        Sums, shares and quantities are told of anything; some word has to speak of what the claim measures. What was
        done to those counted need not be told where the claim holds the very number.
        """
        context = self._context(mention, sentence)
        if context.other_measure(claim) is not None or (not is_held and context.lacks_deed(claim, mention)):
            return False
        return mention.figure.kind is Kind.COUNT or any(one.weight >= Weight.BEHIND for one in context.measure(claim))

    def names_measure(self, match: Match, claim: Known) -> bool:
        """Tell whether words of a figure's sentence, besides what it counts, speak of what a claim measures."""
        found = self._context(match.mention, match.sentence).measure(claim)
        return any(one.weight >= Weight.ELSEWHERE and one.what not in claim.units for one in found)

    def does_other(self, match: Match, claim: Known) -> bool:
        """Tell whether the sentence of a figure says what was done, and a claim is of none of it: "opened 15"."""
        context = self._context(match.mention, match.sentence)
        told = context.acts | {one.name for one in context.events}
        return bool(told) and told.isdisjoint(claim.acts | claim.terms | claim.told | of_claim(claim))

    def as_counted(self, match: Match, claim: Known) -> Match:
        """Return a figure in the unit of a claim that counts, or is for each of, the same: "each hour costs €2,900"."""
        mention, sentence = match.mention, match.sentence
        context = self._context(mention, sentence)
        unit = self.counting.unit(self.index.units_of(claim.key), mention)
        _, meant = self.counting.counted(claim, mention, context, unit)
        return match if meant is None else replace(match, mention=mention.counted_in(meant))

    def _measure_words(self) -> frozenset[str]:
        """Return the words of the measures of the claims that were read."""
        count, words = self._measured
        if count != len(self.index.claims):
            texts = {f"{one.key.partition('/')[2]} {one.measure}" for one in self.index.claims.values()}
            words = frozenset(word for text in texts for word in named(text))
            self._measured = len(self.index.claims), words
        return words

    def _weighed(self, mention: Mention, pool: Iterable[str], context: Context, stated: Stated) -> list[Candidate]:
        weighed = (self._weigh(key, mention, context, stated) for key in pool)
        found = [one for one in weighed if one is not None]
        found.sort(key=lambda one: (not one.is_enough, -one.score, one.claim.key))
        return found

    def rated_in(self, sentence: Sentence, unit: str) -> list[str]:
        """Return the claims of what costs or earns so much for each hour or the like in a place that is named.

        There are none where a subject is named of which a claim is in that unit.
        """
        return sentence.once(f"rated in {unit}", lambda: self._rated_in(sentence, unit)) if sentence.names else []

    def _rated_in(self, sentence: Sentence, unit: str) -> list[str]:
        names = {phrase.name for phrase in sentence.names}
        if self._rated[0] != len(self.index.claims):
            some = [key for key, one in self.index.claims.items() if one.place and one.unit and "/" in one.unit]
            self._rated = len(self.index.claims), some
        rated = [key for key in self._rated[1] if self.index.claims[key].unit == unit]
        found = [key for key in rated if names & self.index.known(key).places]
        if any(names & self.index.known(key).subjects for key in rated if key not in found):
            return []
        return found

    def _pool(self, sentence: Sentence, around: list[tuple[int, Sentence]]) -> Collection[str]:
        """Return the claims that any name leads to; a name of very many only together with another one."""
        if not (sentence.names or around or self.index.has_terms):
            return ()
        names = {phrase.name for phrase in sentence.names}
        names.update(phrase.name for _, other in around for phrase in other.names)
        names.update([other for name in names if self.is_subject(name) for other in self.index.subjects_of(name)])
        lists = [self.index.claims_named(name) for name in sorted(names)]
        pool = {key for claims in lists if len(claims) <= _LONG for key in claims}
        long = [claims for claims in lists if len(claims) > _LONG]
        if long and len(long) > 1:
            pool |= set.intersection(*map(set, long))
        is_open = not pool or (not around and not any(self.is_subject(name) for name in names))
        if is_open and self.index.has_terms:
            pool |= self.index.by_terms(sentence.terms())
        if len(pool) <= MOST_CANDIDATES:
            return pool
        counts: dict[str, int] = {}
        for claims in lists:
            for key in claims:
                if key in pool:
                    counts[key] = counts.get(key, 0) + 1
        return sorted(pool, key=lambda key: (-counts.get(key, 0), key))[:MOST_CANDIDATES]

    def _weigh(self, key: str, mention: Mention, context: Context, stated: Stated) -> Candidate | None:
        claim = self.index.known(key)
        unit = self.counting.unit(self.index.units_of(key), mention)
        counted, as_unit = self.counting.counted(claim, mention, context, unit)
        if counted is None:
            return None
        unit = counted
        subject = tuple(context.subject(claim))
        measure = tuple(context.measure(claim))
        if unit is not None and unit.weight == Weight.KIND_OF_UNIT:
            measure += tuple(self.counting.kinds_measured(claim, mention))
        measure += tuple(self.counting.noun_measured(claim, mention))
        measure += tuple(_way_measured(claim, mention))
        measure += tuple(_added(claim, mention))
        if not subject and not measure:
            return None
        others = [unit] if unit.weight else []
        others += _scope(stated, claim)
        others += _kinds(mention, claim, context)
        words = sum(one.weight for one in measure)
        is_kin = not subject and context.names_kin(claim)
        against = _lacking(mention, claim, context, unit, words) if subject else OTHER_SUBJECT
        is_misfit = unit.weight < Weight.ALIKE
        is_change = mention.figure.role is Role.CHANGE_BY and mention.figure.kind is Kind.PERCENT
        is_measure = against is not None and bool(subject) and not context.compared
        if not is_misfit:
            is_measure = is_measure and unit.weight >= Weight.COMMON_UNIT and context.is_of_other(claim)
        if is_kin and words >= Weight.BEHIND:
            against = f"product: {' '.join(context.primary or ())} against {claim.columns.subject}"
            is_measure = True
        return Candidate(
            claim,
            subject,
            measure,
            tuple(others),
            against,
            is_measure,
            as_unit,
            is_misfit,
            context.other_kind(claim),
            bool(context.names_of(claim)) or words >= Weight.BEFORE,
            is_measure and not is_misfit and not is_kin and context.is_beside(claim, is_change=is_change),
        )


def _way_measured(claim: Known, mention: Mention) -> Iterator[Evidence]:
    """Yield what it says that a figure is a change, and a claim measures nothing but how far its subject went."""
    figure = mention.figure
    if figure.role is Role.CHANGE_BY and figure.unit in claim.units and is_way(claim.columns.measure):
        yield Evidence(Weight.BEHIND, f"{claim.columns.measure} is what it measures")


def _added(claim: Known, mention: Mention) -> Iterator[Evidence]:
    """Yield what it says that a figure counts so many more, and a claim what comes on top: "vendors/more"."""
    if mention.figure.role is Role.ADDITION and says_further(claim.columns.measure):
        yield Evidence(Weight.BEHIND, "it is of what comes on top")


_SEXES = frozenset({"female", "male"})
"""Kinds that are told by a noun alone, and that make a whole together: pupils are boys and girls."""


def _kinds(mention: Mention, claim: Known, context: Context) -> Iterator[Evidence]:
    """Yield what it says that a claim counts a narrower kind by its measure, which the sentence names or does not."""
    # Who was displaced, or is foreign, is a kind of people; "displaced" alone is whom a flood drove out, in any words.
    mine = mention.figure.kind is Kind.COUNT and claim.once(
        "kinds", lambda: qualities_of(claim.columns.measure) - people()[PERSON]
    )
    if mine:
        shared = mine & context.find_kinds()
        if shared:
            yield Evidence(Weight.BEHIND, f"of the kind that it counts: {min(shared)}")
        elif mine.isdisjoint(_SEXES) and not (claim.acts - claim.counted or events_of(claim.columns.measure)):
            yield Evidence(-Weight.ELSEWHERE, f"of no such kind: {min(mine)}")


def _lacking(mention: Mention, claim: Known, context: Context, unit: Evidence, words: int) -> str | None:
    """Return why a claim whose subject is named is not enough spoken for; None when it is.

    Args:
        mention: The figure.
        claim: The claim.
        context: What stands around the figure.
        unit: What their units say.
        words: What all that is said of its measure weighs.
    """
    if other := context.other_measure(claim):
        return other
    if unit.weight < Weight.ALIKE and words < Weight.BEHIND:
        return unit.what
    if unit.weight == Weight.ALIKE and words < Weight.BEHIND and not context.is_outer:
        return NEITHER
    if unit.weight == Weight.ALIKE and context.is_of_another(claim):
        return "the bare number is said of another subject"
    is_unnamed = unit.weight <= Weight.KIND_OF_UNIT and words < Weight.ELSEWHERE
    if is_unnamed or (unit.weight == Weight.ALIKE and _is_rate_of_before(claim, context)):
        return NOT_NAMED
    if others := context.others_than_outer(claim):
        return f"the sentence is about others: {others}"
    is_counted = mention.figure.unit in claim.units or unit.weight >= Weight.UNIT
    is_told = is_counted and (context.gathers(claim) or shares_event(claim, context.events))
    is_bare = mention.figure.unit in people() and not is_told
    if (is_bare and context.names_only_what_is_counted(claim)) or context.lacks_deed(claim, mention):
        return ONLY_COUNTED
    return None


def _is_rate_of_before(claim: Known, context: Context) -> bool:
    """Tell whether a claim is of a rate, named a paragraph before at most: "20 held chips" is no price an hour."""
    is_rate = any("/" in one for one in claim.units)
    return is_rate and context.is_outer and claim.acts.isdisjoint(context.terms)


def _with_act(enough: list[Candidate], context: Context) -> list[Candidate]:
    """Return the claims about one subject whose act the sentence tells, or that have none, where others are untold."""
    if len(enough) < 2:  # noqa: PLR2004  nothing to choose from
        return enough
    told = [one for one in enough if context.names_of(one.claim) or context.tells_act(one.claim)]
    is_one = len({one.claim.columns.subject for one in enough}) == 1
    is_noun = bool(told) and not enough[0].is_translated and all(one.is_translated for one in told)
    if is_noun and enough[0].score - max(one.score for one in told) > _NOISE:
        return enough  # another one counts the very noun, and is named so much better that the act is none of it
    if told and enough[0] not in told and enough[0].score - max(one.score for one in told) > Weight.BEFORE:
        return enough  # of three years' work on limits, and not of how long a ban took
    return told if told and is_one and not all(one.is_misfit for one in told) else enough


def _is_as_good(one: Candidate, best: Candidate) -> bool:
    """Tell whether a claim is the best one at another time, and nothing in the sentence speaks of another time."""
    mine, theirs = one.claim.columns, best.claim.columns
    is_same = mine.subject == theirs.subject and undated(mine.measure) == undated(theirs.measure)
    return is_same and best.score - one.score <= _NOISE and one.fits_unit_and_scope


def _named_apart(chosen: Sequence[Candidate], sentence: Sentence) -> tuple[Candidate, ...]:
    """Return those of several claims about one subject that have a name in the sentence of words that others have not.

    The price in Surabaia is not that in Jakarta, where each has the name of its town; but "revenue" names that of a
    quarter as well as that of a year.
    """
    if len(chosen) == 1 or len({one.claim.columns.subject for one in chosen}) > 1:
        return tuple(chosen)
    names = [one.claim.subjects | one.claim.measures | one.claim.either for one in chosen]
    words = [{*named(one.claim.key)}.union(*own) for one, own in zip(chosen, names, strict=True)]
    common = set.intersection(*words)
    here = {phrase.name for phrase in sentence.names if not common.issuperset(phrase.name)}
    told = tuple(one for one, own in zip(chosen, names, strict=True) if own & here)
    return told or tuple(chosen)


def _placeless(alike: list[Candidate], stated: Stated) -> list[Candidate]:
    """Return the claims, of several that are as good, that are of no place alone, where the sentence names none.

    What a firm has in all is meant, and not what it has in one town.
    """
    whole = [one for one in alike if not one.claim.columns.place]
    is_placed = any(stated.fits_place(one.claim) is not None for one in alike)
    return whole if whole and not is_placed and len({one.claim.columns.subject for one in alike}) == 1 else alike


def _by_name(sentence: Sentence, enough: list[Candidate]) -> list[Candidate]:
    """Return the candidates that are enough, those left out that are as good as one whose very measure is named.

    "A receita da Lumar" is its revenue, and not its funding, that other words tie to the same matter.
    """
    best, others = enough[0], [one for one in enough[1:] if one.score == enough[0].score]
    if not others:
        return enough
    words = {word.name for word in sentence.words}
    measures = [undated(one.claim.columns.measure) for one in (best, *others)]
    called = [measure for measure in measures if words.issuperset(named(measure) or ("",))]
    if len(set(called)) != 1:
        return enough
    first = [one for one in (best, *others) if undated(one.claim.columns.measure) == called[0]]
    return first + [
        one for one in enough if one.score < best.score or (one not in first and _is_as_good(one, first[0]))
    ]


def _called_so(sentence: Sentence, mention: Mention, enough: list[Candidate]) -> list[Candidate]:
    """Return the candidates, one first that is about as good as the first one, and whose measure is called by a name.

    "The stake in Palantir grew" is about the stake, and not about its shares that grew. The noun of a count alone is a
    name of any of them: "other companies" is none.
    """
    least = 2 if mention.figure.kind is Kind.COUNT else 1
    here = {one.name for one in sentence.names if len(one.name) >= least}
    first = enough[0]
    if here & (first.claim.measures | first.claim.either):
        return enough
    kin = [one for one in enough[1:] if one.claim.columns.subject == first.claim.columns.subject]
    near = [one for one in kin if first.score - one.score <= _NOISE and one.fits_unit_and_scope]
    called = next((one for one in near if here & (one.claim.measures | one.claim.either)), None)
    return enough if called is None else [called, *(one for one in enough if one is not called)]


def _told_apart(enough: list[Candidate], mention: Mention, sentence: Sentence) -> list[Candidate]:
    """Return the candidates, one that a word of the figure, or right behind it, tells from the first in its place.

    So many electric cars are none of all cars, where both are claims about one subject.
    """
    first = enough[0]
    kin = [one for one in enough[1:] if one.claim.columns.subject == first.claim.columns.subject]
    if not kin:
        return enough
    span = mention.span
    words = [word for word in sentence.words if word.start >= span.start]
    inside, noun = [word for word in words if word.start < span.end], named(mention.figure.noun or "")
    near = [word for word in inside if word.name not in noun] + words[len(inside) :][:1]
    told = {word.term for word in near} - {""} - first.claim.terms - first.claim.told
    said = first.claim.terms & sentence.terms()
    called = {one.name for one in sentence.names} & (first.claim.measures | first.claim.either)
    better = next(
        (
            one
            for one in kin
            if told & one.claim.terms
            and said <= one.claim.terms
            and called <= one.claim.measures | one.claim.either  # "refused 171 applications", of the refusals
            and one.fits_unit_and_scope
        ),
        None,
    )
    return enough if better is None else [better, *(one for one in enough if one is not better)]


def _in_unit(enough: list[Candidate]) -> list[Candidate]:
    """Return the candidates that are enough; others that are in its unit first where the unit is not the first one's.

    "Paid €85 million for Marelo" is about the fee for him, and not about the wages, in dollars a month, of who paid;
    and "the level fell by 9 points" is about its change, and not about the level, in percent.
    """
    first = enough[0]
    if not first.is_misfit:
        return enough
    subject, terms = first.claim.columns.subject, first.claim.terms
    others = [
        one
        for one in enough
        if one.fits_unit_and_scope and (one.claim.columns.subject != subject or one.claim.terms & terms)
    ]
    return others + [one for one in enough if one not in others]


def _scope(stated: Stated, claim: Known) -> Iterator[Evidence]:
    """Yield what time and place say for or against a claim."""
    fits = stated.fits_period(claim)
    if fits is False or (fits and stated.tells_period(claim)):
        years = ", ".join(stated.years)
        yield Evidence(Weight.PERIOD if fits else Weight.AGAINST, f"{years} against {claim.scope.period}")
    is_there = stated.fits_place(claim)
    if is_there is not None:
        yield Evidence(Weight.PLACE if is_there else Weight.AGAINST, "its place" if is_there else "another place")
