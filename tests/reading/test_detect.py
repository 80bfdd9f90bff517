from __future__ import annotations

import pytest

from factledger.reading.detect import detect

TEXTS = {
    "en": "The company said that it had sold more than half of the shares to investors, and the rest would follow.",
    "pt": "A empresa disse que não há planos para vender mais ações, e que os resultados do ano são os esperados.",
    "id": "Perusahaan itu mengatakan bahwa mereka tidak akan menjual saham pada tahun ini karena harga sudah turun.",
    "ar": "قالت الشركة إن النتائج التي أعلنت عنها هذا العام كانت أفضل من المتوقع على الرغم من تراجع الطلب.",
    "de": "Das Unternehmen teilte mit, dass es mehr als die Hälfte der Aktien an Anleger verkauft hat, der Rest folgt.",
    "nl": "Het bedrijf zei dat het meer dan de helft van de aandelen heeft verkocht en dat de rest nog volgt.",
    "es": "La empresa dijo que no hay planes para vender acciones y que los resultados del año son los esperados.",
    "fr": "La société a dit que les résultats de cette année sont meilleurs que prévu et que rien ne sera vendu.",
    "it": "La società ha detto che non ci sono piani per vendere le azioni e che i risultati sono quelli attesi.",
    "ru": "Компания сообщила, что в этом году она не будет продавать акции, но планы на следующий год уже есть.",
    "tr": "Şirket bu yıl için daha büyük bir yatırım planı olduğunu, ancak kararın sonra verileceğini açıkladı.",
    "hi": "कंपनी ने कहा है कि इस साल के लिए कोई नई योजना नहीं है और वह शेयर नहीं बेचेगी।",
    "zh": "公司表示,今年的销售额增长了5%,并将在明年扩大生产。",
    "ja": "同社は今年、売上高が5%増えたと発表し、来年も生産を拡大するとしている。",
    "ko": "회사는 올해 매출이 5% 늘었다고 밝히고 내년에도 생산을 확대할 계획이다.",
    "vi": "Công ty cho biết doanh thu năm nay tăng 5% và sẽ mở rộng sản xuất trong năm tới.",
    "unknown": "Bolaget sade att det inte finns planer på att sälja aktier och att årets resultat är det väntade.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_the_language_of_a_sentence_is_told(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("pt", "O porto movimentou 1,2 milhão de toneladas em 2023, alta de 4,7% sobre o ano anterior."),
        ("pt", "O preco nao e mais o mesmo, mas tambem nao caiu ate agora."),
        ("es", "El precio tambien subio este ano, segun la empresa."),
    ],
)
def test_accents_tell_languages_apart_and_may_be_left_out(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ko", "12,000원"),
        ("ko", "3만 명"),
        ("ja", "3,500円"),
        ("ja", "5000エン"),
        ("zh", "超额认购50倍"),
        ("ja", "東京円高、為替は3円安"),
        ("unknown", "300人"),
        ("unknown", "price 12,000원"),
    ],
)
def test_letters_of_one_language_alone_tell_it_at_once(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    "text", ["", "340%", "123", "NVIDIA", "Liikevaihto kasvoi viisi prosenttia ja nousi uuteen ennätykseen."]
)
def test_a_text_too_short_or_in_another_language_is_unknown(text: str) -> None:
    assert detect(text) == "unknown"


@pytest.mark.parametrize(
    ("document", "code"), [("000", "pt"), ("001", "pt"), ("002", "en"), ("003", "id"), ("004", "ar")]
)
def test_the_language_of_each_document_is_told(document: str, code: str, seeds: dict[str, str]) -> None:
    assert detect(seeds[document]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Компанія повідомила, що цього року не продаватиме акції, але плани на наступний рік уже є.",
        "این شرکت گفت که نتایج امسال بهتر از حد انتظار بوده است و سهام فروخته نخواهد شد.",
        "Spółka podała, że wyniki w tym roku są lepsze od oczekiwań i nie sprzeda akcji.",
        "340%",
    ],
)
def test_a_language_that_is_not_known_is_not_taken_for_its_neighbour(text: str) -> None:
    assert detect(text) == "unknown"
