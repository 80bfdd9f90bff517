"""Claims: what is stated, whoever states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from factledger.domain.record import YES, Body, check_tag, check_word, column
from factledger.values.period import Period
from factledger.values.scope import Scope
from factledger.values.units import parse_unit

VALUE_TYPES = ("quantity", "date", "text", "yes-no")


@dataclass(frozen=True, kw_only=True)
class Claim(Body):
    """What is stated: a subject, a measure, and the scope in which it holds."""

    KIND: ClassVar[str] = "claim"

    statement: str | None = column("the claim as a sentence of ours")
    subject: str = column("whom or what it is about", required=True)
    measure: str = column("what is measured or told of it", required=True)
    value_type: str = column("quantity, date, text or yes-no", required=True)
    unit: str | None = column("unit its quantities are stated in")
    signed: str | None = column("yes, if its quantities may be negative")
    period: str | None = column("when it holds, EDTF")
    place: str | None = column("where it holds")
    population: str | None = column("of whom or what it holds")
    method: str | None = column("how it was measured")
    price_basis: str | None = column("at which prices")
    aliases: dict[str, tuple[str, ...]] | None = column(
        "other names of the subject or measure, per language", shape="names"
    )
    tags: tuple[str, ...] | None = column("free labels", shape="list")
    note: str | None = column("anything else")

    def check(self) -> None:
        """Raise unless type of value, period, sign and the languages of its aliases are what they may be."""
        check_word("type of value", self.value_type, VALUE_TYPES)
        check_word("sign: yes, or left out", self.signed, (YES,))
        if self.period:
            Period.parse(self.period)
        if self.unit:
            parse_unit(self.unit)
        for tag in self.aliases or ():
            check_tag(tag)

    @property
    def scope(self) -> Scope:
        """When, where, of whom, how and at which prices it holds."""
        period = Period.parse(self.period) if self.period else None
        return Scope(period, self.place, self.population, self.method, self.price_basis)

    @property
    def is_signed(self) -> bool:
        """Whether its quantities may be negative."""
        return self.signed == YES
