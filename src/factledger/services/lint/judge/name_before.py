"""Who speaks by a name alone, right before a word such as "estimates"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factledger.reading.terms import forms, roles

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence


def name_before(prose: Prose, sentence: Sentence, saying: Collection[int], ours: Collection[str]) -> str | None:
    """Return a name right before a word that says that somebody speaks: "Elon Musk estimates"; None for none of ours.

    What stands behind "in" or "of" is nobody who speaks, and behind "according" the one who does stands; "reports" is a
    verb before "that" and at the end.

    Args:
        prose: The draft.
        sentence: The sentence.
        saying: The positions among its words of those that say that somebody speaks.
        ours: Words for who speaks by a row, and for what it is about.
    """
    words, text = sentence.words, prose.draft.text
    behind = prose.phrases("speaker-behind")
    for i in saying:
        is_verb = i + 1 == len(words) or (words[i + 1].name,) in prose.phrases("that")
        if (words[i].name,) in behind and not is_verb:
            continue
        name = _capitals_before(prose, words, i)
        if name and not any(form in ours for word in name for form in forms(word.name)):
            return text[name[0].start : name[-1].end]
    return None


def _capitals_before(prose: Prose, words: Sequence[Placed], i: int) -> Sequence[Placed]:
    """Return the words with capitals right before a word, if they can be nothing but a name and a subject."""
    text, first = prose.draft.text, i
    for after, word in pairwise(words[i::-1]):
        if not text[word.start].isupper() or not text[word.end : after.start].isspace():
            break
        first -= 1
    if not first and (i == 1 or words[0].name in prose.lower or words[0].name in prose.vocabulary):
        first = min(1, i)  # the word that opens a sentence has its capital for that: "A Nvidia", "Economists"
    run = words[first:i]
    before = words[first - 1].name if first else ""
    is_governed = before in prose.where or (before,) in prose.phrases("of") or (before,) in prose.phrases("and")
    known = roles(prose.language)
    is_name = all(one.name not in prose.no_names and not any(form in known for form in forms(one.name)) for one in run)
    return run if is_name and not is_governed else ()
