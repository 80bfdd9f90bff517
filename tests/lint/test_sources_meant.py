"""Lint by documents: which figure is meant, by what it came from, by what replaced it, by what stands beside it."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import came, of_texts

MILLS = (
    "Orrel Mills: results for 2025. Net profit was £46 million, down from £58 million. Exports rose 9% to 310,000 "
    "tonnes, from 284,000 tonnes. Flour, the larger division, had sales of £210 million, an increase of 12%."
)
STAFF = """# Halden Foods

| | 2025 | 2024 |
|---|---|---|
| Bakers at year end | 1,240 | 980 |
"""
CROWD = "بلغ متوسط الحضور في دوري السلة هذا الموسم 6,300 متفرج، مقابل 8,100 متفرج في الموسم الماضي."
BRIDGE = (
    "El informe provisional cifraba el coste del puente de Arce en 41 millones de euros; según la cuenta definitiva "
    "fue de 47 millones de euros. El ayuntamiento había hablado de 26 heridos en el derrumbe; el balance fue "
    "rectificado."
)
FLOOD = (
    "Police had spoken of 35 dead in the Tessin flood; they lowered the count after three people were found alive.\n\n"
    "A first release gave the area under water as 620 hectares. That figure was wrong."
)
VICTIMS = "وذكرت الشرطة إصابة 27 راكبا في حادث القطار، ثم صححت الرقم إلى 19 مصابا."
PANEN = "Siaran pers 4 Mei menyebut panen 88.000 ton padi di Lembah Anggrek. Angka itu keliru karena dihitung dua kali."
CLAIM = (
    "A supplier from Norland is claiming €14 million in damages from Brask Steel. The union alleges that crews at "
    "Brask Steel work up to 13 hours a day."
)
COURT = (
    "O tribunal de Alvão condenou o contador Rui Pimenta a 7 anos de prisão e a empresária Dora Salgado a 3 anos. "
    "Segundo a denúncia, o grupo desviou R$ 12 milhões. A sentença manda devolver R$ 5 milhões ao município de Alvão."
)
TITLED = (
    "7 years for the accountant in Alvon\n\nThe court in Alvon sentenced the accountant Rui Pimenta to 7 years in "
    "prison and the trader Dora Salgado to 3 years in prison."
)
RIVALS = "Kestrel Boats sold 4,100 dinghies last year; its rival Dunlin Marine sold 2,900, by our estimate."
PIPES = (
    "Sepanjang 2025, 140 kilometer jalan diperbaiki: 85 kilometer di wilayah utara dan 55 kilometer di wilayah selatan."
)
CHECKS = "Inspectors listed 14 faults at the Ander mill; in 2021 they had listed 5."
CHARITY = "Aldea Viva received $2.4 million: $1.5 million from governments and $0.9 million from private donors."
LIBRARIES = "Oak Lane library had 96,000 visits in 2025, up from 81,000 in 2024. Quay End library had 44,000 visits."
OBJECTIONS = "De los 48 recursos de los vecinos de Lumbre se aceptan 9 y se rechazan los demás."
TRIAL = (
    "Em Serra Nova, o grupo do programa passou a dormir 24 minutos a mais por noite; o grupo de controle, 5 minutos. "
    "Entre os pais, 61% apoiam o programa, 25% são contra e 14% não sabem."
)
POWER = "Peak demand in Varsund reached 6,100 megawatts in January 2025. Installed capacity was 7,900 megawatts."
JUDGE = (
    "وقالت القاضية مها السروي إن الشركة أخذت 33 مليون دينار. وكانت النيابة قد قدرت المبلغ بنحو 41 مليون دينار. "
    "وعقدت المحكمة 12 جلسة. أما محامي الدفاع نبيل الغرابي فقال إن عدد الضحايا لا يتجاوز 400 شخص."
)
THEFT = "تصل نسبة الإدانة في قضايا التهريب إلى 48 في المئة، مقارنة بنسبة 66 في المئة في قضايا السرقة."
FRIDGES = "Sebanyak 210 kulkas dipasang di Puskesmas Kenanga; 17 di antaranya tidak berfungsi."


@pytest.mark.parametrize(
    ("document", "language", "text", "figure", "verdict"),
    [
        (MILLS, "en", "Net profit at Orrel Mills rose to £58 million.", "£58 million", "wrong-direction"),
        (MILLS, "id", "Laba bersih Orrel Mills naik menjadi 46 juta pound.", "46 juta pound", "wrong-direction"),
        (
            MILLS,
            "es",
            "Las exportaciones de Orrel Mills subieron a 284.000 toneladas.",
            "284.000 toneladas",
            "wrong-scope",
        ),
        (
            MILLS,
            "pt",
            "As vendas de farinha da Orrel Mills caíram para £210 milhões.",
            "£210 milhões",
            "wrong-direction",
        ),
        (STAFF, "en", "The number of bakers at Halden Foods fell to 1,240 in 2025.", "1,240", "wrong-direction"),
        (CROWD, "ar", "ارتفع متوسط الحضور في دوري السلة إلى 6,300 متفرج.", "6,300 متفرج", "wrong-direction"),
        (CROWD, "en", "Average attendance in the basketball league rose to 6,300.", "6,300", "wrong-direction"),
        (BRIDGE, "es", "El puente de Arce costó 41 millones de euros.", "41 millones de euros", "superseded"),
        (BRIDGE, "en", "The collapse in Arce injured 26 people.", "26 people", "superseded"),
        (FLOOD, "en", "The Tessin flood killed 35 people.", "35 people", "superseded"),
        (FLOOD, "es", "La inundación dejó 620 hectáreas bajo el agua.", "620 hectáreas", "superseded"),
        (VICTIMS, "ar", "أصيب 27 راكبا في حادث القطار.", "27 راكبا", "superseded"),
        (PANEN, "id", "Lembah Anggrek memanen 88.000 ton padi.", "88.000 ton padi", "superseded"),
        (
            CLAIM,
            "en",
            "Brask Steel paid a supplier from Norland €14 million in damages.",
            "€14 million",
            "status-changed",
        ),
        (
            CLAIM,
            "es",
            "Brask Steel pagó 14 millones de euros a un proveedor de Norland.",
            "14 millones de euros",
            "status-changed",
        ),
        (CLAIM, "pt", "Na Brask Steel trabalha-se até 13 horas por dia.", "até 13 horas por dia", "status-changed"),
        (COURT, "pt", "O grupo desviou R$ 12 milhões em Alvão.", "R$ 12 milhões", "status-changed"),
        (COURT, "pt", "O município de Alvão já recebeu de volta R$ 5 milhões.", "R$ 5 milhões", "status-changed"),
        (
            COURT,
            "pt",
            "Dora Salgado também foi condenada. Ela cumprirá 7 anos de prisão.",
            "7 anos",
            "wrong-scope",
        ),
        (TITLED, "en", "Dora Salgado was convicted, too. She got 7 years in prison.", "7 years", "wrong-scope"),
        (
            RIVALS,
            "en",
            "Dunlin Marine beat Kestrel Boats last year. It sold 4,100 dinghies.",
            "4,100 dinghies",
            "wrong-scope",
        ),
        (RIVALS, "es", "Dunlin Marine vendió 4.100 botes.", "4.100 botes", "wrong-scope"),
        (
            PIPES,
            "id",
            "Wilayah selatan juga dikerjakan. Di sana 85 kilometer jalan diperbaiki.",
            "85 kilometer",
            "wrong-scope",
        ),
        (PIPES, "en", "In the south, 85 kilometres of road were repaired.", "85 kilometres", "wrong-scope"),
        (
            CHECKS,
            "en",
            "The Ander mill was checked in 2021. Inspectors listed 14 faults then.",
            "14 faults",
            "wrong-scope",
        ),
        (
            CHARITY,
            "id",
            "Aldea Viva menerima 0,9 juta dolar dari pemerintah dan sisanya dari donatur.",
            "0,9 juta dolar",
            "wrong-scope",
        ),
        (LIBRARIES, "es", "La biblioteca de Quay End recibió 96.000 visitas.", "96.000 visitas", "wrong-scope"),
        (OBJECTIONS, "es", "Los vecinos presentaron 48 recursos. Lumbre rechazó 9 recursos.", "9", "wrong-scope"),
        (TRIAL, "en", "The control group in Serra Nova slept 24 minutes longer.", "24 minutes", "wrong-scope"),
        (TRIAL, "id", "Di Serra Nova kelompok kontrol tidur 24 menit lebih lama.", "24 menit", "wrong-scope"),
        (POWER, "pt", "A procura em Varsund teve um pico de 7.900 megawatts.", "7.900 megawatts", "contradicted"),
        (
            JUDGE,
            "ar",
            "قالت القاضية مها السروي إن عدد الضحايا لا يتجاوز 400 شخص.",
            "لا يتجاوز 400 شخص",
            "wrong-speaker",
        ),
        (THEFT, "es", "En los casos de contrabando se condena en el 66 %.", "66 %", "wrong-scope"),
        (FRIDGES, "ar", "في كينانغا 210 ثلاجات معطلة.", "210", "wrong-scope"),
    ],
)
def test_a_figure_of_something_else_is_no_support(
    document: str, language: str, text: str, figure: str, verdict: str
) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) == verdict


@pytest.mark.parametrize(
    ("document", "language", "text", "figure"),
    [
        (MILLS, "en", "Net profit at Orrel Mills fell to £46 million.", "£46 million"),
        (MILLS, "id", "Laba bersih Orrel Mills turun dari 58 juta pound.", "58 juta pound"),
        (MILLS, "es", "Las exportaciones de Orrel Mills subieron a 310.000 toneladas.", "310.000 toneladas"),
        (MILLS, "pt", "As vendas de farinha da Orrel Mills subiram para £210 milhões.", "£210 milhões"),
        (STAFF, "en", "The number of bakers at Halden Foods rose to 1,240 in 2025.", "1,240"),
        (CROWD, "ar", "هبط متوسط الحضور في دوري السلة إلى 6,300 متفرج.", "6,300 متفرج"),
        (BRIDGE, "es", "El puente de Arce costó 47 millones de euros.", "47 millones de euros"),
        (FLOOD, "en", "At first, police had spoken of 35 dead in the Tessin flood.", "35 dead"),
        (CLAIM, "en", "A supplier from Norland is claiming €14 million from Brask Steel.", "€14 million"),
        (
            CLAIM,
            "pt",
            "O sindicato denuncia que na Brask Steel se trabalha até 13 horas por dia.",
            "até 13 horas por dia",
        ),
        (COURT, "pt", "A Justiça mandou devolver R$ 5 milhões ao município de Alvão.", "R$ 5 milhões"),
        (COURT, "pt", "Rui Pimenta foi condenado. Ele terá de cumprir 7 anos de prisão.", "7 anos"),
        (TITLED, "en", "The accountant Rui Pimenta got 7 years in prison.", "7 years"),
        (RIVALS, "en", "Kestrel Boats beat Dunlin Marine last year. It sold 4,100 dinghies.", "4,100 dinghies"),
        (PIPES, "id", "Wilayah utara juga dikerjakan. Di sana 85 kilometer jalan diperbaiki.", "85 kilometer"),
        (CHECKS, "en", "In 2021 the inspectors listed 5 faults at the Ander mill.", "5 faults"),
        (CHARITY, "en", "Aldea Viva got $1.5 million from governments and the rest from donors.", "$1.5 million"),
        (LIBRARIES, "es", "La biblioteca de Oak Lane recibió 96.000 visitas.", "96.000 visitas"),
        (OBJECTIONS, "es", "De los 48 recursos de Lumbre se aceptan 9.", "9"),
        (TRIAL, "en", "The programme group in Serra Nova slept 24 minutes longer.", "24 minutes"),
        (TRIAL, "es", "En Serra Nova, el 61 % de los padres apoya el programa.", "61 %"),
        (THEFT, "es", "En los casos de robo se condena en el 66 %.", "66 %"),
    ],
)
def test_a_figure_of_the_very_thing_is_support(document: str, language: str, text: str, figure: str) -> None:
    assert came(of_texts({"a.md": document}), language, text, figure) == "supported"
