"""Prices for the contract as a whole: the office doctor, whoever is insured."""

from decimal import Decimal
from typing import Any

import pytest
from pricing_helpers import codes, offer, priced

from dms.members import Member
from dms.pricing.quote import Quote

HOURS = {"premium_per": "hour", "visits_per_week": 2, "hours_per_visit": "2", "weeks": 48}


def with_doctor(premium: Any = "1000", *factors: Any, heads: int = 3, **more: Any) -> Quote:
    """Quote employees who cost 10 roubles each, and a doctor."""
    doctor = {"kind": "office_doctor", "premium": premium, **more.pop("doctor", {})}
    of = offer("10", *factors, modules=[doctor], headcount={"counts": "all"}, **more)
    return priced(of, *(Member(id=str(n)) for n in range(heads)))


class TestPrice:
    def test_it_is_paid_once(self) -> None:
        for heads in (1, 5):
            found = with_doctor(heads=heads)
            assert found.total == 1000 + 10 * heads
            assert found.amounts.full == found.total
            assert found.amounts.heads == heads

    def test_visits_hours_weeks_and_the_rate_of_an_hour(self) -> None:
        """«приходит 1−2 раза в неделю на 2 часа»: 2 × 2 × 48 hours of 2 500 roubles."""
        (line,) = with_doctor("2500", doctor=HOURS).contract
        assert line.premium == 480_000
        assert [number for _, number in line.quantities] == [2, 2, 48]

    def test_it_may_depend_on_the_headcount(self) -> None:
        table = {"headcount": {"1-2": "1000", "3+": "1500"}}
        assert [with_doctor(table, heads=n).contract[0].premium for n in (2, 3)] == [1000, 1500]

    def test_only_factors_that_name_it_apply(self) -> None:
        own = {"percent": "-10", "modules": ["office_doctor"], "when": {"headcount": "3+"}}
        everybody = {"multiply": "2"}
        assert with_doctor("1000", everybody, own).contract[0].premium == 900
        assert with_doctor("1000", everybody, own, heads=2).contract[0].premium == 1000

    def test_it_is_rounded_as_the_offer_says(self) -> None:
        half = {"multiply": "0.5", "modules": ["office_doctor"]}
        for mode, price in (("half_up", "0.51"), ("half_even", "0.50")):
            found = with_doctor("1.01", half, rounding={"mode": mode})
            assert str(found.contract[0].premium) == price

    def test_the_employer_pays_it(self) -> None:
        found = with_doctor(contribution=[{"employer": "0.5"}])
        assert found.payers == {"employer": Decimal(1015), "employee": Decimal(15)}
        assert found.by_programme["std"].premium == 30


class TestRefused:
    def test_a_price_that_fails_leaves_the_people_priced(self) -> None:
        found = with_doctor({"headcount": {"10+": "1000"}})
        assert (found.status, found.total) == ("partial", 30)
        assert codes(found.issues) == ["QUOTE-RATE-MISSING"]
        assert found.issues[0].where.pointer == "/modules/0/premium"
        assert found.issues[0].where.member is None
        assert "headcount 3" in found.issues[0].message("en")
        assert found.contract == ()

    def test_a_price_that_is_not_stated_is_missing_in_the_total(self) -> None:
        found = with_doctor(None)
        assert (found.status, found.total) == ("partial", 30)
        assert codes(found.issues) == ["OFFER-PRICE-MISSING", "QUOTE-PRICE-MISSING"]

    def test_a_factor_without_a_rate(self) -> None:
        factor = {"multiply": {"headcount": {"10+": "1"}}, "modules": ["office_doctor"]}
        assert codes(with_doctor("1000", factor).issues) == ["QUOTE-RATE-MISSING"]

    def test_a_discount_never_turns_it_negative(self) -> None:
        found = with_doctor("1000", {"add": "-1001", "modules": ["office_doctor"]})
        assert codes(found.issues) == ["QUOTE-PRICE-NEGATIVE"]
        assert "Office doctor" in found.issues[0].message("en")
        assert found.total == 30

    def test_it_costs_nothing_where_the_offer_says_zero(self) -> None:
        found = with_doctor("0")
        assert (found.status, found.total) == ("complete", 30)
        assert found.by_module["office_doctor"].premium == 0

    @pytest.mark.parametrize("taken", [{"std": ["outpatient"]}, None])
    def test_choosing_modules_of_a_programme_does_not_take_it_away(self, taken: Any) -> None:
        doctor = {"kind": "office_doctor", "premium": "1000"}
        assert priced(offer("10", modules=[doctor]), modules=taken).total == 1010
