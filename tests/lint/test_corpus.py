"""The corpora of lint, judged: every figure comes to its exact verdict, but for those that are known to be missed."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import HERE, SHIPPED, Judged, counted, indexed, judged
from tests.lint.ledger import DRAFT_DATE, LANGUAGES
from tests.tables import table

from factledger.reading.markup.plain import plain_draft
from factledger.services.lint.lint import lint
from factledger.services.lint.options import LintOptions
from factledger.services.lint.ties.sidecar import Sidecar, parse_sidecar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factledger.services.lint.claims.index import Index

CORPORA = (
    *("corpus", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *(
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twentyfirst",
        "twentysecond",
        "twentythird",
        "twentyfourth",
        "twentyfifth",
        "twentysixth",
        "twentyseventh",
        "twentyeighth",
        "twentyninth",
        "thirtieth",
        "thirtyfirst",
        "thirtysecond",
        "thirtythird",
        "thirtyfourth",
        "thirtyfifth",
        "thirtysixth",
        "thirtyseventh",
        "thirtyeighth",
        "thirtyninth",
        "fortieth",
        "fortyfirst",
        "fortysecond",
        "fortythird",
        "fortyfourth",
        "fortyfifth",
        "fortysixth",
        "fortyseventh",
        "fortyeighth",
        SHIPPED,
    ),
)
"""The folders of sentences; the ledger of the first and the fourth is built in code, most others stand beside them."""

KNOWN: dict[str, set[str]] = {
    "corpus": set(),
    "second": {
        # What is left of it.
        "Norvia lost 38 people to measles in 2024.",
        "Marelo found the net 31 times in 2025.",
        "Trinta e oito pessoas morreram de dengue na Nórvia em 2025.",
    },
    "third": set(),
    "fourth": {
        # Prices are none of inflation as far as lint knows.
        "Prices in Ordana went up 4.2% in 2024: that is the inflation rate the statistics office gives.",
    },
    "fifth": set(),
    "sixth": set(),
    "seventh": {
        # What is counted is not named, so that no claim is known to be meant.
        "The Halvorsen Observatory found 2,300 comets in 2025.",
        # Exhibitors are people, too, so that those who were at the fair may be either.
        "Na feira do livro de Alcora estiveram 70.000 pessoas em 2025.",
    },
    "eighth": set(),
    "ninth": set(),
    "tenth": {
        # That guards are no inmates is not known where the noun is not, so that the deaths of inmates contradict it.
        "قتل ما لا يقل عن 43 حارسا في سجن ويكسمور خلال عام 2025.",
    },
    "thirteenth": {
        # What is left of it.
        "Broadcast rights to the Nokhba League cost more than 720 million Saudi riyals a season.",
        "أدرج مكتب ضوابط التجارة 64 دولة على القائمة السوداء في 2025.",
    },
    "fourteenth": {
        # What is left of it.
        "Of those in the Novexa trial, 62 percent were men.",
        (
            "The Wadi al-Sidr Museum drew 640,000 visitors in 2025. It was a record, and the 460,000 visitors "
            "brought queues round the block."
        ),
        "شكّل الأجانب ربع زوار متحف وادي السدر في عام 2025.",
        "شكّل الرجال 62 في المئة من المشاركين في تجربة نوفيكسا.",
    },
    "eleventh": {
        # What is left of it.
        "Exports accounted for 69% of the Maré Alta cooperative's sales in 2025.",
        "ساعدت هيئة واحة الغوث أكثر من 240 ألف أسرة في 2025.",
    },
    "twelfth": {
        "اجتاز معبر بوكا أوندا في 2025 ما بين 250 و300 شخص أسبوعيا.",
    },
    "fifteenth": set(),
    "sixteenth": {
        # What is left of it.
        "A Bersama Awan recebeu Rp 1,8 trilhão em investimento em 2025.",
        "خفضت لومار ونورفيك عدد العاملين في عام 2025. وسرحت الشركة 430 موظفًا.",
        "كان في رافد 740 موظفًا في عام 2025. ومعظم موظفي رافد الـ 790 من المهندسين.",
        "يستهلك X200 700 واط. ومع 750 واط لكل شريحة X200 يصبح التبريد أصعب ما في الأمر.",
    },
    "seventeenth": {
        # What is left of it.
        "Ivo Prant expects Ketter Devices to post revenue of $700 million in 2026.",
        "Fishers at Karang Wulan landed a catch of 15,200 fish in 2025.",
        "Em 2026, o Casas Novas já entregou 12.000 casas.",
        "A captura em Karang Wulan somou 15.200 caixas em 2025.",
        "Tangkapan Karang Wulan pada 2025 berjumlah 15.200 ekor.",
        "كان عدد السجناء في سجون فيلمورا عام 2025 أعلى من عدد الأماكن بمقدار 2250 سجينا.",
        "تتوقع Dora Millen أن تبلغ إيرادات Ketter Devices في عام 2026 ما مجموعه 640 مليون دولار.",
        "بلغ المصيد في كارانغ وولان 15200 صندوق في عام 2025.",
        "Las capturas de Karang Wulan sumaron 15.200 cajas en 2025.",
    },
    "eighteenth": {
        # What is left of it.
        "The software division of Velmora Cloud paid $93 million in taxes in 2025.",
        "Membership of the Pemberley chess club went from 80 to 100, up 30 percent.",
        "A Solanda Motors vendeu no máximo 210 mil carros em 2025.",
        "Perampokan di Almérida berkurang 460 kasus antara 2024 dan 2025.",
        "دفعت رمال باي غرامة قدرها 3.3 مليون دولار.",
        "Solanda Motors vendió más de 210.000 coches eléctricos en 2025.",
        "Durante 2025 el alquiler en Almérida subió 8 euros.",
    },
    "nineteenth": {
        # What is left of it.
        "In all, 7,990 women and men finished the Kestrel Lakes Marathon in 2025.",
        "At Quillon Glacier, nearly 12% of the area had been lost by 2025.",
        "The stunting rate in Selantara Province is 23 percent.",
        "Festival Rocade 2025 ditonton 75.000 orang, menurut catatan jumlah penonton.",
        "Las mujeres fueron el 39 % de quienes terminaron el Maratón de Kestrel Lakes en 2025.",
    },
    "twentieth": {
        # What is left of it.
        "To build its Corvid model, Kestrion Labs used about 16,000 chips.",
        "El precio de la luz en Corvel subió hasta los 184 euros por megavatio hora.",
        "En 2025 se hospitalizó por dengue en Brejal a cerca de 600 personas.",
        "El precio de la electricidad en Corvel subió 184 euros por megavatio hora.",
    },
    "twentyfirst": {
        # What is left of it.
        "O Tribunal de Santa Iria fechou 2025 com 23.480 processos pendentes, menos 1.620 do que um ano antes.",
        "O Tribunal de Santa Iria fechou 2025 com pelo menos 23.480 processos pendentes.",
        "A Nimbara cobra 2,90 dólares por hora pelo aluguer de um chip.",
        "أودى حريق ميناء رأس زرقاء بحياة 9 أشخاص وأصاب 64 آخرين.",
    },
    "twentysecond": {
        # What is left of it.
        "كان في كاليمرا 510 آلاف لاجئ بالضبط في عام 2025.",
        "تسرب أكثر من 6000 برميل من خط أنابيب بتراكورا في عام 2025.",
        "لدى نادي ماريسما مشكلات كثيرة. فقد بلغت ديون النادي 210 ملايين يورو في عام 2025.",
    },
    "twentythird": {
        # What is left of it.
        "Nimbara Cloud has opened a further 17 data centres.",
    },
    "twentyfourth": {
        # What is left of it.
        "Mais de 20 mil pessoas ficaram desalojadas em Selara com as inundações de janeiro.",
        "Os partidos Meruwa e Lestara somam 69 lugares em Selara.",
        "Banjir Selara pada Januari menewaskan hingga 73 orang.",
        "Perolehan Partai Meruwa dan Partai Lestara di Selara berjumlah 69 kursi.",
        "أحصي في بحيرة قروان عام 2025 حوالي 62 ألف طائر مهاجر.",
        "كتبت الصحيفة: «أحصى الباحثون 62 ألف طائر مهاجر في بحيرة قروان».",
    },
    "twentyfifth": {
        # What is left of it.
        "Roughly 3.2 million chips left Kelvane's order books for customers in 2025, the year's sales show.",
        "The data of 300,000 Banco Aroeira customers leaked in 2025.",
        "Torcedores compraram 41.300 ingressos do Atlético Mirassul para a final de 2025.",
        "تضم جامعة النخيل 23 ألف طالب بالضبط.",
        "يعمل 640 عاملا لدى شركة سيرانا للقهوة في إحدى مزارعها.",
        "زادت الحاويات في ميناء تيرتا رايا 50 ألف حاوية في 2025 عما كانت عليه في 2024.",
        "Se filtraron los datos de 300.000 clientes del Banco Aroeira en 2025.",
    },
    "twentysixth": {
        # What is left of it.
        "Oriveth Labs has more than 100 employees.",
        "Together the plants of Auto Lusira in Montelar and Vila Branca employ 5,550 workers.",
        "A Kestrin Cloud pagou uma multa de US$ 33 milhões.",
        "في مستشفى النخلة 320 سريرا، أما مستشفى سانتا بريجيدا ففيه 640 سريرا.",
        "ارتفع إنتاج أوتو لوسيرا من 173 ألف سيارة في 2024 إلى 186 ألف سيارة في 2025، أي بنسبة 30 بالمئة.",
        "زاد إنتاج أوتو لوسيرا 13 ألف سيارة بين عامي 2024 و2025.",
    },
    "twentyseventh": {
        # What is left of it.
        "Calder is getting safer: its police recorded 642 burglaries last year, against 718 in 2024.",
        "In Quenca, Lucía Ferrand took 47.2% of the vote last year.",
        "A frota de Alvane pescou em 2025 menos 2.600 toneladas de sardinha do que em 2024.",
        (
            "Banjir yang melanda Talora bulan lalu memaksa lebih dari 12.000 orang mengungsi dan menewaskan "
            "sedikitnya 17 orang."
        ),
        "Tepat 12.000 orang diungsikan dalam banjir Talora pada Februari.",
        (
            "ارتفع عدد التلاميذ في مدارس ألفان من 58,900 تلميذ في عام 2024 إلى 61,250 تلميذا في عام 2025، أي بنسبة "
            "14 في المئة."
        ),
        "في الشهر الماضي تضررت 2400 من المنازل في فيضانات تالورا.",
    },
    "twentyeighth": {
        # What is left of it.
        "Aurora Nova says it is growing, and the party has 120,000 members.",
        "منحت وزارة الثروة السمكية في دورانا أكثر من 7,000 رخصة العام الماضي.",
        "قالت الوزيرة إيلدا فيرموسو إن لدى وزارة الثروة السمكية 180 مفتشاً.",
        "يضم مستشفى تيرتا ميلور 410 أسرّة.",
        "عدد الأسرّة في مستشفى مونتي ألفار ضعف عددها في مستشفى تيرتا ميلور.",
        "Dravenholt tiene previsto suprimir hasta 400 puestos en 2026.",
        "Los ladrones se llevaron 14 piezas del Museo Larrondo en 2025.",
    },
    "twentyninth": {
        # What is left of it.
        "In 2024 the number of phones made by Velano had stood at 18.4 million.",
        "Governor Darma Wiguna denied that his office had bought 12 official cars.",
        "Testers at the game studio Pixmoor earn $38 an hour.",
        "O Velano S7 chegou às lojas por 429 dólares.",
        "O clube é dos mais populares do país: mais de 41 mil pessoas são sócias do Atlético Merenda.",
        (
            "A exportadora Café Sierra Honda vendeu ao estrangeiro 9.450 toneladas em 2025, contra 8.100 toneladas "
            "em 2024."
        ),
        "A Águas do Tavoril cobra 1,86 euros por litro.",
        "A Autoridade Tributária de Sorvia fez perto de 2.900 inspeções em 2025.",
        "Tiket Festival Film Almarza tahun lalu terjual hampir 58 ribu lembar.",
        "Tarif kereta Brackwell Rail naik 4,5 persen tahun lalu.",
        "Tarif Brackwell Rail turun 4,5 persen tahun lalu.",
        "Menurut Rui Matos, Águas do Tavoril kehilangan 27,5 persen airnya pada 2025.",
        "Kantor Pajak Sorvia memangkas hingga 250 posisi pada 2026.",
        "أنتجت شركة فيلانو 21.7 مليون هاتف في العام الماضي.",
        "وكان إنتاج فيلانو من الهواتف في عام 2024 قد بلغ 18.4 مليون هاتف.",
        "تعتزم شركة فيلانو افتتاح 36 متجرا في البرازيل هذا العام.",
        "أسفر الانهيار الأرضي في جبل ويرو عن مقتل ما لا يقل عن 64 شخصا، وأجبر نحو 3200 من السكان على النزوح.",
        "أودى الانهيار الأرضي في جبل ويرو بحياة 40 شخصا.",
        "فقدت 320 ممرضة وظائفهن في مجموعة سانارتي العام الماضي.",
        "أصاب الانهيار الأرضي في جبل ويرو ما لا يقل عن 64 شخصا بجروح.",
        "تعتزم فيلانو افتتاح 36 متجرا في المكسيك في عام 2026.",
        "قال التقرير إن فيلانو كانت «توظف 14,300 شخص» في نهاية 2025.",
        "ارتفع إنتاج فيلانو من 18.4 مليون هاتف في 2024 إلى 21.7 مليون هاتف في 2025، أي بنسبة 30%.",
        "أودى الانهيار الأرضي في جبل ويرو بحياة 64 شخصا.",
        "بلغت نسبة المشاركة في إضراب القطارات 55 في المئة.",
        "زاد إنتاج فيلانو في 2025 بمقدار 3.3 مليون هاتف عما كان عليه في 2024.",
        "Las tarifas de Brackwell Rail bajaron un 4,5 % en 2025.",
        "Las tarifas de Brackwell Rail subieron hasta el 4,5 % en 2025.",
        "Pixmoor publicó 9 videojuegos el año pasado.",
    },
    "thirtieth": {
        # What is left of it.
        "Between 80 and 95 million cubic metres of water stood behind the Seryan Dam at the close of 2025.",
        "Passengers of Brisca Bus rose from 19.8 million in 2024 to 21.4 million in 2025, up 14 percent.",
        "Murid Sekolah Tarvone bertambah dari 17.905 pada 2024 menjadi 18.420 pada 2025, naik 10 persen.",
        "Por las fugas se le escapó a Aguavela el 31% del agua en 2025.",
        "Más de 6.000 causas seguían pendientes en el Tribunal de Ostelin al acabar 2025.",
        "El Atlético Noravel reunió exactamente a 24.000 espectadores de media por partido en 2025.",
    },
    "thirtyfirst": {
        # What is left of it.
        "Selindo Raya held 37 percent of the mobile market in 2025.",
        "The rice harvest in Sunggara fell 35 percent in 2025, according to Ratna Setyawati.",
        "Ondrella Motors built 24,400 more cars in 2025 than in 2024.",
        "Bank Nusajaya has 128 branches in Surama and Telasi together.",
        "No fim do ano passado, a cadeia Mercados Tibaré tinha 318 lojas abertas.",
        "Pelo menos 230 mil contribuintes de Lusmar deixaram de entregar a declaração em 2025.",
        "A operadora Selindo Raya emprega 8450 pessoas e tinha, no fim de 2025, 31,4 milhões de clientes.",
        "O Parlamento da Oskaria tem 340 deputados; em fevereiro, 187 votaram a favor do orçamento.",
        "A colheita de arroz em Sunggara aumentou 35% em 2025, disse Wiryo Handoko.",
        "A Selindo Raya detinha 27% do mercado móvel em 2024.",
        "A Agência de Habitação de Harrowmede já construiu as 12 mil casas de 2028.",
        "Dos 340 deputados da Oskaria, 142 (52%) votaram contra o orçamento em fevereiro.",
        "Na Oskaria, o orçamento passou em fevereiro com 45 votos de diferença.",
        "A Minera Quillapán tirou da terra 184 milhões de quilos de cobre em 2025.",
        "Panen padi di Lembah Sunggara merosot 35 persen pada 2025, menurut Wiryo Handoko.",
        "Dari 340 anggota Parlemen Oskaria, 187 (75 persen) menyetujui anggaran pada Februari.",
        "Ketepatan waktu Ferrocarriles del Sarmal membaik 4 poin persentase dari 2024 ke 2025.",
        "Selindo Raya menguasai lebih dari seperempat pasar seluler pada 2025.",
        "صوت 187 نائبا في برلمان أوسكاريا لصالح الموازنة في فبراير، وعارضها 142 نائبا.",
        "انخفضت مبيعات تيباري بنسبة 9 في المئة في عام 2025.",
        "ارتفعت مبيعات تيباري إلى 9 في المئة في عام 2025.",
        "من بين 340 نائبا في برلمان أوسكاريا صوت 187 (70%) لصالح الموازنة في فبراير.",
        "قالت داليا فينرايت إن كليبسورا «لديها 640 ألف مستخدم».",
        "في لوسمار «لم يقدم 230 ألف مكلف إقراراتهم» في عام 2025.",
        "كسبت سيليندو رايا 1.6 مليون مشترك بين نهاية 2024 ونهاية 2025.",
        "بنت وكالة الإسكان في هاروميد 1140 منزلا في عام 2025 أكثر مما بنته في عام 2024.",
        "Los supermercados Mercados Tibaré, que cerraron 2025 con 318 tiendas, dan trabajo a más de 14.000 personas.",
        "Ciento ochenta y siete diputados de Oskaria votaron en febrero a favor del presupuesto, y 142 en contra.",
        "En febrero, 178 diputados de Oskaria votaron a favor del presupuesto.",
        "La cosecha de arroz de Sunggara cayó un 35% en 2025, afirmó la ministra Ratna Setyawati.",
        "De los 340 diputados de Oskaria, 142 (24%) votaron en contra del presupuesto en febrero.",
        "El campamento de Zuhayra tiene 9.200 tiendas más.",
        "Más de una cuarta parte del mercado móvil era de Selindo Raya en 2025.",
        "A Autoridade Tributária de Lusmar cobrou 19,4 mil milhões de euros em 2025.",
    },
    "thirtysecond": {
        # What is left of it.
        "Last year's budget deficit came to $4.2 billion, finance minister Nadia Belkour said.",
        "Customs in Porto Lavrador detained 74 people in 2025.",
        "Customs in Porto Lavrador seized 3.7 tonnes of cocaine in 2023.",
        "The budget deficit reached $4.2 billion in 2025, central bank governor Karim Dahbani said.",
        "Bank Selasar operates 64 branches.",
        "Customs in Porto Lavrador seized 3,700 kilograms of cocaine in 2025.",
        (
            "O Banco Alimentar de Ribalonga distribuiu 820 toneladas de alimentos em 2025. Nesse ano ajudou mais de "
            "5.200 famílias."
        ),
        "O Banco Alimentar de Ribalonga ajudou exatamente 5.200 famílias em 2025.",
        "A Quillahuasi saltou de 12,8 toneladas de ouro em 2024 para 14,2 toneladas de ouro em 2025, alta de 25%.",
        "Tiket sekali jalan Sundvik Ferries dijual 34 euro.",
        "Defisit anggaran tahun 2025 mencapai 4,2 miliar dolar AS, kata Menteri Keuangan Nadia Belkour.",
        "يباع هاتف أوندرافيل سيما بسعر 549 دولارا.",
        "قالت وزيرة المالية نادية بلكور إن عجز الموازنة وصل العام الماضي إلى 4.2 مليار دولار.",
        "تعتزم شركة الحافلات فياساو إيتابوريما شراء 220 حافلة كهربائية في 2026.",
        "تشغل شركة عبارات سوندفيك 14 عبّارة، ونقلت 1.9 مليون راكب في 2025.",
        "استقبل معبر الطويلعة 640 ألف مسافر بالضبط في 2025.",
        "لا تشغل عبارات سوندفيك 14 عبّارة.",
        "سعر هاتف أوندرافيل سيما 549 يورو.",
        "قال محافظ البنك المركزي كريم الدهباني إن عجز الموازنة بلغ 4.2 مليار دولار في 2025.",
        "اشترت شركة فياساو إيتابوريما 220 حافلة كهربائية.",
        "ارتفع عدد ركاب فياساو إيتابوريما من 38 مليون راكب في 2024 إلى 41 مليون راكب في 2025، بزيادة 20 في المئة.",
        "وزع بنك الطعام في ريبالونغا أكثر من 200 طن من الأغذية في 2025.",
        "تشغل عبارات سوندفيك 14 عبّارة أخرى.",
        "عدد الأسرّة في مستشفى سانتا إيفوني ضعف عددها في مستشفى بونتا كلارا.",
        "نقلت فياساو إيتابوريما في 2025 زيادة قدرها 3 ملايين راكب مقارنة بعام 2024.",
        "وزع بنك الطعام في ريبالونغا 820 ألف كيلوغرام من الأغذية العام الماضي.",
    },
    "thirtythird": {
        "Maxora has more than 100 stores.",
        "Maxora has another 412 stores.",
        "Fewer than 50 severe reactions were recorded in the measles vaccination campaign.",
        "Em fevereiro, a barragem de Toromel estava com 38% da capacidade.",
        "A Universidade de Alcorén tem um estoque de 1.200 chips.",
        "Um depósito da Merival Tram abriga 36 bondes.",
        "A cheia de Candal causou prejuízos de até 60 milhões de dólares.",
        "Houve menos de 40 reações graves na campanha de vacinação contra o sarampo.",
        "Maxora punya 412 toko pada akhir 2025. Setahun sebelumnya peritel itu baru punya 389 toko.",
        "Film-film Lumera Studios meraih 5,4 juta streaming pada 2025.",
        "Kerugian akibat banjir Candal mencapai 52 juta dolar AS.",
        "Maxora punya lebih dari 20 toko.",
        "Universitas Alcorén memiliki 1.200 chip.",
        "Maxora punya 412 toko lagi.",
        "صدّر اتحاد مصدّري البن في بيلمورا أكثر من 640 ألف كيس في 2025.",
        "ولّد سد توروميل 1150 غيغاواط ساعة من الكهرباء في 2025.",
        "ولّد سد توروميل 1600 غيغاواط ساعة في 2025.",
        "حققت أفلام استوديوهات لوميرا 5.4 مليون عملية بث في 2025.",
        "زادت إيرادات اتحاد مصدّري البن في بيلمورا 9 في المئة في 2025.",
        "تؤجر استوديوهات لوميرا قاعة التصوير مقابل 350 دولاراً في اليوم.",
        "قالت لوسيا فيرانت إن أتلتيكو كيراما باع 11,800 تذكرة موسمية في 2025.",
        "صدّر اتحاد مصدّري البن في بيلمورا 640 ألف كيس في 2025.",
        "لدى ماكسورا أكثر من 100 متجر.",
        "تملك جامعة ألكورين 1200 شريحة.",
        "En el puerto de Sagrel se descargaron cerca de 52.000 toneladas de pescado en 2025.",
        "Las películas de Lumera Studios sumaron 5,4 millones de reproducciones en streaming en 2025.",
        "En el puerto de Sagrel se descargaron 52.000 toneladas de pescado en 2025.",
        "En el puerto de Sagrel se descargaron exactamente 52.000 toneladas de pescado en 2025.",
        "La Universidad de Alcorén tiene 1.200 chips.",
        "Maxora tiene otras 412 tiendas.",
        "Una cochera de Merival Tram alberga 36 tranvías.",
        "El Atlético Quirama reunió por partido a 7.100 espectadores más que el Deltar FC en 2025.",
    },
    "thirtyfourth": {
        "Inflation in Maravia will be around 4 percent in 2026, finance minister Pablo Senra said.",
        "Mount Serayan National Park employs 64 rangers.",
        "Com quase 480 mil vendedores ativos em 2025, a Trovali fica com 8,5% de cada venda.",
        "A Comissão Eleitoral de Sandara contou 430 mil cédulas inválidas em fevereiro.",
        "Foram invalidadas 430 mil cédulas na eleição de 2026 em Sandara, segundo a Comissão Eleitoral.",
        "A inflação na Maravia será de cerca de 4% em 2026, disse o ministro Pablo Senra.",
        "Foi retirado o número de 430 mil cédulas inválidas em Sandara.",
        "Antara 3 dan 5 persen barang di Trovali pada 2025 ternyata palsu.",
        "Inflasi di Maravia tahun ini akan sekitar 4 persen, kata gubernur bank sentral Marta Ibarra.",
        "Gubernur Marta Ibarra menyatakan inflasi tahun ini “akan sebesar 4 persen”.",
        "Pasar Lumbung membuka lagi 1.240 gerai pada 2025.",
        "Laporan tentang 430.000 surat suara tidak sah di Sandara telah ditarik.",
        "Petani anggur Tamarel memanen hampir 100.000 ton anggur pada 2025.",
        "أبقى البنك المركزي في مارافيا سعر الفائدة عند 6.25 في المئة في فبراير.",
        ("بعد اجتماع دام خمس ساعات، قال روي كالديرا رئيس نقابة يونيتراب إن النقابة تطالب بزيادة قدرها 11 في المئة."),
        (
            "قالت محافظة البنك المركزي في مارافيا مارتا إيبارا، البالغة من العمر 61 عاما، إن التضخم "
            "سيكون نحو 4 في المئة هذا العام."
        ),
        "بلغ عدد التلاميذ في منطقة هارو غلين التعليمية 14450 تلميذا عام 2025.",
        "بلغ عدد أوراق الاقتراع الباطلة في انتخابات ساندارا هذا العام 430 ألف ورقة.",
        "تطالب نقابة يونيتراب بزيادة قدرها 11 في المئة، كما قالت النائبة سيليا برادو.",
        "ذكر التقرير السنوي أن ميريداكس «صنعت 27 مليون جرعة» في 2025.",
        "سُحب الخبر القائل إن 430 ألف ورقة اقتراع كانت باطلة في ساندارا.",
        "La gobernadora Marta Ibarra dijo que espera una inflación de alrededor del 4% este año.",
        "En las elecciones de 2026 en Sandara se anularon 430.000 papeletas, según la Comisión Electoral.",
        "Marta Ibarra afirmó que la inflación “será del 4 por ciento” este año.",
        "El 4% de los productos de Trovali eran falsos en 2025.",
    },
    "thirtyfifth": {
        "At the end of 2024, 12.9 million people had a Telvia mobile subscription.",
        "Thefts reported to the Varnholt Police dropped by 14 percent in 2025.",
        "Atlético Briones offered 45 million euros for a striker this year.",
        "A Telvia terminou 2025 com 14,3 milhões de clientes de telefonia móvel.",
        "O Atlético Briones negou ter oferecido 45 milhões de euros por um atacante.",
        "A cheia do vale do Selm matou pelo menos 43 pessoas em fevereiro e deixou mais de 27 mil desabrigadas.",
        "A Telvia fechou 2025 com 16 milhões de clientes móveis.",
        "Em 2023, a Telvia tinha 14,3 milhões de clientes móveis.",
        "Telvia menutup 2025 dengan 14,3 juta pelanggan seluler.",
        ("Universitas Marenda punya sekitar 41 ribu mahasiswa pada 2025, termasuk lebih dari 1.200 mahasiswa asing."),
        "Telvia memiliki 17,5 juta pelanggan seluler pada akhir 2025.",
        "Lebih dari 40.000 mahasiswa belajar di Universitas Marenda pada 2025.",
        "Kurang dari seperlima penduduk Nordavia berusia di atas 65 tahun pada sensus 2025.",
        "عمل لدى تيلفيا نحو 5400 شخص في 2025.",
        "قبلت جامعة ماريندا 18% من المتقدمين في 2025.",
        "لقحت حملة فاسينا سول 67% من الأطفال في 2025.",
        "عمل في تيلفيا 5400 شخص بالضبط في 2025.",
        "سجلت حملة فاسينا سول 2100 رد فعل خطير في 2025.",
        "La policía de Varnholt paga 48 dólares por cada hora extra.",
    },
    "thirtysixth": {
        "O treinamento do Bentika durou 73 dias.",
        "اشترى صندوق زفيرة 9 طائرات خاصة.",
        "Optrane, que en 2024 había vendido 61 máquinas de litografía, vendió 52 el año pasado.",
    },
    "thirtyseventh": {
        "About 1,900 workers are building the Serival Bridge.",
        "At least 1,800 workers are building the Serival Bridge.",
        "Peternak menerima Rp7.800 per liter dari Koperasi Lembah Arum.",
        "Panen padi Mandaru tidak mencapai 1,9 juta ton pada 2025.",
        "لوث النفط المتسرب من الناقلة أورفان ستار 64 كيلومترا من الشواطئ.",
        "تضم محكمة سارنفيلد 46 قاضيا، بحسب ليو ماركيتي.",
        "تجاوزت أصول صندوق هالفارد للمعاشات 20 مليار دولار في نهاية 2025.",
    },
    "thirtyeighth": {
        "The Export Control Bureau turned down 97 applications for licences in 2025 and approved 214.",
        "The K7 accelerator carried a list price of $37,500 in 2025.",
        "Pay for chip engineers dropped 4.5 percent in 2025.",
        "رفض مكتب مراقبة الصادرات 97 طلب ترخيص في 2025 ووافق على 214.",
        "سحبت لومارا 130 ألف هاتف في عام 2025.",
    },
    "thirtyninth": {
        "Sewa GPU di Nuvora dipatok 3,20 dolar AS per jam.",
        "استقبل سجن كيلمور 1140 سجينا إضافيا.",
    },
    "fortieth": {
        "The port of Velmonde handled 12 million tonnes of cargo in 2025.",
        "O porto, lê-se no boletim, “emprega 2.300 trabalhadores”. O Porto de Salgado não quis comentar.",
        ("O orçamento de Valdoura passou de 640 milhões de euros em 2025 para 710 milhões de euros em 2026, mais 25%."),
        "El Hospital San Telmo compró 612 camas en 2025.",
    },
    "fortyfirst": {
        "Between 120 and 150 jaguars roam Serra Alva National Park.",
        "The police operation Maré Funda arrested another 163 people.",
        "Foram presas 163 pessoas na Operação Maré Funda.",
        "Penerimaan pajak Nusalaya menembus Rp214 triliun pada 2025, naik 12 persen.",
        "Taman Nasional Serra Alva dihuni antara 120 dan 150 ekor jaguar.",
        "يعيش في متنزه سيرا ألفا ما بين 120 و150 من نمور اليغور.",
        "Más de 160 personas fueron detenidas en la Operación Maré Funda.",
    },
    "fortysecond": {
        "The rocket company Astrelo flew 17 launches in 2025 and hopes to make 30 this year.",
        "Radio Candil broadcasts through 38 relay stations.",
        "A Astrelo, fabricante de foguetes, fez 17 lançamentos no ano passado.",
        "No registro de terras de Norvane há 18 mil processos em atraso.",
        "Produksi aki Voltmark pada 2025 sebanyak 375.000 unit.",
        "Gerai Apotek Sehat Raya sekurang-kurangnya 800 buah.",
        "Tunggakan di kantor pertanahan Norvane mencapai 18.000 perkara.",
        "Radio Candil memancar lewat 38 stasiun relai.",
        "Nuvion memungut 3,20 dolar per bulan untuk chipnya.",
        "Astrelo sudah meluncurkan 30 roket pada 2026.",
        "رقمن السجل العقاري في نورفان 96 ألف سند في 2025.",
        "تصل وجبات برنامج التغذية المدرسية إلى 1.3 مليون تلميذ.",
        "يملك راديو كانديل 38 محطة إعادة بث.",
        "في مصنعها بتورينو تشغّل فولتمارك 75 روبوتا.",
        "رقمن السجل العقاري في نورفان 96 ألف سند في 2025. وفي 2025 رقمن السجل العقاري في نورفان 69 ألف سند.",
        "El Registro de la Propiedad de Norvane cobra 42 dólares por consulta.",
        "Astrelo, que lanza cohetes, prevé 30 lanzamientos para este año.",
        "El atasco del Registro de la Propiedad de Norvane suma 18.000 casos.",
        "Astrelo no efectuó 17 lanzamientos en 2025.",
        "Astrelo realizó 30 lanzamientos en 2026.",
        "Más de 500 farmacias forman la cadena Apotek Sehat Raya.",
    },
    "fortythird": {
        "A RTV Senja cortou 260 postos de trabalho em 2026.",
        "Optivex tendrá que pagar una multa de 36 millones de euros.",
    },
    "fortyfourth": {
        "The Puerto Lirio film festival “drew 74,000 visitors” in 2025.",
        "A Nandrix tem mais de 5 mil funcionários.",
        (
            "Sepanjang 2025, smelter nikel Batu Perak menghasilkan 78.400 ton. Setahun sebelumnya "
            "produksinya 62.000 ton."
        ),
        "Livraria Candeia membuka 63 toko tambahan.",
        "يعمل لدى ناندريكس أكثر من 5,000 موظف.",
        "يعمل في ناندريكس 17,800 موظف.",
        "قال المنظمون إن مهرجان بويرتو ليريو السينمائي «استقبل 74 ألف زائر» في عام 2025.",
        "Kestrelon cobra 95 dólares por día de vuelo.",
    },
    "fortyfifth": {
        "Aurisair employs 2,150 flight attendants.",
        "O salário na creche passou de 800 para 1.000 euros, uma alta de 20%.",
        "في العام الماضي وصل إنتاج كورين إلى 570 ألف رقاقة سيليكون، مقابل 498 ألفا في 2024.",
        "أوقف إضراب فيلامار 2,600 عامل، كما قالت ليلى منصور.",
        "يملك أسطول بويرتو كالما 137 قاربا إضافيا.",
        "يزيد عدد نزلاء سجن مونتيلونغو على طاقته الاستيعابية بمقدار 720 نزيلا.",
    },
    "fortysixth": {
        "Brannock's factory in Holm turned out 41,300 tractors last year.",
        "A Fjellborg tem mais 318 lojas além das que já tinha.",
        "A Salmones Quilén perdeu 24 mil salmões, que escaparam das jaulas em 2025.",
        "Komisi yang dipotong Mishwari sebesar 15 persen.",
        "Paling sedikit 22.000 ekor salmon lepas dari Salmones Quilén pada 2025.",
        "سجلت مدينة فيلا سيرينا قرابة 13 ألف إصابة بحمى الضنك في 2025.",
        "حصّلت جمارك الرويدة إيرادات قدرها 2.4 مليار دولار في 2025، وسجلت 1,260 ضبطية.",
        "سجلت جمارك الرويدة 1,620 ضبطية في العام الماضي.",
        "تضرر من الجفاف في ويراساري 230 ألف نسمة.",
        "سجلت جمارك الرويدة 1,260 ضبطية أخرى في 2025.",
        "Las inspecciones del Ministerio de Trabajo de Aldara fueron 58.400 el año pasado.",
    },
    "fortyseventh": {
        "Corvane asks $31,500 for each C9.",
        "The gym chain FitNorte intends to open thirty gyms this year.",
        "The ring smuggled 4,200 chips, said Deniz Aker, the head of customs.",
        "FitNorte runs more than 50 gyms.",
        "Qianfeng holds a stock of at least 14,000 chips.",
        "FitNorte has another 212 gyms.",
        "Civil defence counted 41 deaths in the Danso flood, the newspaper Al-Manara 63 deaths.",
        "A rede contrabandeou 4.200 chips, afirmou o advogado Tomas Reuel.",
        "A rede FitNorte abriu 30 academias em 2026.",
        "A padaria Três Luas emprega 18 padeiros. Ao todo, a padaria Três Luas emprega 23 padeiros.",
        "A Qianfeng possui 14 mil chips em estoque.",
        "O Porto de Sombrio movimentou 2,2 milhões de toneladas de carga em 2025.",
        "O jornal Al-Manara retirou a tiragem de 150 mil exemplares que havia informado.",
        "Menurut jaksa Helen Marsh, jaringan itu menyelundupkan 4.200 chip.",
        "Al-Manara menghitung 63 korban tewas banjir Danso, sementara pertahanan sipil 41 korban tewas.",
        "للمنارة 90 ألف مشترك بالضبط.",
        "أحصى الدفاع المدني 41 قتيلاً في فيضان دانسو، فيما أحصت المنارة 63 قتيلاً.",
        "لدى نوبيليا ما لا يقل عن 9000 وحدة معالجة.",
        "Según la fiscal Helen Marsh, la red pasó de contrabando 4.200 chips.",
        "La red pasó de contrabando 4.200 chips, declaró Deniz Aker, jefe de la aduana.",
        "Qianfeng posee 14.000 chips.",
        "Al menos 14.000 chips componen las existencias de Qianfeng.",
    },
    "fortyeighth": {
        "More than 2,300 roofs in Brenning were smashed by the hailstorm.",
        "In Teluk Ampera, the malaria campaign handed out 1.3 million bed nets last year.",
        "The Gunung Sela geothermal plant is built to generate 110 megawatts.",
        "Itaverá's school-bus subsidy gets 19,400 pupils to class.",
        "The Al-Marsa Planetarium welcomed 73,500 visitors in 2025.",
        "The Wirasari tax office collected Rp6.4 trillion in 2025.",
        "Upwards of 27,000 passengers a day used the Karangjati bus terminal in 2025.",
        "Malaria cases in Teluk Ampera climbed 31 percent in 2025, despite the campaign.",
        "The Brenning Post wrote that the hailstorm “damaged 2,300 roofs in Brenning”.",
        "Around 2,300 roofs were damaged when the hailstorm hit Brenning.",
        "Norvik Compute has at least 16,000 chips in its data centre.",
        "The hailstorm left 57 people injured in Brenning.",
        "From the Karangjati bus terminal, 820 buses leave every day.",
        "Visitor numbers at the Al-Marsa Planetarium doubled in 2025 from the year before.",
        "Zampa relies on 12,500 riders, most of them younger than 30.",
        "A tempestade de granizo de Brenning danificou mais de 2.300 telhados.",
        "As seguradoras podem ter de pagar 45 milhões de euros pela tempestade de granizo de Brenning.",
        "Em Teluk Ampera, os casos de malária recuaram 31% no ano passado.",
        "A Pão da Serra chegou ao fim de 2025 com 146 padarias. Este ano, a rede quer abrir 20 lojas.",
        "Pelo terminal rodoviário de Karangjati passaram cerca de 27 mil passageiros por dia em 2025.",
        "O Planetário de Al-Marsa tem 240 lugares.",
        "O granizo de Brenning estragou 2.600 telhados.",
        "O Planetário de Al-Marsa não recebeu 73.500 visitantes em 2025.",
        "Os casos de malária em Teluk Ampera caíram 31 pontos percentuais em 2025.",
        "O terminal rodoviário de Karangjati serviu 27.000 passageiros por dia em 2025.",
        "O centro de dados da Norvik Compute tem pelo menos 16.000 chips.",
        "Em Brenning, 91 pessoas ficaram feridas com o granizo.",
        "Todos os dias partem 640 ônibus do terminal rodoviário de Karangjati.",
        "O Planetário de Al-Marsa recebeu em 2025 o dobro dos visitantes de 2024.",
        "Bunga pinjaman di Harrow Lane Credit Union dipatok 7,4 persen pada 2025.",
        "Kerugian asuransi akibat hujan es Brenning bisa mencapai 45 juta euro.",
        "Studio Ninelark membantah akan memangkas 15 karyawan tahun ini.",
        "Festival Jazz Altamora didatangi antara 48.000 dan 52.000 penonton pada 2025.",
        "Sirkus Balanza menggelar sedikitnya 210 pertunjukan pada 2025.",
        "Kurir Zampa berjumlah 12.500 orang, dan Rahmat, 23 tahun, salah satunya.",
        "Kasus malaria di Teluk Ampera naik 31 persen pada 2025.",
        "Tarif kursus di Lingoteca 24 euro per bulan.",
        "Festival Jazz Altamora menyedot antara 48.000 dan 52.000 penonton pada 2019.",
        "Hujan es merusak 2.300 atap di Brenning.",
        "Sirkus Balanza tampil lebih dari 200 kali pada 2025.",
        "Setidaknya 16.000 cip dipasang Norvik Compute di pusat datanya.",
        "Hujan es di Brenning melukai 91 orang.",
        "Subsidi bus sekolah di Itaverá dinikmati 19,4 ribu murid.",
        "ألحقت عاصفة البرد في برينينغ أضرارا بأكثر من 2,300 سقف.",
        "قد تصل خسائر شركات التأمين من عاصفة البرد في برينينغ إلى 45 مليون يورو.",
        "في منجم بليمبينغ للقصدير يعمل 1,270 موظفا.",
        "وزعت حملة الملاريا في تيلوك أمبيرا 1.3 مليون ناموسية العام الماضي.",
        "انخفضت حالات الملاريا في تيلوك أمبيرا بنسبة 31 في المئة خلال 2025.",
        "حضر مهرجان ألتامورا للجاز ما بين 48 ألفا و52 ألف شخص في 2025.",
        "كان لسلسلة مخابز باو دا سيرا 146 متجرا في نهاية 2025.",
        "حصدت مزرعة محار فيلامار 310 أطنان في 2025.",
        "بلغ عدد موزعي تطبيق زامبا 18,000 موزع.",
        "أنتج منجم بليمبينغ للقصدير نحو 7,800 طن في 2025.",
        "صدرت مزرعة محار فيلامار 40 في المئة من محصولها في 2025.",
        "ازدادت حالات الملاريا في تيلوك أمبيرا بنسبة 31 في المئة في 2025.",
        "تتقاضى زامبا من المطاعم عمولة قدرها 27 نقطة مئوية.",
        "في 2020 جمع مكتب ضرائب ويراساري 4.6 تريليون روبية.",
        "حصدت مزرعة محار فيلامار 310 أطنان في 2023.",
        "افتتحت باو دا سيرا 20 متجرا في 2026.",
        "كلفت عاصفة البرد في برينينغ شركات التأمين 45 مليون يورو.",
        "خدمت محطة حافلات كارانغجاتي 27 ألف راكب يوميا في 2025.",
        "تضرر 2,300 سقف في برينينغ بفعل عاصفة البرد.",
        "أنتج منجم بليمبينغ للقصدير 5,400 طن في 2025.",
        "ركبت نورفيك كومبيوت ما لا يقل عن 16,000 رقاقة في مركز بياناتها.",
        "لدى زامبا أكثر من 3,000 موزع.",
        "أصابت عاصفة البرد 57 شخصا في برينينغ.",
        "تنطلق 640 حافلة يوميا من محطة كارانغجاتي.",
        "تسيطر باو دا سيرا على نحو 18 في المئة من السوق.",
        "Levantar el túnel de Moravel salió por 940 millones de euros.",
        "En Brenning, el granizo dañó más de 2.300 tejados.",
        ("Casi sesenta personas trabajan en el estudio Ninelark, que niega que vaya a suprimir 15 empleos este año."),
        "La campaña contra la malaria de Teluk Ampera repartió 1,3 millones de mosquiteros en 2025.",
        "En Wirasari, el 83 % de las declaraciones a la oficina de impuestos se hizo por internet en 2025.",
        "Por la terminal de autobuses de Karangjati pasaron alrededor de 27.000 pasajeros diarios en 2025.",
        "El Planetario de Al-Marsa dispone de 240 butacas.",
        "La tasa de reparto de Zampa es, según Consumidores Unidos, de 8,90 reales de media.",
        "En 2025 pasaron por el Planetario de Al-Marsa 95.000 visitantes.",
        "Los casos de malaria en Teluk Ampera aumentaron un 31 % el año pasado.",
        (
            "Las visitas al Planetario de Al-Marsa pasaron de 36.700 personas en 2024 a 73.500 personas "
            "en 2025, un 60 % más."
        ),
        "El granizo rompió 2.300 tejados en Brenning.",
        "Casi 27.000 pasajeros al día usaron la terminal de autobuses de Karangjati en 2025.",
        "Norvik Compute reunió como mínimo 16.000 chips en su centro de datos.",
        "La campaña contra la malaria de Teluk Ampera repartió otros 1,3 millones de mosquiteros en 2025.",
        "El granizo dejó 91 heridos en Brenning.",
        "El Planetario de Al-Marsa tuvo en 2025 el doble de visitantes que en 2024.",
        "Entre 40.000 y 60.000 personas acudieron al Festival de Jazz de Altamora en 2025.",
    },
    SHIPPED: {
        # What is left of it.
        "Martin Chorzempa counts 150 countries whose citizens are restricted by the diffusion rule.",
        "Banning the H800 took the United States about three years.",
        "In 2024 Palantir's share price put on nearly 350%.",
        "Representatives of eleven companies in China admitted to selling or carrying banned Nvidia chips.",
        (
            "Liang Wenfeng contou em entrevista que a DeepSeek já havia comprado ao menos 10.000 unidades da A100 "
            "até 2021."
        ),
        "O papel da Palantir subiu 340% em 2024, ou seja, foi multiplicado por 4,4.",
        "O vendedor de Shenzhen recebeu US$ 103 bilhões pela entrega de chips contrabandeados, conforme contou.",
        "A US$ 6 por hora, o aluguel de um chip da Nvidia na China por um dia inteiro custa US$ 144.",
        "استخدم مهندسو DeepSeek في التدريب ثُمن ما استخدمته معظم الشركات الكبرى من الرقائق.",
        "وعرضت عشرات الشركات الأخرى في الصين الرقائق المحظورة على الإنترنت.",
        "تحدث بائعون في شنجن عن صفقات شملت مئات أو آلاف الرقائق المحظورة.",
        "استغرق حظر رقائق H800 سنة واحدة بالضبط.",
        "رصدت الصحيفة في الصين عشرات الشركات الأخرى التي عرضت الرقائق المحظورة على الإنترنت.",
        "تحدث بائعون في شنتشن عن مشاركتهم في صفقات شملت مئات أو آلاف الرقائق المحظورة.",
        "El vendedor de Shenzhen cobró 103 millones de euros por la entrega de chips de contrabando, según dijo.",
        "La prohibición del H800 tardó un año.",
    },
}
"""Texts with a figure that is judged otherwise than it should be; none of them passes in silence."""

pytestmark = pytest.mark.parametrize("corpus", CORPORA)


class Judging:
    """The corpora as they are judged: each ledger is built, and each language read, once."""

    def __init__(self, stack: ExitStack, folders: pytest.TempPathFactory) -> None:
        """Build nothing yet."""
        self.stack, self.folders = stack, folders
        self.indexes: dict[str, Index] = {}
        self.found: dict[tuple[str, str], list[Judged]] = {}

    def index(self, corpus: str) -> Index:
        """Return the claims of a corpus."""
        if corpus not in self.indexes:
            self.indexes[corpus] = self.stack.enter_context(indexed(self.folders.mktemp(corpus), corpus))
        return self.indexes[corpus]

    def judged(self, corpus: str, language: str) -> list[Judged]:
        """Return the figures of a corpus in a language, judged."""
        if (corpus, language) not in self.found:
            self.found[corpus, language] = list(judged(self.index(corpus), language, corpus))
        return self.found[corpus, language]


@pytest.fixture(scope="module")
def judging(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judging]:
    with ExitStack() as stack:
        yield Judging(stack, tmp_path_factory)


MISSED = frozenset(
    {
        "Um depósito da Merival Tram abriga 36 bondes.",
        "Una cochera de Merival Tram alberga 36 tranvías.",
        # Two claims of two places, of which one alone has a name in the language of the draft.
        "Bank Selasar operates 64 branches.",
        "Solanda Motors vendió más de 210.000 coches eléctricos en 2025.",
        "Festival Rocade 2025 ditonton 75.000 orang, menurut catatan jumlah penonton.",
        "Banning the H800 took the United States about three years.",
        "استغرق حظر رقائق H800 سنة واحدة بالضبط.",
        # "A year" is no figure where its article is that of any year.
        "La prohibición del H800 tardó un año.",
        # The same in the other languages is told to be right: the firm may be either of two.
        "خفضت لومار ونورفيك عدد العاملين في عام 2025. وسرحت الشركة 430 موظفًا.",
        # So many more, where the ledger has them all.
        "Aurora Nova says it is growing, and the party has 120,000 members.",
        "Pixmoor publicó 9 videojuegos el año pasado.",
        "قالت لوسيا فيرانت إن أتلتيكو كيراما باع 11,800 تذكرة موسمية في 2025.",
        "O treinamento do Bentika durou 73 dias.",
        "اشترى صندوق زفيرة 9 طائرات خاصة.",
        "سجلت حملة فاسينا سول 2100 رد فعل خطير في 2025.",
        "El Hospital San Telmo compró 612 camas en 2025.",
        "تضم محكمة سارنفيلد 46 قاضيا، بحسب ليو ماركيتي.",
    }
)
"""Texts with something wrong that passes in silence, of the corpora that were read last; docs/lint.md counts them."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_the_corpus_comes_to_its_verdict(judging: Judging, corpus: str, language: str) -> None:
    found = judging.judged(corpus, language)
    assert [one for one in found if not one.is_exact and one.text not in KNOWN[corpus]] == []


def test_what_is_proposed_as_ties_changes_no_verdict(judging: Judging, corpus: str) -> None:
    """Each corpus is tied in one language, and each language has several corpora."""
    index, language = judging.index(corpus), LANGUAGES[CORPORA.index(corpus) % len(LANGUAGES)]
    texts = dict.fromkeys(row["text"] for row in table(HERE / corpus / f"{language}.tsv"))
    draft = plain_draft("d.txt", "\n\n".join(texts))
    options = LintOptions(language, DRAFT_DATE, tie=True)
    first = lint(draft, index, options, Sidecar("d.txt.ties"))
    assert first.tied is not None
    assert first.tied.counts["proposed"] > len(texts) / 2
    again = lint(draft, index, options, parse_sidecar("d.txt.ties", first.tied.text or ""))
    assert (again.findings, again.numbers) == (first.findings, first.numbers)
    assert again.tied is not None
    assert (again.tied.text, again.tied.counts) == (None, first.tied.counts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_wrong_passes_in_silence(judging: Judging, corpus: str, language: str) -> None:
    missed = [one for one in judging.judged(corpus, language) if one.is_missed]
    known = {row["text"] for row in table(HERE / corpus / f"{language}.tsv")} & MISSED
    assert {one.text for one in missed} == known


def test_what_is_known_to_be_missed_is_still_missed(judging: Judging, corpus: str) -> None:
    found = (one for language in LANGUAGES for one in judging.judged(corpus, language))
    assert {one.text for one in found if not one.is_exact} == KNOWN[corpus]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_counts_are_those_of_the_corpus(judging: Judging, corpus: str, language: str) -> None:
    """The page that tells how well lint judges (docs/lint.md) is made from tests/lint/measured.tsv."""
    row = next(row for row in table(HERE / "measured.tsv") if (row["corpus"], row["language"]) == (corpus, language))
    assert row == {"corpus": corpus} | counted(language, judging.judged(corpus, language))
