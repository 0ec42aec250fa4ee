"""Joining and leaving on sample days, and relatives: the questions that are asked most."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from what_if_helpers import IMPROVED_TERMS, OFFER, staff, terms
from years_helpers import OPEN_TERMS, both, candidate, in_programme, renamed, with_child

from dms.comparison.joining_dates import joining_dates, leaving_dates
from dms.comparison.relative_prices import SampleRelative, relative_prices
from dms.comparison.samples import SampleDay
from dms.comparison.typical_employee import typical_employee
from dms.contracts.rules.refund import Method
from dms.contracts.terms.relative_terms import Since
from dms.members import Member, Relationship, Roster
from dms.modules.questions import Stated
from dms.pricing.offer import Offer

YES, NO, OPEN = Stated
SET_OFF, CASH = Method
CHILD, SPOUSE, PARENT = Relationship.CHILD, Relationship.SPOUSE, Relationship.PARENT

JANUARY = SampleDay(date(2026, 1, 20), date(2026, 1, 27))
"""The example of the text."""


def codes(issues) -> list[str]:
    return [issue.code for issue in issues]


# -- joining --------------------------------------------------------------------------------------


def test_the_sample_of_the_text():
    (row,) = joining_dates(both(), "E-001", [JANUARY])
    assert row.title.to("en") == "Asked for on 2026-01-20, from 2026-01-27 on"
    std, imp = row.answers["std"], row.answers["imp"]
    assert (std.granted, std.effective, std.days_without_cover) == (YES, date(2026, 2, 15), 19)
    assert (imp.granted, imp.effective, imp.days_without_cover) == (YES, date(2026, 1, 27), 0)
    assert (std.premium, imp.premium) == (Decimal("33665.75"), Decimal("35664.66"))
    assert std.full == imp.full == Decimal("38400.00")
    assert std.reasons
    assert not imp.reasons
    assert std.refusals == std.questions == ()


def test_who_names_no_day_wants_it_as_early_as_possible():
    (row,) = joining_dates(both(), "E-001", [SampleDay(date(2026, 1, 20))])
    assert row.title.to("en") == "Asked for on 2026-01-20, as early as possible"
    assert row.answers["std"].effective == date(2026, 2, 15)
    # five working days, the day of filing counted: 20, 21, 22, 23 and 26 January
    assert row.answers["imp"].effective == date(2026, 1, 27)


def test_what_is_refused_says_why_and_what_to_do():
    strict = terms({"enrolment.late": "refuse"})
    (row,) = joining_dates({"a": candidate(strict)}, "E-001", [JANUARY])
    answer = row.answers["a"]
    assert answer.granted is NO
    assert (answer.effective, answer.days_without_cover, answer.premium) == (None, None, None)
    assert answer.full is None
    assert codes(answer.refusals) == ["FILING-LATE"]
    assert all(issue.hint for issue in answer.refusals)
    assert answer.questions == ()


def test_what_is_open_is_asked_and_is_no_refusal():
    (row,) = joining_dates({"open": candidate(OPEN_TERMS)}, "E-001", [JANUARY])
    answer = row.answers["open"]
    assert answer.granted is OPEN
    assert (answer.premium, answer.days_without_cover) == (None, None)
    assert codes(answer.questions) == ["ENROLMENT-DAYS-UNSTATED"]
    assert answer.refusals == ()


def test_two_readings_of_notice_are_both_seen():
    unsaid = terms({"enrolment.counting": None})
    asked = SampleDay(date(2026, 1, 19), date(2026, 2, 1))
    (row,) = joining_dates({"a": candidate(unsaid)}, "E-001", [asked])
    answer = row.answers["a"]
    assert answer.granted is YES
    assert codes(answer.questions) == ["ENROLMENT-COUNTING-UNSTATED"]
    assert answer.movement.other_effective == date(2026, 2, 1)
    assert answer.effective == date(2026, 2, 15)


def test_the_joiner_has_the_programme_of_each_insurer():
    other = candidate(people=in_programme("business", staff()), offer=renamed("business"))
    (row,) = joining_dates({"a": candidate(), "b": other}, "E-001", [JANUARY])
    assert row.answers["a"].premium == row.answers["b"].premium


def test_somebody_of_the_list_may_have_the_id_of_the_newcomer():
    people = Roster.of(
        [Member(id="new-1", birth=date(1980, 1, 1), programme="standard"), *staff(1)]
    )
    (row,) = joining_dates({"a": candidate(people=people)}, "new-1", [JANUARY])
    assert row.answers["a"].granted is YES
    assert row.answers["a"].movement.people == ("new-2",)


def test_a_stranger_is_nobody():
    with pytest.raises(KeyError):
        joining_dates(both(), "nobody", [JANUARY])
    with pytest.raises(KeyError):
        leaving_dates(both(), "nobody", [JANUARY])


# -- leaving --------------------------------------------------------------------------------------

MAY = SampleDay(date(2026, 5, 4), date(2026, 5, 15))


def test_a_leaver_until_when_and_what_comes_back_each_way():
    """Asked on 4 May for the 15th; the first possible day without cover is 1 June."""
    (row,) = leaving_dates({"a": candidate()}, "E-002", [MAY])
    answer = row.answers["a"]
    assert row.title.to("en") == "Asked for on 2026-05-04, 2026-05-15 as the last day"
    assert (answer.wished, answer.last_day) == (date(2026, 5, 15), date(2026, 5, 31))
    assert answer.days_too_long == 16
    # the second quarter is paid: 30 days of June of 38 400 roubles a year
    june = answer.returned(SET_OFF)
    assert june is not None
    assert abs(june - Decimal(38400) * 30 / 365) < Decimal("0.02")
    cash, kept = answer.returned(CASH), answer.kept(CASH)
    assert cash is not None
    assert kept is not None
    assert cash + kept == june
    assert abs(cash - june * Decimal("0.8")) < Decimal("0.01")
    assert answer.kept(SET_OFF) == 0
    lowered = answer.lowered(CASH)
    assert lowered == answer.lowered(SET_OFF)
    assert lowered is not None
    assert abs(lowered - Decimal(38400) * 184 / 365) < Decimal("0.03")


def test_the_way_that_a_contract_does_not_state_is_not_known():
    only_cash = terms({"leaving.refund": {"cash_share": "0.8"}})
    (row,) = leaving_dates({"a": candidate(only_cash)}, "E-002", [MAY])
    answer = row.answers["a"]
    assert answer.last_day == date(2026, 5, 31)
    assert answer.returned(SET_OFF) is None
    assert answer.kept(SET_OFF) is None
    assert answer.returned(CASH) is not None
    assert codes(answer.ways[SET_OFF].questions) == ["REFUND-SHARE-UNSTATED"]


def test_without_days_of_payment_the_last_day_is_known_and_the_money_is_not():
    undated = terms({"payment.due": None})
    (row,) = leaving_dates({"a": candidate(undated)}, "E-002", [MAY])
    answer = row.answers["a"]
    assert answer.last_day == date(2026, 5, 31)
    assert answer.ways[CASH].granted is OPEN
    assert answer.returned(CASH) is None
    assert codes(answer.ways[CASH].questions) == ["PAYMENT-DUE-UNSTATED"]


def test_a_leaving_that_is_refused_has_no_last_day():
    strict = terms({"leaving.late": "refuse"})
    asked = SampleDay(date(2026, 5, 14), date(2026, 5, 14))
    (row,) = leaving_dates({"a": candidate(strict)}, "E-002", [asked])
    answer = row.answers["a"]
    assert (answer.last_day, answer.days_too_long) == (None, None)
    assert codes(answer.ways[CASH].refusals) == ["FILING-LATE"]
    assert answer.returned(CASH) is None


def test_days_of_leaving_that_are_not_stated_are_asked():
    unsaid = terms({"leaving.days": None})
    (row,) = leaving_dates({"a": candidate(unsaid)}, "E-002", [MAY])
    answer = row.answers["a"]
    assert (answer.last_day, answer.days_too_long) == (None, None)
    assert answer.ways[CASH].granted is OPEN


def test_who_names_no_last_day_leaves_on_the_day_of_filing():
    (row,) = leaving_dates({"a": candidate()}, "E-002", [SampleDay(date(2026, 5, 4))])
    assert row.answers["a"].wished == date(2026, 5, 4)


def test_on_the_eve_of_the_beginning_nobody_has_left():
    (row,) = leaving_dates({"a": candidate()}, "E-002", [SampleDay(date(2025, 12, 30))])
    answer = row.answers["a"]
    assert answer.last_day is None
    assert answer.ways[CASH].granted is NO


# -- relatives ------------------------------------------------------------------------------------

FEBRUARY = SampleDay(date(2026, 2, 10), date(2026, 2, 16))


def test_relatives_by_age_after_the_first_month():
    """The window of a month has closed on 2 February; two months without uplift are open."""
    spouse, child = SampleRelative(SPOUSE, 30), SampleRelative(CHILD, 7)
    rows = relative_prices(both(), "E-001", [spouse, child], FEBRUARY)
    assert [row.title.to("en") for row in rows] == ["spouse, 30 years", "child, 7 years"]
    std, imp = rows[1].answers["std"], rows[1].answers["imp"]
    assert std.joining.granted is NO
    assert codes(std.joining.refusals) == ["RELATIVES-WINDOW-CLOSED"]
    assert (std.uplift, std.last_day) == (None, date(2026, 2, 2))
    assert std.joining.options
    assert imp.joining.granted is YES
    assert (imp.uplift, imp.last_day) == (Decimal(0), date(2026, 3, 2))
    assert imp.joining.effective == date(2026, 2, 17)  # the fifth working day is the 16th
    assert imp.joining.premium == Decimal("33455.34")  # 318 of 365 days
    assert imp.joining.full == Decimal("38400.00")


def test_the_uplift_is_in_the_price():
    asked = SampleDay(date(2026, 1, 12), date(2026, 2, 1))
    (row,) = relative_prices(both(), "E-001", [SampleRelative(CHILD, 7)], asked)
    std = row.answers["std"]
    assert std.uplift == Decimal("0.15")
    assert std.joining.full == Decimal("44160.00")
    assert row.answers["imp"].joining.full == Decimal("38400.00")


def test_prices_follow_age_and_place_of_the_employee():
    written = OFFER.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    factors = [
        {"id": "age", "multiply": {"age": {"0-17": "0.5", "18+": "1"}}},
        {"id": "sex", "multiply": {"sex": {"male": "1", "female": "1.1"}}},
    ]
    offer = Offer.model_validate(written | {"factors": factors})
    people = Roster.of([Member(id="E", birth=date(1980, 1, 1), sex="female", programme="standard")])
    contract = candidate(IMPROVED_TERMS, people, offer=offer)
    asked = SampleDay(date(2026, 1, 12), date(2026, 2, 1))
    relatives = [SampleRelative(CHILD, 17, "male"), SampleRelative(CHILD, 18, "male")]
    rows = relative_prices({"a": contract}, "E", relatives, asked)
    assert [row.answers["a"].joining.full for row in rows] == [Decimal(19200), Decimal(38400)]
    unsaid = relative_prices({"a": contract}, "E", [SampleRelative(CHILD, 17)], asked)
    assert unsaid[0].answers["a"].joining.granted is NO  # the price asks for the sex


def test_relatives_whom_the_contract_does_not_insure():
    (row,) = relative_prices(both(), "E-001", [SampleRelative(PARENT, 60)], FEBRUARY)
    answer = row.answers["std"]
    assert codes(answer.joining.refusals) == ["RELATIVES-NOT-ADMITTED"]
    assert (answer.uplift, answer.last_day) == (None, None)


def test_windows_that_are_not_stated_are_asked():
    unsaid = terms({"relatives.windows": None})
    (row,) = relative_prices(
        {"a": candidate(unsaid)}, "E-001", [SampleRelative(CHILD, 7)], FEBRUARY
    )
    answer = row.answers["a"]
    assert answer.joining.granted is OPEN
    assert (answer.uplift, answer.last_day) == (None, None)
    assert codes(answer.joining.questions) == ["RELATIVES-WINDOWS-UNSTATED"]


def test_a_window_from_a_marriage():
    windows = [{"id": "m", "since": "marriage", "days": 60, "uplift": "0.1"}]
    contract = candidate(terms({"relatives.windows": windows}))
    newly = SampleRelative(SPOUSE, 30, events={Since.MARRIAGE: date(2026, 4, 4)})
    asked = SampleDay(date(2026, 5, 12), date(2026, 6, 1))
    (row,) = relative_prices({"a": contract}, "E-001", [newly], asked)
    assert row.answers["a"].uplift == Decimal("0.1")
    assert row.answers["a"].last_day == date(2026, 6, 3)


def test_who_names_no_day_is_held_against_the_earliest_one():
    asked = SampleDay(date(2025, 12, 1))
    (row,) = relative_prices(both(), "E-001", [SampleRelative(CHILD, 7)], asked)
    assert row.answers["std"].joining.effective == date(2026, 1, 1)
    closed = relative_prices(
        both(), "E-001", [SampleRelative(CHILD, 7)], SampleDay(date(2026, 9, 1))
    )
    assert closed[0].answers["imp"].last_day == date(2026, 3, 2)


# -- the typical employee -------------------------------------------------------------------------


def mixed(*programmes: str, **columns: list) -> Roster:
    count = len(programmes)
    base = {
        "id": [f"P{n}" for n in range(count)],
        "birth": [date(1980, 1, 1)] * count,
        "programme": list(programmes),
    }
    return Roster({**base, **columns})


def test_the_typical_employee_is_the_first_of_the_most_frequent_kind():
    people = mixed("vip", "standard", "vip", "standard", "standard")
    assert typical_employee(both(people)) == "P1"


def test_relatives_are_not_typical_employees():
    people = mixed(
        "vip", "standard", "standard", relationship=["employee", "employee", "child"],
        employee_id=[None, None, "P1"],
    )  # fmt: skip
    assert typical_employee({"a": candidate(people=people)}) == "P0"


def test_who_is_there_for_the_whole_term_goes_first():
    late = date(2026, 6, 1)
    people = mixed("vip", "vip", "standard", start=[late, late, None])
    assert typical_employee({"a": candidate(people=people)}) == "P2"
    only_late = mixed("vip", "standard", "vip", start=[late, late, late])
    assert typical_employee({"a": candidate(people=only_late)}) == "P0"


def test_alike_is_who_costs_the_same_with_everybody():
    """One insurer looks at age, so there are two kinds of «standard» and the other one wins."""
    written = OFFER.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    by_age = {"id": "age", "multiply": {"age": {"0-39": "1", "40+": "2"}}}
    offer = Offer.model_validate(written | {"factors": [by_age]})
    young, old = date(1995, 1, 1), date(1970, 1, 1)
    people = mixed(
        "standard", "standard", "standard", "vip", "vip", birth=[young, young, old, old, old]
    )
    plain, aged = candidate(people=people), candidate(people=people, offer=offer)
    assert typical_employee({"plain": plain}) == "P0"
    assert typical_employee({"plain": plain, "aged": aged}) == "P0"
    more = mixed(
        "standard", "standard", "standard", "vip", "vip", birth=[young, old, old, old, old]
    )
    two = {"plain": candidate(people=more), "aged": candidate(people=more, offer=offer)}
    assert typical_employee(two) == "P1"


def test_without_contracts_nobody_is_typical():
    with pytest.raises(ValueError, match="no contract"):
        typical_employee({})


# -- properties -----------------------------------------------------------------------------------

days = st.integers(0, 330).map(lambda n: date(2026, 1, 1) + timedelta(n))


@settings(max_examples=30, deadline=None)
@given(days, st.integers(0, 30), st.permutations(["std", "imp"]))
def test_the_order_of_candidates_changes_no_answer(on, ahead, order):
    asked = SampleDay(on, on + timedelta(ahead))
    contracts = both()
    (here,) = joining_dates({id_: contracts[id_] for id_ in order}, "E-001", [asked])
    (there,) = joining_dates(contracts, "E-001", [asked])
    assert list(here.answers) == list(order)
    for id_ in order:
        assert here.answers[id_].movement == there.answers[id_].movement


@settings(max_examples=30, deadline=None)
@given(days, st.integers(0, 30))
def test_better_dates_never_give_later_cover(on, ahead):
    asked = SampleDay(on, on + timedelta(ahead))
    (row,) = joining_dates(both(), "E-001", [asked])
    std, imp = row.answers["std"], row.answers["imp"]
    if std.effective is not None:
        assert imp.effective is not None
        assert imp.effective <= std.effective
        assert std.days_without_cover == (std.effective - asked.day).days


@settings(max_examples=30, deadline=None)
@given(days)
def test_a_leavers_premium_is_kept_returned_or_not_paid_yet(on):
    (row,) = leaving_dates({"a": candidate(people=with_child())}, "E-001", [SampleDay(on)])
    answer = row.answers["a"]
    if answer.last_day is None:
        return
    for method in Method:
        parts = answer.returned(method), answer.kept(method), answer.lowered(method)
        assert None not in parts
        freed = -sum(
            line.units for line in answer.ways[method].movement.lines if line.kind == "release"
        )
        assert sum(part for part in parts if part is not None) == Decimal(freed) / 100
