"""Lint by documents: denials further off, changes from a year, kinds of a thing, ends of a change, exact sums."""

from __future__ import annotations

import pytest
from tests.lint.sourcing import rules_by

WARDS = (
    "# Two wards\n\nSorbe, 9 June 2026\n\nIn 2025 the Alder emergency ward took in 96,400 cases, up 7% on 2024, while "
    "the Rowan ward took in 51,000 cases. The average wait in the emergency ward of Alder fell from 95 minutes to 70 "
    "minutes, since a second gate was opened. The two hospitals have 1,150 beds, 720 of them in Alder."
)
DENIED = (
    "# The co-op\n\nSorbe, 9 June 2026\n\nThe chairman, Elio Larrasa, denies having received from the dairy group "
    "Nortela an offer of 11 million euros for the co-op. «We collected nearly 5 million litres of milk and did not "
    "spill one,» he said. A single ticket for the tour costs 1.80 euros, at least until the autumn."
)
HOSTEL = (
    "# The hostel\n\nSorbe, 9 June 2026\n\nThe roof took some 14,000 slates, said Morna Pell, the architect.\n\n"
    "By May, Bunkling had taken 3,150 reservations, said its director, Idris Callow. He expects between 9,000 and "
    "11,000 stays in the first year.\n\nQuiet Cape, a group of residents, claims that traffic has gone up by 35%."
)
BRIDGE = (
    "Tarif Jembatan Selat naik\n\nMuara, 5 Juni 2026 – PT Lintas Selat akan menaikkan tarif mobil pribadi dari "
    "Rp28.000 menjadi Rp32.000 sekali lewat mulai 1 Juli. Sepanjang 2025, jembatan dilalui 9,4 juta kendaraan.\n\n"
    "Gubernur Bahar Sumandi berjanji akan memberi warga pulau potongan tarif 25%."
)
TRAM = (
    "O elétrico de Alvor\n\nAlvor, 28 de maio de 2026\n\nA câmara de Alvor assinou o contrato com a Ferraz. A obra "
    "custa 187 milhões de euros e traz 11 paragens. Do valor do contrato, 96 milhões de euros vêm de fundos europeus."
)
CENTRE = (
    "المستشفى\n\nسوربي، 9 يونيو 2026 – تدرس المجموعة الجديدة بناء مركز لأمراض القلب تتراوح كلفته بين 60 و75 مليون "
    "يورو، على أرض قرب النهر، لكن القرار لم يُتخذ بعد. وبين الأطباء 29 طبيبة. وتبقى رسوم الموقف 600 يورو."
)
THIEVES = (
    "# Car thieves\n\nOasis, 9 June 2026\n\nPolice in Oasis arrested 27 people, five of them customs officers, while "
    "eight suspects are still at large. They recovered 143 cars."
)
RAS = "سرقة السيارات\n\nرأس الواحة، 9 يونيو 2026 – استعادت الشرطة في رأس الواحة 143 سيارة من مستودعات قرب الميناء."
CAMPUS = (
    "# The strike\n\nSorbe, 9 June 2026\n\nOn Friday the firm withdrew a statement in which it claimed that 52 acts of "
    "sabotage had been counted.\n\nThe dam waters 11,200 hectares, 6,400 hectares of them in Wanasa.\n\n"
    "Larwell runs 312 stores, 96 of them in Norwen, and employs 5,400 people.\n\n"
    "The lake holds 31 million cubic metres of water now. It will hold at least 40 million cubic metres of water."
)


@pytest.mark.parametrize(
    ("document", "language", "text", "expected"),
    [
        # A year that something rose from is not that of the next figure.
        (WARDS, "en", "In 2025 the Rowan ward took in 51,000 cases.", []),
        (WARDS, "en", "In 2024 the Rowan ward took in 51,000 cases.", ["wrong-scope"]),
        (WARDS, "es", "En 2024 las urgencias de Rowan atendieron 51.000 casos.", ["wrong-scope"]),
        # What is said of a change is said of its end; and one figure of a sentence less the other.
        (WARDS, "pt", "O tempo médio de espera nas urgências do Alder desceu para 70 minutos.", []),
        (WARDS, "pt", "O tempo médio de espera nas urgências do Alder desceu para 95 minutos.", ["wrong-direction"]),
        (WARDS, "en", "Rowan, the smaller of the two hospitals, has 430 beds.", ["derived"]),
        (WARDS, "en", "Rowan, the smaller of the two hospitals, has 440 beds.", ["contradicted"]),
        (WARDS, "en", "Alder has 430 beds.", ["contradicted"]),
        # A denial counts, however much stands between it and the figure.
        (DENIED, "en", "The co-op received an offer of 11 million euros from Nortela.", ["status-changed"]),
        (DENIED, "pt", "A cooperativa recebeu da Nortela uma oferta de 11 milhões de euros.", ["status-changed"]),
        (DENIED, "en", "There was never any offer of 11 million euros from Nortela.", []),
        (DENIED, "es", "Larrasa niega que Nortela ofreciera 11 millones de euros.", []),
        # What "and" joins on behind a figure is not said of it, and "at least until" is no bound.
        (DENIED, "id", "Koperasi itu mengumpulkan hampir 5 juta liter susu.", []),
        (DENIED, "es", "El billete del recorrido cuesta 1,80 euros.", []),
        (DENIED, "es", "El billete del recorrido sigue en 1,80 euros, al menos hasta el otoño.", []),
        # Who expects something, and who only claims it.
        (HOSTEL, "en", "Idris Callow expects between 9,000 and 11,000 stays in the first year.", []),
        (HOSTEL, "en", "Morna Pell expects between 9,000 and 11,000 stays in the first year.", ["wrong-speaker"]),
        (HOSTEL, "pt", "O trânsito aumentou 35%.", ["status-changed"]),
        (HOSTEL, "en", "Traffic has gone up by 35%, the residents say.", []),
        # One kind of what a document counts, a month of the dateline, and a discount.
        (BRIDGE, "en", "In 2025 some 9.4 million vehicles crossed the bridge.", []),
        (BRIDGE, "en", "In 2025 some 9.4 million cars crossed the bridge.", ["incomparable"]),
        (BRIDGE, "pt", "A partir de 1 de julho, cada carro vai pagar 32 mil rupias por travessia.", []),
        (BRIDGE, "es", "El gobernador Bahar Sumandi ha prometido a los isleños una rebaja del 25%.", []),
        # A part of the sum that the sentence before tells, and a number that one is rounded to.
        (TRAM, "en", "The contract with Ferraz is worth 187 million euros.", []),
        (TRAM, "en", "The contract with Ferraz is worth just under 190 million euros.", []),
        (TRAM, "en", "The contract with Ferraz is worth just under 170 million euros.", ["contradicted"]),
        # What is only considered is not being built; an Arabic clause goes on behind a denial.
        (CENTRE, "id", "Grup itu tengah membangun pusat jantung seharga 60 sampai 75 juta euro.", ["status-changed"]),
        (CENTRE, "ar", "لم تعد المهنة حكرا على الرجال، فبين الأطباء 29 طبيبة.", []),
        # A part is of what it counts, and the whole is not; a name of short words is heard as one.
        (THIEVES, "en", "Police in Oasis arrested 27 customs officers.", ["wrong-scope"]),
        (THIEVES, "en", "Police in Oasis arrested five customs officers.", []),
        (THIEVES, "es", "La policía de Oasis detuvo a cinco agentes de aduanas.", []),
        (THIEVES, "en", "Police in Oasis arrested 27 people.", []),
        (RAS, "en", "Police in Ras al-Waha have got back 143 cars.", []),
        (RAS, "en", "Police in Oslo have got back 143 cars.", ["not-found"]),
        # A statement that was taken back, a part told as all there is, a part at a place, and what is only to come.
        (CAMPUS, "es", "Se contaron 52 actos de sabotaje.", ["retracted"]),
        (CAMPUS, "en", "The firm withdrew its claim that 52 acts of sabotage had been counted.", []),
        (CAMPUS, "en", "In all, the dam waters 6,400 hectares.", ["wrong-scope"]),
        (CAMPUS, "en", "In Wanasa the dam waters 6,400 hectares.", []),
        (CAMPUS, "es", "En Norwen, Larwell da trabajo a 5.400 personas.", ["wrong-scope"]),
        (CAMPUS, "es", "Larwell da trabajo a 5.400 personas.", []),
        (CAMPUS, "es", "El lago tiene ahora 31 millones de metros cúbicos de agua.", []),
        (CENTRE, "ar", "لا جديد، ستبقى رسوم الموقف 600 يورو.", []),
    ],
)
def test_what_a_document_says_is_heard(document: str, language: str, text: str, expected: list[str]) -> None:
    assert rules_by(document, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The museum shows 12,400 of its 860 objects.", ["arithmetic"]),
        ("pt", "O museu mostra 12.400 das suas 860 peças.", ["arithmetic"]),
        ("es", "El museo enseña 12.400 de sus 860 piezas.", ["arithmetic"]),
        ("id", "Museum itu memamerkan 12.400 dari total 860 koleksi.", ["arithmetic"]),
        ("ar", "يعرض المتحف 12400 من أصل 860 قطعة.", ["arithmetic"]),
        ("en", "The museum shows 860 of its 12,400 objects.", []),
        ("en", "The price rose to 12,400 from 860 euros.", []),
    ],
)
def test_a_part_is_no_more_than_its_whole(language: str, text: str, expected: list[str]) -> None:
    document = "The museum shows 860 of its 12,400 objects. The price rose from 860 euros to 12,400."
    assert [one for one in rules_by(document, language, text) if one == "arithmetic"] == expected
