"""What a desk settles once: factledger.toml beside the ledger, or [tool.factledger] of pyproject.toml."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from factledger.errors import ConfigError
from factledger.rules.last_read import RULE_NAMES
from factledger.values.figure import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factledger.rules.rule import Rule

OWN, SHARED = "factledger.toml", "pyproject.toml"
MAX_BYTES = 1_000_000

_SEVERITIES = ("error", "warning", "off")
_SHAPES = {
    int: "a whole number, at least 0",
    str: "a text",
    list: "a list of texts",
    dict: "a table of lists of texts",
}


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a desk says of one rule.

    Attributes:
        severity: error, warning or off, where it differs from the rule's own.
        where: Search terms: the entries that the rule is to look at.
        given: Its own settings.
    """

    severity: str | None = None
    where: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LintConfig:
    """What a desk says of linting drafts.

    Attributes:
        unregistered: Kinds of figures that have to stand in the ledger; None for the usual ones.
        least: Smallest count that has to; None for the usual one.
        select: Names of the only rules that are reported; none for all of them.
        ignore: Names of rules that are not.
        per_file_ignores: Per pattern of paths, names of rules that are not reported there.
        severities: Per rule: error, warning, note or off.
    """

    unregistered: tuple[str, ...] | None = None
    least: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """What a desk settled.

    Attributes:
        path: The file it stands in; None when there is none.
        rules: What it says of rules, by name.
        lint: What it says of linting drafts.
    """

    path: Path | None = None
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    lint: LintConfig = field(default_factory=LintConfig)

    def of(self, rule: Rule) -> RuleSettings:
        """Return what is said of a rule."""
        return self.rules.get(rule.name, RuleSettings())


def find_config(folder: Path) -> Config:
    """Return what is settled in the folder of a ledger: factledger.toml, else [tool.factledger] of pyproject.toml.

    Raises:
        ConfigError: The file cannot be read, or says what is not known.
    """
    for name in (OWN, SHARED):
        path = folder / name
        if path.is_file():
            table = _table(path)
            if name == SHARED:
                table = table.get("tool", {}).get("factledger")
            if table is not None:
                return _config(path, table)
    return Config()


def differences(before: Config, after: Config) -> Iterator[str]:
    """Yield what is settled otherwise, in words: a weaker rule can hide what it would find."""
    from factledger.rules.all import RULES

    for rule in RULES:
        old, new = _effective(rule, before.of(rule)), _effective(rule, after.of(rule))
        for name in sorted({*old, *new}):
            if old.get(name) != new.get(name):
                yield f"{rule.name}: {name} {_said(old.get(name))} → {_said(new.get(name))}"


def _effective(rule: Rule, settings: RuleSettings) -> dict[str, Any]:
    """Return what a rule goes by, its own defaults where nothing is said."""
    defaults = {one.name: one.default for one in rule.settings}
    severity = settings.severity or rule.severity.value
    return {**defaults, **settings.given, "severity": severity, "where": settings.where}


def _said(value: object) -> str:
    return "(not set)" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _table(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
        if len(content) > MAX_BYTES:
            msg = "the settings are too large"
            raise ConfigError(msg, expected=f"at most {MAX_BYTES:,} bytes", where=str(path))
        return tomllib.loads(content.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        msg = "the settings cannot be read"
        raise ConfigError(msg, found=str(error), where=str(path)) from error


def _config(path: Path, found: object) -> Config:
    from factledger.rules.all import BY_NAME  # lint, without settings, needs none of them

    table = _checked_table(path, "factledger", found)
    _known(path, "", table, ("rules", "lint"))
    given = _checked_table(path, "rules", table.get("rules", {}))
    _known(path, "rules.", given, tuple(BY_NAME))
    rules = {
        name: _settings(path, BY_NAME[name], _checked_table(path, f"rules.{name}", said))
        for name, said in given.items()
    }
    return Config(path, rules, _lint(path, _checked_table(path, "lint", table.get("lint", {}))))


_LINT_SHAPES: dict[str, type] = {
    "unregistered": list,
    "least": int,
    "select": list,
    "ignore": list,
    "per-file-ignores": dict,
    "severity": dict,
}
_LINT_SEVERITIES = ("error", "warning", "note", "off")


def _lint(path: Path, said: dict[str, Any]) -> LintConfig:
    _known(path, "lint.", said, tuple(_LINT_SHAPES))
    severities = _checked_table(path, "lint.severity", said.pop("severity", {}))
    for name, value in said.items():
        if not _has_shape(value, _LINT_SHAPES[name]):
            raise _refused(path, f"lint.{name}", _SHAPES[_LINT_SHAPES[name]], value)
    per_file = {pattern: tuple(names) for pattern, names in said.get("per-file-ignores", {}).items()}
    listed = [*said.get("select", ()), *said.get("ignore", ()), *(one for names in per_file.values() for one in names)]
    _known(path, "lint rule ", dict.fromkeys([*listed, *severities]), ("all", *RULE_NAMES))
    for name, value in severities.items():
        if value not in _LINT_SEVERITIES:
            raise _refused(path, f"lint.severity.{name}", " or ".join(_LINT_SEVERITIES), value)
    kinds = said.get("unregistered")
    for kind in kinds or ():
        if kind not in tuple(Kind):
            raise _refused(path, "lint.unregistered", ", ".join(Kind), kind)
    return LintConfig(
        None if kinds is None else tuple(kinds),
        said.get("least"),
        tuple(said.get("select", ())),
        tuple(said.get("ignore", ())),
        per_file,
        severities,
    )


def _checked_table(path: Path, name: str, found: object) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise _refused(path, name, "a table", found)
    return found


def _settings(path: Path, rule: Rule, said: dict[str, Any]) -> RuleSettings:
    shapes = {one.name: one.shape for one in rule.settings}
    _known(path, f"rules.{rule.name}.", said, ("severity", "where", *shapes))
    severity, where = said.pop("severity", None), said.pop("where", None)
    if severity not in (None, *_SEVERITIES):
        raise _refused(path, f"rules.{rule.name}.severity", " or ".join(_SEVERITIES), severity)
    if where is not None and not isinstance(where, str):
        raise _refused(path, f"rules.{rule.name}.where", "search terms, such as 'tag:headline'", where)
    for name, value in said.items():
        if not _has_shape(value, shapes[name]):
            raise _refused(path, f"rules.{rule.name}.{name}", _SHAPES[shapes[name]], value)
    return RuleSettings(severity, where, said)


def _has_shape(value: object, shape: type) -> bool:
    if shape is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if shape is list:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if shape is dict:
        return isinstance(value, dict) and all(_has_shape(one, list) for one in value.values())
    return isinstance(value, shape)


def _known(path: Path, prefix: str, table: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in table:
        if name not in names:
            near = get_close_matches(name, names, n=1)
            msg = f"there is no setting {prefix}{name}"
            raise ConfigError(msg, expected=", ".join(near or names), where=str(path))


def _refused(path: Path, name: str, expected: str, found: object) -> ConfigError:
    msg = f"{name} cannot be this"
    return ConfigError(msg, expected=expected, found=repr(found)[:80], where=str(path))
