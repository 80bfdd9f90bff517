"""Where a figure stands in its sentence: denied, planned, projected or only possible, and who says it.

Only what plain words near the figure say is reported. Of two that speak of what is to come the less sure one counts;
where two of them say different things otherwise, nothing is reported.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from factledger.reading.line import Line
    from factledger.reading.locale import Language

STATUSES = ("denied", "planned", "projected", "possible")
"""Categories of words that say what the writer does of a figure; the same words as the statuses of an entry."""

_LESS_SURE = {"planned": 0, "projected": 1, "possible": 2}
"""Statuses of what is not there yet, and how unsure each is: of two that words name, the less sure one stands."""

_DENIABLE = frozenset({"denied", "planned", "projected", "possible"})
"""Statuses of which a denial beside them leaves nothing: "does not plan to"."""

_AFFIRMED = "affirmed"
"""The category of phrases that hold a denial and deny nothing: "no doubt", "not only"."""

_TO_COMMA = "denied-to-comma"
"""The category of phrases that deny what stands before the next comma: "Instead of 500, it bought 400"."""

_BEFORE_VERB = "-to-do"
"""The ending of categories of words that say it only of a verb behind them: "considering buying 500", and not of what
is counted: "considering 500 requests".
"""

_BEFORE_VERBS = tuple(name + _BEFORE_VERB for name in STATUSES)

STANDING = (*STATUSES, _AFFIRMED, _TO_COMMA, *_BEFORE_VERBS)
"""Categories of words that are looked at to find a status."""

_SAID, _ACCORDING = "said", "according"
_FOR = "according-first"
"""The category of words that open a sentence before who thinks so, by a name of several words: "Para Ana Prieto,"."""

SAYING = (_SAID, _ACCORDING, _FOR)
"""Categories of words that tell who says something."""

_TOLD = "told"
"""The category of those of them behind which the one who hears it stands: "told the Daily Mirror"."""

TELLING = (*STANDING, *SAYING)
"""Categories of words that are looked for around figures."""

_REACH = 10
"""How many tokens before its figure a word of a status may stand, within the clause."""

_REACH_OF_CHARACTERS = 20
"""The same where each character is a token."""

_SUBORDINATE = "subordinate"
"""The category of words that open a clause which says nothing of the one behind its comma."""

_FAR = 25
"""How many tokens before its figure a phrase may stand that speaks of all behind its "that": "it is false that"."""

_LEAST_PERFECT = 4
"""Letters of a verb that its ending tells to be of what has been, although it begins as another: "تجاوزت"."""

_LEAST_VERB = 5
"""Letters of a verb behind another one, at least."""

_TO_COME, _PRESENT = "س", ("ي", "ت", "ن", "أ")
"""What is written onto an Arabic verb of what is to come, and how one of what is begins."""

_ASIDE = 30
"""How many tokens before a figure something may begin that is said beside the way."""

_PHRASE = 5
"""How many tokens before the reach a phrase may begin that goes on within it."""

_SAYING = 10
"""Over how many tokens it may be told who says so: "it is possible, she writes, that"."""

CLAUSE_ENDS = frozenset(".;:!?؟؛。，；：！？–—()[]«»“”（）「」")
OPENING_QUOTES, CLOSING_QUOTES = "«“", "»”"
_QUOTES = frozenset(OPENING_QUOTES + CLOSING_QUOTES)
_SENTENCE_ENDS = frozenset(".!?؟。！？")
_LONGEST_NAME = 6
_COMMAS = ",،、，"
_NO_NAMES = ("stop", "weekday", "month", "common", "relative")
"""Categories of words that no name starts with."""


def status(line: Line, places: list[int], first: int, last: int) -> str | None:
    """Return the status that the clause before token `first` gives its figure, or None.

    Where verbs come last, the clause behind the figure counts as well. A longer phrase counts for those in it:
    "预计将" projects, "不可能" denies.

    Args:
        line: The line.
        places: Its tokens that open a phrase of `STANDING`, in order.
        first: The first token of the figure.
        last: Index after its last token.
    """
    reach = _REACH_OF_CHARACTERS if line.characters else _REACH
    is_verb_last = line.lexicon.language.verb_last
    nearest = bisect_left(places, first - _FAR)
    if nearest == len(places) or places[nearest] >= (last + reach if is_verb_last else first):
        return None
    # The marks around a name take no words away.
    reach += sum(line.words[i].text in _QUOTES for i in range(max(first - reach, 0), first))
    reach += _told_beside(line, max(first - reach, 0), first)
    start = _start_of_clause(line.clause_ends(), first, reach)
    end = min(_end_of_clause(line.clause_ends(), last, reach), line.count) if is_verb_last else first
    # "Boleh percaya boleh tidak" denies nothing, wherever within it the reach begins.
    start = min((i for i in range(max(start - _PHRASE, 0), start) if _is_affirmed_at(line, i, start)), default=start)
    near = places[bisect_left(places, start, nearest) : bisect_left(places, end, nearest)]
    far = _start_of_clause(line.clause_ends(), first, _FAR)
    near = [*(i for i in places[nearest : bisect_left(places, start)] if i >= far and _speaks_of_all(line, i)), *near]
    if near and (aside := _closed_aside(line, _start_of_clause(line.clause_ends(), first, _ASIDE), first)):
        near = [i for i in near if not aside[0] < i < aside[1]]
    if near and (past := _what_was_before(line, near[0], first)) is not None:
        near = [i for i in near if i > past]
    if near and (comma := _end_of_subordinate(line, near[0], first)) is not None:
        near = [i for i in near if i > comma]
    if not near:
        return None
    found, is_choice = _found(line, near, min(start, near[0]), (first, last, end))
    # What is not planned, or denied to be possible, is denied.
    if "denied" in found and found <= _DENIABLE:
        return "denied"
    if len(found) > 1 and found <= _LESS_SURE.keys() and not is_choice:
        return max(found, key=_LESS_SURE.__getitem__)  # "it is expected that it will", "is considering plans to"
    return found.pop() if len(found) == 1 else None


def _is_affirmed_at(line: Line, i: int, place: int) -> bool:
    """Tell whether a phrase at token `i` that denies nothing, or no more than up to a comma, goes on behind a place."""
    return any((last := line.has(name, i)) is not None and last > place for name in (_AFFIRMED, _TO_COMMA))


def _told_beside(line: Line, start: int, first: int) -> int:
    """Return how many tokens between commas say who says so: "does not, according to Wang, limit 150 countries"."""
    commas = [i for i in range(start, first) if line.is_mark(i, _COMMAS)]
    for opening, closing in pairwise(commas):
        inside = range(opening + 1, closing)
        if len(inside) < _SAYING and any(line.has(name, i) is not None for i in inside for name in (_SAID, _ACCORDING)):
            return closing - opening + 1
    return 0


def _speaks_of_all(line: Line, i: int) -> bool:
    """Tell whether a phrase at a token denies all that is said behind its "that", or calls it possible.

    Who says so may stand between commas: "it is false that", "it is possible, she writes, that".
    """
    for name in ("denied", "possible"):
        last = line.has(name, i)
        if name == "denied" and last is not None and _is_denied_by(line, last):
            return True
        if last is None or last == i + 1:
            continue
        if line.has("that", last - 1) == last or line.has("that", last) is not None:
            return True
        if line.is_mark(last, _COMMAS):
            closing = next((k for k in range(last + 1, last + _SAYING) if line.is_mark(k, _COMMAS)), None)
            return closing is not None and line.has("that", closing + 1) is not None
    return False


def _is_denied_by(line: Line, last: int) -> bool:
    """Tell whether who denies something stands between a verb that ends before token `last`, and its "that".

    So it is in a language whose verbs come first: "نفى ليانغ أن".
    """
    behind = range(last, min(last + _LONGEST_NAME, line.count))
    return line.lexicon.language.verb_first and any(line.has("that", i) is not None for i in behind)


def _found(line: Line, near: list[int], start: int, bounds: tuple[int, int, int]) -> tuple[set[str], bool]:
    """Return the statuses that phrases at some tokens name, and whether an "or" stands behind one: "may or will".

    Args:
        line: The line.
        near: The tokens, in order.
        start: The first token of the clause.
        bounds: The first token of the figure, the index after its last, and the end of what counts.
    """
    first, last, end = bounds
    # "is not sold by Ketter, which had 3,140", "did not close, but opened 40": what is denied is none of the latter;
    # nor is what may be: "few could keep pace with Ketter, which gained 30".
    relative = _relative_before(line, near[0], first)
    parted = max(relative, _but_before(line, near[0], first))
    told_from = {"denied": parted, "possible": relative}
    found: set[str] = set()
    reached, is_choice = start, False
    for i in near:
        if reached <= i < first or max(last, reached) <= i:
            reached, named = _statuses(line, i, first if i < first else end)
            found.update(name for name in named if reached > told_from.get(name, -1))
            is_choice = is_choice or line.has("range-or", reached) is not None
            if _TO_COMMA in found and any(line.is_mark(k, _COMMAS) for k in range(reached, first)):
                found.discard(_TO_COMMA)
    return {"denied" if name == _TO_COMMA else name for name in found if name != _AFFIRMED}, is_choice


def _relative_before(line: Line, start: int, first: int) -> int:
    """Return where a relative clause opens behind a comma between token `start` and the figure at `first`; -1 if none.

    It is one that goes on up to the figure.
    """
    commas = [i for i in range(start, first) if line.is_mark(i, _COMMAS)]
    is_open = bool(commas) and line.has("relative", commas[-1] + 1) is not None
    return commas[-1] if is_open else -1


def _but_before(line: Line, start: int, first: int) -> int:
    """Return where the last "but" stands between token `start` and the figure at `first`; -1 if none does.

    So does "and" with a verb that has the subject again: "is not small, and has 500".
    """
    parting = ("but", "new-clause")
    for i in range(first - 1, start, -1):
        if any(line.has(one, i) is not None for one in parting) or _opens_with_verb(line, i):
            return i
    return -1


def _opens_with_verb(line: Line, i: int) -> bool:
    """Tell whether a verb of what is to come opens a clause behind a comma: "لا جديد، ستبقى الرسوم 6000 روبية".

    In a language whose verbs come first, where that is written onto the verb.
    """
    if not line.lexicon.language.verb_first or not line.is_mark(i - 1, _COMMAS):
        return False
    word = line.words[i].text
    return word.startswith(_TO_COME) and word[1:2] in _PRESENT and len(word) >= _LEAST_VERB


def forget(places: list[int], first: int, last: int) -> None:
    """Let no token of a figure say where another one stands: the "no" of "no less than" denies nothing."""
    start = bisect_left(places, first)
    if start < len(places) and places[start] < last:
        del places[start : bisect_left(places, last)]


def _closed_aside(line: Line, start: int, first: int) -> tuple[int, int] | None:
    """Return the commas around what is said beside the way, before token `first`: "Rimal, which plans a port, made 4".

    Right behind the second one the figure may go on with a list, unless verbs come first: "plans 5 ports, 3 docks".
    """
    commas = [i for i in range(start, first) if line.is_mark(i, _COMMAS)]
    if len(commas) < 2:  # noqa: PLR2004  the two that close it in
        return None
    opening = next((i for i in commas[:-1] if line.has("relative", i + 1) is not None), None)
    if opening is None:
        return None
    goes_on = [i for i in range(commas[-1] + 1, first) if line.is_word(i) and line.has("join", i) is None]
    return (opening, commas[-1]) if goes_on or line.lexicon.language.verb_first else None


def _what_was_before(line: Line, start: int, first: int) -> int | None:
    """Return the "after" of "will spend 9 million in 2026 after earning 4 million": what follows it has been."""
    places = (i for i in range(first - 2, start, -1) if line.has("after-which", i) is not None)
    after = next(places, None)
    is_other = after is not None and any(line.is_number(i) for i in range(start, after))
    return after if is_other else None


def _end_of_subordinate(line: Line, start: int, first: int) -> int | None:
    """Return the comma that ends a clause which opens a sentence: "Although it did not sell any, it bought 500"."""
    commas = [i for i in range(start, first) if line.is_mark(i, _COMMAS)]
    if not commas:
        return None
    opening = _start_of_clause(line.clause_ends(), start, _FAR)
    return commas[-1] if line.has(_SUBORDINATE, opening) is not None else None


def _start_of_clause(ends: list[int], first: int, reach: int) -> int:
    """Return the first token within reach of token `first` that no end of a clause parts from it."""
    before = bisect_left(ends, first)
    return max(ends[before - 1] + 1, first - reach) if before else max(first - reach, 0)


def _end_of_clause(ends: list[int], last: int, reach: int) -> int:
    """Return the index after the last token within reach of token `last` that no end of a clause parts from it."""
    behind = bisect_left(ends, last)
    return min(ends[behind], last + reach) if behind < len(ends) else last + reach


def _statuses(line: Line, i: int, stop: int) -> tuple[int, list[str]]:
    """Return (index after it, the statuses that it names) of the longest phrase at token `i`; `i` without any."""
    word = line.words[i]
    longest, named = i, list[str]()
    if _is_month(line, i) or _is_quoted(line, i):
        return longest, named
    accents = line.lexicon.language.telling_accents
    for name in word.statuses:
        after = line.has(name, i)
        if after is None or not longest <= after <= stop or (accents and _lacks_accent(line, after - 1)):
            continue
        if name == "possible" and _is_before_perfect(line, i):
            continue
        if name.endswith(_BEFORE_VERB) and not _is_before_verb(line, after, stop):
            continue
        if after > longest:
            longest, named = after, []
        named.append(name.removesuffix(_BEFORE_VERB))
    return longest, named


def _is_quoted(line: Line, i: int) -> bool:
    """Tell whether token `i` stands alone between quotation marks: the “no” of a ballot denies nothing."""
    return 0 < i < line.count - 1 and line.words[i - 1].text in _QUOTES and line.words[i + 1].text in _QUOTES


def _is_before_verb(line: Line, i: int, stop: int) -> bool:
    """Tell whether a verb stands at token `i`, as others have it behind them: "considering buying".

    In a language that names the deed, the doer may stand between: "تدرس الشركة شراء".
    """
    word, language = line.words[i], line.lexicon.language
    if language.verb_first:
        deeds = (k for k in range(i, stop) if line.has("deed", k) is not None)
        return any(line.has("after-which", k - 1) is None for k in deeds)
    if not word.is_word or len(word.fold) < _LEAST_VERB:
        return False
    return word.fold.endswith(language.verb_endings) or word.fold.startswith(language.verb_openings)


def _is_before_perfect(line: Line, i: int) -> bool:
    """Tell whether a word says of a verb of what has been that it is so: "قد باعت", has sold; "قد تبيع", may sell."""
    after = line.has("with-perfect", i)
    if after is None or not line.is_word(after):
        return False
    if any(line.has(name, after) is not None for name in line.words[after].statuses if name not in _BEFORE_VERBS):
        return False
    return line.has("perfect", after) is not None or is_perfect(line.words[after].fold, line.lexicon.language)


def is_perfect(word: str, language: Language) -> bool:
    """Tell whether a verb, as words are looked up, is by its form one of what has been, in a language that tells so."""
    has_ending = word.endswith(language.perfect_ending) and len(word) > _LEAST_PERFECT
    return word[0] not in language.imperfect or has_ending


def _lacks_accent(line: Line, i: int) -> bool:
    """Tell whether token `i` lacks the accent by which alone it is what it seems: "costara" is not "costará"."""
    word = line.words[i]
    if word.fold not in line.lexicon.language.accented:
        return False
    for accented, plain in line.lexicon.language.telling_accents:
        if word.fold.endswith(plain) and not word.text.isupper():
            return not normalize("NFC", word.text.casefold()).endswith(accented)
    return False


def _is_month(line: Line, i: int) -> bool:
    """Tell whether the capital of token `i` makes it a month: "In May, 500 came".

    One that opens a sentence, or stands among words with capitals, as in a headline, may be the verb.
    """
    word = line.words[i].text
    if not word.istitle() or line.has("month", i) is None or line.words[i - 1].text in CLAUSE_ENDS:
        return False
    before, after = line.words[i - 1].text, line.words[i + 1].text
    is_stop = line.has("stop", i - 1) is not None
    return i > 0 and (is_stop or not (before[:1].isupper() and after[:1].isupper()))


class Saying(NamedTuple):
    """A sentence in which someone says something: its tokens, and whom alone it names."""

    start: int
    end: int
    name: str | None


def sayings(line: Line, tells: list[int]) -> list[Saying]:
    """Return who says something, for every sentence of a line that tells; the names are found by their capitals.

    So there are none where a script has no capitals, and none where a sentence gives more than one.
    """
    found: list[Saying] = []
    ends: list[int] | None = None
    for i in tells:
        opens = line.words[i].opens
        according, said = _ACCORDING in opens, _SAID in opens
        if ends is None:
            ends = [k for k in line.clause_ends() if _ends_sentence(line, k)]
        stop = bisect_left(ends, i)
        start = ends[stop - 1] + 1 if stop else 0
        end = ends[stop] if stop < len(ends) else line.count
        if according and (behind := line.has(_ACCORDING, i)) is not None:
            name = _name_before(line, i, start) if line.characters else _name_behind(line, behind, end)
        elif said and (behind := line.has(_SAID, i)) is not None:
            hearer = line.has(_TOLD, i) is not None
            name = _name_before(line, i, start) or (None if hearer else _name_behind(line, behind, end))
        elif _FOR in opens and i == start and (behind := line.has(_FOR, i)) is not None:
            name = _name_behind(line, behind, end)
            if name is None or " " not in name or not line.is_mark(behind + len(name.split()), _COMMAS):
                continue
        else:
            continue
        if found and found[-1].start == start:
            if found[-1].name != name:
                found[-1] = Saying(start, end, None)
        else:
            found.append(Saying(start, end, name))
    return found


def speaker(found: list[Saying], first: int) -> str | None:
    """Return the name that the sentence around token `first` gives for who says it, if it gives just one."""
    for start, end, name in found:
        if start <= first < end:
            return name
    return None


def _ends_sentence(line: Line, i: int) -> bool:
    """Tell whether token `i` is a stop with a space behind it, and not that of an initial ("J. Smith")."""
    if line.words[i].text not in _SENTENCE_ENDS or line.is_adjacent(i + 1):
        return False
    return not _is_initial(line, i - 1)


def _name_before(line: Line, i: int, start: int) -> str | None:
    """Return the name right before token `i`, or before a "who" there: "It was Ana Prieto who said"."""
    last = who if (who := line.had("relative", i)) is not None else i
    first = last
    while first > start and last - first < _LONGEST_NAME and _is_of_name(line, first - 1):
        first -= 1
    if who is not None and line.has("stop", first) is not None:
        first += 1  # "Fue Ana Prieto quien dijo"
    return _name(line, first, last)


def _name_behind(line: Line, i: int, end: int) -> str | None:
    first = i
    if first < end and line.has("said-where", first) is not None:
        return None  # "said in Geneva", "reported under IFRS", "said that Acme has"
    if first < end and line.has("stop", first) is not None and not _is_of_name(line, first):
        first += 1  # "according to the Commerce Department"
    last = first
    while last < end and last - first < _LONGEST_NAME and _is_of_name(line, last):
        last += 1
    if last > first and line.is_number(last) and line.has("section", last - 1) == last:
        return None  # "según la NIIF 15"
    return _name(line, first, last)


def _is_of_name(line: Line, i: int) -> bool:
    """Tell whether token `i` is a word with a capital, the stop of an initial, or joined to one: "Salwa al-Dirzi"."""
    word = line.words[i]
    if word.text == ".":
        return _is_initial(line, i - 1)
    hyphen = i if word.text == "-" else i + 1
    if hyphen + 1 < len(line.words) and line.words[hyphen].text == "-" and line.is_adjacent(hyphen + 1):
        return line.is_adjacent(hyphen) and line.words[hyphen + 1].text[:1].isupper()
    return word.is_word and word.text[0].isupper()


def _is_initial(line: Line, i: int) -> bool:
    word = line.words[i]
    return len(word.text) == 1 and word.is_word and word.text.isupper()


def _name(line: Line, first: int, last: int) -> str | None:
    """Return the words as a name; a pronoun, a day or a month is none.

    Where every noun has a capital, one word with a capital is no name yet.
    """
    if line.lexicon.language.capital_nouns and last - first <= 1:
        return None
    if first >= last or any(line.has(category, first) is not None for category in _NO_NAMES):
        return None
    return line.text[line.starts[first] : line.ends[last - 1]]
