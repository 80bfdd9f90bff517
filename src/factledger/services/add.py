"""Add a source, a unit or a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factledger.domain.claim import VALUE_TYPES, Claim
from factledger.domain.kinds import KINDS
from factledger.domain.record import YES
from factledger.domain.source import RELATIONS, Source
from factledger.domain.unit import UnitRecord
from factledger.errors import MisuseError, ParseError, UnitError
from factledger.values.key import ClaimKey, parse_path
from factledger.values.period import Period
from factledger.values.units import parse_unit

if TYPE_CHECKING:
    from factledger.domain.record import Body, Row
    from factledger.store.ledger import Writer


def add(writer: Writer, kind: str, key: str, fields: dict[str, Any], *, by: str) -> Row:
    """Write a new source, unit or claim.

    Args:
        writer: The ledger.
        kind: source, unit or claim.
        key: Its key (of a unit: its id).
        fields: Its fields, as in the schema; None and empty ones are left out.
        by: Who records it.

    Raises:
        ExistsError: The key is taken.
        MisuseError: A field has a value that it cannot have.
    """
    body = KINDS[kind](**fields)
    check(writer, key, body)
    newest = writer.find(kind, key)
    after = newest.version if newest and newest.is_void else None
    return writer.append(body, key, by=by, after=after)


def check(writer: Writer, key: str, body: Body) -> None:
    """Raise unless key and body are well formed and what they name is there.

    Raises:
        ParseError: The key or a date is malformed.
        MisuseError: A word is none of those allowed.
        NotFoundError: A source it derives from is not there.
        UnitError: A unit is unknown or unsound.
    """
    match body:
        case Source():
            _check_source(writer, key, body)
        case Claim():
            _check_claim(writer, key, body)
        case UnitRecord():
            writer.units().extended([body.to_unit(key)])


def _check_source(writer: Writer, key: str, body: Source) -> None:
    parse_path(key, "source key")
    for date in (body.published, body.accessed):
        if date:
            Period.parse(date)
    if body.language:
        _check_language(body.language)
    if (body.relation is None) is not (body.derived_from is None):
        msg = "a source that derives from another needs both which one and how"
        raise MisuseError(msg, expected="--derived-from KEY --relation copy, translation or cites")
    if body.relation is not None and body.relation not in RELATIONS:
        msg = f"{body.relation!r} is no relation between sources"
        raise MisuseError(msg, expected=", ".join(RELATIONS))
    if body.derived_from is not None:
        if body.derived_from == key:
            msg = "a source cannot derive from itself"
            raise MisuseError(msg, found=key)
        writer.get("source", body.derived_from)


def _check_language(tag: str) -> None:
    """Accept any well-formed tag: a source may be in a language that cannot be read yet."""
    code = tag.replace("_", "-").partition("-")[0]
    if not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3):  # noqa: PLR2004  ISO 639
        msg = f"{tag!r} is no language tag"
        raise ParseError(msg, expected="a tag such as pt or pt-BR")


def _check_claim(writer: Writer, key: str, body: Claim) -> None:
    ClaimKey.parse(key)
    if body.value_type not in VALUE_TYPES:
        msg = f"{body.value_type!r} is no type of value"
        raise MisuseError(msg, expected=", ".join(VALUE_TYPES))
    if body.period:
        Period.parse(body.period)
    if body.signed not in (None, YES):
        msg = "signed is yes or left out"
        raise MisuseError(msg, found=body.signed)
    if body.unit:
        units = writer.units()
        unknown = [name for name in parse_unit(body.unit) if name not in units]
        if unknown:
            msg = f"the unit {unknown[0]!r} is not known"
            raise UnitError(msg, do=f"factledger unit add {unknown[0]}")
