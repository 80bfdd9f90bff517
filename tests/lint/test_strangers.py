"""What two strangers' sets showed: additions, parts in turn, multiples and differences of two years, who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import indexed, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

# On the ledger of a port, a court, a storm (the fifteenth corpus).

ADDITIONS: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Storm Ilvana killed another 23 people.", ["incomparable"]),
    ("pt", "A tempestade Ilvana matou mais 23 pessoas.", ["incomparable"]),
    ("es", "La tormenta Ilvana mató a otras 23 personas.", ["incomparable"]),
    ("id", "Badai Ilvana menewaskan 23 orang lagi.", ["incomparable"]),
    ("ar", "قتلت العاصفة إلفانا 23 شخصا آخرين.", ["incomparable"]),
    ("en", "In 2028 the Nerith Wind Park is to add a further 20 turbines.", []),
    ("es", "El Parque Eólico de Nerith instalará otras 20 turbinas en 2028.", []),
    ("pt", "Em 2028, o Parque Eólico de Nerith terá mais 20 turbinas.", []),
    ("en", "In 2025 the Nerith Wind Park added 48 turbines.", ["wrong-unit"]),
    ("en", "Storm Ilvana killed 23 people and injured another 140.", []),
    ("es", "La tormenta Ilvana mató a 23 personas e hirió a otras 140.", []),
    ("id", "Badai Ilvana menewaskan 23 orang dan melukai 140 orang lainnya.", []),
)

DIFFERENCES: tuple[tuple[str, str, list[str]], ...] = (
    ("pt", "Em 2025, o tribunal de Ostrel tinha 640 processos pendentes a menos do que em 2024.", ["derived"]),
    ("pt", "Em 2025, a Maratona de Larkmoor teve mais 2.635 corredores do que em 2024.", ["derived"]),
    ("pt", "Em 2025, a Maratona de Larkmoor teve menos 2.635 corredores do que em 2024.", ["wrong-direction"]),
    ("es", "En 2025 el Tribunal de Ostrel tenía 640 casos pendientes más que en 2024.", ["wrong-direction"]),
    ("es", "En 2025 el Tribunal de Ostrel tenía 4.980 casos pendientes más que en 2024.", ["wrong-unit"]),
    ("id", "Pada 2025, Pengadilan Ostrel memiliki 740 perkara tertunda lebih sedikit dibanding 2024.", ["wrong-unit"]),
)

WITHIN: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Pending cases at the Ostrel District Court fell by 740, from 5,620 to 4,980.", ["arithmetic"]),
    ("en", "Pending cases at the Ostrel District Court fell by 640, from 5,620 to 4,980.", ["derived"]),
    (
        "en",
        "Revenue at Dovrin Foods rose from $820 million to $902 million, an increase of $92 million.",
        ["arithmetic"],
    ),
    (
        "es",
        "Los casos pendientes en el tribunal de Ostrel pasaron de 5.620 a 4.980 en 2025, 740 menos.",
        ["arithmetic"],
    ),
    (
        "id",
        "Perkara tertunda di Pengadilan Ostrel turun dari 5.620 menjadi 4.980, yakni berkurang 740.",
        ["arithmetic"],
    ),
    ("ar", "انخفضت القضايا المعلقة في محكمة أوستريل من 5620 في 2024 إلى 4980 في 2025، أي أقل بـ740.", ["arithmetic"]),
)

ENOUGH: tuple[tuple[str, str, list[str]], ...] = (
    ("ar", "لا يكفي 34 قاضيا في محكمة أوستريل في عام 2025.", []),
    ("en", "In 2025 34 judges did not suffice for the Ostrel District Court.", []),
    ("es", "No bastaron 43 jueces en el Tribunal de Distrito de Ostrel en 2025.", ["contradicted"]),
    ("id", "Pada 2025 tidak cukup 43 hakim di Pengadilan Distrik Ostrel.", ["contradicted"]),
    ("ar", "لم يكن في محكمة أوستريل 34 قاضيا في عام 2025.", ["negated"]),
)

# On the ledger of makers of chips (the sixteenth corpus).

MORE_THAN: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Veltrix laid off 620 employees more than planned in 2025.", ["wrong-unit"]),
    ("es", "Veltrix despidió en 2025 a 620 empleados más que en 2024.", ["wrong-unit"]),
    ("pt", "A Veltrix demitiu em 2025 mais 620 funcionários do que em 2024.", ["wrong-unit"]),
    ("en", "Veltrix laid off 620 more employees on Friday in 2025.", ["incomparable"]),
    ("en", "In 2025 Veltrix laid off 620 employees, fewer than planned.", []),
    ("es", "Veltrix despidió a 620 empleados en 2025, más que nadie.", []),
    ("en", "Veltrix laid off no more than 620 employees in 2025, more than any other firm.", []),
)

IN_TURN: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Kordia exported 6.4 million chips to Asia in 2025 and 2.8 million chips to Europe.", []),
    ("en", "Kordia exported 2.8 million chips to Asia and 6.4 million to Europe in 2025.", ["contradicted"] * 2),
    ("es", "Kordia exportó en 2025 2,8 millones de chips a Asia y 6,4 millones a Europa.", ["contradicted"] * 2),
    ("en", "In 2025 Kordia exported to Asia 6.4 million chips and to Europe 2.8 million.", []),
    ("ar", "صدّرت كورديا في عام 2025 6.4 مليون شريحة إلى آسيا و2.8 مليون شريحة إلى أوروبا.", []),
)

MULTIPLES: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "In 2025 shipments of the X200 were six times those of 2024.", ["contradicted"]),
    ("id", "Pengiriman X200 pada 2025 enam kali pengiriman pada 2024.", ["contradicted"]),
    ("es", "La financiación de Nuvora en 2025 fue 2,5 veces la de 2024.", ["derived"]),
    ("ar", "بلغ تمويل نوفورا في عام 2025 3.5 ضعف ما كان عليه في عام 2024.", ["contradicted"]),
)

SPENT: tuple[tuple[str, str, list[str]], ...] = (
    ("es", "Rafid gastó 86 millones de riales saudíes en publicidad en 2025.", ["unregistered"]),
    ("en", "Bersama Awan spent Rp64 billion on advertising in 2025.", ["unregistered"]),
    ("en", "Bersama Awan spent about Rp1.8 trillion in 2025.", []),
    ("pt", "A Veltrix tinha cerca de 9.400 funcionários no fechamento de 2025.", []),
)

VOICES: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "According to the newspaper, the fire at Norvik caused damage of €14 million.", ["disputed"]),
    ("es", "Según el periódico, el incendio de Norvik causó daños por 14 millones de euros.", ["disputed"]),
    ("id", "Menurut surat kabar, kebakaran di Norvik menyebabkan kerugian 14 juta euro.", ["disputed"]),
    ("ar", "بحسب الصحيفة، بلغت أضرار حريق نورفيك 14 مليون يورو.", ["disputed"]),
    ("en", "According to The Denby Herald, the fire at Norvik caused damage of €14 million.", []),
    ("en", "Lise Marren of Eastgate Wire wrote that the fire at Norvik caused damage of €19 million.", []),
    (
        "es",
        "Tomas Brandl estima que el hardware de Miralis-2 costó al menos 85 millones de dólares.",
        ["wrong-speaker"],
    ),
    ("en", "Mira Oksanen estimates that the hardware behind Miralis-2 cost at least $85 million.", []),
)


@pytest.fixture(scope="module")
def ports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("fifteenth"), "fifteenth") as found:
        yield found


@pytest.fixture(scope="module")
def chips(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with indexed(tmp_path_factory.mktemp("sixteenth"), "sixteenth") as found:
        yield found


@pytest.mark.parametrize(("language", "text", "rules"), [*ADDITIONS, *DIFFERENCES, *WITHIN, *ENOUGH])
def test_how_much_more_and_how_much_less(ports: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(ports, language, text) == rules


@pytest.mark.parametrize(("language", "text", "rules"), [*MORE_THAN, *IN_TURN, *MULTIPLES, *SPENT, *VOICES])
def test_whose_part_is_told_and_by_whom(chips: Index, language: str, text: str, rules: list[str]) -> None:
    assert rules_of(chips, language, text) == rules
