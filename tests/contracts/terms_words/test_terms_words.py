"""What terms say, in words: each thing once, and nothing for what they leave open."""

from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dms.contracts.rules.refund import Method, Refund, refund
from dms.contracts.terms.filing import DayCount, FilingRule
from dms.contracts.terms.payment_terms import DueRule, Every, PaymentTerms
from dms.contracts.terms.refund_terms import ExpenseLoad, RefundTerms
from dms.contracts.terms.relative_terms import RelativeTerms, Since, Window
from dms.contracts.terms_words.filing import LATE, day_count_words, possible_days_words
from dms.contracts.terms_words.payment import CONSEQUENCES, RHYTHMS, due_words, schedule_words
from dms.contracts.terms_words.proration import joining_words, leaving_words
from dms.contracts.terms_words.refund import expense_words, refund_words, returned_words
from dms.contracts.terms_words.relatives import (
    AFTER,
    PAYERS,
    SINCE,
    uplift_words,
    who_words,
    window_words,
)
from dms.i18n import Text
from dms.pricing.proration import ProrationRules
from dms.pricing.rounding import RoundingRule


def english(words: Text | None) -> str | None:
    return None if words is None else words.to("en")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        ({"working_days": 0}, None),
        ({"calendar_days": 0}, None),
        ({"working_days": 1}, "1 working day"),
        ({"working_days": 10}, "10 working days"),
        ({"calendar_days": 30}, "30 calendar days"),
    ],
)
def test_numbers_of_days(count, words):
    assert english(day_count_words(DayCount(**count))) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, None),
        ("any", "on any day"),
        ([1], "on day 1 of the month"),
        ([15, 1], "on days 1, 15 of the month"),
    ],
)
def test_possible_days(days, words):
    assert english(possible_days_words(FilingRule.model_validate({"days": days}))) == words


DAYS_OF_365 = {"method": "days", "of": 365}
STARTED = {"method": "months", "count": "started", "anchor": "calendar_month"}
PRORATIONS = [
    ("days", "in proportion to the days of the term"),
    (DAYS_OF_365, "in proportion to days of a year of 365"),
    (
        {"method": "days", "months_of_30": True},
        "in proportion to days, each month counted as 30",
    ),
    (
        {"method": "days", "of": 360, "months_of_30": True},
        "in proportion to days of a year of 360, each month counted as 30",
    ),
    (STARTED, "calendar months, months begun count as full"),
    (
        {**STARTED, "count": "exact", "anchor": "contract_day"},
        "months from the day of the contract, full months, and the days of the rest",
    ),
    (
        {**STARTED, "of": 12},
        "calendar months, months begun count as full; the whole term is 12 months",
    ),
    ({"method": "short_period", "shares": {1: "0.2", 2: "1"}}, "by a table of short terms"),
]


def rule_of(written: Any) -> Any:
    return ProrationRules.model_validate({"join": written}).join


@pytest.mark.parametrize(("written", "words"), PRORATIONS)
def test_a_part_of_the_term(written, words):
    rule = rule_of(written)
    assert english(joining_words(rule)) == english(leaving_words(rule)) == words


def test_without_proration():
    rule = rule_of("none")
    assert english(joining_words(rule)) == "the price of the whole term"
    assert english(leaving_words(rule)) == "nothing: the whole term is paid for"


def test_rules_that_count_otherwise_have_other_words():
    """No fact of a rule is lost on the way into words."""
    rules = [rule_of(written) for written, _ in PRORATIONS]
    assert len({english(joining_words(rule)) for rule in rules}) == len(rules)


LOAD = ExpenseLoad(share=Decimal("0.1"), of="freed")


class TestRefund:
    @pytest.mark.parametrize(
        ("share", "words"),
        [
            ("0", "nothing"),
            ("1", "the whole paid premium of the days left"),
            ("0.8", "80 % of the paid premium of the days left"),
        ],
    )
    def test_shares(self, share, words):
        """The base of a share is never all that was paid."""
        assert english(refund_words(Decimal(share))) == words
        assert english(returned_words(Decimal(share), None)) == words
        assert english(returned_words(Decimal(share), "none")) == words
        after = words if share == "0" else f"{words}, after expenses"
        assert english(returned_words(Decimal(share), LOAD)) == after

    @pytest.mark.parametrize(
        ("load", "words"),
        [
            ("none", "nothing"),
            (ExpenseLoad(share=Decimal(0), of="charged"), "nothing"),
            (LOAD, "10 % of the paid premium of the days left"),
            (
                ExpenseLoad(share=Decimal("0.1"), of="charged"),
                "10 % of all premium of the person",
            ),
        ],
    )
    def test_expenses(self, load, words):
        assert english(expense_words(load)) == words

    @given(
        st.integers(0, 10_000).map(lambda n: n * 100),
        st.sampled_from(["0.5", "0.8", "1"]),
        st.sampled_from(["0", "0.1", "0.25"]),
    )
    def test_the_words_are_what_is_computed(self, paid, share, load):
        """A load is taken off before the share, which is of the paid premium of the days left."""
        kept = ExpenseLoad(share=Decimal(load), of="freed")
        made = refund(
            RefundTerms(cash_share=Decimal(share), expense_load=kept),
            freed=paid + 100,
            paid=paid,
            charged=10 * (paid + 100),
            claims=None,
            method=Method.CASH,
            rounding=RoundingRule(),
        )
        assert isinstance(made, Refund)
        assert abs(made.returned - paid * (1 - Decimal(load)) * Decimal(share)) <= 1
        said = returned_words(Decimal(share), kept).to("en")
        assert said.endswith(", after expenses") == (load != "0")


class TestPayment:
    @pytest.mark.parametrize(
        ("rule", "words"),
        [
            ({"calendar_days": 0}, "on the first day that is paid for"),
            ({"calendar_days": 14}, "14 calendar days after the first day that is paid for"),
            (
                {"working_days": 1, "when": "before"},
                "1 working day before the first day that is paid for",
            ),
        ],
    )
    def test_due_days(self, rule, words):
        assert english(due_words(DueRule.model_validate(rule))) == words

    def test_schedules(self):
        one = {"start": "2026-03-01", "last_day": "2027-02-28", "due": "2026-03-10"}
        said = [schedule_words(PaymentTerms.model_validate({"schedule": s})) for s in (None, [one])]
        assert list(map(english, said)) == [None, "1 payment on a day of its own"]
        for name, words in RHYTHMS.items():
            assert schedule_words(PaymentTerms.model_validate({"schedule": name})) is words


class TestRelatives:
    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ({}, None),
            ({"relationships": []}, "no relatives are insured"),
            (
                {"relationships": ["spouse", "child"], "ages": {"child": "0-17"}},
                "spouse, child aged 0–17",
            ),
        ],
    )
    def test_who(self, written, words):
        assert english(who_words(RelativeTerms.model_validate(written))) == words

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ({}, None),
            ({"whole_term": True}, "the whole term"),
            ({"months": 1}, "1 month"),
            ({"days": 60}, "60 days"),
        ],
    )
    def test_how_long(self, written, words):
        assert english(window_words(Window.model_validate({"id": "w", **written}))) == words

    def test_uplifts(self):
        assert english(uplift_words(Decimal("0.15"))) == "15 % more"
        assert english(uplift_words(Decimal(0))) == "without an uplift"


@pytest.mark.parametrize(
    ("table", "document", "field"),
    [
        (LATE, FilingRule, "late"),
        (CONSEQUENCES, PaymentTerms, "late_payment"),
        (AFTER, RelativeTerms, "after"),
        (PAYERS, RelativeTerms, "payer"),
    ],
)
def test_every_word_of_the_terms_has_its_words(table, document, field):
    literal, _none = get_args(document.model_fields[field].annotation)
    assert set(table) == set(get_args(literal))


def test_every_event_and_every_rhythm_has_its_words():
    assert set(SINCE) == set(Since)
    assert set(RHYTHMS) == set(get_args(Every))
