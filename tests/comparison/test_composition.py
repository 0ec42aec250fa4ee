"""What a premium is made of: by hand for small price lists, and adding up for random ones."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from pricing_helpers import aged, offer, priced, programme
from random_offers import offers, rosters

from dms.comparison.components import component_of, component_order, component_title
from dms.comparison.composition import composition
from dms.comparison.parts import Part, module_order
from dms.errors import QuoteRefused
from dms.members import Member, Relationship, Roster
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote
from dms.pricing.tariff_building import build_tariff

BY_AGE = {"age": {"0-59": "1", "60+": "1.5"}}
BY_SIZE = {"headcount": {"1-9": "1.1", "10+": "1"}}
YOUNG, OLD = Member(id="1", birth=aged(30)), Member(id="2", birth=aged(65))


def parts(of: Quote) -> dict[tuple[str | None, str], Fraction]:
    return {(p.module, p.component): n for p, n in composition(of).parts.items()}


def test_each_kind_of_care_is_taken_apart_step_by_step():
    """Two people at 10 000 + 5 000 ₽; the older one costs half as much again, small groups 10 %."""
    both = offer(
        {"outpatient": "10000", "dental": "5000"}, {"multiply": BY_AGE}, {"multiply": BY_SIZE}
    )
    found = priced(both, YOUNG, OLD)
    assert parts(found) == {
        ("outpatient", "base"): 20_000,
        ("outpatient", "age"): 5_000,
        ("outpatient", "headcount"): 2_500,
        ("dental", "base"): 10_000,
        ("dental", "age"): 2_500,
        ("dental", "headcount"): 1_250,
    }
    whole = composition(found)
    assert whole.total == Decimal("41250.00")
    assert whole.by_module == {"outpatient": 27_500, "dental": 13_750}
    assert whole.by_component == {"base": 30_000, "age": 7_500, "headcount": 3_750}


def test_every_kind_of_step_contributes_what_it_changes():
    """1 000 → ×1.2 = 1 200 → −200 = 1 000 → +10 % = 1 100 → replaced by 900 → rounded up to 950."""
    steps = offer(
        "1000",
        {"multiply": "1.2"},
        {"add": "-200"},
        {"percent": "10"},
        {"replace": {"relationship": {"employee": "900"}}},
        {"add": "30", "round_to": "50"},
    )
    assert parts(priced(steps, YOUNG, OLD)) == {
        ("outpatient", "base"): 2_000,
        ("outpatient", "factor:f0"): 400,
        ("outpatient", "factor:f1"): -400,
        ("outpatient", "factor:f2"): 200,
        ("outpatient", "relationship"): -400,
        ("outpatient", "factor:f4"): 100,
    }


def test_a_step_that_rounds_sees_each_price_by_itself():
    """104 and 156 ₽ become 100 and 160; 260 ₽ together would have stayed 260."""
    rounded = offer("104", {"multiply": BY_AGE}, {"multiply": "1", "round_to": "10"})
    found = parts(priced(rounded, YOUNG, OLD, Member(id="3", birth=aged(66))))
    assert found["outpatient", "factor:f1"] == -4 + 4 + 4


def test_a_step_that_is_not_for_somebody_adds_nothing_for_them():
    only_old = offer("100", {"add": "7", "when": {"age": "60+"}})
    assert parts(priced(only_old, YOUNG, OLD))["outpatient", "age"] == 7


def test_a_step_may_count_units():
    by_year = offer("100", {"add": "2", "per": "tenure"}, columns={"tenure": {"values": "numbers"}})
    people = [Member(id=str(n), extra={"tenure": n}) for n in range(1, 4)]
    assert parts(priced(by_year, *people))["outpatient", "column:tenure"] == 12


def test_dates_of_cover_and_rounding_are_parts_of_their_own():
    """183 of 365 days of 1 000 ₽ are 501.3698…, due are 501.37 ₽."""
    prorated = offer("1000", proration={"join": "days"})
    late = Member(id="1", start=date(2026, 7, 2))
    assert parts(priced(prorated, late)) == {
        ("outpatient", "base"): 1_000,
        ("outpatient", "part_of_term"): Fraction(-1000 * 182, 365),
        ("outpatient", "rounding"): Fraction(50137, 100) - Fraction(1000 * 183, 365),
    }


def test_what_is_priced_for_the_contract_is_one_part():
    doctor = offer("100", modules=[{"kind": "office_doctor", "premium": "500"}])
    found = parts(priced(doctor, YOUNG, OLD))
    assert found == {("outpatient", "base"): 200, ("office_doctor", "contract"): 500}


def test_one_price_for_the_whole_programme_is_shown_as_such():
    whole = offer(programmes=[{**programme("included"), "premium": "700"}])
    assert parts(priced(whole)) == {("programme", "base"): 700}


def test_people_of_programmes_spelt_in_two_ways_are_counted_together():
    two = offer(programmes=[programme("100", "std", name="Стандарт"), programme("900", "vip")])
    people = [
        Member(id=str(n), programme=p) for n, p in enumerate(["std", "Стандарт", "vip", "STD"])
    ]
    assert parts(priced(two, *people)) == {("outpatient", "base"): 3 * 100 + 900}


def test_rounded_parts_add_up_to_the_total():
    """A third more of 100.01 ₽ is 33.33667 ₽; what is rounded away is a part as well."""
    third = offer("100.01", {"percent": "33.333"})
    found = composition(priced(third, YOUNG, OLD))
    assert found.rounded() == {
        Part("outpatient", "base"): Decimal("200.02"),
        Part("outpatient", "factor:f0"): Decimal("66.67"),
        Part("outpatient", "rounding"): Decimal("0.01"),
    }
    with pytest.raises(ValueError, match="whole units of 1 roubles"):
        found.rounded(Decimal(1))


def test_without_any_price_there_is_nothing_to_take_apart():
    with pytest.raises(QuoteRefused):
        composition(quote(offer(), Roster.of([])))


@settings(max_examples=100)
@given(offers(), rosters)
def test_parts_add_up_to_every_figure_of_the_quote(of: Offer, members: list[Member]) -> None:
    found = quote(of, Roster.of(members))
    if found.status == "refused":
        return
    whole = composition(found)
    assert sum(whole.parts.values()) == Fraction(found.total)
    assert sum(whole.rounded().values()) == found.total
    assert list(whole.parts) == sorted(whole.parts)
    modules = {kind: n.premium for kind, n in found.by_module.items() if n.premium}
    assert {kind: n for kind, n in whole.by_module.items() if n} == modules
    assert sum(whole.by_component.values()) == Fraction(found.total)


@settings(max_examples=40)
@given(offers(), rosters)
def test_many_people_are_worth_as_much_as_each_of_them(of: Offer, members: list[Member]) -> None:
    """The parts of a group are those of its members, priced one by one for a group of that size."""
    together = quote(of, Roster.of(members), headcount=3)
    if together.status == "refused" or of.rounding.level == "group":
        return
    sums: dict[Part, Fraction] = {}
    for member in members:
        alone = quote(of, Roster.of([member]), headcount=3)
        for part, amount in composition(alone).parts.items() if alone.status != "refused" else ():
            sums[part] = sums.get(part, Fraction(0)) + amount
    assert {part: n for part, n in sums.items() if n} == composition(together).parts


@pytest.mark.parametrize(
    ("factor", "component"),
    [
        ({"multiply": {"age": {"0-59": "1", "60+": "2"}}}, "age"),
        ({"multiply": {"headcount": {"1-9": "1", "10+": "0.9"}}}, "headcount"),
        ({"multiply": "2", "when": {"relationship": "spouse"}}, "relationship"),
        ({"multiply": {"age": {"0+": "2"}}, "when": {"relationship": "spouse"}}, "age"),
        ({"add": "5", "per": "age"}, "age"),
        ({"add": "5", "per": "tenure"}, "column:tenure"),
        ({"multiply": {"team": {"a": "1", "b": "2"}}}, "column:team"),
        ({"multiply": {"by": ["programme", "age"], "rows": [["std", "0+", "1"]]}}, "age"),
        ({"multiply": {"programme": {"std": "2"}}}, "programme"),
        ({"multiply": {"by": ["sex", "age"], "rows": [["male", "0+", "1"]]}}, "factor:f0"),
        ({"multiply": "2", "when": {"relationship": "spouse", "age": "60+"}}, "factor:f0"),
        ({"multiply": {"age": {"0+": "2"}}, "when": {"age": "1+", "sex": "male"}}, "age"),
        ({"multiply": "0.95"}, "factor:f0"),
    ],
)
def test_a_step_belongs_to_what_it_looks_at(factor, component):
    columns = {"tenure": {"values": "numbers"}, "team": {"values": "names"}}
    (step,) = build_tariff(offer("1", factor, columns=columns)).steps
    assert component_of(step) == component


def test_factors_and_columns_are_called_as_their_offers_call_them():
    one = offer("1", {"multiply": "2", "name": "Убыточность"})
    other = offer("1", {"multiply": "2", "name": "Опыт"}, columns={"team": {"title": "Отдел"}})
    assert component_title("factor:f0", (one, other)).to("en") == "Убыточность / Опыт"
    assert component_title("factor:f0", (one, one)).to("en") == "Убыточность"
    assert component_title("factor:f0", (offer("1", {"multiply": "2"}),)).to("en") == "f0"
    assert component_title("column:team", (one, other)).to("en") == "Отдел"
    assert component_title("column:tenure").to("en") == "tenure"
    assert component_title("age").to("en") == "Age"


def test_braces_in_the_name_of_a_factor_are_only_words():
    braced = offer("1", {"multiply": "2", "name": "{0.__class__} {x}"})
    assert component_title("factor:f0", (braced,)).to("en") == "{0.__class__} {x}"


def test_the_price_list_comes_first_and_rounding_last():
    shuffled = ["rounding", "factor:b", "contract", "column:a", "age", "factor:a", "part_of_term"]
    assert sorted([*shuffled, "base", "date"], key=component_order) == [
        "base",
        "age",
        "date",
        "column:a",
        "factor:a",
        "factor:b",
        "contract",
        "part_of_term",
        "rounding",
    ]


def test_kinds_of_care_come_as_the_registry_shows_them():
    kinds = [None, "zebra", "dental", "outpatient", "programme", "antelope"]
    assert sorted(kinds, key=module_order) == [
        "programme",
        "outpatient",
        "dental",
        "antelope",
        "zebra",
        None,
    ]


def test_relatives_and_employees_are_told_apart_by_the_factor_that_does():
    family = offer("100", {"multiply": {"relationship": {"employee": "1", "child": "0.5"}}})
    people = [YOUNG, Member(id="c", relationship=Relationship.CHILD)]
    assert composition(priced(family, *people)).by_component == {"base": 200, "relationship": -50}
