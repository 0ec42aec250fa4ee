"""Factors: the ordered steps from the base price of a module to the price of a person."""

from decimal import Decimal
from typing import Any

import pytest
from pricing_helpers import CHILD, aged, offer, premium, priced
from pydantic import ValidationError

from dms.conditions import condition_rate
from dms.pricing.factors import KINDS, Factor
from dms.rates import Rate

VISITS = {"columns": {"visits": {"values": "numbers"}}}


def fault(written: dict[str, Any]) -> str:
    with pytest.raises(ValidationError) as caught:
        Factor.model_validate({"id": "f", **written})
    (error,) = caught.value.errors()
    return error["type"]


class TestKinds:
    @pytest.mark.parametrize(
        ("factor", "price"),
        [
            ({"multiply": "1.5"}, "1500.00"),
            ({"multiply": "0"}, "0.00"),
            ({"add": "0.25"}, "1000.25"),
            ({"add": "-100"}, "900.00"),
            ({"percent": "12.5"}, "1125.00"),
            ({"percent": "-5"}, "950.00"),
            ({"percent": "-100"}, "0.00"),
            ({"replace": "77"}, "77.00"),
        ],
    )
    def test_what_each_does(self, factor: dict[str, str], price: str) -> None:
        assert str(premium(offer("1000", factor))) == price
        read = Factor.model_validate({"id": "f", **factor})
        assert read.kind == next(iter(factor))
        assert read.rate == Rate.of(factor[read.kind])

    def test_in_the_order_of_the_offer(self) -> None:
        add, double = {"add": "100"}, {"multiply": "2"}
        assert premium(offer("1000", add, double)) == 2200
        assert premium(offer("1000", double, add)) == 2100

    def test_percents_one_after_the_other(self) -> None:
        assert premium(offer("1000", {"percent": "10"}, {"percent": "10"})) == 1210

    def test_replacing_forgets_what_was_before(self) -> None:
        steps = [{"multiply": "3"}, {"replace": "100"}, {"percent": "10"}]
        assert premium(offer("1000", *steps)) == 110

    def test_exactly_one_kind(self) -> None:
        assert fault({}) == "TARIFF-FACTOR-KIND"
        for other in KINDS[1:]:
            assert fault({"multiply": "1", other: "1"}) == "TARIFF-FACTOR-KIND"


class TestPerUnit:
    @pytest.mark.parametrize(
        ("factor", "price"),
        [({"add": "100"}, 1300), ({"percent": "10"}, 1300), ({"add": "-100"}, 700)],
    )
    def test_counted_once_for_each_unit(self, factor: dict[str, str], price: int) -> None:
        of = offer("1000", {**factor, "per": "visits"}, **VISITS)
        assert premium(of, extra={"visits": 3}) == price
        assert premium(of, extra={"visits": 0}) == 1000

    def test_only_sums_and_percents_are_counted(self) -> None:
        assert fault({"multiply": "2", "per": "visits"}) == "TARIFF-FACTOR-PER"
        assert fault({"replace": "2", "per": "visits"}) == "TARIFF-FACTOR-PER"

    def test_units_matter_only_to_whom_the_step_concerns(self) -> None:
        factor = {"add": "100", "per": "visits", "when": {"relationship": "child"}}
        of = offer("1000", factor, **VISITS)
        assert premium(of) == 1000
        assert premium(of, relationship=CHILD, extra={"visits": 1}) == 1100

    def test_a_table_of_rates_for_a_unit(self) -> None:
        factor = {"add": {"age": {"0-59": "1", "60+": "2"}}, "per": "visits"}
        of = offer("1000", factor, **VISITS)
        assert premium(of, birth=aged(60), extra={"visits": 5}) == 1010


class TestRoundTo:
    @pytest.mark.parametrize(
        ("unit", "price"), [("10", "1240"), ("0.1", "1235.0"), ("100", "1200"), ("0.01", "1235")]
    )
    def test_after_the_step(self, unit: str, price: str) -> None:
        assert premium(offer("1000", {"multiply": "1.235", "round_to": unit})) == Decimal(price)

    def test_halves_go_up(self) -> None:
        assert premium(offer("25", {"multiply": "1", "round_to": "10"})) == 30

    def test_before_the_next_step(self) -> None:
        steps = [{"multiply": "1.04", "round_to": "100"}, {"multiply": "2"}]
        assert premium(offer("1000", *steps)) == 2000

    def test_each_module_by_itself(self) -> None:
        prices = {"outpatient": "14", "dental": "14"}
        assert premium(offer(prices, {"multiply": "1", "round_to": "10"})) == 20

    def test_to_a_positive_unit(self) -> None:
        assert fault({"multiply": "2", "round_to": "0"}) == "TARIFF-FACTOR-ROUND"


class TestCondition:
    @pytest.mark.parametrize(
        ("when", "concerned"),
        [
            ({"relationship": "child"}, True),
            ({"relationship": ["spouse", "child"]}, True),
            ({"relationship": "employee"}, False),
            ({"age": "5-10", "relationship": "child"}, True),
            ({"age": 7}, True),
            ({"age": "8+", "relationship": "child"}, False),
            ({"programme": "std", "headcount": "1-9"}, True),
            ({"headcount": "10+"}, False),
            ({"place": ["Москва", "Орёл"]}, True),
            ({"visits": "3+"}, False),
        ],
    )
    def test_all_parts_must_fit(self, when: dict[str, Any], concerned: bool) -> None:
        counts = {"headcount": {"counts": "all"}}
        of = offer("1000", {"multiply": "2", "when": when}, **VISITS, **counts)
        price = premium(of, relationship=CHILD, birth=aged(7), place="г. Орел", extra={"visits": 2})
        assert price == (2000 if concerned else 1000)

    def test_it_names_something(self) -> None:
        assert fault({"multiply": "2", "when": {}}) == "too_short"

    def test_it_is_a_table_with_one_row(self) -> None:
        rate = condition_rate({"relationship": ["spouse", "child"], "age": 7})
        assert rate == Rate.of(
            {"by": ["relationship", "age"], "rows": [[["spouse", "child"], "7", 1]]}
        )


def test_the_name_of_the_price_list_is_kept() -> None:
    factor = Factor.model_validate(
        {"id": "f", "name": "Возраст", "multiply": "1", "clause": "п. 2"}
    )
    assert (factor.name, factor.clause) == ("Возраст", "п. 2")


def test_a_price_that_discounts_made_negative_is_none() -> None:
    prices = {"outpatient": "1000", "dental": "100"}
    found = priced(offer(prices, {"add": "-200", "modules": ["dental"]}))
    assert [issue.code for issue in found.issues] == ["QUOTE-PRICE-NEGATIVE"]
    assert found.issues[0].where.pointer == "/programmes/0/modules/1/premium"
    assert found.status == "refused"
