"""On the ledger of this repository: answers to questions, signs, parts behind colons and semicolons, comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.judging import rules_of

if TYPE_CHECKING:
    from factledger.services.lint.claims.index import Index


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A question says which way its answer goes.
        ("es", "¿Cuánto subieron las acciones de Palantir en 2024? Un 340 %.", []),
        ("es", "¿Cuánto bajaron las acciones de Palantir en 2024? Un 340 %.", ["wrong-direction"]),
        # So does a sign, of a firm named right before it.
        ("en", "Palantir +340% in 2024.", []),
        ("en", "Palantir sales +340% in 2024.", ["wrong-scope"]),
        ("es", "Las acciones de Palantir, un 340 % arriba en 2024.", []),
        ("es", "Las acciones de Palantir, un 340 % abajo en 2024.", ["wrong-direction"]),
        # What is done before a semicolon is not done to what has a verb behind it.
        (
            "en",
            (
                "By Liang Wenfeng's account DeepSeek had acquired 10,000 or more A100s as of 2021; by Alexandr Wang's, "
                "it might now have around 50,000 H100s."
            ),
            [],
        ),
        # A bare number of another subject goes on with the sentence before.
        (
            "en",
            (
                "DeepSeek's engineers say some 2,000 chips were enough for the training. The big AI companies, most of "
                "them, needed 16,000 at the very least."
            ),
            [],
        ),
        (
            "en",
            (
                "DeepSeek's engineers say some 2,000 chips were enough for the training. The big AI companies, most of "
                "them, needed 61,000 at the very least."
            ),
            ["unsupported"],
        ),
        # A place of what the figure is compared with is none of its own.
        ("ar", "كم يكلّف استئجار رقائق إنفيديا في الصين؟ ستة دولارات في الساعة، أي أقل من ثمن وجبة في دبي.", []),
        ("ar", "إيجار رقائق إنفيديا في دبي ستة دولارات في الساعة.", ["wrong-scope"]),
        # Nobody was asked what they think, so nobody says it.
        ("ar", "قاعدة الانتشار تقيّد مواطني 150 دولة، ولم يسأل أحدٌ هؤلاء المواطنين رأيهم.", ["status-changed"]),
        # Which of how many posts it is.
        ("en", "Thread, 4/9: nobody has shown that DeepSeek used smuggled chips.", []),
        ("id", "Utas 7/12: skala penyelundupan chip terbatas.", []),
    ],
)
def test_a_draft_is_judged_as_a_checker_would(shipped: Index, language: str, text: str, expected: list[str]) -> None:
    assert rules_of(shipped, language, text) == expected
