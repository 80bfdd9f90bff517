"""Number words by the published rules (RBNF of CLDR): each number as the rule sets of a language spell it."""

from __future__ import annotations

import random
import unicodedata
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from unicode_rbnf import RbnfEngine
from unicode_rbnf.engine import NoRuleForNumberError, RulesetNotFoundError

from factledger.reading.tables import kept_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAMPLE_SEED = 44
_SAMPLES = ((3, 12, 200), (12, 15, 50))
"""Powers of ten between which larger numbers are chosen, and how many."""


class Speller:
    """The numbers of one language in words, its regions' ways included."""

    def __init__(self, code: str) -> None:
        """Load the rules of the language and of each of its regions that spells differently."""
        codes = [one for one in RbnfEngine.get_supported_languages() if one.partition("_")[0] == code]
        self.keeps_accents = bool(kept_settings(code).get("keeps_accents"))
        self._engines = [RbnfEngine.for_language(one) for one in sorted(codes)]
        self._known: dict[int, dict[str, None]] = {}

    def forms(self, number: int) -> list[str]:
        """Return every spelling of a number, those of the language before those of its regions."""
        if number not in self._known:
            self._known[number] = dict.fromkeys(form for _, form in self.spelled(number))
        return list(self._known[number])

    def spelled(self, number: Decimal | int) -> Iterator[tuple[str, str]]:
        """Yield (name of the rule set, spelling) of a number; a rule set that falls back to digits has none."""
        for engine in self._engines:
            for name in self._rulesets(engine):
                try:
                    text = "".join(engine.iter_format_number(number, ruleset_name=name))
                except (NoRuleForNumberError, RulesetNotFoundError):
                    continue
                form = unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("\u2019", "'")).strip()
                if form and not any(c.isascii() and c.isdigit() for c in form):
                    yield f"{engine.language}: {name}", form

    @staticmethod
    def _rulesets(engine: RbnfEngine) -> list[str]:
        kinds = ("spellout-cardinal", "spellout-numbering")
        return [
            name
            for name, ruleset in engine.rulesets.items()
            if name.startswith(kinds) and "-year" not in name and "-days" not in name and not ruleset.is_private
        ]

    @cached_property
    def is_glued(self) -> bool:
        """Whether numbers such as 432 are written as one word."""
        return not any(c in " -" for c in self.forms(432)[0])

    @cached_property
    def puts_units_first(self) -> bool:
        """Whether the units of 32 come before its tens."""
        return self.forms(32)[0].startswith(self.forms(2)[0]) and self.forms(30)[0] in self.forms(32)[0]

    @cached_property
    def points(self) -> list[str]:
        """The words between the whole number and its decimals."""
        ends = [(start, end) for start in self.forms(2) for end in self.forms(3)]
        forms = [form for _, form in self.spelled(Decimal("2.3"))]
        found = {f[len(a) : -len(b)] for f in forms for a, b in ends if f.startswith(a) and f.endswith(b)}
        return sorted({word.strip() for word in found if word and (self.is_glued or word.startswith(" "))})

    @cached_property
    def minuses(self) -> list[str]:
        """The words before a negative number."""
        forms = [form for _, form in self.spelled(-2)]
        return sorted({f.removesuffix(two).strip() for f in forms for two in self.forms(2) if f.endswith(two)} - {""})


def sample() -> list[int]:
    """Return the numbers on which recall is measured: 0 to 1000, and a fixed choice of larger ones."""
    chosen = random.Random(_SAMPLE_SEED)  # noqa: S311  a fixed choice, not a secret
    larger = {int(10 ** chosen.uniform(low, high)) for low, high, count in _SAMPLES for _ in range(count)}
    return [*range(1001), *sorted(larger)]
