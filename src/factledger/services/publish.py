"""Record that a text was published: judged without an open error, with the rows that its figures rest on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from factledger.domain.publication import Publication, check_url
from factledger.errors import RefusedError
from factledger.reading.locale import UNKNOWN
from factledger.services.lint.drafts import lint_drafts
from factledger.services.trace import counted
from factledger.values.compare import Severity
from factledger.values.digest import Digest

if TYPE_CHECKING:
    from factledger.domain.record import Row
    from factledger.reading.draft import Draft
    from factledger.services.lint.drafts import Wanted
    from factledger.services.lint.report import Found, Linted, LintReport
    from factledger.store.ledger import Writer


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a text that is published.

    Attributes:
        url: Where it is published.
        title: What it is called, in our words; None for what it was called before at this address, else its path.
        note: Anything else; None for what was noted before.
        may_rest_on_nothing: Whether it is recorded although no row stands behind it.
        strict: Whether warnings are open errors too.
    """

    url: str
    title: str | None = None
    note: str | None = None
    may_rest_on_nothing: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing came to.

    Attributes:
        report: What linting the text came to.
        open: Findings that are open: with any, nothing is recorded.
        row: The row of the text, new or as it was; None when findings are open.
        is_new: Whether the row was written.
    """

    report: LintReport
    open: tuple[Found, ...] = ()
    row: Row | None = None
    is_new: bool = False


def publish(
    writer: Writer, where: str, draft: Draft, wanted: Wanted, told: Told, *, by: str, reason: str | None
) -> Published:
    """Judge a text by the ledger as it is, and record it under its address, unless findings are open.

    The text is judged by the day that is given, else the one that the same text had at this address, else that which it
    names, else the one that another text had there. The same text with the same rows under the same address is not
    recorded twice; anything else there is a new version.

    Acceptances of its sentences have to hold today.

    Args:
        writer: The ledger.
        where: Where it is, for the report.
        draft: The text.
        wanted: How it is judged, as for `lint_drafts`; its date is also the day of publication.
        told: What a person says of it.
        by: Who records it.
        reason: Why.

    Raises:
        ParseError: The address or the date is none.
        RefusedError: No row stands behind the text, and it may not rest on nothing.
    """
    check_url(told.url)
    before = writer.find(Publication.KIND, told.url)
    known = before.body if before and isinstance(before.body, Publication) else None
    before_day = known.published if known else None
    is_same = known is not None and known.sha256 == _digest(draft)
    day = wanted.options.date or (before_day if is_same else None) or draft.date or before_day
    options, today = replace(wanted.options, date=day), date.fromisoformat(writer.now()[:10])
    report = lint_drafts(writer, where, [draft], replace(wanted, options=options, today=today))
    severities = (Severity.ERROR, Severity.WARNING) if told.strict else (Severity.ERROR,)
    if open_ := tuple(one for one in report.findings if one.severity in severities):
        return Published(report, open_)
    body = _body(writer, draft, report, told, known, day)
    if body.rows is None and not told.may_rest_on_nothing:
        msg = "the text rests on no row of the ledger, and nothing was recorded"
        found = ", ".join(f"{count} {name}" for name, count in counted(report).items())
        hint = "tie its figures to claims (factledger lint --explain), or give --without-rows"
        raise RefusedError(msg, expected="a figure that a row supports", found=found, where=draft.path, do=hint)
    if before and known and not before.ended and replace(known, head=body.head) == body:
        return Published(report, row=before)
    row = writer.append(body, body.key, by=by, reason=reason, after=before.version if before else None)
    return Published(report, row=row, is_new=True)


def _body(
    writer: Writer, draft: Draft, report: LintReport, told: Told, known: Publication | None, day: str | None
) -> Publication:
    (linted,) = report.drafts
    counts = {name.replace(" ", "_"): str(count) for name, count in counted(report).items()}
    body = Publication(
        title=told.title or (known.title if known else draft.path),
        url=told.url,
        published=day,
        language=None if linted.language == UNKNOWN else linted.language,
        sha256=_digest(draft),
        length=str(len(draft.source)),
        head=report.head or str(writer.head()),
        rows=_rows(writer, linted),
        acceptances=tuple(sorted({one.name for one in linted.accepted})) or None,
        note=told.note or (known.note if known else None),
        matched=counts["matched"],
        derived=counts["derived"],
        unregistered=counts["unregistered"],
        set_aside=counts["set_aside"],
        unreadable=counts["unreadable"],
    )
    body.check()
    return body


def _digest(draft: Draft) -> str:
    return str(Digest.of(draft.source.encode()))


def _rows(writer: Writer, linted: Linted) -> tuple[str, ...] | None:
    """Return the names of the rows that the figures of a text rest on, or were judged by; None when there are none."""
    seqs = sorted({seq for number in linted.numbers for seq in number.rows})
    return tuple(sorted({row.name for seq in seqs if (row := writer.at(seq))})) or None
