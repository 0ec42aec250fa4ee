"""Counting and combining answers: unknown is never taken for yes or no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requirement_helpers import NO, NOT_STATED, YES

from dms.i18n import text
from dms.modules.questions import Stated
from dms.requirements.met import Met, MetTally, all_of, any_of, tally
from dms.requirements.wishes import Need

ANSWERS = st.lists(st.sampled_from(Stated), max_size=6)


def met(need: Need, answer: Stated, **more: object) -> Met:
    return Met(wish="w", title=text("Ward"), need=need, answer=answer, wanted=text("yes"), **more)


@pytest.mark.parametrize(
    ("answers", "every", "one"),
    [
        ([], YES, NO),
        ([YES], YES, YES),
        ([NO], NO, NO),
        ([YES, NOT_STATED], NOT_STATED, YES),
        ([NO, NOT_STATED], NO, NOT_STATED),
        ([YES, NO, NOT_STATED], NO, YES),
    ],
)
def test_combined(answers, every, one):
    assert (all_of(answers), any_of(answers)) == (every, one)


@given(ANSWERS)
def test_an_answer_more_to_the_unknown_ones_cannot_turn_what_is_certain(answers):
    for filler in (YES, NO):
        filled = [filler if answer is NOT_STATED else answer for answer in answers]
        for combine in (all_of, any_of):
            if combine(answers) is not NOT_STATED:
                assert combine(filled) is combine(answers)


@given(st.lists(st.tuples(st.sampled_from(Need), st.sampled_from(Stated))))
def test_the_tally_counts_each_wish_once(pairs):
    found = tally(met(need, answer) for need, answer in pairs)
    assert found.musts + found.shoulds == len(pairs)
    assert found.must_met == pairs.count((Need.MUST, YES))
    assert found.should_missed == pairs.count((Need.SHOULD, NO))
    assert found.must_unknown == pairs.count((Need.MUST, NOT_STATED))


@pytest.mark.parametrize(
    ("counts", "answer"),
    [
        ({}, YES),
        ({"must_met": 2, "should_missed": 3}, YES),
        ({"must_met": 2, "must_unknown": 1}, NOT_STATED),
        ({"must_met": 2, "must_unknown": 1, "must_missed": 1}, NO),
    ],
)
def test_all_musts(counts, answer):
    assert MetTally(**counts).all_musts is answer


def test_only_what_the_insurer_can_answer_is_asked_of_the_insurer():
    assert met(Need.MUST, NOT_STATED).asks_insurer
    assert not met(Need.MUST, NOT_STATED, ours=True).asks_insurer
    assert not met(Need.MUST, NO).asks_insurer
