"""Hiring plans: named people and drawn ones as requests, the same each time."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from what_if_helpers import (
    IMPROVED_TERMS,
    LAST_DAY,
    STANDARD_TERMS,
    START,
    brings,
    contract,
    family,
    staff,
)

from dms.contracts.state.requests import Add, AddRelative, ChangeProgramme, Remove, Request
from dms.contracts.what_if.comparison import compare_terms
from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.contracts.what_if.planning import planned_requests
from dms.contracts.what_if.what_if import WhatIf
from dms.errors import LoadError
from dms.members import Relationship

AHEAD = {"least": 3, "most": 20}


def plan(**parts: Any) -> HiringPlan:
    return HiringPlan.model_validate({"dms": "hiring-plan/1", "id": "growth", **parts})


def rated(**rates: Any) -> HiringPlan:
    return plan(rates={"seed": 7, "filed_ahead": AHEAD, **rates})


def requests(written: HiringPlan, people: int = 3) -> tuple[Request, ...]:
    return planned_requests(written, contract(people=staff(people)))


def test_a_plan_without_anything_asks_for_nothing():
    assert requests(plan()) == ()


def test_a_named_joiner():
    joiner = {
        "member": "N-1",
        "birth": "02.04.1991",
        "sex": "female",
        "programme": "standard",
        "place": "Казань",
        "office": "Север",
        "grade": "7",
        "columns": {"smoker": "no"},
        "start": "01.03.2026",
        "filed_on": "10.02.2026",
    }
    (found,) = requests(plan(joiners=[joiner]))
    assert isinstance(found, Add)
    member = found.member
    assert (found.start, found.requested_on) == (date(2026, 3, 1), date(2026, 2, 10))
    assert (member.id, member.birth, member.programme) == ("N-1", date(1991, 4, 2), "standard")
    assert (member.place, member.office, member.grade) == ("Казань", "Север", "7")
    assert member.extra == {"smoker": "no"}
    assert member.relationship == Relationship.EMPLOYEE


def test_people_of_a_template_get_numbers_of_their_own():
    template = {"id": "office", "age": 35, "programme": "standard", "columns": {"a": 1, "b": 1}}
    joiners = [
        {
            "template": "office",
            "count": 2,
            "start": "2026-03-01",
            "filed_on": "2026-02-01",
            "programme": "vip",
            "columns": {"b": 2},
        },
        {"member": "growth-3", "age": 0, "start": "2026-03-01", "filed_on": "2026-02-02"},
        {"birth": "1990-01-01", "start": "2026-03-01", "filed_on": "2026-02-03"},
    ]
    found = requests(plan(joiners=joiners, templates=[template]))
    members = [request.member for request in found if isinstance(request, Add)]
    assert [m.id for m in members] == ["growth-1", "growth-2", "growth-3", "growth-4"]
    assert members[0].birth == date(1991, 1, 1)  # 35 on the first day of the contract
    assert members[0].programme == "vip"
    assert members[0].extra == {"a": 1, "b": 2}
    assert members[2].birth == START


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ({"calendar_days": 10}, date(2026, 2, 19)),
        ({"calendar_days": 0}, date(2026, 3, 1)),
        ({"working_days": 5}, date(2026, 2, 20)),  # 23 February is a holiday
    ],
)
def test_so_many_days_before(before, day):
    joiner = {"birth": "1990-01-01", "start": "2026-03-01", "filed_before": before}
    (found,) = requests(plan(joiners=[joiner]))
    assert found.requested_on == day


def test_days_before_a_leaving_are_counted_from_the_first_day_without_cover():
    leaver = {"member": "E-001", "last_day": "2026-02-28", "filed_before": {"calendar_days": 10}}
    (found,) = requests(plan(leavers=[{**leaver, "refund": "cash", "claims": "100.50"}]))
    assert isinstance(found, Remove)
    assert found.requested_on == date(2026, 2, 19)
    assert (found.refund, str(found.claims)) == ("cash", "100.50")


def test_relatives_and_changes_and_the_order_of_filing():
    written = plan(
        joiners=[
            {"member": "N", "age": 30, "start": "2026-05-01", "filed_on": "2026-04-01"},
        ],
        relatives=[
            {
                "employee": "N",
                "relationship": "spouse",
                "birth": "1992-02-02",
                "start": "2026-05-01",
                "filed_on": "2026-04-01",
                "events": {"marriage": "2026-03-20"},
            }
        ],
        changes=[
            {
                "member": "E-001",
                "programme": "vip",
                "start": "2026-04-01",
                "filed_on": "2026-03-01",
            }
        ],
    )
    change, joiner, relative = requests(written)
    assert isinstance(change, ChangeProgramme)
    assert (change.programme, change.start) == ("vip", date(2026, 4, 1))
    assert isinstance(joiner, Add)
    assert isinstance(relative, AddRelative)
    assert relative.member.employee_id == "N"
    assert relative.member.relationship == Relationship.SPOUSE
    assert relative.events == {"marriage": date(2026, 3, 20)}


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"joiners": [{"start": "2026-03-01"}]}, "PLAN-FILING-DAY"),
        (
            {
                "leavers": [
                    {
                        "member": "E",
                        "last_day": "2026-03-01",
                        "filed_on": "2026-02-01",
                        "filed_before": {"calendar_days": 1},
                    }
                ]
            },
            "PLAN-FILING-DAY",
        ),
        (
            {"templates": [{"id": "a", "age": 30, "birth": "1990-01-01"}]},
            "PLAN-AGE-TWICE",
        ),
        (
            {
                "joiners": [
                    {"member": "N", "count": 2, "start": "2026-03-01", "filed_on": "2026-02-01"}
                ]
            },
            "PLAN-COUNT-NAMED",
        ),
        ({"templates": [{"id": "a"}, {"id": "a"}]}, "PLAN-TEMPLATE-TWICE"),
        (
            {"joiners": [{"template": "b", "start": "2026-03-01", "filed_on": "2026-02-01"}]},
            "PLAN-TEMPLATE-UNKNOWN",
        ),
        (
            {
                "joiners": [{"template": "c", "start": "2026-03-01", "filed_on": "2026-02-01"}],
                "templates": [{"id": "c", "relationship": "child"}],
            },
            "PLAN-TEMPLATE-UNKNOWN",
        ),
        ({"rates": {"seed": 1, "filed_ahead": {"least": 3, "most": 2}}}, "PLAN-AHEAD-BACKWARDS"),
        ({"rates": {"joiners": 1, "filed_ahead": AHEAD}}, "missing"),
        ({"rates": {"seed": 1, "joiners": 1}}, "missing"),
    ],
)
def test_what_a_plan_cannot_say(parts, code):
    with pytest.raises(ValidationError) as caught:
        plan(**parts)
    assert code in {error["type"] for error in caught.value.errors()}


# -- drawn people ----------------------------------------------------------------------------------


def test_whole_rates_are_met_in_every_month():
    found = requests(rated(joiners=2, leavers=1), people=40)
    joined = Counter(r.start.month for r in found if isinstance(r, Add) and r.start)
    left = Counter(r.last_day.month for r in found if isinstance(r, Remove))
    assert joined == dict.fromkeys(range(1, 13), 2)
    assert left == dict.fromkeys(range(1, 13), 1)


def test_a_broken_rate_is_met_over_the_year():
    counts = [
        len(requests(plan(rates={"seed": seed, "joiners": "2.5", "filed_ahead": AHEAD})))
        for seed in range(20)
    ]
    assert all(24 <= count <= 36 for count in counts)
    assert 28 <= sum(counts) / len(counts) <= 32


def test_the_draw_is_pinned():
    """Whoever changes how people are drawn changes everybody's plans."""
    found = requests(rated(joiners="0.5", leavers="0.25"), people=10)
    assert [(r.kind, r.requested_on.isoformat()) for r in found] == [
        ("add", "2026-01-01"),
        ("add", "2026-02-05"),
        ("remove", "2026-02-08"),
        ("add", "2026-03-07"),
        ("add", "2026-04-21"),
        ("add", "2026-06-17"),
        ("remove", "2026-09-01"),
        ("add", "2026-11-08"),
        ("remove", "2026-11-09"),
    ]


def test_a_part_of_the_year():
    found = requests(rated(joiners=30, start="2026-03-16", last_day="2026-04-30"))
    days = Counter(r.start.month for r in found if isinstance(r, Add) and r.start)
    assert days[4] == 30
    assert days[3] in (15, 16)  # 30 × 16 of 31 days
    assert set(days) == {3, 4}


@pytest.mark.parametrize(
    "time",
    [
        {"start": "2026-04-02", "last_day": "2026-04-01"},
        {"start": "2027-01-01"},
        {"last_day": "2025-12-31"},
    ],
)
def test_time_outside_the_contract_is_refused(time):
    with pytest.raises(LoadError) as caught:
        requests(rated(joiners=1, **time))
    assert [issue.code for issue in caught.value.issues] == ["PLAN-RATES-OUTSIDE"]


def test_templates_are_drawn_by_their_weight():
    templates = [
        {"id": "often", "weight": 9, "age": 30, "programme": "standard"},
        {"id": "seldom", "age": 50, "programme": "vip"},
        {"id": "child", "relationship": "child", "age": 5, "programme": "standard"},
    ]
    rates = {"seed": 1, "filed_ahead": AHEAD, "joiners": 50, "relatives": 2}
    found = requests(plan(templates=templates, rates=rates))
    programmes = Counter(r.member.programme for r in found if isinstance(r, Add))
    assert 450 < programmes["standard"] < 600
    assert programmes["standard"] + programmes["vip"] == 600
    relatives = [r.member for r in found if isinstance(r, AddRelative)]
    assert {m.relationship for m in relatives} == {Relationship.CHILD}
    assert len(relatives) == 24
    assert all(m.employee_id for m in relatives)


def test_without_templates_people_are_like_those_present():
    own = contract().apply(contract().preview(brings("C-1", "E-001", date(2026, 1, 12))))
    found = planned_requests(rated(joiners=1, relatives=1), own)
    present = {person.member.birth for person in own.standing.people.values()}
    assert {r.member.birth for r in found if isinstance(r, Add | AddRelative)} <= present
    assert all(r.member.name is None for r in found if isinstance(r, Add | AddRelative))


@pytest.mark.parametrize("rate", ["relatives", "leavers"])
def test_nobody_to_draw_from_is_said(rate):
    with pytest.raises(LoadError) as caught:
        requests(rated(**{rate: 1}), people=2)
    (issue,) = caught.value.issues
    assert (issue.code, issue.where.pointer) == ("PLAN-NOBODY", f"/rates/{rate}")


def test_a_list_of_relatives_alone_has_no_employees_to_be_like():
    child = family()[1:]
    with pytest.raises(LoadError, match="nobody to draw from"):
        planned_requests(rated(joiners=1), contract(people=child))


def test_who_is_named_to_leave_is_not_drawn_again():
    named = [
        {"member": f"E-{n:03}", "last_day": "2026-12-30", "filed_on": "2026-12-01"}
        for n in range(1, 9)
    ]
    written = plan(leavers=named, rates={"seed": 3, "leavers": "0.1", "filed_ahead": AHEAD})
    found = requests(written, people=12)
    assert len({r.member_id for r in found if isinstance(r, Remove)}) == len(found)


def test_who_left_before_is_not_drawn():
    own = contract(people=staff(2))
    left = Remove(member_id="E-001", requested_on=date(2026, 1, 9), last_day=date(2026, 1, 31))
    own = own.replay([left])
    found = planned_requests(rated(leavers="0.05", start="2026-03-01"), own)
    assert {r.member_id for r in found if isinstance(r, Remove)} <= {"E-002"}


@settings(max_examples=25)
@given(st.integers(0, 2**63 - 1), st.integers(0, 4), st.integers(0, 2))
def test_the_same_seed_draws_the_same_and_nothing_impossible(seed, joiners, leavers):
    rates = {"seed": seed, "joiners": joiners, "leavers": leavers, "filed_ahead": AHEAD}
    own = contract(people=staff(30))
    found = planned_requests(plan(rates=rates), own)
    assert found == planned_requests(plan(rates=rates), own)
    filed = [request.requested_on for request in found]
    assert filed == sorted(filed)
    entry = {r.member.id: r.start for r in found if isinstance(r, Add)}
    assert len(entry) == 12 * joiners
    for request in found:
        if isinstance(request, Remove):
            start = entry.get(request.member_id) or START
            assert start <= request.last_day < LAST_DAY
        elif isinstance(request, Add):
            assert request.start is not None
            assert 3 <= (request.start - request.requested_on).days <= 20


def test_another_seed_is_another_year():
    one = requests(rated(joiners=2))
    other = requests(plan(rates={"seed": 8, "joiners": 2, "filed_ahead": AHEAD}))
    assert one != other


def test_a_drawn_year_under_both_terms():
    own = contract(people=staff(60))
    written = rated(joiners=3, leavers=2)
    found: WhatIf = compare_terms(
        own, planned_requests(written, own), STANDARD_TERMS, IMPROVED_TERMS
    )
    assert found.difference is not None
    assert found.joiners == 36
    assert found.difference.days_without_cover < 0
    assert found.difference.premium > 0


def test_days_ahead_reach_before_the_contract():
    found = requests(rated(joiners=31, last_day="2026-01-02"))
    assert len(found) == 2
    assert all(request.requested_on < START for request in found)
