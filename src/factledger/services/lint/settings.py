"""What is reported of which file: rules chosen on the command line and in factledger.toml."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import PurePath
from typing import TYPE_CHECKING

from factledger.errors import MisuseError
from factledger.rules.last_read import RULE_NAMES
from factledger.values.compare import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factledger.rules.lint import LintRule
    from factledger.services.config import LintConfig
    from factledger.services.lint.options import LintOptions

ALL = "all"
"""Stands for every rule."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rules are reported.

    Attributes:
        select: Names of the only rules that are; none for all of them.
        ignore: Names of rules that are not.
        per_file: Patterns of paths, each with names of rules that are not reported there.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())

    def is_off(self, rule: str, path: str) -> bool:
        """Tell whether a rule is not reported in a file."""
        if self.select and rule not in self.select and ALL not in self.select:
            return True
        if rule in self.ignore or ALL in self.ignore:
            return True
        return any(_is_under(path, pattern) and (rule in names or ALL in names) for pattern, names in self.per_file)


def check_selected(select: Iterable[str], rules: Iterable[LintRule], other: str) -> None:
    """Raise MisuseError when a rule is selected that this kind of lint does not have: nothing would be reported.

    Args:
        select: Names of the only rules that are to be reported.
        rules: The rules there are.
        other: How the other kind of lint is called for.
    """
    names = {rule.name for rule in rules} | {ALL}
    for name in select:
        if name not in names:
            msg = f"--select {name}: the rule is one of {other}"
            raise MisuseError(msg, do=f"leave it out, or run {other}")


def _is_under(path: str, pattern: str) -> bool:
    """Tell whether a path, or its last part, fits a pattern such as "drafts/*" or "*.md"."""
    shown = PurePath(path).as_posix()
    return fnmatch(shown, pattern) or fnmatch(PurePath(path).name, pattern) or fnmatch(shown, f"*/{pattern}")


def check_rules(names: Iterable[str], where: str) -> None:
    """Raise MisuseError when a name is none of a rule of lint."""
    for name in names:
        if name != ALL and name not in RULE_NAMES:
            near = get_close_matches(name, RULE_NAMES, n=1)
            msg = f"there is no rule {name!r}"
            raise MisuseError(msg, expected=", ".join(near or RULE_NAMES), where=where)


def options_for(path: str, options: LintOptions, choice: Choice, config: LintConfig) -> LintOptions:
    """Return the options for one file: what was given, with the severities that the file has by all settings."""
    from dataclasses import replace

    severities: dict[str, Severity | None] = {}
    for name in RULE_NAMES:
        if choice.is_off(name, path):
            severities[name] = None
        elif name in config.severities:
            severities[name] = _severity(config.severities, name)
    return replace(options, severities=severities)


def _severity(severities: Mapping[str, str], name: str) -> Severity | None:
    return None if severities[name] == "off" else Severity(severities[name])


def choice_of(
    config: LintConfig, select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), per_file: tuple[str, ...] = ()
) -> Choice:
    """Return which rules are reported: what is given for one run counts before what the desk settled.

    Raises:
        MisuseError: A text for some files cannot be read.
    """
    settled = tuple((pattern, names) for pattern, names in config.per_file_ignores.items())
    return Choice(select or config.select, (*ignore, *config.ignore), (*settled, *parse_per_file(per_file)))


def parse_per_file(given: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (pattern, rules) of texts such as "drafts/*:derived,weak".

    Raises:
        MisuseError: A text is not written like that, or names no rule.
    """
    found = []
    for text in given:
        pattern, colon, rules = text.rpartition(":")
        names = tuple(filter(None, rules.split(",")))
        if not colon or not pattern or not names:
            msg = f"--per-file-ignores {text!r} cannot be read"
            raise MisuseError(msg, expected="PATTERN:RULE,RULE, such as 'drafts/*:derived'")
        check_rules(names, "--per-file-ignores")
        found.append((pattern, names))
    return tuple(found)
