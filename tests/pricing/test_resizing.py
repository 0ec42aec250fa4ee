"""A group of another size: k times the people are k times the price, whatever the price list."""

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from pricing_helpers import offer, priced
from random_offers import offers, rosters

from dms.issues import Issue
from dms.members import Member, Roster
from dms.pricing.offer import Offer
from dms.pricing.quoting import quote
from dms.pricing.resizing import Resized, present_size, resized

BANDS = {"multiply": {"headcount": {"1-3": "1", "4-5": "0.9"}}}
DOCTOR = [{"kind": "office_doctor", "premium": "500"}]


def people(count: int) -> list[Member]:
    return [Member(id=str(n)) for n in range(count)]


def test_the_present_people_are_priced_for_the_other_size_and_scaled():
    """Two people cost 100 ₽ each and a doctor 500 ₽; of four people each costs 90 ₽."""
    found = priced(offer("100", BANDS, modules=DOCTOR), *people(2))
    now, then = present_size(found), resized(found, 4)
    assert now == Resized(2, Fraction(1), Fraction(200), Fraction(500))
    assert now.total == found.total == Decimal("700.00")
    assert then == Resized(4, Fraction(2), Fraction(180), Fraction(500))
    assert then.total == 860


def test_a_size_without_a_rate_has_no_price():
    then = resized(priced(offer("100", BANDS), *people(2)), 6)
    assert isinstance(then, Issue)
    assert then.code == "QUOTE-RATE-MISSING"


def test_a_contract_price_without_a_rate_is_no_price_either():
    doctor = [{"kind": "office_doctor", "premium": {"headcount": {"1-3": "500"}}}]
    then = resized(priced(offer("100", modules=doctor), *people(2)), 4)
    assert isinstance(then, Issue)


def test_other_kinds_of_care_than_those_of_the_quote_are_refused():
    both = offer({"outpatient": "100", "dental": "50"})
    chosen = {"std": ["outpatient"]}
    found = priced(both, *people(2), modules=chosen)
    assert resized(found, 4, chosen).total == 400
    with pytest.raises(ValueError, match="as `modules`"):
        resized(found, 4)


@settings(max_examples=80)
@given(offers(), rosters, st.integers(1, 3))
def test_copies_of_the_group_cost_what_the_larger_group_costs(
    of: Offer, members: list[Member], times: int
) -> None:
    """Except where the group is rounded as one: there the exact sum is within half a unit."""
    found = quote(of, Roster.of(members))
    if found.status == "refused" or not found.setting.headcount:
        return
    copies = [evolve(m, id=f"{m.id}-{n}") for m in members for n in range(times)]
    larger = quote(of, Roster.of(copies))
    then = resized(found, larger.setting.headcount)
    if isinstance(then, Issue):
        assert larger.issues
    elif larger.amounts.heads == found.amounts.heads * times:
        if of.rounding.level == "group":
            assert of.rounding.units_of(then.total) == of.rounding.units_of(Fraction(larger.total))
        else:
            assert then.total == larger.total
