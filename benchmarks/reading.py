"""Reading: MB/s from text to JSON in one process, beside a bare search for digits; linear or not; import time.

The texts are made: 10,000 figures per MB of UTF-8, all numbers different, many ways to print them.

Usage: python benchmarks/reading.py [MEGABYTES]
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from typing import TYPE_CHECKING

from factledger.reading.scan import scan

if TYPE_CHECKING:
    from collections.abc import Callable

BYTES_PER_FIGURE = 100
RUNS = 3
IMPORT_RUNS = 7
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
ODD = {
    "digits": "7",
    "'1 '": "1 ",
    "'one '": "one ",
    "'('": "(",
    "digits and marks": "41 5-% 77  3-",
    "no line ends": "the board met on about 2,000 chips and 5% of 16,000 cards. ",
}

FIGURES = {
    "en": """about {i} chips|${d} million|{p}%|more than {i} people|{i} companies|between {s} and {b} days|${s}/hour
        a third of the {i} voters|twenty-{w} cars|{i} km|rose {p}% to {b}%|{s}-day|US$ {d} billion|at least {i} cards
        nearly {i} homes|{d} billion euros|{w} thousand workers|€{i}|{s} to {b} percent|up to {i} tonnes|{d} kg
        fell by {p} percentage points|{i} of the most advanced processors|dozens of firms|{i}+ users|half a million
        an estimated {i} students|£{d}m|{w} times as many|{i} hectares|roughly {s} hours""",
    "pt": """cerca de {i} chips|US$ {d} milhões|{p}%|mais de {i} pessoas|{i} empresas|entre {s} e {b} dias|R$ {i}
        um terço dos {i} eleitores|vinte e {w} carros|{i} km|subiu {p}% para {b}%|{d} bilhões de dólares
        pelo menos {i} placas|quase {i} casas|{w} mil trabalhadores|{s} a {b} por cento|até {i} toneladas|{d} kg
        caiu {p} pontos percentuais|dezenas de empresas|meio milhão de pessoas|{w} vezes mais|{i} hectares
        aproximadamente {s} horas|€ {d} milhões|no mínimo {i} alunos""",
    "id": """sekitar {i} chip|US$ {d} juta|{p}%|lebih dari {i} orang|{i} perusahaan|antara {s} dan {b} hari|Rp {i}
        sepertiga pemilih|dua puluh {w} mobil|{i} km|naik {p}% menjadi {b}%|Rp{d} triliun|setidaknya {i} kartu
        hampir {i} rumah|{w} ribu pekerja|{s} hingga {b} persen|hingga {i} ton|{d} kg|turun {p} persen
        puluhan perusahaan|setengah juta orang|{w} kali lipat|{i} hektare|kira-kira {s} jam|paling sedikit {i} siswa""",
    "ar": """حوالي {i} شريحة|{d} مليون دولار|{p}%|أكثر من {i} شخص|{i} شركة|بين {s} و {b} يوما|{i} ريال
        ثلث الناخبين|{w} آلاف عامل|{i} كيلومتر|ارتفع {p}% إلى {b}%|{d} مليار دولار|على الأقل {i} بطاقة
        نحو {i} منزل|{s} إلى {b} في المئة|{d} كيلوغرام|انخفض بنسبة {p} في المئة|عشرات الشركات|نصف مليون شخص
        {i} هكتار|قرابة {s} ساعة|ما لا يقل عن {i} طالب|{i} طن""",
}
NUMBER_WORDS = {
    "en": "two three four five six seven eight nine",
    "pt": "dois três quatro cinco seis sete oito nove",
    "id": "dua tiga empat lima enam tujuh delapan sembilan",
    "ar": "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
}
WORDS = {
    "en": """the of market said report company under policy government which has been new results they growth through
        board analysts city Reuters officials that would plan Monday its for workers also because and more public were
        minister told state demand over export rules in prices first while research with industry from A100""",
    "pt": """o de mercado disse relatório empresa sob política governo que tem sido novos resultados eles crescimento
        por conselho analistas cidade Lusa autoridades plano segunda-feira seus para trabalhadores também porque e mais
        público eram ministro estado procura exportação regras em preços primeiro enquanto pesquisa com indústria""",
    "id": """pasar kata laporan perusahaan di bawah kebijakan pemerintah yang telah baru hasil mereka pertumbuhan
        melalui dewan analis kota Antara pejabat bahwa akan rencana Senin untuk pekerja juga karena dan lebih publik
        menteri negara permintaan ekspor aturan dalam harga pertama sementara penelitian dengan industri dari""",
    "ar": """السوق قال تقرير الشركة تحت سياسة الحكومة التي كانت جديدة نتائج هم النمو خلال المجلس المحللون المدينة رويترز
        المسؤولون أن خطة الاثنين من أجل العمال أيضا لأن و أكثر العامة الوزير الدولة الطلب التصدير قواعد في الأسعار أول
        بينما البحث مع الصناعة عن""",
}


def made_text(language: str, size: int, seed: int = 1) -> str:
    """Return about `size` bytes of text with a figure every 100 bytes."""
    chance = random.Random(seed)  # noqa: S311  a text, not a secret
    ways = [way.strip() for row in FIGURES[language].splitlines() for way in row.split("|")]
    words, number_words = WORDS[language].split(), NUMBER_WORDS[language].split()
    group, point = (".", ",") if language in ("pt", "id") else (",", ".")
    paragraphs, made = [], 0
    while made < size:
        sentences = []
        for _ in range(5):
            small = chance.randint(2, 90)
            figure = chance.choice(ways).format(
                i=f"{chance.randint(100, 999_999):,}".replace(",", group),
                d=f"{chance.randint(11, 9999) / 10}".replace(".", point),
                p=f"{chance.randint(1, 999) / 10}".replace(".", point),
                s=small,
                b=small + chance.randint(1, 40),
                w=chance.choice(number_words),
            )
            sentence, length = [], len(figure.encode())
            while length < BYTES_PER_FIGURE - 6:
                sentence.append(chance.choice(words))
                length += len(sentence[-1].encode()) + 1
            sentence.insert(chance.randint(1, len(sentence)), figure)
            sentences.append(" ".join(sentence).capitalize() + ".")
        paragraphs.append(" ".join(sentences))
        made += len(paragraphs[-1].encode()) + 1
    return "\n".join(paragraphs)


def seconds(call: Callable[[str], object], texts: list[str]) -> float:
    """Return the processor time for the quickest of some texts, each of them new.

    A text that has been read before takes less, for its numbers are known.
    """
    taken = []
    for text in texts:
        started = time.process_time()
        call(text)
        taken.append(time.process_time() - started)
    return min(taken)


def to_json(text: str, language: str) -> str:
    """Read a text and return the figures as JSON, as `scan --batch` does."""
    return scan(text, language).json_text()


def import_milliseconds(module: str) -> float:
    """Return how much longer a Python process takes that imports a module, compiled as an installed one is."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = folder

        def run(code: str) -> float:
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, env=environment)
            return time.perf_counter() - started

        run(f"import {module}")
        pairs = [(run("pass"), run(f"import {module}")) for _ in range(IMPORT_RUNS)]
    return statistics.median((with_it - without) * 1000 for without, with_it in pairs)


def main() -> None:
    """Print the tables."""
    size = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else 1_000_000
    print("text to JSON, 10,000 figures per MB, one process (target: 1.5 MB/s, aim 3)")
    print(
        f"{'language':10}{'figures':>9}{'MB/s':>8}{'us/figure':>11}{'a search for digits':>22}{'10 times the text':>20}"
    )
    for language in FIGURES:
        first, *texts = (made_text(language, size, seed) for seed in range(1, RUNS + 2))
        megabytes = len(first.encode()) / 1_000_000
        found = len(scan(first, language).figures)
        taken = seconds(partial(to_json, language=language), texts)
        floor = seconds(DIGITS.findall, texts)
        large = made_text(language, 10 * size, seed=RUNS + 2)
        growth = seconds(partial(to_json, language=language), [large]) / taken
        print(
            f"{language:10}{found:9,}{megabytes / taken:8.2f}{taken / found * 1e6:11.1f}"
            f"{taken / floor:16.0f} : 1{growth:18.1f} x"
        )
    print("\none line of odd text, 0.2 MB and 2 MB (10 x is linear)")
    for name, unit in ODD.items():
        small, large = (unit * (n // len(unit)) for n in (200_000, 2_000_000))
        once, ten = (seconds_once(text) for text in (small, large))
        print(f"{name:20}{once:8.2f} s{ten:8.2f} s{ten / once:8.1f} x")
    print(f"\nimport factledger.reading.scan: {import_milliseconds('factledger.reading.scan'):.0f} ms (target: 100 ms)")


def seconds_once(text: str) -> float:
    """Return the processor time of reading an English text to JSON."""
    started = time.process_time()
    to_json(text, "en")
    return time.process_time() - started


if __name__ == "__main__":
    main()
