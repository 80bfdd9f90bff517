"""Figures of what comes on top of others, where the word for it stands behind what is counted, and not beside it.

So "218 رخصة تصدير إضافية", "218 licencias de exportación adicionales" are further ones; "218 más" is read so anyway.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from factledger.values.figure import Kind, Role

if TYPE_CHECKING:
    from factledger.reading.mention import Mention
    from factledger.services.lint.prose.prose import Prose
    from factledger.services.lint.prose.sentence import Sentence

_REACH = 3
"""How many words of what is counted may stand before the one that says that it is additional."""


def with_additions(prose: Prose, sentence: Sentence, mention: Mention) -> Mention:
    """Return a figure as an addition where a word behind what it counts says so, else as it is."""
    if mention.figure.kind is not Kind.COUNT or mention.figure.role is not Role.LEVEL:
        return mention
    said = prose.said_in(sentence, "additional")
    i = bisect_left(said, mention.number.end, key=itemgetter(0))
    if i == len(said):
        return mention
    (place, reach), end = said[i], mention.span.end
    most = int(reach) if reach else _REACH
    is_near = place < end or (prose.words_between(end, place) <= most and _is_plain(prose.draft.text[end:place]))
    return mention._replace(figure=mention.figure._replace(role=Role.ADDITION)) if is_near else mention


def _is_plain(text: str) -> bool:
    """Tell whether a text holds words and nothing else, no mark and no number."""
    return text.replace(" ", "").isalpha()
