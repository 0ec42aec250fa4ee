"""Who pays which part of a premium: one side is computed, the other is the rest."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing_helpers import CHILD, SPOUSE, offer, priced, programme, refusal
from pydantic import ValidationError

from dms.members import Member
from dms.pricing.contribution import ContributionRule


def shares(rule: Mapping[str, Any] | list[Any], price: str = "1000", **member: Any) -> list[str]:
    """Return what employer and employee pay for one member."""
    rules = rule if isinstance(rule, list) else [rule]
    of = offer(price, contribution=rules, proration={"join": "days"})
    payers = priced(of, Member(id="m", **member)).payers
    return [str(payers["employer"]), str(payers["employee"])]


class TestShare:
    @pytest.mark.parametrize(
        ("share", "paid"),
        [("1", ["1000.00", "0.00"]), ("0", ["0.00", "1000.00"]), ("0.333", ["333.00", "667.00"])],
    )
    def test_of_the_own_premium(self, share: str, paid: list[str]) -> None:
        assert shares({"employer": share}) == paid

    def test_of_the_rounded_premium(self) -> None:
        assert shares({"employer": "0.5"}, "100.01") == ["50.01", "50.00"]

    def test_of_the_prorated_premium(self) -> None:
        late = {"start": date(2026, 7, 2)}
        assert shares({"employer": "0.5"}, "730", **late) == ["183.00", "183.00"]

    @given(st.integers(0, 10**8), st.integers(0, 1000), st.none() | st.integers(0, 10**8))
    def test_the_two_always_add_up(self, kopecks: int, per_mille: int, cap: int | None) -> None:
        price = Decimal(kopecks) / 100
        rule = {"employer": f"{per_mille / 1000:.3f}"}
        if cap is not None:
            rule["cap"] = str(Decimal(cap) / 100)
        employer, employee = map(Decimal, shares(rule, str(price)))
        assert employer + employee == price
        assert 0 <= employer <= price
        assert cap is None or employer <= Decimal(cap) / 100


class TestRules:
    rules = [  # noqa: RUF012
        {"when": {"relationship": "employee"}, "employer": "1"},
        {"when": {"relationship": ["spouse", "child"]}, "employer": "0.5"},
    ]

    def test_the_first_that_fits_counts(self) -> None:
        both = [*self.rules, {"when": {"relationship": "child"}, "employer": "0"}]
        assert shares(both) == ["1000.00", "0.00"]
        assert shares(both, relationship=CHILD) == ["500.00", "500.00"]

    def test_somebody_must_pay(self) -> None:
        of = offer(contribution=self.rules)
        assert refusal(of, relationship="parent").code == "QUOTE-CONTRIBUTION-MISSING"
        assert refusal(offer(contribution=[])).code == "QUOTE-CONTRIBUTION-MISSING"

    def test_rules_may_look_at_the_programme(self) -> None:
        rules = [{"when": {"programme": "vip"}, "employer": "0.5"}, {"employer": "1"}]
        of = offer(programmes=[programme(), programme(id_="vip")], contribution=rules)
        found = priced(of, Member(id="a", programme="std"), Member(id="b", programme="vip"))
        assert [str(m.amounts.employer) for m in found.members] == ["1000.00", "500.00"]


class TestCap:
    def test_the_most_that_the_employer_pays(self) -> None:
        assert shares({"employer": "1", "cap": "600"}) == ["600.00", "400.00"]
        assert shares({"employer": "0.5", "cap": "600"}) == ["500.00", "500.00"]

    def test_it_is_prorated_and_never_exceeded(self) -> None:
        """183 of 365 days: a cap of 600 leaves 300.8219…, cut down to the kopeck."""
        late = {"start": date(2026, 7, 2)}
        assert shares({"employer": "1", "cap": "600"}, **late) == ["300.82", "200.55"]

    def test_it_is_cut_to_the_unit_of_the_offer(self) -> None:
        of = offer("1000", contribution=[{"employer": "1", "cap": "655"}], rounding={"unit": "10"})
        assert str(priced(of).payers["employer"]) == "650.00"


class TestReference:
    def of(self, chosen: str, employer: str = "1") -> Any:
        return offer(
            programmes=[programme("1000"), programme(chosen, "top")],
            contribution=[{"employer": employer, "of": "std"}],
            proration={"join": "days"},
        )

    @pytest.mark.parametrize(
        ("chosen", "employer", "paid"),
        [
            ("2500", "1", ["1000.00", "1500.00"]),
            ("2500", "0.8", ["800.00", "1700.00"]),
            ("700", "1", ["700.00", "0.00"]),
            ("700", "0.5", ["500.00", "200.00"]),
        ],
    )
    def test_a_share_of_the_basic_programme(
        self, chosen: str, employer: str, paid: list[str]
    ) -> None:
        payers = priced(self.of(chosen, employer), Member(id="m", programme="top")).payers
        assert [str(payers["employer"]), str(payers["employee"])] == paid

    def test_prorated_like_the_premium(self) -> None:
        late = Member(id="m", programme="top", start=date(2026, 7, 2))
        assert str(priced(self.of("2500"), late).payers["employer"]) == "501.37"

    def test_for_the_same_member(self) -> None:
        prices = {"relationship": {"employee": "1000", "spouse": "300"}}
        of = offer(
            programmes=[programme(prices), programme("2500", "top")],
            contribution=[{"employer": "1", "of": "std"}],
        )
        found = priced(of, Member(id="s", programme="top", relationship=SPOUSE))
        assert str(found.payers["employer"]) == "300.00"


@pytest.mark.parametrize(
    "written", [{}, {"employer": "1.1"}, {"employer": "-0.1"}, {"employer": "1", "cap": "-5"}]
)
def test_a_rule_names_a_share_between_nothing_and_all(written: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        ContributionRule.model_validate(written)


def test_payers_of_many_with_one_price_add_up() -> None:
    """Three employees of one cell: 65 % of 1 234.56 is 802.46 each, the employees pay the rest."""
    of = offer("1234.56", contribution=[{"employer": "0.65"}])
    found = priced(of, *(Member(id=str(i)) for i in range(3)))
    assert found.payers == {"employer": Decimal("2407.38"), "employee": Decimal("1296.30")}
    assert found.amounts.employer == Decimal("2407.38")
