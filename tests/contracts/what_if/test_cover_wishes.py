"""Cover wishes: days without cover and days too long, from the requests alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from what_if_helpers import LAST_DAY, START, brings, contract, joins, leaves, record

from dms.contracts.state.requests import ChangeProgramme, Correct, Request, Swap, Terminate
from dms.contracts.what_if.cover_wishes import CoverDays, CoverWishes
from dms.periods import Period

TERM = Period(START, LAST_DAY)


def wishes(*requests: Request) -> CoverWishes:
    return CoverWishes(contract(), list(enumerate(requests, start=1)))


def to(last_day: date, start: date = START) -> list[Period]:
    return [Period(start, last_day)]


def test_nobody_of_the_first_list_wishes_otherwise():
    assert wishes().days_of("E-001", [TERM]) == CoverDays(365, 0, 0)


def test_a_stranger_has_no_days():
    assert wishes().days_of("E-999", []) == CoverDays(0, 0, 0)


def test_a_joiner_waits_from_the_wish_to_the_cover():
    found = wishes(joins("N", date(2026, 1, 20), date(2026, 1, 27)))
    assert found.joiners == {"N"}
    assert found.days_of("N", to(LAST_DAY, date(2026, 2, 15))).without_cover == 19
    assert found.days_of("N", []) == CoverDays(0, 339, 0)


@pytest.mark.parametrize(
    ("requested_on", "wished"), [(date(2026, 1, 20), date(2026, 1, 20)), (date(2025, 12, 1), START)]
)
def test_who_names_no_day_wants_cover_at_once(requested_on, wished):
    found = wishes(joins("N", requested_on))
    assert found.days_of("N", to(LAST_DAY, wished)).without_cover == 0
    assert found.days_of("N", to(LAST_DAY, wished + timedelta(5))).without_cover == 5


def test_a_day_outside_the_contract_is_no_wish():
    found = wishes(joins("N", date(2026, 12, 20), date(2027, 1, 1)))
    assert found.joiners == set()
    assert found.days_of("N", []) == CoverDays()


def test_a_leaver_is_insured_too_long():
    found = wishes(leaves("E-001", date(2026, 6, 1), date(2026, 6, 10)))
    assert found.days_of("E-001", to(date(2026, 6, 14))) == CoverDays(165, 0, 4)
    assert found.days_of("E-001", [TERM]).too_long == 204


def test_asking_again_does_not_move_the_first_wish():
    found = wishes(
        joins("N", date(2026, 1, 20), date(2026, 2, 1)),
        joins("N", date(2026, 2, 20), date(2026, 3, 1)),
    )
    assert found.days_of("N", to(LAST_DAY, date(2026, 3, 1))).without_cover == 28


def test_who_leaves_and_comes_back_has_two_wishes():
    found = wishes(
        leaves("E-001", date(2026, 3, 1), date(2026, 3, 31)),
        joins("E-001", date(2026, 8, 1), date(2026, 9, 1)),
    )
    cover = [Period(START, date(2026, 4, 14)), Period(date(2026, 9, 15), LAST_DAY)]
    assert found.days_of("E-001", cover) == CoverDays(104 + 108, 14, 14)


def test_who_withdraws_before_the_first_day_wishes_nothing_any_more():
    found = wishes(
        joins("N", date(2026, 1, 20), date(2026, 2, 1)),
        leaves("N", date(2026, 1, 25), date(2026, 1, 31)),
    )
    assert found.days_of("N", []) == CoverDays()
    assert found.days_of("N", to(LAST_DAY, date(2026, 2, 1))).too_long == 334


def test_a_swap_is_a_leaving_and_a_joining():
    swap = Swap(
        member_id="E-001",
        joiner=record("N"),
        requested_on=date(2026, 3, 1),
        start=date(2026, 3, 10),
    )
    found = wishes(swap)
    assert found.days_of("E-001", to(date(2026, 3, 14))).too_long == 5
    assert found.days_of("N", to(LAST_DAY, date(2026, 3, 15))).without_cover == 5


def test_an_early_end_is_wished_for_everybody():
    end = Terminate(by="client", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 1))
    found = wishes(end)
    assert found.days_of("E-001", to(date(2026, 7, 1))).too_long == 1
    assert found.days_of("E-003", to(date(2026, 6, 30))).too_long == 0


def test_whether_relatives_were_to_leave_too_nobody_said():
    found = wishes(
        brings("C", "E-001", date(2026, 1, 10), date(2026, 1, 15)),
        leaves("E-001", date(2026, 6, 1), date(2026, 6, 10)),
    )
    start = date(2026, 1, 20)
    stays, leaves_too = to(LAST_DAY, start), to(date(2026, 6, 10), start)
    assert found.days_of("C", stays).without_cover == 5
    assert found.days_of("C", stays).too_long == 0
    assert found.days_of("C", leaves_too).without_cover == 5
    assert found.days_of("C", to(LAST_DAY, date(2026, 7, 1))).without_cover == 147


def test_a_correction_says_what_was_meant():
    found = wishes(
        joins("N", date(2026, 1, 20), date(2026, 2, 1)),
        Correct(corrects=1, requested_on=date(2026, 3, 1), start=date(2026, 2, 10)),
        leaves("E-001", date(2026, 5, 1), date(2026, 5, 31)),
        Correct(corrects=3, requested_on=date(2026, 6, 1), last_day=date(2026, 6, 5)),
        Correct(
            corrects=0, member_id="E-002", requested_on=date(2026, 6, 2), start=date(2026, 2, 1)
        ),
    )
    assert found.days_of("N", to(LAST_DAY, date(2026, 2, 10))) == CoverDays(325, 0, 0)
    assert found.days_of("E-001", to(date(2026, 6, 5))) == CoverDays(156, 0, 0)
    assert found.days_of("E-002", [TERM]).too_long == 31


def test_what_moves_no_days_and_corrects_nobody_wishes_nothing():
    change = ChangeProgramme(
        member_id="E-001", programme="vip", requested_on=date(2026, 3, 1), start=date(2026, 4, 1)
    )
    lost = Correct(corrects=7, requested_on=date(2026, 3, 1), start=date(2026, 4, 1))
    assert wishes(change, lost).days_of("E-001", [TERM]) == CoverDays(365, 0, 0)


days = st.integers(0, 364).map(lambda n: START + timedelta(n))


@given(days, days, days)
def test_insured_days_are_the_wished_ones_less_what_lacks_and_more_what_is_too_long(a, b, c):
    found = wishes(joins("N", START, a), leaves("N", START, b))
    cover = to(LAST_DAY, c)
    days_ = found.days_of("N", cover)
    wished = max((b - a).days + 1, 0)
    assert days_.insured == wished - days_.without_cover + days_.too_long
    assert days_.without_cover >= 0
    assert days_.too_long >= 0
