"""Changing the programme, and new prices where the contract lets them follow the group."""

from datetime import date
from decimal import Decimal

import pytest
from contract_helpers import (
    BACK,
    applied,
    codes,
    contract,
    employee,
    granted,
    offer,
    plan,
    refusal,
    relative,
    terms,
)

ON = date(2026, 5, 4)
JULY = date(2026, 7, 1)
AGES = {"multiply": {"age": {"0-39": "1", "40+": "2"}}}
BANDS = {"headcount": {"1-3": "36500", "4+": "18250"}}
COUNTED = {"counts": "all"}

MONTHS = [
    *({"method": "months", "count": c, "anchor": "contract_day"} for c in ("started", "full")),
    {"method": "short_period", "shares": {n: str(n / 10) for n in range(1, 10)} | {10: "1"}},
]


class TestProgrammes:
    def test_up_and_down_cost_the_difference_for_the_rest_of_the_days(self):
        running = contract()
        up = running.change_programme("A", "vip", requested_on=ON, start=JULY)
        assert granted(up).amount == 184 * 100
        running = applied(running, up)
        down = running.change_programme("A", "std", requested_on=ON, start=date(2026, 10, 1))
        assert applied(running, down).premium == 109_500 + 92 * 100

    def test_paid_at_once_a_cheaper_programme_leaves_a_credit(self):
        on = terms(payment={"schedule": "single", "additional": "at_once"})
        running = contract(employee("A", programme="vip"), on=on)
        running = applied(running, running.pay(running.premium, on=ON))
        made = running.change_programme("A", "std", requested_on=ON, start=JULY)
        running = applied(running, made)
        assert running.balance == -18_400
        assert plan(running)["settlement"] == -36_800
        assert plan(running)["05-04"] == 18_400
        assert refusal(running.pay(on=ON)) == "MOVEMENT-NOTHING-DUE"

    def test_several_changes_in_one_month(self):
        running = contract()
        for day, programme in ((5, "vip"), (12, "std"), (20, "vip")):
            start = date(2026, 5, day)
            made = running.change_programme("A", programme, requested_on=ON, start=start)
            running = applied(running, made)
        made = running.remove("A", last_day=date(2026, 5, 25), requested_on=ON)
        running = applied(running, made)
        assert running.person("A").premium == (124 * 100 + 7 * 200 + 8 * 100 + 6 * 200) * 100

    @pytest.mark.parametrize(
        ("id_", "programme", "code"),
        [
            ("Z", "vip", "MOVEMENT-NOBODY"),
            ("A", "std", "MOVEMENT-PROGRAMME-SAME"),
            ("A", "x", "MOVEMENT-PROGRAMME-UNKNOWN"),
            ("B", "vip", "MOVEMENT-NOT-INSURED"),
            ("C", "vip", "MOVEMENT-PENDING"),
        ],
    )
    def test_who_cannot_change(self, id_, programme, code):
        running = contract()
        running = applied(running, running.remove("B", last_day=ON, requested_on=ON))
        later = running.change_programme("C", "vip", requested_on=ON, start=date(2026, 9, 1))
        running = applied(running, later)
        made = running.change_programme(id_, programme, requested_on=ON, start=JULY)
        assert refusal(made) == code

    def test_what_the_terms_say(self):
        for allowed, code in ((False, "MOVEMENT-CHANGE-NOT-ALLOWED"), (None, None)):
            running = contract(on=terms(programme_change={"allowed": allowed}))
            made = running.change_programme("A", "vip", requested_on=ON)
            assert codes(made.issues) == [code] or (
                made.issues[0].where.pointer == "/programme_change/allowed"
            )
        outside = contract().change_programme("A", "vip", requested_on=ON, start=date(2027, 1, 1))
        assert refusal(outside) == "FILING-OUTSIDE-TERM"

    def test_nobody_leaves_so_the_rule_for_joining_counts_for_both_prices(self):
        running = contract(of=offer(proration={"join": "days"}))
        made = running.change_programme("A", "vip", requested_on=ON, start=JULY)
        assert granted(made).amount == 184 * 100

    @pytest.mark.parametrize("leave", ["days", "none", *MONTHS])
    @pytest.mark.parametrize("join", ["days", "none", *MONTHS])
    def test_a_change_to_the_same_price_costs_nothing(self, join, leave):
        of = offer("12000", vip="12000", proration={"join": join, "leave": leave})
        running = contract(of=of)
        for day in (date(2026, 4, 1), date(2026, 4, 16)):
            made = running.change_programme("A", "vip", requested_on=ON, start=day)
            assert abs(granted(made).amount) <= Decimal("0.01")

    @pytest.mark.parametrize("rule", ["none", *MONTHS])
    def test_a_dearer_programme_costs_no_more_than_having_had_it_all_the_time(self, rule):
        running = contract(of=offer(proration={"join": rule, "leave": rule}))
        made = running.change_programme("A", "vip", requested_on=ON, start=date(2026, 4, 16))
        after = applied(running, made).person("A").premium
        assert 36_500_00 <= after <= 73_000_00

    def test_without_a_rule_for_joining_there_is_no_price(self):
        priceless = contract(of=offer(proration={"leave": "days"}))
        made = priceless.change_programme("A", "vip", requested_on=ON, start=JULY)
        assert len(made.issues) == 1

    def test_a_relative_keeps_the_uplift(self):
        window = {"id": "w", "since": "contract_start", "whole_term": True, "uplift": "0.2"}
        on = terms(relatives={"windows": [window], "uplift_from_start": True})
        running = contract(employee("A"), relative("a"), on=on)
        made = running.change_programme("a", "vip", requested_on=ON, start=JULY)
        assert granted(made).amount == Decimal("22080.00")


class TestRecalculation:
    def test_everybody_gets_the_price_of_the_present_headcount(self):
        running = contract(of=offer(BANDS, headcount=COUNTED))
        running = applied(
            running, running.add(employee("N"), requested_on=ON, start=date(2026, 6, 1))
        )
        made = running.recalculate(JULY, requested_on=ON)
        assert granted(made).amount == -3 * 184 * 50
        assert made.people == ("A", "B", "C")
        after = applied(running, made)
        change = after.change_programme("A", "vip", requested_on=ON, start=date(2026, 8, 1))
        assert granted(change).amount == 153 * 150
        assert granted(after.recalculate(date(2026, 8, 1), requested_on=ON)).lines == ()

    def test_ages_may_follow(self):
        on = terms(recalculation={"headcount": "joiners", "ages": "recalculated"})
        of = offer(BANDS, AGES, headcount=COUNTED)
        running = contract(employee("A", birth=date(1986, 6, 1)), employee("B"), of=of, on=on)
        for id_ in ("N", "M"):
            running = applied(running, running.add(employee(id_), requested_on=ON))
        made = running.recalculate(JULY, requested_on=ON)
        assert granted(made).people == ("A",)
        assert made.amount == 18_400

    def test_who_is_not_insured_is_left_out(self):
        running = contract(of=offer(BANDS, headcount=COUNTED))
        running = applied(running, running.remove("A", last_day=ON, requested_on=ON))
        assert granted(running.recalculate(JULY, requested_on=ON)).people == ()

    def test_a_change_that_waits_gets_the_new_prices_too(self):
        running = contract(of=offer(BANDS, headcount=COUNTED))
        later = running.change_programme("A", "vip", requested_on=ON, start=date(2026, 9, 1))
        running = applied(running, later, running.apply(later).add(employee("N"), requested_on=ON))
        made = running.recalculate(JULY, requested_on=ON)
        # A is in the banded programme for 62 days more, B and C for 184; a day costs 50 less.
        assert granted(made).amount == -(62 + 2 * 184) * 50
        person = applied(running, made).person("A")
        assert [s.programme for s in person.stretches] == ["std", "std", "vip"]
        assert person.member.programme == "vip"

    def test_who_joins_later_gets_the_new_prices_too(self):
        running = contract(of=offer(BANDS, headcount=COUNTED))
        september = date(2026, 9, 1)
        running = applied(running, running.add(employee("N"), requested_on=ON, start=september))
        gone = running.remove("B", last_day=date(2026, 6, 30), requested_on=ON)
        running = applied(running, gone)
        made = running.recalculate(JULY, requested_on=ON)
        # N joined at the price of four; two are insured in July.
        assert granted(made).people == ("N",)
        assert made.amount == 122 * 50

    @pytest.mark.parametrize(
        ("stated", "start", "code"),
        [
            ({"headcount": "fixed"}, JULY, "MOVEMENT-PRICES-FIXED"),
            ({}, date(2027, 1, 1), "MOVEMENT-OUTSIDE-CONTRACT"),
        ],
    )
    def test_refusals(self, stated, start, code):
        running = contract(on=terms(recalculation=stated))
        assert refusal(running.recalculate(start, requested_on=ON)) == code

    def test_what_is_not_stated_is_asked(self):
        running = contract(on=terms(recalculation={"headcount": None, "ages": None}))
        made = running.recalculate(JULY, requested_on=ON)
        pointers = [issue.where.pointer for issue in made.issues]
        assert pointers == ["/recalculation/headcount", "/recalculation/ages"]


def test_the_rule_of_dates_is_that_of_the_terms():
    on = terms(programme_change=BACK | {"days": [1]})
    made = contract(on=on).change_programme("A", "vip", requested_on=ON)
    assert made.effective == date(2026, 6, 1)
