"""Add a source, a unit, a rate or a claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factledger.domain.claim import Claim
from factledger.domain.kinds import KINDS
from factledger.domain.source import Source
from factledger.domain.unit import Rate, UnitRecord
from factledger.errors import RefusedError, UnitError
from factledger.values.key import ClaimKey, parse_path
from factledger.values.units import parse_unit

if TYPE_CHECKING:
    from factledger.domain.record import Body, Row
    from factledger.store.ledger import Writer
    from factledger.store.reader import Reader
    from factledger.values.units import Units


def add(writer: Writer, kind: str, key: str | None, fields: dict[str, Any], *, by: str) -> Row:
    """Write a new source, unit, rate or claim.

    Args:
        writer: The ledger.
        kind: source, unit, rate or claim.
        key: Its key (of a unit: its id); None for a rate, whose key is made of its fields.
        fields: Its fields, as in the schema; None and empty ones are left out.
        by: Who records it.

    Raises:
        ExistsError: The key is taken.
        MisuseError: A field has a value that it cannot have.
    """
    body = KINDS[kind](**fields)
    body.check()
    body = resolved(writer, body)
    key = body.key if isinstance(body, Rate) else key or ""
    check(writer, key, body)
    newest = writer.find(kind, key)
    after = newest.version if newest and newest.ended else None
    return writer.append(body, key, by=by, after=after)


def check(writer: Writer, key: str, body: Body, before: Body | None = None) -> None:
    """Raise unless key and body are well formed and what they name is there.

    Args:
        writer: The ledger.
        key: The key.
        body: What is to be written.
        before: The version that it corrects; None for a new key.

    Raises:
        ParseError: The key or a date is malformed.
        MisuseError: A word is none of those allowed.
        NotFoundError: A source it derives from is not there.
        RefusedError: A source it derives from was withdrawn, or derives from this one.
        UnitError: A unit is unknown or unsound.
    """
    body.check()
    match body:
        case Source():
            _check_source(writer, key, body)
        case Claim():
            # A claim keeps the unit it has, which may be a noun that nobody added: a figure brought it.
            has_unit = isinstance(before, Claim) and before.unit == body.unit
            _check_claim(writer, key, replace(body, unit=None) if has_unit else body)
        case UnitRecord():
            writer.units().extended([body.to_unit(key)])
        case Rate():
            check_pair(body, writer.units())
            live(writer.get(Source.KIND, body.source), "name another source")


def check_pair(body: Rate, units: Units) -> None:
    """Raise UnitError unless a rate is between two currencies."""
    for name in (body.base, body.quote):
        if units.currency(name) != name:
            msg = f"{name!r} is no currency"
            hint = "factledger unit add with --group money, for a currency that is not shipped"
            raise UnitError(msg, expected="a currency such as EUR", do=hint)
    if body.base == body.quote:
        msg = "a rate is between two currencies"
        raise UnitError(msg, found=f"{body.base} and {body.quote}")


def _check_source(writer: Writer, key: str, body: Source) -> None:
    parse_path(key, "source key")
    seen = [key]
    while body.derived_from is not None:
        parent = body.derived_from
        if parent in seen:
            msg = "a source cannot derive from itself"
            raise RefusedError(msg, found=" from ".join([*seen, parent]))
        seen.append(parent)
        above = live(writer.get(Source.KIND, parent), "name another source").body
        if not isinstance(above, Source):
            return
        body = above


def live(row: Row, hint: str) -> Row:
    """Return the row if it was neither withdrawn nor redacted.

    Raises:
        RefusedError: It was.
    """
    if row.ended:
        msg = f"the {row.kind} {row.key!r} {row.ended}"
        raise RefusedError(msg, do=hint)
    return row


def _check_claim(writer: Writer, key: str, body: Claim) -> None:
    ClaimKey.parse(key)
    if body.unit:
        units = writer.units()
        unknown = [name for name in parse_unit(body.unit) if name not in units]
        if unknown:
            msg = f"the unit {unknown[0]!r} is not known"
            meant = units.named(unknown[0])  # by its symbol: km
            raise UnitError(msg, do=f"give it as {meant}" if meant else f"factledger unit add {unknown[0]}")


def resolved(reader: Reader, body: Body) -> Body:
    """Return a source or a rate with the key of the source that it names, which may be given as a row number.

    A claim comes with its unit as its id is spelled: millimeter, for "millimetre".
    """
    match body:
        case Claim(unit=str(unit)):
            return replace(body, unit=reader.units().spelled(unit))
        case Source(derived_from=str(parent)):
            return replace(body, derived_from=reader.get(Source.KIND, parent).key)
        case Rate():
            return replace(body, source=reader.get(Source.KIND, body.source).key)
        case _:
            return body
