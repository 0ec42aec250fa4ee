"""What comes back of freed premium, and what the insurer keeps for which reason."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dms.contracts.rules.refund import Method, Refund, refund
from dms.contracts.terms.refund_terms import RefundTerms
from dms.issues import Issue, Severity
from dms.money import RoundingMode, in_units
from dms.pricing.rounding import RoundingRule

CASES = {
    case["id"]: case
    for name in ("outside.json", "russian.json")
    for case in json.loads((Path(__file__).parents[2] / "cases" / name).read_text("utf-8"))
}
FULL = {"set_off_share": "1", "expense_load": "none", "minus_claims": False}
FIGURES = ("expense_load", "share_kept", "claims", "returned")


def refunded(
    written: dict[str, Any],
    paid: int,
    *,
    freed: int | None = None,
    charged: int | None = None,
    claims: int | None = None,
    method: Method | None = None,
    rounding: RoundingRule | None = None,
) -> Refund | Issue:
    """Refund under terms as written; the method is the only one that has a share."""
    freed = paid if freed is None else freed
    return refund(
        RefundTerms.model_validate(written),
        freed=freed,
        paid=paid,
        charged=freed if charged is None else charged,
        claims=claims,
        method=method or (Method.CASH if "cash_share" in written else Method.SET_OFF),
        rounding=rounding or RoundingRule(),
    )


def settled(written: dict[str, Any], paid: int, **more: Any) -> Refund:
    made = refunded(written, paid, **more)
    assert isinstance(made, Refund)
    return made


def open_question(written: dict[str, Any], paid: int, **more: Any) -> Issue:
    issue = refunded(written, paid, **more)
    assert isinstance(issue, Issue)
    assert issue.severity is Severity.QUESTION
    return issue


def figures(made: Refund) -> tuple[int, ...]:
    return tuple(getattr(made, name) for name in FIGURES)


def load(share: str, of: str = "freed") -> dict[str, str]:
    return {"share": share, "of": of}


class TestSources:
    def test_set_off_against_joiners_in_full(self) -> None:
        inputs, expected = CASES["RU-SETOFF"]["inputs"], CASES["RU-SETOFF"]["expected"]
        made = settled(FULL, in_units(Decimal(inputs["freed_paid_premium"])))
        left = made.returned - in_units(Decimal(inputs["premium_due_for_joiners"]))
        assert left == in_units(Decimal(expected["credit_left"]))

    def test_four_fifths_in_cash(self) -> None:
        inputs, expected = CASES["RU-CASH"]["inputs"], CASES["RU-CASH"]["expected"]
        paid = in_units(Decimal(inputs["freed_paid_premium"]))
        made = settled({"cash_share": inputs["cash_share"]}, paid)
        assert made.returned == in_units(Decimal(expected["refund"]))
        assert made.share_kept == paid - made.returned

    def test_the_same_contract_has_a_share_for_each_way(self) -> None:
        both = {"set_off_share": "1", "cash_share": "0.80"}
        assert settled(both, 1_129_590, method=Method.SET_OFF).returned == 1_129_590
        assert settled(both, 1_129_590, method=Method.CASH).returned == 903_672

    def test_a_load_on_the_unearned_premium(self) -> None:
        inputs = CASES["A16"]["inputs"]
        unearned, held, back = (in_units(Decimal(x)) for x in CASES["A16"]["expected"])
        freed = int(inputs["premium"] * 100 * (1 - inputs["used"]))
        written = {"cash_share": 1, "expense_load": load(str(inputs["short_rate"]))}
        made = settled(written, freed)
        assert (made.freed, made.expense_load, made.returned) == (unearned, held, back)


class TestOrder:
    def test_load_then_share_then_claims(self) -> None:
        written = {"cash_share": "0.8", "expense_load": load("0.1"), "minus_claims": True}
        made = settled(written, 100_000, freed=150_000, claims=20_000)
        assert (made.freed, made.unpaid, made.paid) == (150_000, 50_000, 100_000)
        assert figures(made) == (10_000, 18_000, 20_000, 52_000)
        assert made.kept == 48_000

    def test_a_load_on_all_premium_of_the_person(self) -> None:
        written = {"set_off_share": 1, "expense_load": load("0.1", "charged")}
        assert figures(settled(written, 50_000, charged=200_000)) == (20_000, 0, 0, 30_000)

    def test_a_load_larger_than_what_was_paid_keeps_all_of_it(self) -> None:
        written = {"set_off_share": "0.5", "expense_load": load("0.1", "charged")}
        assert figures(settled(written, 15_000, charged=200_000)) == (15_000, 0, 0, 0)

    def test_claims_larger_than_the_rest_are_taken_off_down_to_zero(self) -> None:
        written = {"set_off_share": 1, "minus_claims": True}
        assert figures(settled(written, 30_000, claims=99_999)) == (0, 0, 30_000, 0)

    @pytest.mark.parametrize("minus_claims", [False, None])
    def test_claims_stay_out_unless_the_contract_takes_them_off(
        self, minus_claims: bool | None
    ) -> None:
        written = {"set_off_share": 1, "minus_claims": minus_claims}
        assert figures(settled(written, 30_000, claims=99_999)) == (0, 0, 0, 30_000)

    def test_only_what_was_paid_comes_back(self) -> None:
        made = settled(FULL, 0, freed=70_000)
        assert (made.unpaid, made.paid, made.kept, made.returned) == (70_000, 0, 0, 0)

    def test_a_contract_that_returns_nothing(self) -> None:
        assert figures(settled({"cash_share": 0}, 30_000)) == (0, 30_000, 0, 0)


class TestRounding:
    def test_half_a_kopeck_goes_up_in_each_figure(self) -> None:
        written = {"cash_share": "0.5", "expense_load": load("0.5")}
        assert figures(settled(written, 101)) == (51, 25, 0, 25)  # 50.5 up; half of 50 is 25
        assert figures(settled(written, 103)) == (52, 25, 0, 26)  # 51.5 up; 25.5 up

    def test_as_the_offer_rounds(self) -> None:
        down = RoundingRule(mode=RoundingMode.DOWN)
        assert settled({"cash_share": "0.5"}, 101, rounding=down).returned == 50

    def test_a_share_with_many_digits_is_exact(self) -> None:
        third = "0.333333333333333333333333333333"
        assert settled({"cash_share": third}, 3 * 10**30).returned == 10**30 - 1


class TestNotStated:
    @pytest.mark.parametrize(
        ("written", "method", "pointer"),
        [
            ({}, Method.CASH, "/cash_share"),
            ({}, Method.SET_OFF, "/set_off_share"),
            ({"set_off_share": 1}, Method.CASH, "/cash_share"),
            ({"cash_share": 1}, Method.SET_OFF, "/set_off_share"),
        ],
    )
    def test_without_a_share_for_this_way_there_is_no_figure(
        self, written: dict[str, Any], method: Method, pointer: str
    ) -> None:
        issue = open_question(written, 100, method=method)
        assert (issue.code, issue.where.pointer) == ("REFUND-SHARE-UNSTATED", pointer)
        assert pointer.removeprefix("/") in issue.advice("en")

    @pytest.mark.parametrize(
        ("method", "way"),
        [(Method.SET_OFF, "is set off"), (Method.CASH, "comes back in cash")],
    )
    def test_the_message_says_which_way(self, method: Method, way: str) -> None:
        assert open_question({}, 100, method=method).message("en") == (
            f"The contract does not say which share of the paid premium {way}."
        )

    @pytest.mark.parametrize("method", Method)
    def test_nothing_is_asked_where_nothing_was_paid(self, method: Method) -> None:
        made = settled({"minus_claims": True}, 0, freed=100, method=method)
        assert (made.unpaid, made.returned) == (100, 0)

    def test_claims_that_count_have_to_be_told(self) -> None:
        issue = open_question({"set_off_share": 1, "minus_claims": True}, 100)
        assert (issue.code, issue.where.pointer) == ("REFUND-CLAIMS-UNKNOWN", "/minus_claims")

    @pytest.mark.parametrize(
        "written",
        [
            {"set_off_share": 1, "cash_share": 0},
            {"cash_share": 1, "expense_load": load("1")},
        ],
    )
    def test_claims_that_cannot_matter_are_not_asked_for(self, written: dict[str, Any]) -> None:
        made = settled({**written, "minus_claims": True}, 100, method=Method.CASH)
        assert (made.claims, made.returned) == (0, 0)

    def test_no_clause_no_deduction(self) -> None:
        made = settled({"set_off_share": 1}, 30_000)
        assert made.returned == 30_000
        assert any("no clause, nothing is kept" in step.to("en") for step in made.steps)
        assert any("no clause, nothing is taken off" in step.to("en") for step in made.steps)


class TestMisuse:
    @pytest.mark.parametrize(
        "amounts",
        [
            {"paid": 101, "freed": 100},
            {"paid": -1, "freed": 100},
            {"paid": -1, "freed": -1},
            {"paid": 100, "charged": -1},
            {"paid": 100, "claims": -1},
        ],
    )
    def test_amounts_that_cannot_be(self, amounts: dict[str, int]) -> None:
        with pytest.raises(ValueError, match="No amount is negative"):
            refunded(FULL, **amounts)


class TestTerms:
    @pytest.mark.parametrize("takes_off", [{"minus_claims": True}, {"expense_load": load("0.1")}])
    @pytest.mark.parametrize("share", [{"cash_share": 0}, {"cash_share": 0, "set_off_share": 0}])
    def test_nothing_can_be_taken_off_nothing(
        self, share: dict[str, Any], takes_off: dict[str, Any]
    ) -> None:
        with pytest.raises(ValidationError, match="there is nothing to take expenses"):
            RefundTerms.model_validate({**share, **takes_off})

    def test_nothing_comes_back_and_nothing_is_taken_off(self) -> None:
        terms = {"cash_share": 0, "expense_load": "none", "minus_claims": False}
        assert settled(terms, 100).share_kept == 100

    @pytest.mark.parametrize(
        ("written", "asked"),
        [
            ({}, {"SET-OFF-SHARE", "EXPENSE-LOAD", "MINUS-CLAIMS"}),
            ({"cash_share": "0.8"}, {"EXPENSE-LOAD", "MINUS-CLAIMS"}),
            (FULL, set()),
        ],
    )
    def test_what_is_asked_about(self, written: dict[str, Any], asked: set[str]) -> None:
        questions = RefundTerms.model_validate(written).questions()
        assert {q.code for q in questions} == {f"REFUND-{name}-UNSTATED" for name in asked}


class TestSteps:
    def test_each_figure_in_words(self) -> None:
        written = {"cash_share": "0.80", "expense_load": load("0.125"), "minus_claims": True}
        made = settled(written, 100_000, freed=150_000, claims=20_000)
        assert [step.to("en") for step in made.steps] == [
            "Premium for the days no longer insured: 1,500.00 ₽",
            "Not paid yet, so later instalments are lower by: 500.00 ₽",
            "Kept for expenses, 12.5 % of the paid premium: 125.00 ₽",
            "Kept because 80 % come back: 175.00 ₽",
            "Taken off for paid care: 200.00 ₽",
            "Returned in cash: 500.00 ₽",
        ]

    def test_in_full_nothing_is_kept(self) -> None:
        assert [step.to("en") for step in settled(FULL, 100_000).steps] == [
            "Premium for the days no longer insured: 1,000.00 ₽",
            "Set off against later premium: 1,000.00 ₽",
        ]

    def test_a_load_on_all_premium_says_so(self) -> None:
        written = {"set_off_share": 1, "expense_load": load("0.1", "charged")}
        words = [step.to("en") for step in settled(written, 50_000, charged=200_000).steps]
        assert "Kept for expenses, 10 % of all premium of the person: 200.00 ₽" in words

    def test_unpaid_premium_ends_the_story(self) -> None:
        assert [step.to("en") for step in settled({}, 0, freed=100).steps] == [
            "Premium for the days no longer insured: 1.00 ₽",
            "Not paid yet, so later instalments are lower by: 1.00 ₽",
        ]

    def test_in_units_of_the_offer(self) -> None:
        made = settled(FULL, 1_000, rounding=RoundingRule(unit=Decimal(10)))
        assert made.steps[-1].to("en") == "Set off against later premium: 10,000.00 ₽"


shares = st.integers(0, 1000).map(lambda n: Decimal(n).scaleb(-3))
amounts = st.integers(0, 5_000_000)
loads = (
    st.none()
    | st.just("none")
    | st.builds(load, shares.map(str), st.sampled_from(["freed", "charged"]))
)


@st.composite
def situations(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Terms with a share above zero for both ways, and amounts."""
    some = shares.filter(bool)
    written = {
        "set_off_share": draw(some),
        "cash_share": draw(some),
        "expense_load": draw(loads),
        "minus_claims": draw(st.booleans() | st.none()),
    }
    paid = draw(amounts)
    freed = paid + draw(amounts)
    return written, {
        "paid": paid,
        "freed": freed,
        "charged": freed + draw(amounts),
        "claims": draw(amounts),
        "method": draw(st.sampled_from(Method)),
        "rounding": RoundingRule(mode=draw(st.sampled_from(RoundingMode))),
    }


class TestProperties:
    @given(situations())
    def test_kept_and_returned_are_what_was_paid(self, drawn: Any) -> None:
        written, given_ = drawn
        made = settled(written, **given_)
        assert made.kept + made.returned == made.paid
        assert made.paid + made.unpaid == made.freed
        assert min(figures(made)) >= 0
        assert made.returned <= made.paid

    @given(situations(), amounts)
    def test_more_claims_never_return_more(self, drawn: Any, more: int) -> None:
        written, given_ = drawn
        before = settled(written, **given_)
        after = settled(written, **{**given_, "claims": given_["claims"] + more})
        assert after.returned <= before.returned

    @given(situations(), shares.filter(bool))
    def test_a_larger_share_never_returns_less(self, drawn: Any, other: Decimal) -> None:
        written, given_ = drawn
        name = f"{given_['method'].value}_share"
        low, high = sorted((written[name], other))
        returned = [settled({**written, name: s}, **given_).returned for s in (low, high)]
        assert returned == sorted(returned)

    @given(situations(), amounts)
    def test_more_paid_never_returns_less(self, drawn: Any, more: int) -> None:
        written, given_ = drawn
        given_["freed"] += more
        returned = [
            settled(written, **{**given_, "paid": paid}).returned
            for paid in (given_["paid"], given_["paid"] + more)
        ]
        assert returned == sorted(returned)

    @given(situations())
    def test_close_to_the_exact_formula(self, drawn: Any) -> None:
        """Two roundings of at most one kopeck each lie between the formula and the figure."""
        written, given_ = drawn
        paid, stated = given_["paid"], written["expense_load"]
        kept = Fraction(0)
        if isinstance(stated, dict):
            base = paid if stated["of"] == "freed" else given_["charged"]
            kept = min(Fraction(paid), base * Fraction(stated["share"]))
        exact = (paid - kept) * Fraction(written[f"{given_['method'].value}_share"])
        if written["minus_claims"]:
            exact = max(Fraction(0), exact - given_["claims"])
        assert abs(settled(written, **given_).returned - exact) <= 2
