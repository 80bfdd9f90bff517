"""What the words around a figure say of it, and who says so; nothing is guessed."""

from __future__ import annotations

import pytest

from factledger.reading.locale import LANGUAGES
from factledger.reading.scan import scan
from factledger.reading.standing import STATUSES
from factledger.reading.tables import rows

ROWS = [
    (code, category, [example.replace(shown, phrase, 1) for phrase in phrases.split("|")])
    for code in LANGUAGES
    for phrases, category, example in rows(code, "standing")
    for shown in [max((one for one in phrases.split("|") if one.casefold() in example.casefold()), key=len)]
]


@pytest.mark.parametrize(("code", "category", "texts"), ROWS, ids=[f"{code}-{name}" for code, name, _ in ROWS])
def test_a_word_says_where_its_figure_stands(code: str, category: str, texts: list[str]) -> None:
    plain = category.removesuffix("-to-comma").removesuffix("-to-do")
    expected = plain if plain in STATUSES else None
    failed = []
    for text in texts:
        found = [mention.status for mention in scan(text, code).figures if mention.number.of(text) == "500"]
        if found != [expected]:
            failed.append(f"{text!r}: {found}")
    assert not failed, "\n".join(failed)


CASES = [
    ("It bought 500 chips.", None, None),
    ("Martin Chorzempa said that it may have bought 500 chips.", "possible", "Martin Chorzempa"),
    ("It bought 500 chips, said Martin Chorzempa, a fellow.", None, "Martin Chorzempa"),
    ("According to the Commerce Department, it bought 500 chips.", None, "Commerce Department"),
    ("He said that it bought 500 chips.", None, None),
    ("Smith said that Jones told them of 500 chips.", None, None),
    ("It will not say more. It bought 500 chips.", None, None),
    ("It may or will buy 500 chips.", None, None),
    ("It did not buy no more than 500 chips", "denied", None),
    ("It bought no more than 500 chips.", None, None),
    ("Smith said so. It bought 500 chips.", None, None),
    ("J. Smith said it bought 500 chips.", None, "J. Smith"),
    ("The chipmaker said on Tuesday that it bought 500 chips.", None, None),
    ("Samsung said Tuesday that it bought 500 chips.", None, "Samsung"),
]


@pytest.mark.parametrize(("text", "status", "speaker"), CASES, ids=[text for text, *_ in CASES])
def test_status_and_speaker_are_reported_where_they_are_plain(text: str, status: str, speaker: str) -> None:
    (mention,) = scan(text, "en").figures
    assert (mention.status, mention.speaker) == (status, speaker)
    assert mention.to_json()["status"] == status


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("tr", "Şirket 500 çip almayı planlıyor.", "planned"),
        ("tr", "Şirket 500 çip aldı. Başka alım planlıyor.", None),
        ("hi", "कंपनी ने 500 चिप नहीं खरीदे।", "denied"),
        ("fr", "Elle a acheté 500 puces, ce qui pourrait suffire.", None),
        ("de", "Das Unternehmen hat 500 Chips nicht gekauft.", "denied"),
        ("ja", "同社はチップ500個を購入しなかった。別の会社は購入する予定だ。", "denied"),
        ("ko", "회사는 칩 500개를 샀다. 다른 회사는 더 살 계획이다.", None),
    ],
)
def test_where_verbs_come_last_the_words_behind_a_figure_count(code: str, text: str, status: str | None) -> None:
    (mention,) = scan(text, code).figures
    assert mention.status == status


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("zh", "公司预计将购买500枚芯片。", "projected"),
        ("zh", "公司不可能购买500枚芯片。", "denied"),
        ("zh", "公司计划扩大生产，购买了500枚芯片。", None),
        ("vi", "Công ty sẽ không mua 500 con chip.", "denied"),
        ("en", "It is not expected to buy 500 chips.", "denied"),
    ],
)
def test_a_longer_phrase_counts_for_those_in_it(code: str, text: str, status: str | None) -> None:
    (mention,) = scan(text, code).figures
    assert mention.status == status


@pytest.mark.parametrize(
    ("code", "text", "speaker"),
    [
        ("ja", "Reutersによると、IBMはチップ500個を購入した。", "Reuters"),
        ("ko", "Reuters에 따르면 IBM은 칩 500개를 샀다.", "Reuters"),
        ("vi", "Theo Reuters, công ty đã mua 500 con chip.", "Reuters"),
        ("de", "Das Unternehmen habe 500 Chips gekauft, sagte Martin Müller.", "Martin Müller"),
        ("de", "Das Unternehmen habe 500 Chips gekauft, sagte der Sprecher.", None),
        ("nl", "Volgens Reuters kocht het bedrijf 500 chips.", "Reuters"),
        ("en", "The company said in Geneva that it bought 500 chips.", None),
        ("en", "The group reported under IFRS a sale of 500 chips.", None),
        ("en", "It bought 500 chips, as was reported by Reuters.", "Reuters"),
        ("es", "Según la NIIF 15, la empresa vendió 500 chips.", None),
        ("pt", "A empresa disse em Genebra que tem 500 chips.", None),
        ("id", "Menurut PSAK 72, perusahaan itu menjual 500 chip.", None),
        ("id", "Perusahaan itu mengatakan di Jakarta bahwa 500 chip terjual.", None),
    ],
)
def test_a_speaker_is_named_where_the_language_names_one(code: str, text: str, speaker: str | None) -> None:
    (mention,) = scan(text, code).figures
    assert mention.speaker == speaker


def test_a_hedge_of_one_figure_denies_no_other() -> None:
    found = scan("It sold no fewer than 40 homes and 20 farms.", "en").figures
    assert [mention.status for mention in found] == [None, None]
    found = scan("ما لا يقل عن 500 مليون ريال في 20 مشروعا", "ar").figures
    assert [mention.status for mention in found] == [None, None]


def test_a_conjunction_may_be_written_onto_the_word_that_tells() -> None:
    (mention,) = scan("ولن تشتري الشركة 500 شريحة.", "ar").figures
    assert mention.status == "denied"


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("en", "In May, the mill sold 500 tons.", None),
        ("en", "The mill, which closed in May, sold 500 tons.", None),
        ("en", "The mill may have sold 500 tons.", "possible"),
        ("en", "Mill May Sell 500 Tons", "possible"),
        ("en", "Rather than rent, it bought 500 chips.", None),
        ("en", "Far from having 500 chips, it had none.", "denied"),
        ("en", "Nobody can say there is no doubt that it bought 500 chips.", None),
        ("es", "En vez de alquilar, compró 500 chips.", None),
        ("pt", "A empresa não deixou de comprar 500 chips.", None),
        ("id", "Alih-alih menyewa, mereka membeli 500 chip.", None),
        ("ar", "لا تزال الشركة تملك 500 شريحة.", None),
        ("ar", "سيزرع المزارعون 500 شجرة.", "planned"),
        ("es", "La cooperativa plantará 500 árboles.", "planned"),
        ("pt", "A cooperativa plantará 500 árvores.", "planned"),
    ],
)
def test_a_month_or_what_only_holds_a_denial_says_nothing(code: str, text: str, status: str | None) -> None:
    (mention,) = (one for one in scan(text, code).figures if one.number.of(text) == "500")
    assert mention.status == status


@pytest.mark.parametrize(
    ("code", "text", "statuses"),
    [
        ("en", "Halvane, which denied that it would cut 1,200 jobs, shipped 310,000 wafers.", ["denied", None]),
        ("en", "The company, which did not pay a dividend, earned $5 million.", [None]),
        ("en", "The plan, which was approved in May, would cost $5 million.", ["planned"]),
        ("en", "Halvane, which will make 500 chips, 300 boards, is in Orla.", ["planned", "planned"]),
        ("es", "Rimal, que proyecta una planta de 1.500 megavatios, produjo 415.000 barriles.", ["projected", None]),
        ("pt", "A Rimal, que planeja uma usina, produziu 415 mil barris.", [None]),
        ("id", "Rimal, yang akan membangun PLTS 1.500 megawatt, memproduksi 415.000 barel.", ["planned", None]),
        ("ar", "أنتجت رمال، التي تعتزم بناء محطة بقدرة 1500 ميغاواط، 415 ألف برميل.", ["planned", None]),
        ("fr", "Rimal, qui pourrait ouvrir une centrale, a produit 415 000 barils.", [None]),
    ],
)
def test_what_is_said_beside_the_way_says_nothing_of_what_follows(
    code: str, text: str, statuses: list[str | None]
) -> None:
    assert [mention.status for mention in scan(text, code).figures] == statuses


@pytest.mark.parametrize(
    ("code", "text", "statuses"),
    [
        ("en", "Tirta plans to spend $12 million in 2026 after earning $4 million in 2025.", ["planned", None]),
        ("en", "The plant will employ 500 people after 2 years of work.", ["planned", "planned"]),
        ("en", "After 500 tests it will build 20 lines.", [None, "planned"]),
        ("es", "Tirta invertirá 12 millones en 2026, tras ganar 4 millones en 2025.", ["planned", None]),
        ("pt", "A Tirta planeja investir 12 milhões em 2026, após lucrar 4 milhões em 2025.", ["planned", None]),
        ("id", "Tirta akan membelanjakan Rp12 miliar pada 2026 setelah meraih laba Rp4 miliar.", ["planned", None]),
        ("ar", "تعتزم تيرتا إنفاق 12 مليون دولار في 2026 بعد أن ربحت 4 ملايين دولار.", ["planned", None]),
    ],
)
def test_what_is_told_to_have_been_before_is_not_planned(code: str, text: str, statuses: list[str | None]) -> None:
    assert [mention.status for mention in scan(text, code).figures] == statuses


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("en", "Rimal is considering buying 500 chips.", "possible"),
        ("en", "The court is considering 500 requests.", None),
        ("en", "It remains to be seen whether Rimal bought 500 chips.", "possible"),
        ("en", "Rimal has yet to decide whether to buy 500 chips.", "possible"),
        ("en", "Rimal did not rule out buying 500 chips.", "possible"),
        ("en", "Rimal is seeking to buy 500 chips.", "planned"),
        ("en", "Rimal is on course to buy 500 chips.", "projected"),
        ("en", "Rimal decided against buying 500 chips.", "denied"),
        ("en", "Rimal stopped making 500 chips a day.", "denied"),
        ("en", "Police stopped 500 cars.", None),
        ("en", "Due to the rain, Rimal lost 500 chips.", None),
        ("en", "As forecast, Rimal sold 500 chips.", None),
        ("en", "In his will he left her 500 chips.", None),
        ("es", "Rimal estudia comprar 500 chips.", "possible"),
        ("es", "El tribunal estudia 500 solicitudes.", None),
        ("es", "No está claro si Rimal compró 500 chips.", "possible"),
        ("es", "Rimal sopesa la compra de 500 chips.", "possible"),
        ("es", "Rimal se dispone a comprar 500 chips.", "planned"),
        ("es", "El país acogerá 500 partidos.", "planned"),
        ("es", "La empresa abriría 500 tiendas.", "planned"),
        ("es", "Las previsiones apuntan a 500 chips.", "projected"),
        ("es", "Es improbable que Rimal compre 500 chips.", "denied"),
        ("es", "El proyecto reunió a 500 vecinos.", None),
        ("es", "El estadio puede albergar 500 personas.", None),
        ("pt", "A Rimal cogita comprar 500 chips.", "possible"),
        ("pt", "O tribunal avalia 500 pedidos.", None),
        ("pt", "Não se sabe se a Rimal comprou 500 chips.", "possible"),
        ("pt", "A Rimal prepara-se para comprar 500 chips.", "planned"),
        ("pt", "O país acolherá 500 jogos.", "planned"),
        ("pt", "A empresa abriria 500 lojas.", "planned"),
        ("pt", "A previsão é de 500 chips.", "projected"),
        ("pt", "É falso que a Rimal comprou 500 chips.", "denied"),
        ("pt", "Não é a primeira vez que a Rimal vende 500 chips.", None),
        ("id", "Rimal tengah mengkaji membeli 500 chip.", "possible"),
        ("id", "Studi itu mengkaji 500 kasus.", None),
        ("id", "Ada kemungkinan Rimal membeli 500 chip.", "possible"),
        ("id", "Tidak menutup kemungkinan Rimal membeli 500 chip.", "possible"),
        ("id", "Rimal berambisi membeli 500 chip.", "planned"),
        ("id", "Rimal berpotensi menjual 500 chip.", "projected"),
        ("id", "Tidak benar bahwa Rimal membeli 500 chip.", "denied"),
        ("id", "Stadion itu dapat menampung 500 orang.", None),
        ("ar", "تدرس رمال شراء 500 شريحة.", "possible"),
        ("ar", "تدرس في الجامعة 500 طالبة.", None),
        ("ar", "من غير الواضح ما إذا كانت رمال قد اشترت 500 شريحة.", "possible"),
        ("ar", "لا تستبعد رمال شراء 500 شريحة.", "possible"),
        ("ar", "رمال عازمة على شراء 500 شريحة.", "planned"),
        ("ar", "ستستضيف المدينة 500 مباراة.", "planned"),
        ("ar", "تشير التوقعات إلى بيع 500 شريحة.", "projected"),
        ("ar", "قررت رمال عدم شراء 500 شريحة.", "denied"),
        ("ar", "كما كان متوقعا اشترت رمال 500 شريحة.", None),
    ],
)
def test_other_words_of_the_news_say_where_a_figure_stands(code: str, text: str, status: str | None) -> None:
    (mention,) = (one for one in scan(text, code).figures if one.number.of(text) == "500")
    assert mention.status == status


@pytest.mark.parametrize(
    ("code", "text", "status"),
    [
        ("en", "Rimal did not close, but opened 500 stores.", None),
        ("en", "Rimal is anything but a buyer of 500 chips.", "denied"),
        ("es", "Rimal no cerró, sino que abrió 500 tiendas.", None),
        ("pt", "A Rimal não fechou, mas abriu 500 lojas.", None),
        ("id", "Rimal tidak tutup, melainkan membuka 500 toko.", None),
        ("ar", "لم تغلق رمال أبوابها لكنها تدير 500 متجر.", None),
        ("en", "Analysts expect that Rimal will buy 500 chips.", "projected"),
        ("en", "Rimal may plan to buy 500 chips.", "possible"),
        ("es", "Rimal estudia si planea comprar 500 chips.", "possible"),
    ],
)
def test_a_denial_ends_at_a_but_and_of_two_plans_the_less_sure_counts(code: str, text: str, status: str | None) -> None:
    (mention,) = (one for one in scan(text, code).figures if one.number.of(text) == "500")
    assert mention.status == status
