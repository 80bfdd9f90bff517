"""Remove the body of a row for legal reasons: its leaf and all proofs stay, and a row says who removed it and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.redaction import Redaction
from factledger.domain.unit import Acceptance
from factledger.errors import RefusedError, RewrittenError, StaleError
from factledger.services.revise import check_unused, required
from factledger.services.show import show
from factledger.store.redact import blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.domain.record import Row
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Plan:
    """What redacting would do.

    Attributes:
        rows: The rows whose bodies are removed.
        done: Rows that were meant and have none any more.
        left: What else of the ledger may hold the same words, a sentence each.
    """

    rows: tuple[Row, ...]
    done: tuple[Row, ...]
    left: tuple[str, ...]

    def checked(self, shown: Plan) -> Plan:
        """Return the plan, which has to name the rows of one that was shown to a person.

        Raises:
            StaleError: Somebody wrote meanwhile.
        """
        if [row.seq for row in self.rows] != [row.seq for row in shown.rows]:
            msg = "the row has another version by now, and nothing was removed"
            raise StaleError(msg, do="look at it again: factledger history KEY")
        return self


def plan(reader: Reader, text: str, *, all_versions: bool = False) -> Plan:
    """Return what redacting a row would do.

    Args:
        reader: The ledger.
        text: KEY, KEY@@2 or #41, as `show` takes it; a bare key names the current version.
        all_versions: Whether all versions of its key are meant.

    Raises:
        NotFoundError: There is no such row.
        RefusedError: It is a redaction, or the current version of what other rows rest on.
        RewrittenError: A row was changed: what was removed has to be what was recorded.
    """
    row = show(reader, text)
    if row.kind == Redaction.KIND:
        msg = f"row #{row.seq} is a redaction, and says who removed what: it stays"
        raise RefusedError(msg, expected="an entry, claim, source or other row", found=f"{row.kind} {row.key}")
    versions = reader.versions(row.kind, row.key)
    meant = versions if all_versions else [one for one in versions if one.version == row.version]
    found = tuple(one for one in meant if not one.is_redacted)
    for one in found:
        _check(reader, one)
    if found and found[-1].version == versions[-1].version and not found[-1].is_void:
        hint = f"revise or void those first, or revise {row.key} to what may stay and redact {row.name}"
        check_unused(reader, row.kind, row.key, hint)
    left = tuple(_left(reader, row, [one for one in versions if one not in meant]))
    return Plan(found, tuple(one for one in meant if one.is_redacted), left)


def redact(writer: Writer, planned: Plan, *, by: str, reason: str | None) -> list[Row]:
    """Remove the bodies of the rows of a plan; return the redactions that say so.

    Raises:
        MisuseError: There is no reason.
    """
    why = required(reason, "a redaction")
    made = []
    for row in planned.rows:
        body = Redaction.of(row)
        body.check()
        made.append(writer.append(body, body.key, by=by, reason=why))
        blank(writer, row.kind, row.seq)
    return made


def apply_redactions(writer: Writer) -> list[str]:
    """Remove the bodies that redactions of the ledger name and that are still there: a branch or a copy had them.

    Returns:
        What is wrong, a sentence each: a redaction that names no row, or another one than stands there.
    """
    wrong = []
    for seq, body in _redactions(writer):
        row = writer.find(*body.names())
        if row is None or row.seq > seq or Redaction.of(row) != replace(body, note=None):
            wrong.append(f"the redaction #{seq} names no row in front of it, or one that was changed: {body.target}")
        elif not row.is_redacted:
            blank(writer, row.kind, row.seq)
    return wrong


def _redactions(reader: Reader) -> Iterator[tuple[int, Redaction]]:
    for row in list(reader.current(Redaction.KIND, with_void=True)):
        if isinstance(row.body, Redaction) and not row.body.is_idle:
            yield row.seq, row.body


def _check(reader: Reader, row: Row) -> None:
    leaf = reader.leaves_of([(row.kind, row.key, row.version)]).get((row.kind, row.key, row.version))
    if row.leaf != leaf:
        msg = f"row #{row.seq} {row.key} was changed: what does not hash to its leaf is not removed"
        raise RewrittenError(msg, do="factledger verify; restore the ledger first")


def _left(reader: Reader, row: Row, others: list[Row]) -> Iterator[str]:
    """Yield what else of the ledger may hold what is removed."""
    for one in others:
        if not one.is_redacted:
            yield f"version {one.version} of {one.key} (#{one.seq})"
    if row.kind == Entry.KIND:
        accepted = reader.column(Acceptance.KIND, "entry") == row.key
        for one in list(reader.current(Acceptance.KIND, accepted, with_void=True)):
            yield f"the value in the acceptance {one.key} (#{one.seq})"
