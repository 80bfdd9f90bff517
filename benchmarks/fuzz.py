"""Read any text in any language: no crash, every span inside the text, every number with one ending; time linear.

Usage: python benchmarks/fuzz.py [SECONDS]

Texts are made of what readers stumble over: digits and signs of every script, words of the language's own tables,
marks, markup, control characters. A text that fails is printed whole, so that it can become a test.
"""

from __future__ import annotations

import itertools
import json
import random
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

from factledger.errors import FactledgerError
from factledger.reading.locale import LANGUAGES
from factledger.reading.read import read
from factledger.reading.scan import scan
from factledger.reading.tables import generated, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = list(" .,;:!?-–—/%$€£¥()[]{}|'\"«»“”<>=+*~±°#@&_\\\n\t\u00a0\u202f\u2009\u200c\u200d\u0640")
_DIGITS = [c for c in map(chr, range(0x10000)) if unicodedata.category(c) in ("Nd", "No", "Nl")]
_ANY = [c for c in map(chr, range(0x2FFFF)) if unicodedata.category(c) not in ("Cs", "Cn", "Co")]
_SECONDS = 60


def words(code: str) -> list[str]:
    """Return words of a language's tables."""
    found: set[str] = set()
    for table in ("hedges", "numbers", "units", "nouns", "changes", "words"):
        for row in (*rows(code, table), *generated(code, table)):
            found.update(row[1 if table == "words" else 0].split("|"))
    return sorted(found)


def texts(seed: int) -> Iterator[tuple[str, str]]:
    """Yield (language, text) for ever."""
    chance = random.Random(seed)  # noqa: S311  no secret
    known = {code: words(code) for code in LANGUAGES}
    while True:
        code = chance.choice(LANGUAGES)
        parts = []
        for _ in range(chance.randint(1, 40)):
            kind = chance.random()
            if kind < 0.4:
                parts.append(chance.choice(known[code]))
            elif kind < 0.6:
                parts.append(str(chance.randint(0, 10 ** chance.randint(1, 7))))
            elif kind < 0.9:
                parts.append(chance.choice(_MARKS))
            else:
                parts.append(chance.choice(_DIGITS if kind < 0.95 else _ANY))
        yield code, (" " if chance.random() < 0.7 else "").join(parts)


def check(code: str, text: str) -> None:
    """Raise AssertionError, or whatever the reader raises, when a text is not read as it has to be."""
    found = scan(text, code)
    for one in (*found.figures, *found.set_aside, *found.unreadable):
        if not (0 <= one.span.start < one.span.end <= len(text) and one.span.of(text) == one.text):
            msg = f"the span {one.span} is not that of {one.text!r}"
            raise AssertionError(msg)
    places = [mention.span for mention in found.figures]
    for before, after in itertools.pairwise(places):
        if after.start < before.end:
            msg = f"two figures overlap: {before}, {after}"
            raise AssertionError(msg)
    json.dumps(found.to_json(), allow_nan=False)
    try:
        read(text, code)
    except FactledgerError:
        return


def main() -> int:
    """Fuzz for a while; print what fails."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else _SECONDS
    seed = int(time.time())
    end, count, size, failed = time.monotonic() + seconds, 0, 0, 0
    slowest: tuple[float, str, str] = (0.0, "", "")
    for code, text in texts(seed):
        started = time.monotonic()
        if started > end or failed > 20:
            break
        try:
            check(code, text)
        except Exception as error:  # noqa: BLE001  whatever it is, it is reported
            failed += 1
            print(f"FAIL {code} {text!r}: {type(error).__name__}: {error}")
        count, size = count + 1, size + len(text)
        slowest = max(slowest, ((time.monotonic() - started) / len(text), code, text))
    print(f"seed {seed}: {count:,} texts, {size:,} characters, {failed} failed")
    print(f"slowest: {1000 * slowest[0]:.2f} ms a character, {slowest[1]} {slowest[2][:80]!r}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
