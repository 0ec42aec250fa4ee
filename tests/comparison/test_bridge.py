"""From one premium to another: by hand for small offers, and to the kopeck for random pairs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import event, given, settings
from pricing_helpers import aged, offer, priced, programme
from random_offers import offers, rosters

from dms.comparison.bridge import Bridge, bridge, bridge_over, bridges
from dms.comparison.bridge_parts import PEOPLE, BridgePart
from dms.errors import QuoteRefused
from dms.members import Member, Relationship, Roster
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote

BETA = {"id": "b", "name": "Бета"}
OLD_AGES = {"age": {"0-59": "1", "60+": "1.5"}}
YOUNG, OLD = Member(id="1", birth=aged(30)), Member(id="2", birth=aged(65))


def of_beta(premium: Any = "1000", *factors: Mapping[str, Any], **more: Any) -> Offer:
    return offer(premium, *factors, insurer=BETA, **more)


def steps(found: Bridge, view: str = "steps") -> dict[Any, Decimal]:
    shown = getattr(found, view)
    amounts = {(s.module, s.kind): s.amount for s in shown}
    assert len(amounts) == len(shown)
    return amounts


def test_each_part_of_each_kind_of_care_is_a_step():
    """Alpha: 10 000 + 5 000 ₽; Beta: 12 000 + 4 000 ₽, and half as much again from 60 on."""
    a = priced(offer({"outpatient": "10000", "dental": "5000"}), YOUNG, OLD)
    beta = of_beta({"outpatient": "12000", "dental": "4000"}, {"multiply": OLD_AGES})
    found = bridge(a, priced(beta, YOUNG, OLD))
    assert (found.start, found.end) == (Decimal("30000.00"), Decimal("40000.00"))
    assert found.difference == Decimal("10000.00")
    assert steps(found) == {
        ("outpatient", "base"): 4_000,
        ("outpatient", "age"): 6_000,
        ("dental", "base"): -2_000,
        ("dental", "age"): 2_000,
    }
    assert steps(found, "by_module") == {("outpatient", "module"): 10_000}
    assert steps(found, "by_factor") == {(None, "base"): 2_000, (None, "age"): 8_000}


def test_age_factors_of_other_names_meet_in_one_step():
    a = offer("1000", {"id": "vozrast", "multiply": {"age": {"0-59": "1", "60+": "1.2"}}})
    b = of_beta("1000", {"id": "k_age", "multiply": {"age": {"0-64": "1", "65+": "1.5"}}})
    assert steps(bridge(priced(a, OLD), priced(b, OLD))) == {("outpatient", "age"): 300}


DENTAL = {"outpatient": "1000", "dental": "600"}


def test_a_kind_of_care_that_one_offer_lacks_is_a_step_of_its_own():
    without = of_beta(
        programmes=[
            {
                "id": "std",
                "modules": [
                    {"kind": "outpatient", "premium": "1200"},
                    {"kind": "dental", "offered": False},
                ],
            }
        ]
    )
    found = bridge(priced(offer(DENTAL), YOUNG, OLD), priced(without, YOUNG, OLD))
    expected = {("dental", "module_only_a"): -1_200}
    assert steps(found) == {("outpatient", "base"): 400, **expected}
    assert steps(found, "by_module") == {("outpatient", "module"): 400, **expected}
    assert steps(found, "by_factor") == {(None, "base"): 400, **expected}
    only = found.steps[-1]
    assert only.absence == "not_offered"
    assert only.label.to("en") == "Dental care: not offered by Бета"


def test_a_kind_of_care_that_an_offer_does_not_speak_of_is_not_called_a_no():
    found = bridge(priced(of_beta("1000"), YOUNG), priced(offer(DENTAL), YOUNG))
    (only,) = found.steps
    assert (only.kind, only.absence) == ("module_only_b", "not_stated")
    assert only.label.to("en") == "Dental care: Бета does not say whether it is covered"
    assert only.amount == Decimal("600.00")


def test_one_price_for_the_programme_against_a_price_for_each_kind():
    whole = offer(
        programmes=[
            {**programme({"outpatient": "included", "dental": "included"}), "premium": "1500"}
        ]
    )
    found = bridge(priced(whole, YOUNG), priced(of_beta(DENTAL), YOUNG))
    assert {(s.module, s.kind, s.absence): s.amount for s in found.steps} == {
        ("programme", "module_only_a", "priced_apart"): -1_500,
        ("outpatient", "module_only_b", "included"): 1_000,
        ("dental", "module_only_b", "included"): 600,
    }
    assert found.steps[0].label.to("en") == "Whole programme: Бета prices each kind of care apart"


def test_programmes_are_looked_at_one_by_one():
    """Beta leaves dental care out of the small programme only; the large one still compares."""
    both = [programme(DENTAL, "std"), programme(DENTAL, "vip")]
    small = {
        "id": "std",
        "modules": [
            {"kind": "outpatient", "premium": "1000"},
            {"kind": "dental", "offered": False},
        ],
    }
    large = programme({"outpatient": "1000", "dental": "700"}, "vip")
    people = [Member(id="1", programme="std"), Member(id="2", programme="vip")]
    found = bridge(
        priced(offer(programmes=both), *people), priced(of_beta(programmes=[small, large]), *people)
    )
    assert steps(found) == {("dental", "module_only_a"): -600, ("dental", "base"): 100}
    assert steps(found, "by_module") == {
        ("dental", "module_only_a"): -600,
        ("dental", "module"): 100,
    }


def test_a_doctor_in_the_office_is_set_against_the_other_one():
    doctor = [{"kind": "office_doctor", "premium": "500"}]
    dearer = [{"kind": "office_doctor", "premium": "800"}]
    a, b = offer(modules=doctor), of_beta(modules=dearer)
    assert steps(bridge(priced(a), priced(b))) == {("office_doctor", "contract"): 300}
    (only,) = bridge(priced(a), priced(of_beta())).steps
    assert (only.kind, only.absence, only.amount) == ("module_only_a", "not_stated", -500)


def test_care_paid_by_the_contract_or_by_each_person_is_one_kind_of_care():
    once = offer(modules=[{"kind": "vaccination", "premium": "500"}])
    each = of_beta({"outpatient": "1000", "vaccination": "80"})
    assert steps(bridge(priced(once, YOUNG, OLD), priced(each, YOUNG, OLD))) == {
        ("vaccination", "base"): 160,
        ("vaccination", "contract"): -500,
    }


def test_care_for_nothing_is_not_missing_care():
    free = of_beta({"outpatient": "1000", "dental": "0"})
    assert steps(bridge(priced(offer(DENTAL), YOUNG), priced(free, YOUNG))) == {
        ("dental", "base"): -600
    }


def test_who_left_and_who_joined_are_steps():
    a = priced(offer("1000"), YOUNG, OLD)
    b = priced(of_beta("1100"), OLD, Member(id="3"), Member(id="4"))
    found = bridge(a, b)
    assert [(s.kind, s.amount) for s in found.steps] == [
        ("people_left", -1_000),
        ("people_joined", 2_200),
        ("base", 100),
    ]
    assert [s.label.to("en") for s in found.steps[:2]] == ["1 person left", "2 people joined"]
    assert steps(found, "by_module") == {
        (None, "people_left"): -1_000,
        (None, "people_joined"): 2_200,
        ("outpatient", "module"): 100,
    }


def test_people_are_found_by_id_wherever_they_stand():
    dear_when_old = offer("1000", {"multiply": OLD_AGES})
    assert bridge(priced(dear_when_old, YOUNG, OLD), priced(dear_when_old, OLD, YOUNG)).steps == ()


def test_whom_one_offer_does_not_price_is_not_comparable():
    """Beta has no rate from 60 on; what Alpha takes for the older person is a step."""
    beta = of_beta({"outpatient": {"age": {"0-59": "900"}}})
    a, b = priced(offer("1000"), YOUNG, OLD), priced(beta, YOUNG, OLD)
    assert b.status == "partial"
    forth, back = bridge(a, b), bridge(b, a)
    assert steps(forth) == {(None, "people_unpriced_b"): -1_000, ("outpatient", "base"): -100}
    assert steps(back) == {(None, "people_unpriced_a"): 1_000, ("outpatient", "base"): 100}
    said = "Not comparable: Бета has no price for 1 person"
    assert [forth.steps[0].label.to("en"), back.steps[0].label.to("en")] == [said, said]


def test_offers_of_one_insurer_are_told_apart_by_their_ids():
    a = offer(DENTAL, id="last_year")
    (only,) = bridge(priced(a), priced(offer("1000", id="this_year"))).steps
    assert "Страховщик (this_year) does not say" in only.label.to("en")


def test_a_step_names_its_kind_of_care_and_its_reason():
    a, b = offer("1000"), of_beta("1000", {"name": "Опыт", "multiply": "1.1"})
    found = bridge(priced(a), priced(b))
    assert found.steps[0].label.to("en") == "Outpatient care · Опыт"
    assert found.by_factor[0].label.to("en") == "Опыт"
    assert found.by_module[0].label.to("en") == "Outpatient care"


def test_proration_and_rounding_are_told_from_prices():
    """Half of 1 000 ₽ by months is 500 ₽; by days it is 183 of 365, that is 501.37 ₽."""
    months = {"method": "months", "count": "started", "anchor": "calendar_month"}
    late = Member(id="1", start=date(2026, 7, 2))
    a = priced(offer("1000", proration={"join": months}), late)
    found = bridge(a, priced(of_beta("1000", proration={"join": "days"}), late))
    assert found.difference == Decimal("1.37")
    assert steps(found) == {("outpatient", "part_of_term"): Decimal("1.37")}
    assert set(found.exact) == {
        BridgePart("part_of_term", "outpatient"),
        BridgePart("rounding", "outpatient"),
    }


def test_several_bridges_from_one_quote_are_the_single_ones():
    a = priced(offer(DENTAL), YOUNG, OLD)
    others = [
        priced(of_beta("1200"), YOUNG),
        priced(of_beta(DENTAL, {"multiply": "2"}), YOUNG, OLD),
    ]
    assert [b.exact for b in bridges(a, others)] == [bridge(a, b).exact for b in others]


def test_a_quote_without_a_price_has_no_bridge():
    nobody = quote(offer(), Roster.of([]))
    with pytest.raises(QuoteRefused):
        bridge(priced(offer()), nobody)
    with pytest.raises(QuoteRefused):
        bridge(nobody, priced(offer()))


MIRROR = {
    "module_only_a": "module_only_b",
    "people_left": "people_joined",
    "people_unpriced_a": "people_unpriced_b",
}
MIRROR |= {other: one for one, other in MIRROR.items()}


def turned(part: BridgePart) -> BridgePart:
    return BridgePart(MIRROR.get(part.kind, part.kind), part.module, part.absence)


@settings(max_examples=80)
@given(offers(), offers(), rosters, rosters)
def test_the_steps_of_any_two_quotes_add_up(
    one: Offer, other: Offer, members: list[Member], others: list[Member]
) -> None:
    a, b = quote(one, Roster.of(members)), quote(other, Roster.of(others))
    if "refused" in (a.status, b.status):
        return
    forth, back = bridge(a, b), bridge(b, a)
    for view in (forth.steps, forth.by_module, forth.by_factor):
        assert sum(step.amount for step in view) == b.total - a.total
        assert all(step.amount for step in view)
        assert all(step.label.to("en") for step in view)
    assert sum(forth.exact.values()) == Fraction(b.total) - Fraction(a.total)
    assert back.exact == {turned(part): -amount for part, amount in forth.exact.items()}
    assert bridge(a, a).steps == ()


def priced_by_both(one: Offer, other: Offer, members: list[Member]) -> list[Member]:
    found = [quote(of, Roster.of(members), headcount=3) for of in (one, other)]
    return [
        member
        for n, member in enumerate(members)
        if not any(q.setting is None or q.member_at(n).issue for q in found)
    ]


@settings(max_examples=60)
@given(offers(), offers(), rosters)
def test_the_steps_of_a_kind_of_care_are_what_it_costs_more(
    one: Offer, other: Offer, members: list[Member]
) -> None:
    people = priced_by_both(one, other, members)
    event(f"{len(people)} people")
    if not people:
        return
    a, b = (quote(of, Roster.of(people), headcount=3) for of in (one, other))
    found: dict[str | None, Fraction] = {}
    for part, amount in bridge(a, b).exact.items():
        found[part.module] = found.get(part.module, Fraction(0)) + amount
    for kind in {*a.by_module, *b.by_module}:
        costs = [Fraction(q.by_module[kind].premium) if kind in q.by_module else 0 for q in (a, b)]
        assert found.get(kind, 0) == costs[1] - costs[0]


# Year on year


ALPHA = {"period": None, "headcount": {"counts": "all"}, "age": {"on": "contract_start"}}
BY_AGE = {"outpatient": {"age": {"0-39": "1000", "40+": "1500"}}}
SMALL_GROUPS = {"multiply": {"headcount": {"1-2": "1.1", "3+": "1"}}}
THIS_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
NEXT_YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
TURNS_40 = Member(id="1", birth=date(1986, 6, 1))
IS_30 = Member(id="2", birth=date(1996, 1, 1))
JOINS = Member(id="3", birth=date(1997, 1, 1))


def year(of: Offer, period: Period, *people: Member, **more: Any) -> Quote:
    return quote(of, Roster.of(people), period=period, **more)


def test_what_people_change_is_told_from_what_the_offer_changes():
    """2 × 1 100 ₽ this year. Next year three people: no surcharge for small groups (−200 ₽), one
    of them is 40 (+500 ₽), one joins (+1 000 ₽): 3 500 ₽. Beta takes 3 × 1 200 ₽."""
    alpha = offer(BY_AGE, SMALL_GROUPS, **ALPHA)
    now = year(alpha, THIS_YEAR, TURNS_40, IS_30)
    between = year(alpha, NEXT_YEAR, TURNS_40, IS_30, JOINS)
    then = year(of_beta("1200", period=None), NEXT_YEAR, TURNS_40, IS_30, JOINS)
    assert (now.total, between.total, then.total) == (2_200, 3_500, 3_600)
    found = bridge_over(now, between, then)
    assert [(s.module, s.kind, s.amount) for s in found.steps] == [
        (None, "people_joined", 1_000),
        ("outpatient", "people_group", -200),
        ("outpatient", "people_older", 500),
        ("outpatient", "base", 100),
    ]
    assert [s.label.to("en") for s in found.by_factor] == [
        "1 person joined",
        "Size of the group and start of the contract",
        "People are older",
        "Price list",
    ]
    assert found.by_module[1].module is None


def test_other_changes_of_people_and_dates_are_told_apart():
    """A child moved to the dearer programme (+400 ₽); cover begins half a year earlier."""
    two = [programme("600", "std"), programme("1000", "vip")]
    of = offer(programmes=two, period=None, proration={"join": "days"})
    late = date(2026, 7, 2)
    now = year(
        of, THIS_YEAR, Member(id="1", programme="std"), Member(id="2", programme="std", start=late)
    )
    between = year(of, NEXT_YEAR, Member(id="1", programme="vip"), Member(id="2", programme="std"))
    found = bridge_over(now, between, between)
    assert found.difference == between.total - now.total
    assert {s.kind: s.amount for s in found.steps} == {
        "people_changed": 400,
        "part_of_term": Decimal("299.18"),
    }


def test_an_exchange_without_a_rate_is_made_with_the_next_one():
    """Grade A has no rate in a group of one; a child who became an employee none as a child."""
    graded = {"by": ["grade", "headcount"], "rows": [["A", "2+", "900"], ["B", "1", "1400"]]}
    of = offer({"outpatient": graded}, **ALPHA)
    now = year(of, THIS_YEAR, Member(id="1", grade="A"), Member(id="2", grade="A"))
    between = year(of, NEXT_YEAR, Member(id="1", grade="B"))
    found = bridge_over(now, between, between)
    assert steps(found) == {(None, "people_left"): -900, ("outpatient", "people_changed"): 500}

    family = {
        "by": ["relationship", "age"],
        "rows": [["child", "0-17", "500"], ["employee", "18+", "1000"]],
    }
    of = offer({"outpatient": family}, **ALPHA)
    child = Member(id="1", birth=date(2008, 6, 1), relationship=Relationship.CHILD)
    now, between = (
        year(of, THIS_YEAR, child),
        year(of, NEXT_YEAR, Member(id="1", birth=child.birth)),
    )
    found = bridge_over(now, between, between)
    assert steps(found) == {("outpatient", "people_changed"): 500}


def test_who_falls_out_of_the_present_offer_is_told_once():
    """At 40 there is no rate any more at Alpha (−1 000 ₽), while Beta has one (+1 200 ₽)."""
    alpha = offer({"outpatient": {"age": {"0-39": "1000"}}}, **ALPHA)
    now = year(alpha, THIS_YEAR, TURNS_40, IS_30)
    between = year(alpha, NEXT_YEAR, TURNS_40, IS_30)
    then = year(of_beta("1200", period=None), NEXT_YEAR, TURNS_40, IS_30)
    found = bridge_over(now, between, then)
    assert [(s.kind, s.amount) for s in found.steps] == [
        ("people_unpriced_between", 200),
        ("base", 200),
    ]
    assert found.steps[0].label.to("en") == "Страховщик does not price everybody in the new group"


def test_whom_the_new_offer_does_not_price_is_told_as_ever():
    alpha = offer("1000", **ALPHA)
    beta = of_beta({"outpatient": {"age": {"0-39": "900"}}}, **ALPHA)
    now, between = (year(alpha, p, TURNS_40, IS_30) for p in (THIS_YEAR, NEXT_YEAR))
    found = bridge_over(now, between, year(beta, NEXT_YEAR, TURNS_40, IS_30))
    assert {s.kind: s.amount for s in found.steps} == {"people_unpriced_b": -1_000, "base": -100}
    assert "Бета has no price for 1 person" in found.steps[0].label.to("en")


def test_the_quote_in_between_is_for_the_same_prices_and_people():
    alpha, beta = offer(BY_AGE, **ALPHA), of_beta("1200", period=None)
    now = year(alpha, THIS_YEAR, TURNS_40)
    then = year(beta, NEXT_YEAR, TURNS_40, IS_30)
    with pytest.raises(ValueError, match="price list of the first quote"):
        bridge_over(now, then, then)
    with pytest.raises(ValueError, match="roster of the last one"):
        bridge_over(now, now, then)
    with pytest.raises(ValueError, match="roster of the last one"):
        bridge_over(now, year(alpha, NEXT_YEAR, TURNS_40, IS_30, JOINS), then)


@settings(max_examples=60)
@given(offers(), offers(), rosters, rosters)
def test_a_year_explained_adds_up_too(
    one: Offer, other: Offer, members: list[Member], others: list[Member]
) -> None:
    now, between = quote(one, Roster.of(members)), quote(one, Roster.of(others))
    then = quote(other, Roster.of(others))
    if "refused" in (now.status, between.status, then.status):
        return
    found = bridge_over(now, between, then)
    assert sum(found.exact.values()) == Fraction(then.total) - Fraction(now.total)
    for view in (found.steps, found.by_module, found.by_factor):
        assert sum(step.amount for step in view) == then.total - now.total
        assert all(step.label.to("en") for step in view)
    same = bridge_over(between, between, then)
    assert same.exact == bridge(between, then).exact or any(
        part.kind == "people_unpriced_between" for part in same.exact
    )


def test_relatives_who_leave_with_their_employee_are_people_who_left():
    child = Member(id="c", relationship=Relationship.CHILD, employee_id="1")
    found = bridge(priced(offer("1000"), YOUNG, child, OLD), priced(offer("1000"), OLD))
    assert steps(found) == {(None, "people_left"): -2_000}


def test_people_come_before_kinds_of_care():
    parts = [BridgePart("age", "outpatient"), *(BridgePart(kind) for kind in reversed(PEOPLE))]
    assert [part.kind for part in sorted(parts)] == [*PEOPLE, "age"]
