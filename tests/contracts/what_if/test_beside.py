"""Requests held against other terms: each on what the ones before it come to there."""

from datetime import date

from contract_helpers import contract, employee, relative, terms

from dms.contracts.rosters.joining_list import requests_to_join
from dms.contracts.state.journal import outcome_of
from dms.contracts.what_if.beside import alternatives
from dms.contracts.what_if.counterfactual import what_if
from dms.members import Roster

FILED = date(2026, 1, 20)
SLOW = {"days": [1], "notice": {"working_days": 10}, "counting": "lenient", "backdating": None}
SLOWLY = terms(enrolment=SLOW)


def previewed(of, *members):
    course, movements = of.course, []
    for request in requests_to_join(Roster.of(members), requested_on=FILED):
        movements.append(course.preview(request))
        course.enter(movements[-1])
    return movements


def test_one_request_is_what_a_counterfactual_says() -> None:
    of = contract()
    (movement,) = previewed(of, employee("N"))
    (found,) = alternatives(of, [movement], SLOWLY)
    other = what_if(of, movement.request, SLOWLY).other
    assert found.other is not None
    assert other is not None
    assert outcome_of(found.other) == outcome_of(other)
    assert found.effective == (FILED, date(2026, 3, 1))


def test_a_relative_finds_the_employee_who_joins_there() -> None:
    of = contract()
    movements = previewed(of, employee("N"), relative("N/1", of="N"))
    found = alternatives(of, movements, SLOWLY)
    assert [one.comparable for one in found] == [True, True]
    assert {one.effective[1] for one in found} == {date(2026, 3, 1)}


def test_a_refusal_there_changes_nothing_there() -> None:
    of = contract()
    movements = previewed(of, employee("N"), relative("N/1", of="N"))
    refusing = terms(enrolment=SLOW | {"late": "refuse"})
    found = alternatives(of, movements, refusing)
    assert [one.other.accepted for one in found if one.other is not None] == [True, True]
    nobody = terms(relatives={"relationships": ["parent"]})
    first, second = alternatives(of, movements, nobody)
    assert first.comparable
    assert not second.comparable


def test_terms_on_which_there_is_no_contract() -> None:
    child = relative("A/1", of="A")
    windows = [{"id": "w", "since": "contract_start", "months": 1, "uplift": "0.1"}]
    of = contract(employee("A"), child)
    silent = terms(relatives={"windows": windows, "uplift_from_start": None})
    (found,) = alternatives(of, previewed(of, employee("N")), silent)
    assert found.other is None
    assert [issue.code for issue in found.issues] == ["RELATIVES-UPLIFT-FROM-START-UNSTATED"]
