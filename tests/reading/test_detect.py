from __future__ import annotations

import pytest

from factledger.reading.detect import detect

TEXTS = {
    "en": "The company said that it had sold more than half of the shares to investors, and the rest would follow.",
    "pt": "A empresa disse que não há planos para vender mais ações, e que os resultados do ano são os esperados.",
    "id": "Perusahaan itu mengatakan bahwa mereka tidak akan menjual saham pada tahun ini karena harga sudah turun.",
    "ar": "قالت الشركة إن النتائج التي أعلنت عنها هذا العام كانت أفضل من المتوقع على الرغم من تراجع الطلب.",
    "zh": "公司表示,今年的销售额增长了5%,并将在明年扩大生产。",
    "ja": "同社は今年、売上高が5%増えたと発表し、来年も生産を拡大するとしている。",
    "ko": "회사는 올해 매출이 5% 늘었다고 밝히고 내년에도 생산을 확대할 계획이다.",
    "vi": "Công ty cho biết doanh thu năm nay tăng 5% và sẽ mở rộng sản xuất trong năm tới.",
    "unknown": "La empresa dijo que no hay planes para vender acciones y que los resultados del año son los esperados.",
}


@pytest.mark.parametrize(("code", "text"), TEXTS.items())
def test_the_language_of_a_sentence_is_told(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    "text", ["", "340%", "123", "NVIDIA", "Der Umsatz stieg um 5 Prozent auf 20 Millionen Euro im Jahr."]
)
def test_a_text_too_short_or_in_another_language_is_unknown(text: str) -> None:
    assert detect(text) == "unknown"


@pytest.mark.parametrize(
    ("document", "code"), [("000", "pt"), ("001", "pt"), ("002", "en"), ("003", "id"), ("004", "ar")]
)
def test_the_language_of_each_document_is_told(document: str, code: str, seeds: dict[str, str]) -> None:
    assert detect(seeds[document]) == code
