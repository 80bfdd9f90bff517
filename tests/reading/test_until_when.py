"""Words behind a figure that are no bound of it, parts told with an article, times that open a sentence, labels."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factledger.reading.scan import scan
from factledger.values.figure import Hedge


@pytest.mark.parametrize(
    ("code", "text", "hedge"),
    [
        ("en", "The ticket stays at 1.80 euros, at least until the vote.", Hedge.PLAIN),
        ("es", "El billete sigue en 1,80 euros, al menos hasta el otoño.", Hedge.PLAIN),
        ("pt", "O bilhete fica em 1,80 euros, pelo menos até ao outono.", Hedge.PLAIN),
        ("ar", "تبقى التذكرة عند 1.80 يورو، على الأقل حتى الخريف.", Hedge.PLAIN),
        ("en", "It cost 300 euros, at least.", Hedge.AT_LEAST),
        ("en", "It sold 500 chips, or more if need be.", Hedge.AT_LEAST),
        ("es", "Es el menor de los dos hospitales.", Hedge.PLAIN),
        ("es", "Mide menos de los 300 metros.", Hedge.LESS_THAN),
    ],
)
def test_what_goes_on_behind_a_comma_bounds_nothing(code: str, text: str, hedge: Hedge) -> None:
    assert [one.figure.hedge for one in scan(text, code).figures] == [hedge]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("es", "Trabajó con la octava parte.", Fraction(1, 8)),
        ("es", "Bastó la quinta parte.", Fraction(1, 5)),
        ("pt", "Trabalhou com a décima parte dos chips.", Fraction(1, 10)),
        ("id", "Cuma butuh seperdelapannya.", Fraction(1, 8)),
        ("pt", "Um ano: foi o que demorou a proibição.", Fraction(1)),
        ("es", "Un año tardó el Gobierno en prohibirlo.", Fraction(1)),
        ("en", "A year is what it took to ban it.", Fraction(1)),
    ],
)
def test_parts_and_times_are_read(code: str, text: str, value: Fraction) -> None:
    (mention,) = scan(text, code).figures
    assert mention.figure.stated is not None
    assert mention.figure.stated.value == value


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pt", "Marcou no minuto 34."),
        ("es", "Marcó en el minuto 34."),
        ("en", "He fell silent in minute 34."),
        ("es", "Llámenos al 900 555 010."),
        ("pt", "Um ano de guerra e a fome."),
    ],
)
def test_labels_and_numbers_to_call_are_no_figures(code: str, text: str) -> None:
    assert [one.text for one in scan(text, code).figures] == []


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("ar", "لم تعد المهنة حكرا على الرجال، فبين الأعضاء 30 امرأة.", None),
        ("ar", "لا جديد، ستبقى الرسوم 6000 روبية.", None),
        ("ar", "لم تشتر الشركة، في عام 2024، 500 شريحة.", "denied"),
        ("id", "Boleh percaya boleh tidak, kata mereka, modelnya dilatih cuma dengan sekitar 2.000 chip.", None),
        ("en", "Believe it or not, the company bought 500 chips.", None),
    ],
)
def test_a_denial_ends_with_its_clause(code: str, text: str, status: str | None) -> None:
    *_, mention = scan(text, code).figures
    assert mention.status == status
