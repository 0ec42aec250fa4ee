"""Hiring years: one plan through all contracts, the same people and days for everybody."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from what_if_helpers import IMPROVED_TERMS, STANDARD_TERMS, staff, terms
from years_helpers import (
    JOINER,
    LEAVER,
    OPEN_TERMS,
    both,
    candidate,
    drawn,
    in_programme,
    plan,
    renamed,
    with_child,
)

from dms.comparison.hiring_years import HiringYears, hiring_years
from dms.comparison.one_group import in_programmes
from dms.contracts.state.records import MemberRecord
from dms.contracts.state.requests import Add, ChangeProgramme, Swap
from dms.contracts.what_if.comparison import compare_terms
from dms.contracts.what_if.planning import planned_requests
from dms.members import Roster
from dms.periods import Period

CHILD = {
    "member": "C-1",
    "employee": "E-001",
    "relationship": "child",
    "age": 7,
    "programme": "standard",
    "start": "2026-02-16",
    "filed_on": "2026-02-10",
}


def row(years: HiringYears, key: str, *, common: bool = False) -> dict[str, Decimal | int | None]:
    rows = years.common_rows if common else years.rows
    (found,) = (one for one in rows if one.key == key)
    return dict(found.figures)


def codes(issues) -> list[str]:
    return [issue.code for issue in issues]


def test_the_joiner_of_the_text_with_two_candidates():
    """Filed on 20.01 for 27.01: 19 days without cover, or none for 1998.91 roubles more."""
    years = hiring_years(both(), plan(joiners=[JOINER]))
    assert row(years, "joining") == {"std": Decimal("33665.75"), "imp": Decimal("35664.66")}
    assert row(years, "days_without_cover") == {"std": 19, "imp": 0}
    assert row(years, "people_waiting") == {"std": 1, "imp": 0}
    assert years.mean_days_without_cover("std") == Decimal("19.00")
    assert (years.joiners, years.is_complete, len(years.requests)) == (1, True, 1)
    assert [one.is_money for one in years.rows][-1:] == [False]
    assert years.rows[0].is_money
    assert years.rows[0].title.to("en") == "First list"


def test_a_year_is_that_of_the_what_if():
    """A candidate with other terms and the same offer is the same contract under other terms."""
    written = plan(joiners=[JOINER], leavers=[LEAVER], relatives=[CHILD])
    requests = planned_requests(written, candidate())
    expected = compare_terms(candidate(), requests, STANDARD_TERMS, IMPROVED_TERMS)
    years = hiring_years(both(), written).years
    assert years["std"].total == expected.a.total
    assert years["imp"].total == expected.b.total
    assert [m.request for m in years["std"].refused] == [m.request for m in expected.a.refused]
    assert codes(years["std"].refused[0].issues) == ["RELATIVES-WINDOW-CLOSED"]
    assert years["imp"].refused == ()


def test_what_a_contract_leaves_open_is_unknown_for_it_and_asked():
    contracts = both() | {"open": candidate(OPEN_TERMS)}
    years = hiring_years(contracts, plan(joiners=[JOINER], leavers=[LEAVER]))
    year = years.years["open"]
    assert (year.total, year.measured, year.contract) == (None, None, None)
    assert row(years, "joining")["open"] is None
    assert row(years, "joining")["std"] == Decimal("33665.75")
    assert codes(year.questions) == ["ENROLMENT-DAYS-UNSTATED"]
    assert [one.number for one in year.open] == [1]
    assert year.refused == ()  # open is not refused
    assert years.mean_days_without_cover("open") is None
    assert not years.is_complete


def test_beside_the_whole_plan_stands_what_everybody_answers():
    contracts = both() | {"open": candidate(OPEN_TERMS)}
    years = hiring_years(contracts, plan(joiners=[JOINER], leavers=[LEAVER]))
    assert [one.request.kind for one in years.left_out] == ["add"]
    assert set(row(years, "joining", common=True).values()) == {Decimal("0.00")}
    leaving = row(years, "leaving", common=True)
    assert leaving["open"] == leaving["std"] < 0
    alone = hiring_years(both(), plan(leavers=[LEAVER]))
    assert alone.years["std"].total == years.years["std"].common


def test_who_follows_an_open_request_is_open_too_and_not_refused():
    """A planned joiner who leaves again cannot leave where nobody knows whether he joined."""
    leaves = LEAVER | {"member": "N-1", "last_day": "2026-08-31", "filed_on": "2026-08-01"}
    years = hiring_years(
        both() | {"open": candidate(OPEN_TERMS)}, plan(joiners=[JOINER], leavers=[leaves])
    )
    year = years.years["open"]
    assert [(one.number, codes(one.questions)) for one in year.open] == [
        (1, ["ENROLMENT-DAYS-UNSTATED"]),
        (2, []),
    ]
    assert year.refused == ()
    assert years.years["std"].total is not None


def test_a_leaver_waits_for_days_of_payment_that_nobody_has_stated():
    undated = candidate(terms({"payment.due": None}))
    years = hiring_years({"std": candidate(), "undated": undated}, plan(leavers=[LEAVER]))
    assert codes(years.years["undated"].questions) == ["PAYMENT-DUE-UNSTATED"]
    assert years.years["undated"].total is None
    assert years.years["std"].total is not None


def test_questions_of_granted_requests_are_asked_and_the_figures_stand():
    counted = candidate(terms({"enrolment.counting": None}))
    joiner = JOINER | {"start": "2026-02-01", "filed_on": "2026-01-19"}
    years = hiring_years({"a": counted}, plan(joiners=[joiner]))
    assert codes(years.years["a"].questions) == ["ENROLMENT-COUNTING-UNSTATED"]
    assert years.years["a"].total is not None


def test_programmes_are_called_as_each_insurer_calls_them():
    offer = renamed("Бизнес")
    other = candidate(people=in_programme("Бизнес", staff()), offer=offer)
    written = plan(
        joiners=[JOINER],
        changes=[
            {"member": "E-001", "programme": "vip", "start": "2026-03-01", "filed_on": "2026-01-01"}
        ],
    )
    contracts = {"std": candidate(), "other": other}
    names = {"other": {"standard": "Бизнес"}}
    years = hiring_years(contracts, written, roster=staff(), programmes=names)
    assert years.years["other"].total == years.years["std"].total
    lost = hiring_years(contracts, written, roster=staff())
    assert codes(lost.years["other"].refused[-1].issues) != []


def test_people_drawn_like_those_present_have_the_clients_programmes():
    other = candidate(people=in_programme("Бизнес", staff()), offer=renamed("Бизнес"))
    rates = {"seed": 3, "joiners": "1", "filed_ahead": {"least": 5, "most": 9}}
    years = hiring_years(
        {"other": other, "std": candidate()},
        plan(rates=rates),
        roster=staff(),
        programmes={"other": {"standard": "Бизнес"}},
    )
    asked = [request for request in years.requests if isinstance(request, Add)]
    assert {request.member.programme for request in asked} == {"standard"}
    assert years.years["other"].total == years.years["std"].total


def test_programmes_of_swaps_and_nameless_ones_are_put_into_the_insurers_words():
    day = date(2026, 3, 1)
    record = MemberRecord(id="N", programme="a")
    swap = Swap(member_id="E-001", joiner=record, requested_on=day)
    renamed_swap = in_programmes(swap, {"a": "b"})
    assert isinstance(renamed_swap, Swap)
    assert renamed_swap.joiner.programme == "b"
    nameless = Add(member=MemberRecord(id="N"), requested_on=day)
    assert in_programmes(nameless, {"a": "b"}) == nameless
    change = ChangeProgramme(member_id="E-001", programme="c", requested_on=day)
    assert in_programmes(change, {"a": "b"}) == change


@pytest.mark.parametrize(
    ("contracts", "said"),
    [
        ({}, "no contract"),
        ({"a": candidate(), "b": candidate(people=staff(2))}, "different people"),
        (
            {
                "a": candidate(),
                "b": candidate(
                    offer=candidate().agreement.offer.agreeing({"period": None}),
                    period=Period(date(2026, 2, 1), date(2027, 1, 31)),
                ),
            },
            "different days",
        ),
    ],
)
def test_what_cannot_be_compared(contracts, said):
    with pytest.raises(ValueError, match=said):
        hiring_years(contracts, plan())


def test_a_contract_with_movements_is_not_compared():
    begun = candidate()
    moved = begun.apply(begun.pay(Decimal(100), on=date(2026, 1, 10)))
    with pytest.raises(ValueError, match="before any movement"):
        hiring_years({"a": begun, "b": moved}, plan())


def test_the_clients_list_has_the_same_people():
    with pytest.raises(ValueError, match="other people"):
        hiring_years(both(), plan(), roster=staff(2))


def test_a_plan_without_anybody_is_the_first_list():
    years = hiring_years(both(), plan())
    for id_, contract in both().items():
        assert years.years[id_].total is not None
        assert row(years, "premium")[id_] == contract.premium
    assert years.joiners == 0
    assert years.mean_days_without_cover("std") is None


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_same_plan_under_identical_terms_gives_identical_years(seed):
    people = with_child()
    same = {name: candidate(people=people) for name in "abc"}
    years = hiring_years(same, drawn(seed)).years
    for id_ in "bc":
        assert years[id_].total == years["a"].total
        assert years[id_].common == years["a"].common
        assert years[id_].measured == years["a"].measured
        assert codes(years[id_].questions) == codes(years["a"].questions)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.permutations(["std", "imp", "open"]))
def test_the_order_of_candidates_changes_no_figure(seed, order):
    people = with_child()
    contracts = both(people) | {"open": candidate(OPEN_TERMS, people)}
    here = hiring_years({id_: contracts[id_] for id_ in order}, drawn(seed))
    there = hiring_years(contracts, drawn(seed))
    assert here.requests == there.requests
    assert list(here.years) == list(order)
    for id_ in order:
        assert here.years[id_].total == there.years[id_].total
        assert here.years[id_].common == there.years[id_].common
    assert [one.number for one in here.left_out] == [one.number for one in there.left_out]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_figures_add_up_and_better_dates_never_lose_cover(seed):
    people = with_child()
    years = hiring_years(both(people), drawn(seed))
    parts = ("first_list", "joining", "leaving", "retained", "changes")
    for id_, year in years.years.items():
        assert year.total is not None
        assert year.contract is not None
        assert year.contract.premium == row(years, "premium")[id_]
        assert sum(row(years, part)[id_] or 0 for part in parts) == year.contract.premium
    waits = row(years, "days_without_cover")
    if not years.years["imp"].refused:  # who leaves sooner can no longer add a relative
        assert waits["imp"] <= waits["std"]


def test_a_list_is_not_touched():
    people = staff()
    before = {name: list(values) for name, values in people.columns.items()}
    hiring_years(both(people), drawn(), roster=Roster(people.columns))
    assert {name: list(values) for name, values in people.columns.items()} == before
