"""Comparison: a year under two sets of terms, clause by clause, adding up and guessing nothing."""

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from attrs import astuple
from hypothesis import given, settings
from hypothesis import strategies as st
from what_if_helpers import (
    IMPROVED_TERMS,
    LAST_DAY,
    OFFER,
    STANDARD_TERMS,
    START,
    brings,
    contract,
    family,
    joins,
    leaves,
    staff,
    terms,
)

from dms.contracts.contract import Contract
from dms.contracts.state.requests import ChangeProgramme, Correct, Pay, Swap, Terminate
from dms.contracts.what_if.clauses import Clause
from dms.contracts.what_if.comparison import compare_terms
from dms.contracts.what_if.measures import Measures
from dms.contracts.what_if.what_if import WhatIf
from dms.pricing.proration import ProrationRules

YEAR = (
    joins("N-1", date(2026, 1, 20), date(2026, 1, 27)),
    brings("C-1", "E-001", date(2026, 2, 10), date(2026, 2, 16)),
    leaves("E-002", date(2026, 5, 4), date(2026, 5, 15), "cash"),
    joins("N-2", date(2026, 9, 1), date(2026, 9, 8)),
)


def year(a=STANDARD_TERMS, b=IMPROVED_TERMS, requests=YEAR, **options) -> WhatIf:
    return compare_terms(contract(), requests, a, b, **options)


def totals(found: WhatIf) -> tuple[Measures, Measures, Measures]:
    assert found.a.total is not None
    assert found.b.total is not None
    assert found.difference is not None
    return found.a.total, found.b.total, found.difference


def test_the_example_of_the_text_per_joiner_and_for_the_year():
    found = year(requests=[joins("E-043", date(2026, 1, 20), date(2026, 1, 27))])
    a, b, difference = totals(found)
    (person,) = found.people
    assert (person.member_id, person.before.start, person.after.start) == (
        "E-043",
        date(2026, 2, 15),
        date(2026, 1, 27),
    )
    assert (person.before.premium, person.after.premium) == (
        Decimal("33665.75"),
        Decimal("35664.66"),
    )
    assert (a.days_without_cover, b.days_without_cover) == (19, 0)
    assert difference.premium == difference.joining == Decimal("1998.91")
    assert difference.days_without_cover == -19
    assert difference.days_insured == 19
    assert (difference.people_waiting, difference.refused) == (-1, 0)
    assert found.mean_days_without_cover(found.a) == Decimal("19.00")


def test_dearer_is_explained_by_more_days_of_cover():
    only_dates = terms({"enrolment.days": "any"})
    found = year(b=only_dates, requests=YEAR[:1])
    assert found.difference is not None
    assert found.difference.premium > 0
    assert found.premium_per_day == Decimal("105.21")
    assert found.clauses[0].premium_per_day == Decimal("105.21")


def test_a_price_per_day_is_not_given_where_the_price_itself_changes():
    found = year(requests=YEAR[:1])
    assert found.premium_per_day is None
    by_clause = {one.clause: one.premium_per_day for one in found.clauses}
    assert by_clause == {Clause.ENROLMENT: Decimal("105.21"), Clause.RELATIVES: None}


def test_the_year_of_the_text():
    found = year()
    a, b, _ = totals(found)
    assert a.premium == added_up(a)
    assert (a.refused, b.refused) == (1, 0)
    assert [movement.kind for movement in found.a.refused] == ["add_relative"]
    assert found.a.refused[0].issues[0].code == "RELATIVES-WINDOW-CLOSED"
    refused = (LAST_DAY - date(2026, 2, 16)).days + 1
    assert a.days_without_cover == 19 + refused + 7
    assert (a.days_too_long, b.days_too_long) == (16, 16)
    assert (found.compared, found.joiners, found.left_out, found.questions) == (4, 3, (), ())


def added_up(one: Measures) -> Decimal:
    return one.first_list + one.joining + one.leaving + one.retained + one.changes


def test_equal_terms_make_no_difference():
    found = year(b=terms({"id": "same"}))
    _, _, difference = totals(found)
    assert difference == Measures()
    assert found.clauses == ()
    assert found.rest == Measures()
    assert found.people == ()
    assert found.premium_per_day is None


def test_the_granted_requests_of_the_contract_come_first():
    own = contract().replay(YEAR[:1])
    assert compare_terms(own, YEAR[1:], STANDARD_TERMS, IMPROVED_TERMS).a.total == year().a.total


def test_what_the_insurer_keeps_rests_on_what_was_paid():
    keeps_more = terms({"leaving.refund": {"cash_share": "0.5"}})
    found = year(b=keeps_more, requests=YEAR[2:3])
    a, b, difference = totals(found)
    released = -a.leaving
    assert a.returned + a.retained <= released
    assert difference.retained == difference.premium > 0
    assert difference.returned == -difference.retained
    assert abs(a.retained - a.returned / 4) < Decimal("0.01")  # four fifths come back
    assert abs(b.retained - b.returned) < Decimal("0.02")
    unpaid = year(b=keeps_more, requests=YEAR[2:3], pays_when_due=False)
    assert totals(unpaid)[2] == Measures()


def test_paying_earlier_puts_more_at_stake():
    paid_at_once = terms({"payment.schedule": "single", "payment.split": None})
    found = year(b=paid_at_once, requests=YEAR[2:3])
    _, _, difference = totals(found)
    assert [one.clause for one in found.clauses] == [Clause.PAYMENT]
    assert difference.retained > 0
    assert difference.leaving == 0


def test_own_payments_give_way_to_those_made_when_due():
    pays = [
        Pay(requested_on=date(2026, 1, 12), amount=Decimal(100_000)),
        Correct(corrects=1, requested_on=date(2026, 1, 13), amount=Decimal(90_000)),
    ]
    by_rule = year(requests=[*pays, *YEAR])
    assert by_rule.compared == len(YEAR)
    assert by_rule.a.total == year().a.total
    as_asked = year(requests=[*pays, *YEAR], pays_when_due=False)
    assert as_asked.compared == len(YEAR) + 2
    assert as_asked.a.rerun is not None
    assert as_asked.a.rerun.contract.paid == Decimal(90_000)


def test_a_programme_change_and_a_swap_count_as_other_changes():
    allowed = {"allowed": True, "days": "any", "notice": {"working_days": 0}, "late": "next_day"}
    requests = [
        ChangeProgramme(
            member_id="E-001",
            programme="vip",
            requested_on=date(2026, 3, 2),
            start=date(2026, 4, 1),
        ),
        Swap(
            member_id="E-002",
            joiner=YEAR[0].member,
            requested_on=date(2026, 3, 3),
            start=date(2026, 4, 1),
        ),
    ]
    other = terms({"programme_change": allowed, "swap": {**allowed, "free": True}})
    found = year(b=other, requests=requests)
    a, b, difference = totals(found)
    assert (a.refused, b.refused) == (2, 0)
    assert difference.changes == Decimal("44075.34") - Decimal("28931.51")  # 275 of 365 days
    assert {one.clause for one in found.clauses} == {Clause.PROGRAMME_CHANGE, Clause.SWAP}
    assert {one.member_id for one in found.people} == {"E-001", "E-002", "N-1"}


def test_an_early_end_is_compared_too():
    longer = {
        "notice": {"calendar_days": 90},
        "counting": "lenient",
        "refund": {"cash_share": "0.8"},
    }
    end = Terminate(by="client", last_day=date(2026, 8, 31), requested_on=date(2026, 7, 20))
    found = year(b=terms({"termination": {"by_client": longer}}), requests=[end])
    a, b, _ = totals(found)
    assert [one.clause for one in found.clauses] == [Clause.TERMINATION]
    assert (a.people_too_long, b.people_too_long) == (0, 3)
    assert b.days_too_long == 3 * (date(2026, 10, 17) - date(2026, 8, 31)).days
    assert b.leaving > a.leaving


# -- what nobody has said --------------------------------------------------------------------------


def test_what_one_side_does_not_say_is_a_question_and_no_zero():
    silent = terms({"leaving.refund": {}})
    found = year(b=silent)
    (left_out,) = found.left_out
    assert (left_out.number, left_out.request) == (3, YEAR[2])
    assert "REFUND-SHARE-UNSTATED" in {issue.code for issue in found.questions}
    assert found.compared == 3
    a, b, _ = totals(found)
    assert a.leaving == b.leaving == 0


@pytest.mark.parametrize("swapped", [False, True])
def test_who_follows_an_open_request_is_left_out_with_it(swapped):
    silent = terms({"enrolment.days": None, "relatives.entry": {"days": "any", "notice": None}})
    requests = [
        *YEAR,
        brings("C-2", "N-1", date(2026, 1, 25), date(2026, 2, 1)),
        leaves("N-1", date(2026, 10, 1), date(2026, 10, 31)),
        Correct(corrects=1, requested_on=date(2026, 11, 1), start=date(2026, 2, 1)),
    ]
    pair = (silent, STANDARD_TERMS) if swapped else (STANDARD_TERMS, silent)
    found = year(*pair, requests=requests)
    assert [one.number for one in found.left_out] == [1, 2, 4, 5, 6, 7]
    followers = [one.number for one in found.left_out if not one.questions]
    assert followers == [5, 6, 7]
    assert found.compared == 1


def test_an_open_price_is_a_question_too():
    offer = OFFER.model_copy(update={"proration": ProrationRules()})
    own = Contract.from_offer(offer, staff(), terms=STANDARD_TERMS, number="1")
    found = compare_terms(own, YEAR[:1], STANDARD_TERMS, IMPROVED_TERMS)
    assert [one.number for one in found.left_out] == [1]
    assert found.left_out[0].questions[0].code == "QUOTE-PRORATION-UNSTATED"


@pytest.mark.parametrize(
    ("payment", "code"),
    [
        ({}, "PAYMENT-SCHEDULE-UNSTATED"),
        ({"schedule": "quarterly"}, "PAYMENT-SPLIT-UNSTATED"),
        ({"schedule": "quarterly", "split": "days"}, "PAYMENT-DUE-UNSTATED"),
    ],
)
def test_unstated_payment_leaves_open_what_leavers_get_back(payment, code):
    silent = terms({"payment": payment})
    found = year(b=silent)
    assert [one.number for one in found.left_out] == [3]
    assert [issue.code for issue in found.questions] == [code]
    as_asked = year(b=silent, pays_when_due=False)
    assert as_asked.left_out == ()


def test_a_swap_that_nobody_has_priced_takes_both_people_along():
    swap = Swap(
        member_id="E-001",
        joiner=YEAR[0].member,
        requested_on=date(2026, 3, 3),
        start=date(2026, 4, 1),
    )
    requests = [
        swap,
        leaves("N-1", date(2026, 8, 3), date(2026, 8, 31)),
        leaves("E-001", date(2026, 8, 3), date(2026, 8, 31)),
        leaves("E-003", date(2026, 8, 3), date(2026, 8, 31)),
    ]
    found = year(b=terms({"swap": {}}), requests=requests)
    assert [one.number for one in found.left_out] == [1, 2, 3]
    assert [issue.code for issue in found.questions] == ["SWAP-ALLOWED-UNSTATED"]


def test_a_reading_that_decides_a_date_is_asked_about():
    found = year(
        b=terms({"enrolment.counting": None}),
        requests=[joins("N", date(2026, 2, 2), date(2026, 2, 15))],
    )
    assert found.left_out == ()
    assert [issue.code for issue in found.questions] == ["ENROLMENT-COUNTING-UNSTATED"]
    assert found.b.questions == found.questions
    assert totals(found)[2].days_without_cover == 14


def test_terms_that_cannot_be_agreed_have_no_figures():
    own = contract(people=family())
    silent = terms({"relatives.uplift_from_start": None})
    for pair in ((STANDARD_TERMS, silent), (silent, STANDARD_TERMS)):
        found = compare_terms(own, YEAR, *pair)
        assert found.difference is None
        assert found.rest is None
        assert found.people == ()
        assert found.clauses == ()
        assert found.premium_per_day is None
        assert [i.code for i in found.questions] == ["RELATIVES-UPLIFT-FROM-START-UNSTATED"]
    assert found.a.refused == ()
    assert found.mean_days_without_cover(found.a) is None


def test_a_clause_that_is_open_only_alone_has_a_question_and_no_effect():
    """Without the other side's later due days something is paid, and no clause says what of it."""
    first = terms(
        {
            "payment": {"schedule": "single", "due": {"calendar_days": 250}},
            "leaving.refund": {"set_off_share": "1"},
        }
    )
    second = terms({"payment": {"schedule": "single", "due": {"calendar_days": 10}}})
    found = year(first, second, YEAR[2:3])
    effects = {one.clause: one for one in found.clauses}
    assert effects[Clause.PAYMENT].effect is None
    assert effects[Clause.PAYMENT].premium_per_day is None
    assert [i.code for i in effects[Clause.PAYMENT].questions] == ["REFUND-SHARE-UNSTATED"]
    assert effects[Clause.LEAVING_REFUND].effect == Measures()
    assert found.difference is not None
    assert found.rest is None
    assert "REFUND-SHARE-UNSTATED" in {i.code for i in found.questions}


def test_nobody_who_joins_has_no_mean():
    found = year(requests=())
    assert found.mean_days_without_cover(found.a) is None


# -- what always holds -----------------------------------------------------------------------------


def test_differences_and_sums_of_measures_are_each_others_mirror():
    a, b, difference = totals(year())
    assert a + difference == b
    assert b - a == difference
    assert a - a == Measures()
    assert Measures(joining=Decimal(10), days_insured=-2).premium_per_day is None
    assert Measures(joining=Decimal(-10), days_insured=-4).premium_per_day == Decimal("2.50")


days = st.integers(0, 330).map(lambda n: START + timedelta(n))


@st.composite
def years(draw):
    requests = []
    for n in range(draw(st.integers(0, 5))):
        filed = draw(days)
        requests.append(joins(f"N-{n}", filed, filed + timedelta(draw(st.integers(0, 20)))))
    for n in draw(st.lists(st.integers(1, 6), unique=True, max_size=3)):
        filed = draw(days)
        method = draw(st.sampled_from(["cash", "set_off"]))
        last_day = filed + timedelta(draw(st.integers(0, 20)))
        requests.append(leaves(f"E-{n:03}", filed, last_day, method))
    for n in range(draw(st.integers(0, 3))):
        filed = draw(days)
        requests.append(brings(f"C-{n}", f"E-{draw(st.integers(1, 6)):03}", filed, filed))
    return sorted(requests, key=lambda request: request.requested_on)


CHOICES = {
    "enrolment.days": ["any", [1], [1, 15]],
    "enrolment.notice": [{"working_days": 3}, {"calendar_days": 14}],
    "enrolment.late": ["next_day", "refuse"],
    "relatives.windows": [
        [{"id": "x", "since": "contract_start", "whole_term": True, "uplift": "0.2"}],
        [{"id": "y", "since": "contract_start", "months": 3, "uplift": 0}],
    ],
    "leaving.days": ["any", [1]],
    "leaving.with_employee": [True, False],
    "leaving.refund": [{"set_off_share": "0.9", "cash_share": "0.5"}],
    "payment.schedule": ["single", "monthly"],
    "proration.join": ["days", "none"],
    "proration.leave": ["days"],
}
some_terms = st.fixed_dictionaries(
    {}, optional={path: st.sampled_from(values) for path, values in CHOICES.items()}
).map(terms)


@settings(max_examples=40)
@given(years(), some_terms, some_terms)
def test_clauses_and_what_they_do_together_add_up(requests, a, b):
    found = compare_terms(contract(people=staff(6)), requests, a, b)
    first, second, difference = totals(found)
    assert found.rest is not None
    total = found.rest
    for one in found.clauses:
        assert one.effect is not None
        total += one.effect
    assert total == difference
    for side, measures in ((found.a, first), (found.b, second)):
        assert side.rerun is not None
        assert measures.premium == added_up(measures) == side.rerun.contract.premium
        assert min(astuple(measures)[6:]) >= 0
    back = compare_terms(contract(people=staff(6)), requests, b, a)
    assert back.difference == Measures() - difference


@settings(max_examples=40)
@given(years(), some_terms)
def test_a_more_permissive_enrolment_never_leaves_more_days_without_cover(requests, own):
    others = {
        "enrolment.days": "any",
        "enrolment.notice": {"working_days": 0},
        "enrolment.late": "next_day",
    }
    easy = own.model_copy(update={"enrolment": terms(others).enrolment})
    employees = [request for request in requests if request.kind != "add_relative"]
    found = compare_terms(contract(people=staff(6)), employees, own, easy)
    assert totals(found)[2].days_without_cover <= 0


def test_a_year_of_500_movements_on_1000_people_takes_a_few_seconds():
    requests = []
    for n in range(250):
        filed = START + timedelta(n)
        requests.append(joins(f"N-{n}", filed, filed + timedelta(7)))
        requests.append(leaves(f"E-{n + 1:03}", filed, filed + timedelta(3), "cash"))
    other = terms(
        {
            "enrolment.days": "any",
            "relatives.payer": "employer",
            "leaving.days": "any",
            "leaving.refund": {"cash_share": "0.5"},
            "payment.schedule": "monthly",
            "proration.leave": "none",
        }
    )
    own = contract(people=staff(1000))
    begun = time.perf_counter()
    found = compare_terms(own, requests, STANDARD_TERMS, other)
    assert time.perf_counter() - begun < 20  # about two seconds on a free machine
    assert len(found.clauses) == 6
    assert found.rest is not None
