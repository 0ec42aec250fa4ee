"""Lines priced together cost what each of them costs when its steps are walked one by one."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pricing_helpers import EMPLOYEE, SPOUSE, offer

from dms.pricing.line_groups import MultipliedLines, Product, WalkedLines
from dms.pricing.offer import Offer
from dms.pricing.plan import CellPrice, ProgrammePlan
from dms.pricing.planning import build_plan
from dms.pricing.steps import Hole, Taken, Values, walk
from dms.pricing.tariff_building import build_tariff

GROUP = {"headcount": 5, "payment": "single", "date": 740_000}
PRICES = {
    "outpatient": "100",
    "dental": {"age": {"0-59": "10.5", "60+": "20.25"}},
    "ambulance": "7",
}
BY_AGE = {"multiply": {"age": {"0-59": "1", "60+": "1.125"}}}
BY_GROUP = {"percent": {"headcount": {"1-9": "10", "10+": "-5"}}}
FOR_SPOUSES = {"percent": "15", "when": {"relationship": "spouse"}, "modules": ["dental"]}
ROUNDED = {"multiply": "1.333", "round_to": "0.1", "modules": ["dental"]}
ADDED = {"add": "0.005", "modules": ["outpatient", "ambulance"]}


def programme(of: Offer) -> ProgrammePlan:
    return build_plan(build_tariff(of), GROUP).programmes["std"]


def values(of: Offer, **person: Any) -> Values:
    return [person.get(name) for name in build_plan(build_tariff(of), GROUP).dimensions]


def walked(plan: ProgrammePlan, known: Values) -> list[Decimal]:
    """Price every line on its own, step by step."""
    amounts = []
    for line in plan.lines:
        base = line.base.find(known)
        assert not isinstance(base, Hole)
        amount = base.value
        for taken in walk(base, line.steps, known):
            assert isinstance(taken, Taken)
            amount = taken.amount
        amounts.append(amount.decimal())
    return amounts


def together(plan: ProgrammePlan, known: Values) -> list[Decimal]:
    price = plan.price(known)
    assert isinstance(price, CellPrice)
    return [Decimal(weight).scaleb(-price.places) for weight in price.weights]


steps = st.lists(
    st.sampled_from([BY_AGE, BY_GROUP, FOR_SPOUSES, ROUNDED, ADDED, {"multiply": "0.95"}]),
    max_size=5,
)


@given(steps, st.sampled_from([0, 60]), st.sampled_from([EMPLOYEE, SPOUSE]))
def test_together_costs_what_each_line_costs_alone(
    chosen: list[dict[str, Any]], age: int, relationship: str
) -> None:
    of = offer(PRICES, *chosen)
    known = values(of, age=age, relationship=relationship)
    plan = programme(of)
    assert together(plan, known) == walked(plan, known)
    assert together(plan, known) == walked(plan, known)  # what was remembered is the same


class TestGroups:
    def test_lines_that_only_multiply_are_one_group(self) -> None:
        (group,) = programme(offer(PRICES, BY_AGE, BY_GROUP, FOR_SPOUSES)).groups
        assert isinstance(group, MultipliedLines)
        assert group.numbers == (0, 1, 2)

    @pytest.mark.parametrize("factor", [ROUNDED, ADDED, {"replace": "3", "modules": ["dental"]}])
    def test_the_others_are_walked_and_keep_their_places(self, factor: dict[str, Any]) -> None:
        plan = programme(offer(PRICES, BY_AGE, factor))
        multiplied, other = plan.groups
        assert isinstance(other, WalkedLines)
        concerned = [n for n, line in enumerate(plan.lines) if line.line.kind in factor["modules"]]
        assert list(other.numbers) == concerned
        assert sorted([*multiplied.numbers, *other.numbers]) == [0, 1, 2]

    def test_factors_of_the_group_and_of_a_person_are_told_apart(self) -> None:
        (group,) = programme(offer(PRICES, BY_AGE, BY_GROUP)).groups
        assert isinstance(group, MultipliedLines)
        common, personal = group.factors[0]
        assert [step.factor.id for step in common.steps] == ["f1"]
        assert [step.factor.id for step in personal.steps] == ["f0"]
        assert set(group.factors) == {(common, personal)}


class TestHoles:
    gap = {"multiply": {"relationship": {"spouse": "2"}}}  # noqa: RUF012
    none_for_five = {"multiply": {"headcount": {"10+": "2"}}}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("prices", "factor", "pointer"),
        [
            (PRICES, gap, "/factors/0/multiply"),
            (PRICES, none_for_five, "/factors/0/multiply"),
            (PRICES, {**gap, "round_to": "1"}, "/factors/0/multiply"),
            ({**PRICES, "dental": {"relationship": {"spouse": "2"}}}, BY_AGE, "/dental"),
        ],
    )
    def test_a_missing_rate_is_a_hole_and_not_a_price(
        self, prices: dict[str, Any], factor: dict[str, Any], pointer: str
    ) -> None:
        of = offer(prices, factor)
        found = programme(of).price(values(of, age=0, relationship="employee"))
        assert isinstance(found, Hole)
        expected = "/programmes/0/modules/1/premium" if pointer == "/dental" else pointer
        assert found.pointer == expected

    def test_a_walked_line_without_a_base_price_is_a_hole(self) -> None:
        of = offer({**PRICES, "dental": {"relationship": {"spouse": "2"}}}, ROUNDED)
        assert isinstance(programme(of).price(values(of, relationship="employee")), Hole)


def test_an_empty_product_is_one() -> None:
    assert Product.over([]).find([]) == (1, 0)
