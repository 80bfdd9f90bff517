"""Accept what a rule finds: about one exact value of one version of an entry, or at one sentence of a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from factledger.domain.entry import Entry
from factledger.domain.unit import Acceptance
from factledger.errors import AmbiguousError, MisuseError, NotFoundError, RefusedError, StaleError
from factledger.rules.all import BY_NAME
from factledger.rules.lint import LANGUAGE, LAPSED, LINT_RULES, UNUSED
from factledger.services.add import live
from factledger.services.lint.accepted import Accepting, draft_name
from factledger.services.lint.claims.index import Index
from factledger.services.lint.drafts import lint_one
from factledger.services.revise import required, target

if TYPE_CHECKING:
    from collections.abc import Collection

    from factledger.domain.record import Row
    from factledger.reading.draft import Draft
    from factledger.services.lint.accepted import Spot
    from factledger.services.lint.drafts import Wanted
    from factledger.store.ledger import Writer

AT_FIGURES = tuple(rule.name for rule in LINT_RULES if rule not in (LANGUAGE, UNUSED, LAPSED))
"""Rules of lint that find something about a figure."""

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>[1-9]\d{0,8})(?::(?P<column>[1-9]\d{0,8}))?", re.ASCII | re.DOTALL)


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
    return _written(writer, body, by, reason)


def _written(writer: Writer, body: Acceptance, by: str, reason: str) -> Row:
    body.check()
    before = writer.find(Acceptance.KIND, body.key)
    row = writer.append(body, body.key, by=by, reason=reason, after=before.version if before else None)
    _check_end(row, body)
    return row


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands in a draft: its rule, its line and, where several stand there, its column."""

    rule: str
    line: int
    column: int | None = None

    @classmethod
    def parse(cls, text: str, rule: str) -> tuple[str, Place]:
        """Return the path of the draft and the place in it, of DRAFT:LINE or DRAFT:LINE:COLUMN.

        Raises:
            MisuseError: The text is not written like that, or there is no such rule of lint about figures.
        """
        check_rule(rule, AT_FIGURES)
        match = _PLACE.fullmatch(text)
        if match is None:
            msg = "this names no line of a draft"
            raise MisuseError(msg, expected="DRAFT:LINE or DRAFT:LINE:COLUMN, as lint prints it", found=text[:200])
        return match["path"], cls(rule, int(match["line"]), int(match["column"]) if match["column"] else None)


def accept_sentence(
    writer: Writer,
    draft: Draft,
    wanted: Wanted,
    place: Place,
    *,
    by: str,
    reason: str | None,
    until: str | None = None,
    note: str | None = None,
) -> Row:
    """Write an acceptance: of what a rule of lint finds at one figure of a draft, in its sentence as it is.

    The row holds the digest of the sentence, the figure as printed and the versions of the rows it was judged by.

    Args:
        writer: The ledger.
        draft: The draft.
        wanted: How it is judged, as for `lint_drafts`.
        place: Where the finding stands in it.
        by: Who accepts it.
        reason: Why.
        until: The last day on which it is accepted, EDTF; None for no end.
        note: Anything else.

    Raises:
        MisuseError: There is no reason.
        NotFoundError: The rule finds nothing at this place.
        AmbiguousError: It finds something at several places of the line.
        RefusedError: The acceptance would be over already.
    """
    reason = required(reason, "an acceptance")
    accepting = Accepting(writer, draft_name(draft.path, wanted.folder), writer.newest_day())
    lint_one(draft, Index(writer, writer.units()), wanted, accepting)
    spot = _spot(draft, accepting, place)
    body = Acceptance(
        rule=spot.rule,
        value=spot.mark.value,
        until=until,
        note=note,
        draft=accepting.draft,
        sentence=spot.mark.sentence,
        nth=str(spot.mark.nth),
        rows=spot.rows or None,
    )
    return _written(writer, body, by, reason)


def _spot(draft: Draft, accepting: Accepting, place: Place) -> Spot:
    """Return what the rule finds at a place."""
    at = [(draft.place(spot.span.start), spot) for spot in accepting.spots]
    here = [(column, spot) for (line, column), spot in at if line == place.line and place.column in (None, column)]
    found = [(column, spot) for column, spot in here if spot.rule == place.rule]
    where = f"{draft.path}:{place.line}" + ("" if place.column is None else f":{place.column}")
    if not found:
        shown = "; ".join(f"{spot.rule} at column {column}, {spot.mark.value!r}" for column, spot in here)
        msg = f"{place.rule} finds nothing there"
        raise NotFoundError(msg, found=shown or "no finding", where=where, do="factledger lint lists what is found")
    if len(found) > 1:
        shown = "; ".join(f"column {column}, {spot.mark.value!r}" for column, spot in found)
        msg = f"{place.rule} finds something at {len(found)} places of this line"
        raise AmbiguousError(msg, expected="DRAFT:LINE:COLUMN", found=shown, where=where)
    return found[0][1]


def check_rule(name: str, names: Collection[str] = BY_NAME) -> None:
    """Raise MisuseError unless there is a rule of this name."""
    if name not in names:
        near = get_close_matches(name, names, 1)
        msg = f"there is no rule {name[:60]!r}"
        raise MisuseError(msg, expected=", ".join(names), do=f"--rule {near[0]}" if near else None)


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
