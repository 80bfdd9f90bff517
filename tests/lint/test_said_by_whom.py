"""On the ledger of this repository: who says it by any verb, "there", parts of a sentence, times in larger units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import rules_of

if TYPE_CHECKING:
    from factledger.services.lint.claims.index import Index

SPEAKERS: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "“About 150 countries,” was how Villasenor summed up the reach of the rule.", []),
    ("id", "John Villasenor menaksir 150 negara yang warganya terkena aturan itu.", []),
    ("es", "Villasenor la cifra en 150 los países cuya gente limita la regla.", []),
    ("ar", "القاعدة، في حساب فيلاسينور، تقيد الناس في 150 دولة.", []),
    ("en", "“Nonsense,” Alexandr Wang said. The diffusion rule, he added, limits 150 countries.", ["wrong-speaker"]),
    ("es", "«Un disparate», dijo Alexandr Wang. La regla de difusión, añadió, limita a 150 países.", ["wrong-speaker"]),
    ("en", "“Nonsense,” Alexandr Wang said. The rule limits 150 countries, says John Villasenor.", []),
    ("en", "Villasenor said he had visited 150 countries.", ["unregistered"]),
    ("en", "Villasenor has seen 150 countries.", ["unregistered"]),
    ("pt", "O vendedor de Shenzhen não se acanhou. Numa só entrega, contou, foram mais de 2 mil chips.", []),
    ("es", "Habla el vendedor de Shenzhen. Dice que la entrega superó los 2.000 chips.", []),
    ("ar", "دفع الزبون في تلك الشحنة 103 ملايين دولار، هكذا قال البائع في شنجن.", []),
    ("ar", "بيعت شحنة شنجن، بحسب البائع، بمبلغ 103 مليارات دولار.", ["contradicted"]),
)

PLACES: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "Singapore is dear, and yet Nvidia chips rent there for $6 an hour.", ["wrong-scope"]),
    ("pt", "No Japão há poucos. Os chips da Nvidia alugam-se lá a 6 dólares por hora.", ["wrong-scope"]),
    ("en", "China is cheap: Nvidia chips rent there for $6 an hour.", []),
)

PARTS: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "DeepSeek's engineers speak of about 2,000 chips; most top companies train on 16,000 chips or more.", []),
    (
        "id",
        "Insinyur DeepSeek menyebut sekitar 2.000 chip; di sisi lain, kebanyakan perusahaan top 16.000 atau lebih.",
        [],
    ),
    ("ar", "يتحدث مهندسو ديب سيك عن نحو 2000 رقاقة، وفي المقابل تستخدم معظم الشركات الكبرى 16 ألف رقاقة أو أكثر.", []),
    ("en", "DeepSeek's engineers speak of about 2,000 chips; on the other side stand most top companies.", []),
)

TIMES: tuple[tuple[str, str, list[str]], ...] = (
    ("pt", "O governo dá quatro meses para comentar a regra de difusão.", []),
    ("en", "The comment period on the diffusion rule lasts three months.", ["contradicted"]),
    ("en", "The comment period on the diffusion rule lasts 17 weeks.", []),
    ("en", "It was in 2024 that the H800 was banned.", ["contradicted"]),
    ("es", "Fue en 2023 cuando se prohibió el H800.", []),
    ("pt", "As ações da Palantir tiveram alta de 340% em 2024.", []),
    ("pt", "Um ano: foi o que levou a proibição do H800.", ["hedge-changed"]),
    ("es", "Un año tardó Washington en prohibir el H800.", ["hedge-changed"]),
    ("es", "Escribo esto con 71 años y poca paciencia, y los controles de exportación llegan tarde.", []),
)

OTHERS: tuple[tuple[str, str, list[str]], ...] = (
    ("en", "If Nvidia chips rent for $6 an hour in China, 3,000 cost $18,000 an hour.", ["unregistered", "derived"]),
    (
        "en",
        "If Nvidia chips rent for $6 an hour in China, 3,000 cost $19,000 an hour.",
        ["unregistered", "contradicted"],
    ),
    ("ar", "قال البائع في شنجن إنه رتب بعدها تسليم أكثر من 2000 رقاقة أخرى.", ["incomparable"]),
    ("en", "Two of my friends read the diffusion rule on the train.", []),
    ("id", "Tiga dari kami membaca aturan difusi itu di kereta.", []),
    ("id", "Percaya atau tidak, kata para insinyur DeepSeek, modelnya dilatih dengan sekitar 2.000 chip.", []),
    ("en", "Believe it or not, DeepSeek's engineers say that they trained it on about 2,000 chips.", []),
    ("pt", "A conversa vale pelo minuto 34, quando o vendedor de Shenzhen se cala.", []),
    ("es", "¿Dudas sobre la regla de difusión? Llámenos al 900 555 010.", []),
    (
        "es",
        "La mayoría de las grandes emplea 16.000 chips o más, y DeepSeek, dicen sus ingenieros, la octava parte.",
        ["derived"],
    ),
    (
        "id",
        "Kata vendor Shenzhen, $103 juta untuk lebih dari 2.000 chip; harga satuannya tak sampai $51.500.",
        ["derived"],
    ),
)


@pytest.mark.parametrize(("language", "text", "expected"), [*SPEAKERS, *PLACES, *PARTS, *TIMES, *OTHERS])
def test_a_draft_is_judged_as_a_checker_would(shipped: Index, language: str, text: str, expected: list[str]) -> None:
    assert rules_of(shipped, language, text) == expected
