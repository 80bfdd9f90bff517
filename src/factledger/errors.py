"""Every error a user can meet: one base class, one slug each.

An exception means "called wrongly, or the world failed". What is wrong with the data is a finding, and a
value. The message is built here from its parts, so that no message can leave one out by accident.
"""

from __future__ import annotations


class FactledgerError(Exception):
    """Base of every error shown to a user.

    Args:
        what: What went wrong, one sentence without a final stop.
        expected: What would have been right, with its unit.
        found: What stood there instead, with its unit.
        where: File, line, row or column.
        do: What the user can do next.
    """

    slug = "error"
    exit_code = 2

    def __init__(
        self,
        what: str,
        *,
        expected: str | None = None,
        found: str | None = None,
        where: str | None = None,
        do: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.expected = expected
        self.found = found
        self.where = where
        self.do = do

    def __str__(self) -> str:
        """Return the whole message, a part a line."""
        parts = [f"error[{self.slug}]: {self.what}"]
        parts += [
            f"  {label}: {text}"
            for label, text in (
                ("expected", self.expected),
                ("found", self.found),
                ("where", self.where),
                ("do", self.do),
            )
            if text
        ]
        return "\n".join(parts)


class MisuseError(FactledgerError):
    """A command was called with options that do not go together."""

    slug = "misuse"


class ParseError(FactledgerError):
    """A number, unit, key, date or other value is not written in a form that can be read."""

    slug = "parse"


class FormulaError(FactledgerError):
    """A formula cannot be read or computed; the message draws the place."""

    slug = "formula"

    @classmethod
    def at(cls, text: str, position: int, what: str, expected: str | None = None) -> FormulaError:
        """Return the error with a marker drawn under `position` of `text`."""
        start = max(0, position - 60)
        shown = text[start : position + 60].replace("\n", " ")
        marker = " " * (position - start) + "^"
        return cls(what, expected=expected, where=f"character {position + 1}\n    {shown}\n    {marker}")


class UnitError(FactledgerError):
    """A unit is unknown, or two units cannot be converted into each other."""

    slug = "unit"


class LanguageError(FactledgerError):
    """A language is not one that can be read here."""

    slug = "language"


class FileError(FactledgerError):
    """A file is missing, is no UTF-8 text, or cannot be written."""

    slug = "file"


class NoFigureError(FactledgerError):
    """A text that should be one figure holds none, or more than one."""

    slug = "no-figure"
    exit_code = 1


class LedgerMissingError(FactledgerError):
    """There is no ledger at the place given, or none was found upwards from here."""

    slug = "no-ledger"


class NotALedgerError(FactledgerError):
    """The file or database is there, and is not a ledger (or a damaged one)."""

    slug = "not-a-ledger"


class SchemaError(FactledgerError):
    """The ledger was written by an older or a newer factledger."""

    slug = "schema"


class EngineError(FactledgerError):
    """The database under the ledger refused: locked, full, read-only or gone."""

    slug = "engine"


class NotFoundError(FactledgerError):
    """No row has this key or number."""

    slug = "not-found"
    exit_code = 1


class ExistsError(FactledgerError):
    """A row with this key is already there."""

    slug = "exists"
    exit_code = 1


class QueryError(FactledgerError):
    """A search term cannot be understood."""

    slug = "query"


class RefusedError(FactledgerError):
    """A row would say what its own text does not: nothing was written."""

    slug = "refused"
    exit_code = 1


class StaleError(FactledgerError):
    """A correction names a version that is no longer the current one."""

    slug = "stale"
    exit_code = 1


class RewrittenError(FactledgerError):
    """Two ledgers have different rows under the same key and version: somebody rewrote a history."""

    slug = "rewritten"
    exit_code = 1


class ConflictError(FactledgerError):
    """Two branches corrected the same row in different ways, and a person has to choose; nothing was written."""

    slug = "conflict"
    exit_code = 1


class AmbiguousError(FactledgerError):
    """There is more than one reading or place, and a person has to choose."""

    slug = "ambiguous"
    exit_code = 1


class ImportFailedError(FactledgerError):
    """A line of an export cannot be imported; nothing was written."""

    slug = "import"


class SheetError(FactledgerError):
    """Lines of a sheet were refused; none of its lines was written."""

    slug = "sheet"
    exit_code = 1


class ConfigError(FactledgerError):
    """What a desk settled in factledger.toml or pyproject.toml cannot be read."""

    slug = "config"
    exit_code = 2


class SpecError(FactledgerError):
    """A spec could pass without checking anything, and is refused."""

    slug = "spec"
    exit_code = 1


class InterruptError(FactledgerError):
    """The user stopped the command."""

    slug = "interrupted"
    exit_code = 130
