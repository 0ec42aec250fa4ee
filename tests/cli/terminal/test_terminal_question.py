"""Questions: what is in the way of a wish, and what it takes to grant it."""

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from terminal_helpers import OFFER, WORKING, configuration, offer_from, people, pressed, shown

from dms.cli.terminal.question import Question
from dms.cli.terminal.session import Session, View
from dms.cli.terminal.steps import step
from dms.configurator.configuring import configure

CHOICES = configuration().bench.model.parts.choices


def ways(question):
    return [[str(one) for one in way] for way in question.ways]


def test_the_wish_itself_is_never_among_the_ways_out():
    before = configuration().choose("planned_inpatient")
    question = Question(before, before.drop("emergency_inpatient"))
    assert [str(one) for one in question.new] == ["not emergency_inpatient"]
    assert ways(question) == [["planned_inpatient"]]
    left = question.after(question.ways[0])
    assert dict(left.decided) == {"emergency_inpatient": False}
    assert left.is_possible


def test_several_decisions_may_have_to_go():
    before = configuration().choose("planned_inpatient", "emergency_inpatient.ward=single")
    question = Question(before, before.drop("emergency_inpatient"))
    assert ways(question) == [["emergency_inpatient.ward=single", "planned_inpatient"]]


def test_there_may_be_several_ways():
    wanted = configuration().choose("telemedicine", "home_care")
    question = Question(None, wanted)
    assert question.new == ()
    assert ways(question) == [["home_care"], ["telemedicine"]]


def test_what_the_rules_forbid_has_no_way_out():
    before = configuration().choose("dental")
    question = Question(before, before.choose("vaccination"))
    assert question.ways == ()
    assert [rule.id for clash in question.clashes for rule in clash.rules] == ["rule:many"]


@given(WORKING, st.sampled_from(CHOICES))
def test_each_way_grants_the_wish_with_the_fewest_decisions(keys, choice):
    before = pressed(Session.of(configuration()), *keys).now
    wanted = step(before, choice)
    assume(not wanted.is_possible)
    question = Question(before, wanted)
    new = {one.choice.name for one in question.new}
    old = [name for name in wanted.decided if name not in new]
    found = [{one.choice.name for one in way} for way in question.ways]
    expected = next(
        (
            sets
            for size in range(len(old) + 1)
            if (sets := [set(s) for s in combinations(old, size) if wanted.undo(*s).is_possible])
        ),
        [],
    )
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


@pytest.fixture(scope="module")
def hopeless():
    """A programme whose rules leave nothing to choose to a small group."""
    rule = "- {id: never, choose: outpatient, only_for: {headcount: 100+}}\n      - {id: many"
    return configure(offer_from(OFFER.replace("- {id: many", rule)), people(3))


def test_rules_may_leave_a_group_nothing(hopeless):
    question = Question(None, hopeless)
    assert question.ways == ()
    assert [clash.decisions for clash in question.clashes] == [()]


def test_then_one_can_only_leave(hopeless):
    session = Session.of(hopeless)
    assert "Nothing can be chosen at all" in shown(session)
    assert "No price while the decisions contradict each other" in shown(session)
    for key in ("1", "take", "save", "help"):
        assert pressed(session, key).view is View.QUESTION
    assert pressed(session, "leave").view is View.LEFT
