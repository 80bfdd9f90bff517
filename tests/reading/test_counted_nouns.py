"""What news desks count is one unit in five languages: phones, inspections, polling stations, cows."""

from __future__ import annotations

import pytest

from factledger.reading.scan import scan

LANGUAGES = ("en", "pt", "es", "id", "ar")

SENTENCES = {
    "en": "They counted {}.",
    "pt": "Foram contados {}.",
    "es": "Se contaron {}.",
    "id": "Ada {} di sana.",
    "ar": "بلغ العدد {} في العام الماضي.",
}

NUMBERS = {
    "en": ("12", "12,500"),
    "pt": ("12", "12.500"),
    "es": ("12", "12.500"),
    "id": ("12", "12.500"),
    "ar": ("12", "12500"),
}

NOUNS = """
phone: phones, telemóveis, móviles, ponsel, هاتفا
phone: smartphones, celulares, celulares, unit ponsel, هاتف
laptop: laptops, notebooks, portátiles, laptop, حاسوبا محمولا
television: television sets, televisores, televisores, televisi, تلفازا
refrigerator: fridges, geladeiras, neveras, kulkas, ثلاجة
solar_panel: solar panels, painéis solares, paneles solares, panel surya, لوحا شمسيا
charger: charging points, pontos de carregamento, puntos de recarga, SPKLU, نقطة شحن
truck: lorries, camiões, camiones, truk, شاحنة
bus: buses, ônibus, autobuses, bus, حافلة
minibus: minibuses, minibus, microbuses, minibus, ميكروباصا
van: vans, furgões, furgonetas, mobil boks, شاحنة صغيرة
motorcycle: motorbikes, motos, motos, sepeda motor, دراجة نارية
tram: trams, bondes, tranvías, trem, عربة ترام
submarine: submarines, submarinos, submarinos, kapal selam, غواصة
drone: UAVs, drones, drones, drone, طائرة مسيرة
shell: artillery shells, projéteis de artilharia, proyectiles de artillería, peluru artileri, قذيفة
landmine: land mines, minas terrestres, minas antipersona, ranjau, لغما
satellite: satellites, satélites, satélites, satelit, قمرا صناعيا
egg: eggs, ovos, huevos, butir telur, بيضة
tyre: tires, pneus, neumáticos, ban, إطارا
container: containers, contêineres, contenedores, peti kemas, حاوية
parcel: packages, encomendas, paquetes, paket, طردا
petrol_station: gas stations, postos de combustível, gasolineras, SPBU, محطة وقود
police_station: police stations, delegacias, comisarías, kantor polisi, مركز شرطة
polling_station: polling places, seções eleitorais, mesas electorales, TPS, مركز اقتراع
parking_space: parking spots, vagas de estacionamento, plazas de aparcamiento, tempat parkir, موقف سيارات
inspection: inspections, vistorias, inspecciones, inspeksi, عملية تفتيش
audit: audits, auditorias, auditorías, audit, عملية تدقيق
test: tests, testes, tests, tes, اختبارا
passport: passports, passaportes, pasaportes, paspor, جواز سفر
visa: visas, vistos, visados, visa, تأشيرة
complaint: complaints, reclamações, quejas, pengaduan, شكوى
lawsuit: lawsuits, ações judiciais, demandas judiciales, gugatan, دعوى قضائية
verdict: rulings, sentenças, sentencias, putusan, حكما قضائيا
hearing: hearings, audiências, audiencias, sidang, جلسة استماع
arrest: arrests, detenções, detenciones, penangkapan, عملية اعتقال
bill: bills, projetos de lei, proyectos de ley, rancangan undang-undang, مشروع قانون
vacancy: job openings, vagas em aberto, vacantes, posisi kosong, وظيفة شاغرة
copy: copies, exemplares, ejemplares, eksemplar, نسخة
episode: episodes, episódios, episodios, episode, حلقة
video_game: computer games, videojogos, videojuegos, permainan video, لعبة فيديو
penalty: penalties, pênaltis, penaltis, penalti, ركلة جزاء
bakery: bakeries, padarias, panaderías, toko roti, مخبزا
bed: hospital beds, camas, camas, tempat tidur, سريرا
operating_theatre: operating rooms, blocos operatórios, quirófanos, kamar operasi, غرفة عمليات
well: wells, poços, pozos, sumur, بئرا
cow: cows, vacas, vacas, ekor sapi, بقرة
goat: goats, cabras, cabras, kambing, عنزة
elephant: elephants, elefantes, elefantes, gajah, فيلا
turtle: tortoises, tartarugas, tortugas, penyu, سلحفاة
fire: wildfires, incêndios, incendios, kebakaran, حريقا
earthquake: quakes, sismos, terremotos, gempa, زلزالا
surgery: surgeries, cirurgias, cirugías, pembedahan, عملية جراحية
nurse: nurses, enfermeiros, enfermeras, perawat, ممرضا
surgeon: surgeons, cirurgiões, cirujanos, dokter bedah, جراحا
vendor: street vendors, vendedores ambulantes, vendedores ambulantes, pedagang kaki lima, بائعا متجولا
bond: bonds, obrigações, bonos, obligasi, سندا
policy: insurance policies, apólices, pólizas, polis asuransi, وثيقة تأمين
download: downloads, downloads, descargas, unduhan, عملية تنزيل
website: websites, sites, sitios web, situs, موقعا إلكترونيا
grave: tombs, túmulos, tumbas, makam, قبرا
"""


def rows() -> list[tuple[str, str, str]]:
    """Return (unit, language, noun) of every noun."""
    found = []
    for row in NOUNS.strip().splitlines():
        unit, nouns = row.split(": ")
        found += [(unit, language, noun) for language, noun in zip(LANGUAGES, nouns.split(", "), strict=True)]
    return found


@pytest.mark.parametrize(("unit", "language", "noun"), rows())
def test_a_noun_is_counted_in_the_unit_of_its_concept(unit: str, language: str, noun: str) -> None:
    for number in NUMBERS[language]:
        [figure] = scan(SENTENCES[language].format(f"{number} {noun}"), language).figures
        assert figure.figure.unit == unit


@pytest.mark.parametrize(
    ("language", "text", "figure"),
    [
        ("pt", "A sessão durou duas horas e meia de filme.", "duas horas e meia"),
        ("pt", "Foram três meses e meio de greve.", "três meses e meio"),
        ("es", "Fueron dos horas y media de película.", "dos horas y media"),
        ("es", "Le quedan tres años y medio de contrato.", "tres años y medio"),
        ("fr", "Il reste deux heures et demie de film.", "deux heures et demie"),
    ],
)
def test_a_half_is_of_what_is_said_before_it(language: str, text: str, figure: str) -> None:
    assert [one.text for one in scan(text, language).figures] == [figure]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "تنص المادة 14 من القانون على سحب الرخصة."),
        ("id", "Hal itu diatur dalam Pasal 14 UU Cipta Kerja."),
        ("en", "One analyst said that the plan was bad."),
        ("es", "La mesa sigue cerrada hasta una nueva inspección."),
        ("pt", "A mesa segue fechada até uma nova vistoria."),
    ],
)
def test_what_only_looks_like_a_count_is_none(language: str, text: str) -> None:
    assert not scan(text, language).figures
