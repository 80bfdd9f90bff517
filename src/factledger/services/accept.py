"""Accept what a rule finds about one exact value of one version of an entry."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.unit import Acceptance
from factledger.errors import MisuseError, RefusedError, StaleError
from factledger.rules.all import BY_NAME
from factledger.services.add import live
from factledger.services.revise import required, target

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.store.ledger import Writer


def accept(
    writer: Writer,
    text: str,
    rule: str,
    *,
    by: str,
    reason: str | None,
    until: str | None = None,
    note: str | None = None,
) -> Row:
    """Write an acceptance: of what a rule finds about the value that an entry has now.

    Accepting again, for a later version of the entry or with another end or reason, is a new version of the
    acceptance.

    Args:
        writer: The ledger.
        text: KEY, KEY@@VERSION or #SEQ of the entry; a version that is named must be the current one.
        rule: The rule.
        by: Who accepts it.
        reason: Why.
        until: The last day on which it is accepted, EDTF; None for no end.
        note: Anything else.

    Raises:
        MisuseError: There is no such rule, or no reason.
        NotFoundError: There is no such entry.
        StaleError: The version named is no longer the current one.
        RefusedError: The entry was withdrawn, or the acceptance would be over already.
    """
    check_rule(rule)
    reason = required(reason, "an acceptance")
    entry = _current(writer, text)
    version = str(entry.version)
    body = Acceptance(rule=rule, entry=entry.key, entry_version=version, value=_value(entry), until=until, note=note)
    body.check()
    before = writer.find(Acceptance.KIND, body.key)
    row = writer.append(body, body.key, by=by, reason=reason, after=before.version if before else None)
    _check_end(row, body)
    return row


def check_rule(name: str) -> None:
    """Raise MisuseError unless there is a rule of this name."""
    if name not in BY_NAME:
        near = get_close_matches(name, BY_NAME, 1)
        msg = f"there is no rule {name[:60]!r}"
        raise MisuseError(msg, expected=", ".join(BY_NAME), do=f"--rule {near[0]}" if near else None)


def _current(writer: Writer, text: str) -> Row:
    row, version = target(writer, Entry.KIND, text)
    newest = writer.newest(Entry.KIND, row.key)
    if version != newest.version:
        msg = f"version {version} of {row.key!r} is no longer the current one"
        do = f"look at it again: factledger history {row.key}"
        raise StaleError(msg, expected=f"{row.key}@@{newest.version}", found=f"{row.key}@@{version}", do=do)
    return live(newest, "what was withdrawn is found by no rule")


def _value(entry: Row) -> str:
    assert isinstance(entry.body, Entry)  # noqa: S101  an inner invariant: it was looked up among the entries
    return entry.body.exact_value


def _check_end(row: Row, body: Acceptance) -> None:
    """Refuse an end before the day of recording; the row is taken back with the caller's transaction."""
    day = row.recorded_at.partition("T")[0]
    if body.last_day is not None and body.last_day.isoformat() < day:
        msg = "the acceptance would be over already"
        raise RefusedError(
            msg, expected=f"{day} or later", found=body.until, do="give another --until, or leave it out"
        )
