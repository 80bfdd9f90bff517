"""Who speaks by a whole name that opens a sentence, or the one before: "Ana Reis, who runs Lumar, thinks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factledger.reading.terms import forms, roles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from factledger.reading.terms import Placed
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_LEAST, _LONGEST = 2, 4
"""Words of a name that tells a person by itself, and of a name at most."""

_COMMAS = (",", "،")
_COLON = ":"


def name_told(prose: Prose, sentence: Sentence, saying: Collection[int], ours: Collection[str]) -> str | None:
    """Return the whole name of another person who has to be the one that speaks in a sentence; None without one.

    Args:
        prose: The draft.
        sentence: The sentence.
        saying: The positions among its words of those that say that somebody speaks.
        ours: Words for who speaks by a row, and for what it is about.
    """
    if not saying:
        return None
    here = [*_named_in(prose, sentence, saying)]
    before = next(prose.before(sentence), None)
    # "Ana Reis took questions. The firm, she said, …"
    there = [*_opening(prose, before)] if before is not None and not here else []
    name = next(iter(here or there), ())
    if not name or any(form in ours for word in name for form in forms(word.name)):
        return None
    return prose.draft.text[name[0].start : name[-1].end]


def _named_in(prose: Prose, sentence: Sentence, saying: Collection[int]) -> Iterator[Sequence[Placed]]:
    """Yield names that a sentence opens with before what tells who that is, or that stand where who speaks does.

    "Ana Reis of Lumar argues", ", the head of the fund, Ana Reis, said", ", laments Ana Reis in a column", "The one who
    guesses is Ana Reis: by her account".
    """
    words, last = sentence.words, max(saying)
    for name in _opening(prose, sentence):
        after = _behind(prose, words, len(name) - 1)
        behind = words[len(name)] if len(name) < len(words) else words[-1]
        who = {place for place, value in prose.said_in(sentence, "aside-opens") if value == "who"}
        is_told = (behind.name,) in prose.phrases("of") or behind.start in who
        if last >= len(name) and (after[:1] in _COMMAS or is_told):
            yield name
    for i in range(1, len(words)):
        name = _capitals(prose, words, i)
        end = i + len(name)
        if not name:
            continue
        after, before = _behind(prose, words, end - 1), _behind(prose, words, i - 1)
        is_between = before[:1] in _COMMAS and after[:1] in _COMMAS and end in saying
        is_after = i - 1 in saying and i > 1 and _behind(prose, words, i - 2)[:1] in _COMMAS
        if is_between or is_after or (after[:1] == _COLON and end in saying):
            yield name


def _opening(prose: Prose, sentence: Sentence) -> Iterator[Sequence[Placed]]:
    """Yield the whole name that a sentence opens with, if it can be nothing else."""
    words = sentence.words
    if not words or words[0].name in prose.lower or words[0].name in prose.vocabulary:
        return
    if name := _capitals(prose, words, 0):
        yield name


def _capitals(prose: Prose, words: Sequence[Placed], start: int) -> Sequence[Placed]:
    """Return the words with capitals from a position on, where they are a whole name and nothing else."""
    text, known = prose.draft.text, roles(prose.language)
    if start and text[words[start - 1].start].isupper() and text[words[start - 1].end : words[start].start] == " ":
        return ()
    end = start
    while end < len(words) and text[words[end].start].isupper() and (end == start or _is_joined(prose, words, end)):
        end += 1
    name = words[start:end]
    is_name = _LEAST <= len(name) <= _LONGEST and all(
        word.name not in prose.no_names and not any(form in known for form in forms(word.name)) for word in name
    )
    is_subject = (
        prose.index is not None
        and any(
            one.start < words[end - 1].end and words[start].start < one.end
            for one in prose.sentence_at(words[start].start).names
        )
        if name
        else False
    )
    return name if is_name and not is_subject else ()


def _is_joined(prose: Prose, words: Sequence[Placed], i: int) -> bool:
    return prose.draft.text[words[i - 1].end : words[i].start] == " "


def _behind(prose: Prose, words: Sequence[Placed], i: int) -> str:
    """Return what stands between the word at a position and the next one, without spaces at its start."""
    end = words[i + 1].start if i + 1 < len(words) else words[i].end + 2
    return prose.draft.text[words[i].end : end].lstrip()
