"""Payment terms as people write them: what is accepted, refused and asked about."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from dms.contracts.terms.payment_terms import DueRule, PaymentTerms

FIRST = {"start": "2026-01-01", "last_day": "2026-06-30", "due": "2026-01-15"}
SECOND = {"start": "2026-07-01", "last_day": "2026-12-31", "due": "2026-07-15"}
COMPLETE = {
    "schedule": "quarterly",
    "due": {"working_days": 5},
    "split": "days",
    "additional": "next_instalment",
    "grace": {"calendar_days": 10},
    "late_payment": "set_off",
}


def asked(**payment: Any) -> set[str]:
    questions = PaymentTerms.model_validate(payment).questions()
    return {
        question.code.removeprefix("PAYMENT-").removesuffix("-UNSTATED") for question in questions
    }


def refused(**payment: Any) -> tuple[str, list[str | int]]:
    with pytest.raises(ValidationError) as caught:
        PaymentTerms.model_validate(payment)
    (error,) = caught.value.errors()
    return error["type"], error.get("ctx", {}).get("pointer", [])


class TestQuestions:
    def test_everything_is_open_where_nothing_is_said(self) -> None:
        assert asked() == {"SCHEDULE", "SPLIT", "ADDITIONAL", "GRACE", "LATE-PAYMENT"}

    def test_nothing_is_open_where_all_is_said(self) -> None:
        assert asked(**COMPLETE) == set()

    @pytest.mark.parametrize("field", ["additional", "grace", "late_payment", "split", "due"])
    def test_each_term_left_out_is_asked_about(self, field: str) -> None:
        for said in (
            {k: v for k, v in COMPLETE.items() if k != field},
            {**COMPLETE, field: "unknown"},
        ):
            assert asked(**said) == {field.upper().replace("_", "-")}

    def test_one_payment_is_not_split(self) -> None:
        assert "SPLIT" not in asked(schedule="single")
        assert "SPLIT" not in asked(schedule=[FIRST])
        assert "SPLIT" in asked(schedule=[FIRST, SECOND])

    def test_instalments_with_days_need_no_rule(self) -> None:
        assert "DUE" in asked(schedule="single")
        assert "DUE" not in asked(schedule=[FIRST, SECOND])

    def test_the_question_about_due_days(self) -> None:
        question = PaymentTerms(schedule="monthly").ask_about("due")
        assert question.message("en") == "Payment: when is each instalment due?"
        assert question.where.pointer == "/due"


class TestInstalments:
    def test_read_as_people_write_them(self) -> None:
        terms = PaymentTerms.model_validate({"schedule": [FIRST, {**SECOND, "due": "15.07.2026"}]})
        assert isinstance(terms.schedule, tuple)
        assert terms.schedule[1].due == date(2026, 7, 15)

    @pytest.mark.parametrize(
        "second",
        [
            {**SECOND, "start": "2026-07-02"},  # a gap of one day
            {**SECOND, "start": "2026-06-30"},  # an overlap of one day
            {**SECOND, "due": "2026-01-14"},  # due before the first
        ],
    )
    def test_out_of_order(self, second: dict[str, str]) -> None:
        assert refused(schedule=[FIRST, second]) == ("TERMS-INSTALMENTS-ORDER", ["schedule", 1])

    def test_two_may_be_due_on_one_day(self) -> None:
        terms = PaymentTerms.model_validate({"schedule": [FIRST, {**SECOND, "due": FIRST["due"]}]})
        assert len(terms.schedule or ()) == 2

    def test_backwards(self) -> None:
        with pytest.raises(ValidationError, match="The last day comes before the start"):
            PaymentTerms.model_validate({"schedule": [{**FIRST, "last_day": "2025-12-31"}]})

    def test_a_list_without_instalments(self) -> None:
        with pytest.raises(ValidationError):
            PaymentTerms.model_validate({"schedule": []})


class TestRoundSums:
    @pytest.mark.parametrize("split", [None, "days"])
    def test_go_with_equal_instalments_only(self, split: str | None) -> None:
        assert refused(split=split, round_down_to="1000") == ("TERMS-ROUND-DOWN", ["round_down_to"])

    def test_are_at_least_a_kopeck(self) -> None:
        assert refused(split="equal", round_down_to="0.001")[0] == "greater_than_equal"
        terms = PaymentTerms.model_validate({"split": "equal", "round_down_to": "1 000,00 ₽"})
        assert terms.round_down_to == Decimal(1000)


class TestDueRule:
    def test_after_the_start_unless_it_says_before(self) -> None:
        assert DueRule(calendar_days=5).when == "after"

    @pytest.mark.parametrize("days", [{}, {"working_days": 1, "calendar_days": 1}])
    def test_one_kind_of_days(self, days: dict[str, int]) -> None:
        with pytest.raises(ValidationError, match="one of the two"):
            DueRule.model_validate(days)
