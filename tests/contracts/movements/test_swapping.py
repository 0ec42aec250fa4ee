"""Swapping: the place of a leaver for nothing or at a price, and who cannot take it."""

from datetime import date

import pytest
from contract_helpers import (
    PARENT,
    SPOUSE,
    applied,
    codes,
    contract,
    employee,
    granted,
    offer,
    refusal,
    relative,
    terms,
)

ON = date(2026, 5, 4)
AGES = {"multiply": {"age": {"0-39": "1", "40+": "2"}}}
OLD = employee("N", birth=date(1960, 1, 1))
TIES = offer({"outpatient": "100.35", "dental": "0.03", "home_care": "77.77"})


@pytest.mark.parametrize("level", ["person", "line", "group"])
@pytest.mark.parametrize("day", [date(2026, 5, 4), date(2026, 7, 2), date(2026, 12, 31)])
def test_a_place_for_nothing_costs_nothing(level, day):
    of = TIES.agreeing({"rounding": TIES.rounding.model_copy(update={"level": level})})
    running = contract(of=of)
    made = running.swap("A", employee("N"), requested_on=ON, start=day)
    assert granted(made).amount == 0
    assert codes(made.issues) == ["MOVEMENT-SWAP-CONSENT"]
    after = applied(running, made)
    assert after.payments == running.payments
    gone = after.remove("N", last_day=day, requested_on=ON)
    if gone.accepted:
        applied(after, gone)


def test_for_nothing_also_where_the_joiner_would_cost_more():
    of = offer("36500", AGES)
    assert contract(of=of).swap("A", OLD, requested_on=ON).amount == 0
    running = contract(of=of, on=terms(swap={"free": False}))
    made = running.swap("A", OLD, requested_on=ON)
    assert granted(made).amount == 24_200
    applied(running, made)


def test_whether_it_is_free_is_asked_where_it_matters():
    running = contract(of=offer("36500", AGES), on=terms(swap={"free": None}))
    made = running.swap("A", OLD, requested_on=ON)
    assert [issue.where.pointer for issue in made.issues] == ["/swap/free"]
    assert granted(running.swap("A", employee("N"), requested_on=ON)).amount == 0


def test_at_a_price_the_leaver_is_settled_by_the_terms_of_leaving():
    on = terms(swap={"free": False}, leaving={"refund": {"set_off_share": None}})
    running = contract(of=offer("36500", AGES), on=on)
    running = applied(running, running.pay(running.premium, on=ON))
    made = running.swap("A", OLD, requested_on=ON)
    assert [issue.where.pointer for issue in made.issues] == ["/leaving/refund/set_off_share"]


@pytest.mark.parametrize(("same", "code"), [(True, "MOVEMENT-SWAP-PROGRAMME"), (None, None)])
def test_another_programme(same, code):
    running = contract(on=terms(swap={"same_programme": same}))
    made = running.swap("A", employee("N", programme="vip"), requested_on=ON)
    assert not made.accepted
    assert code in (None, *codes(made.issues))
    assert code or made.issues[0].where.pointer == "/swap/same_programme"
    named = running.swap("A", employee("N", programme=None), requested_on=ON)
    assert applied(running, named).person("N").stretches[0].programme == "std"


def test_the_place_counts_once_towards_the_headcount():
    bands = {"headcount": {"1-3": "36500", "4+": "18250"}}
    on = terms(swap={"free": False}, recalculation={"headcount": "joiners"})
    running = contract(of=offer(bands, headcount={"counts": "all"}), on=on)
    assert granted(running.swap("A", employee("N"), requested_on=ON)).amount == 0


def test_a_swap_may_be_excluded_or_not_stated():
    excluded = contract(on=terms(swap={"allowed": False})).swap("A", OLD, requested_on=ON)
    assert refusal(excluded) == "MOVEMENT-SWAP-NOT-ALLOWED"
    assert [option.to("en") for option in excluded.options] == ["remove one and add the other"]
    unstated = contract(on=terms(swap={"allowed": None})).swap("A", OLD, requested_on=ON)
    assert unstated.issues[0].where.pointer == "/swap/allowed"


class TestWho:
    def test_a_stranger_or_somebody_who_is_leaving_has_no_place(self):
        running = contract()
        assert refusal(running.swap("Z", OLD, requested_on=ON)) == "MOVEMENT-NOBODY"
        running = applied(running, running.remove("A", last_day=date(2026, 8, 1), requested_on=ON))
        late = running.swap("A", OLD, requested_on=ON, start=date(2026, 8, 2))
        assert refusal(late) == "MOVEMENT-LEAVES-ALREADY"

    def test_nobody_is_covered_twice(self):
        made = contract().swap("A", employee("B"), requested_on=ON)
        assert refusal(made) == "MOVEMENT-INSURED-ALREADY"

    def test_not_before_the_leaver_joined_or_outside_the_contract(self):
        running = contract()
        running = applied(
            running, running.add(employee("C1"), requested_on=ON, start=date(2026, 9, 1))
        )
        early = running.swap("C1", OLD, requested_on=ON, start=date(2026, 8, 1))
        assert refusal(early) == "MOVEMENT-NOT-INSURED"
        outside = running.swap("C1", OLD, requested_on=ON, start=date(2027, 1, 1))
        assert refusal(outside) == "FILING-OUTSIDE-TERM"

    def test_not_before_a_change_that_waits(self):
        running = contract()
        change = running.change_programme("A", "vip", requested_on=ON, start=date(2026, 9, 1))
        running = applied(running, change)
        made = running.swap("A", OLD, requested_on=ON, start=date(2026, 8, 1))
        assert refusal(made) == "MOVEMENT-PENDING"

    def test_a_family_does_not_stay_behind(self):
        people = (employee("A"), relative("a"))
        made = contract(*people).swap("A", OLD, requested_on=ON)
        assert refusal(made) == "MOVEMENT-SWAP-FAMILY"
        asked = contract(*people, on=terms(leaving={"with_employee": None}))
        assert asked.swap("A", OLD, requested_on=ON).issues[0].where.pointer == (
            "/leaving/with_employee"
        )
        stays = contract(*people, on=terms(leaving={"with_employee": False}))
        assert granted(stays.swap("A", OLD, requested_on=ON))

    def test_who_has_no_price(self):
        made = contract().swap("A", employee("N", birth=date(2026, 12, 1)), requested_on=ON)
        assert not made.accepted

    @pytest.mark.parametrize(
        ("joiner", "code"),
        [
            (relative("n", "A", SPOUSE), "MOVEMENT-SWAP-UNLIKE"),
            (relative("n", "Z"), "MOVEMENT-STRANGER"),
            (relative("n", "B"), "MOVEMENT-EMPLOYEE-NOT-INSURED"),
            (relative("n", "A", birth=date(1999, 1, 1)), "RELATIVES-AGE"),
        ],
    )
    def test_a_relative_of_the_same_kind_of_an_insured_employee(self, joiner, code):
        people = (employee("A"), relative("a"), employee("B"))
        running = contract(*people, on=terms(relatives={"ages": {"child": "0-17"}}))
        running = applied(running, running.remove("B", last_day=ON, requested_on=ON))
        made = running.swap("a", joiner, requested_on=ON, start=date(2026, 6, 1))
        assert refusal(made) == code

    def test_a_parent_whom_the_contract_does_not_insure_any_more(self):
        people = (employee("A"), relative("a", relationship=PARENT, birth=date(1955, 1, 1)))
        joiner = relative("n", relationship=PARENT, birth=date(1955, 1, 1))
        made = contract(*people).swap("a", joiner, requested_on=ON)
        assert refusal(made) == "RELATIVES-NOT-ADMITTED"

    @pytest.mark.parametrize("free", [True, False])
    def test_a_relative_takes_over_the_uplift_and_the_family(self, free):
        window = {"id": "w", "since": "contract_start", "whole_term": True, "uplift": "0.2"}
        on = terms(relatives={"windows": [window], "uplift_from_start": True}, swap={"free": free})
        running = contract(employee("A"), relative("a"), on=on)
        made = running.swap("a", relative("n"), requested_on=ON)
        assert granted(made).amount == 0
        running = applied(running, made)
        assert running.remove("A", last_day=date(2026, 8, 1), requested_on=ON).people == ("A", "n")


@pytest.mark.parametrize("free", [True, False])
@pytest.mark.parametrize(("wish", "days"), [(date(2026, 4, 1), 30), (None, 31)])
def test_a_late_swap_says_how_long_the_joiner_waits(free, wish, days):
    rule = {"days": [1], "notice": {"working_days": 5}, "counting": "strict", "backdating": None}
    swapping = {**rule, "late": "next_day", "free": free}
    running = contract(of=offer("36500", AGES), on=terms(swap=swapping))
    made = running.swap("A", OLD, requested_on=date(2026, 3, 31), start=wish)
    assert granted(made).effective == date(2026, 5, 1)
    assert (made.days_without_cover, made.days_too_long) == (days, days)
