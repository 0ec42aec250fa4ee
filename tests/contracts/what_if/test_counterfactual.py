"""Counterfactual: the same requests under other terms, one request or a whole contract."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from contract_example import eventful
from hypothesis import given
from hypothesis import strategies as st
from what_if_helpers import (
    IMPROVED_TERMS,
    START,
    brings,
    contract,
    family,
    joins,
    leaves,
    terms,
)

from dms.contracts.state.requests import Correct, Pay
from dms.contracts.what_if.counterfactual import under, what_if
from dms.errors import QuoteRefused

JOINER = joins("E-043", date(2026, 1, 20))
LATE = joins("E-043", date(2026, 1, 20), date(2026, 2, 1))


def test_the_example_of_the_text_in_roubles_and_days():
    """api-sketch.md, snippet 3: 15.02 and 33 665.75 ₽, or 27.01 and 35 664.66 ₽."""
    found = what_if(contract(), JOINER, IMPROVED_TERMS)
    assert found.effective == (date(2026, 2, 15), date(2026, 1, 27))
    assert found.actual.amount == Decimal("33665.75")
    assert found.other is not None
    assert found.other.amount == Decimal("35664.66")
    assert found.amount == Decimal("1998.91")
    assert found.days_without_cover == -19
    assert found.days_too_long == 0
    assert found.comparable
    assert found.issues == ()


def test_a_preview_leaves_the_contract_as_it_is():
    before = contract()
    head = before.head
    what_if(before, JOINER, IMPROVED_TERMS)
    assert before.head == head
    assert before.entries == ()


def test_a_leaver_who_may_go_on_any_day_is_not_insured_too_long():
    request = leaves("E-001", date(2026, 6, 10), date(2026, 6, 19))
    found = what_if(contract(), request, terms({"leaving.days": "any"}))
    assert found.effective == (date(2026, 7, 1), date(2026, 6, 20))
    assert found.days_too_long == -11
    assert found.amount is not None
    assert found.amount < 0


def test_what_the_other_terms_refuse_is_a_refused_movement():
    found = what_if(contract(), LATE, terms({"enrolment.late": "refuse"}))
    assert found.other is not None
    assert not found.other.accepted
    assert not found.comparable
    assert (found.amount, found.days_without_cover, found.days_too_long) == (None, None, None)


def test_terms_that_cannot_be_agreed_say_why():
    own = contract(people=family())
    found = what_if(own, JOINER, terms({"relatives.uplift_from_start": None}))
    assert found.other is None
    assert found.effective == (date(2026, 2, 15), None)
    assert [issue.code for issue in found.issues] == ["RELATIVES-UPLIFT-FROM-START-UNSTATED"]
    assert found.amount is None
    assert found.days_too_long is None
    with pytest.raises(QuoteRefused):
        under(own, terms({"relatives.uplift_from_start": None}))


def test_what_the_terms_leave_open_is_a_question():
    request = joins("E-043", date(2026, 2, 2), date(2026, 2, 15))
    found = what_if(contract(), request, terms({"enrolment.counting": None}))
    assert found.effective == (date(2026, 2, 15), date(2026, 3, 1))
    assert [issue.code for issue in found.issues] == ["ENROLMENT-COUNTING-UNSTATED"]


def lived() -> list[object]:
    return [
        LATE,
        brings("E-043/1", "E-043", date(2026, 1, 26)),
        Pay(requested_on=date(2026, 2, 20)),
        leaves("E-002", date(2026, 5, 4), date(2026, 5, 31), "cash"),
    ]


def test_under_its_own_terms_a_contract_is_the_same_to_the_hash():
    own = contract().replay(lived())
    again = under(own, own.terms)
    assert again.contract.head == own.head
    assert again.contract.payments == own.payments
    assert again.refused == ()
    assert again.numbers == {n: n for n in range(5)}


def test_every_kind_of_movement_comes_out_the_same_under_the_same_terms():
    own = eventful()
    again = under(own, own.terms)
    assert again.contract.head == own.head
    assert again.contract.premium == own.premium
    assert len(again.answers) == len(own.entries)


def test_every_kind_of_movement_is_answered_under_other_terms():
    own = eventful()
    other = under(own, IMPROVED_TERMS)
    granted = {entry.movement.kind for entry in other.contract.entries}
    assert set(other.answers) == set(range(1, len(own.entries) + 1))
    assert {movement.kind for movement in other.refused} == {"change_programme", "swap"}
    assert {"add", "add_relative", "remove", "correct", "pay", "terminate"} <= granted


def test_requests_refused_under_other_terms_are_reported_and_change_nothing():
    own = contract().replay(lived())
    other = under(own, terms({"enrolment.late": "refuse"}))
    assert [movement.kind for movement in other.refused] == ["add", "add_relative"]
    assert other.refused[1].issues[0].code == "MOVEMENT-STRANGER"
    assert [entry.movement.kind for entry in other.contract.entries] == ["pay", "remove"]
    assert other.contract.standing.person("E-043") is None
    assert other.numbers == {0: 0, 3: 1, 4: 2}


def test_a_correction_finds_its_movement_under_another_number():
    requests = [
        joins("E-050", date(2026, 1, 20), date(2026, 1, 21)),
        joins("E-051", date(2026, 2, 2), date(2026, 3, 1)),
        Correct(corrects=2, requested_on=date(2026, 3, 5), facts={"programme": "vip"}),
    ]
    own = contract().replay(requests)
    other = under(own, terms({"enrolment.late": "refuse"}))
    assert [movement.accepted for movement in other.answers.values()] == [False, True, True]
    corrected = other.contract.entries[-1].movement.request
    assert isinstance(corrected, Correct)
    assert corrected.corrects == 1
    assert other.contract.person("E-051").member.programme == "vip"


def test_a_previewed_correction_finds_its_movement_too():
    requests = [
        joins("E-050", date(2026, 1, 20), date(2026, 1, 21)),
        joins("E-051", date(2026, 2, 2), date(2026, 3, 1)),
    ]
    wrong = Correct(corrects=2, requested_on=date(2026, 3, 5), facts={"programme": "vip"})
    found = what_if(contract().replay(requests), wrong, terms({"enrolment.late": "refuse"}))
    assert found.other is not None
    assert found.other.request == wrong.model_copy(update={"corrects": 1})
    assert found.amount == 0


def test_a_correction_of_what_was_not_granted_is_refused():
    requests = [
        joins("E-050", date(2026, 1, 20), date(2026, 1, 21)),
        Correct(corrects=1, requested_on=date(2026, 3, 5), facts={"programme": "vip"}),
    ]
    other = under(contract().replay(requests), terms({"enrolment.late": "refuse"}))
    assert [issue.code for issue in other.refused[1].issues] == ["MOVEMENT-NOT-GRANTED"]


days = st.integers(0, 330).map(lambda n: START + timedelta(n))


@st.composite
def joiners(draw):
    count = draw(st.integers(1, 6))
    found = []
    for n in range(count):
        filed = draw(days)
        wish = draw(st.none() | st.integers(0, 30).map(lambda k: filed + timedelta(k)))  # noqa: B023
        found.append(joins(f"N-{n}", filed, wish))
    return sorted(found, key=lambda request: request.requested_on)


@given(joiners(), st.integers(0, 15), st.sampled_from([[1], [15], [1, 15], [1, 10, 20]]))
def test_a_more_permissive_enrolment_never_waits_longer(requests, notice, entry_days):
    strict = terms({"enrolment.days": entry_days, "enrolment.notice": {"working_days": notice + 1}})
    easy = terms({"enrolment.days": "any", "enrolment.notice": {"working_days": notice}})
    own = contract(strict)
    for request in requests:
        found = what_if(own, request, easy)
        if found.actual.accepted:
            assert found.comparable
            assert found.days_without_cover is not None
            assert found.days_without_cover <= 0
            assert found.amount is not None
            assert found.amount >= 0
