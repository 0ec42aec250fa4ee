"""Fields in words: every value that an offer can state has words that people understand."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from dms.bands import Band
from dms.modules.annual_care import AnnualService
from dms.modules.choice_words import CHOICE_WORDS
from dms.modules.exclusions import Exclusion, Payer
from dms.modules.field_words import FIELDS, in_words
from dms.modules.hospital import Ward
from dms.modules.limits import Deductible, Limit, WaitingPeriod
from dms.modules.registry import BUILT_IN
from dms.territory import Territory


class Foreign(StrEnum):
    """A choice that another package adds."""

    NEW = "new"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        ("слова оффера", "слова оффера"),
        (12, "12"),
        (Decimal("2.50"), "2.5"),
        (Ward.SINGLE, "one bed"),
        (AnnualService.LABORATORY, "laboratory"),
        (Foreign.NEW, "new"),
        (Band(18, 60), "18–60"),
        ((), "none"),
        (("терапевт",), "терапевт"),
        (("терапевт", "хирург"), "терапевт, хирург"),
        (Territory(base="mkad"), "within the Moscow ring road (MKAD)"),
        (Limit(visits=4, per="year"), "up to 4 visits a year"),
        (WaitingPeriod(days=30), "the first 30 days of cover"),
        (Deductible(share="0.2"), "the insured pays 20 % of the bill"),
        (Exclusion(text="полёты", elsewhere=Payer.NOBODY), "полёты"),
        (
            Exclusion(id="oncology"),
            "Oncological diseases (compulsory medical insurance pays)",
        ),
    ],
)
def test_values_in_words(value: Any, words: str) -> None:
    assert in_words(value).to("en") == words


def test_every_choice_has_words() -> None:
    assert all(in_words(choice).msgid != "{said}" for choice in AnnualService)
    assert all(in_words(choice) is words for choice, words in CHOICE_WORDS.items())


def test_every_field_that_must_be_agreed_has_a_name() -> None:
    asked = {name for module in BUILT_IN for ask in module.asks for name in ask.fields}
    assert asked <= FIELDS.keys()


def test_every_named_field_is_one_of_some_module() -> None:
    stated = {name for module in BUILT_IN for name in module.model_fields}
    assert FIELDS.keys() <= stated
