"""Conflicts and ways out: all minimal ones, against every subset of the choices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from logic_care import OFFER, RULES
from logic_tables import fits, lits, minimal, some_literals, theories, worlds

from dms.configurator.logic.clause import Literal, always, at_most_one, never
from dms.configurator.logic.conflicts import Conflict, conflicts, ways_out
from dms.configurator.logic.theory import Theory

EVERYTHING = 1000


@given(theories(), some_literals())
def test_all_minimal_conflicts_are_found_in_order(theory, assumed):
    known = worlds(theory)
    found = conflicts(theory, assumed, most=EVERYTHING)
    expected = minimal(theory.in_order(assumed), lambda some: not fits(known, some))
    assert [conflict.choices for conflict in found] == expected


@given(theories(), some_literals())
def test_each_conflict_needs_all_its_rules(theory, assumed):
    for conflict in conflicts(theory, assumed):
        others = set(theory.origins).difference(conflict.origins)
        assert not fits(worlds(theory, others), conflict.choices)
        for rule in conflict.origins:
            assert fits(worlds(theory, others | {rule}), conflict.choices)


@given(theories(), some_literals())
def test_ways_out_are_all_the_smallest_that_free_the_rest(theory, assumed):
    known, choices = worlds(theory), theory.in_order(assumed)
    frees = minimal(choices, lambda some: fits(known, set(choices).difference(some)))
    assert list(ways_out(theory, assumed)) == [way for way in frees if len(way) == len(frees[0])]


@given(theories(), some_literals())
def test_a_way_out_takes_something_from_every_conflict(theory, assumed):
    found = conflicts(theory, assumed, most=EVERYTHING)
    for way in ways_out(theory, assumed):
        assert all(set(way).intersection(conflict.choices) for conflict in found)


@given(theories(), some_literals(), st.randoms(use_true_random=False))
def test_the_order_of_choices_changes_nothing(theory, assumed, random):
    other = random.sample(assumed, len(assumed)) + assumed[:1]
    assert conflicts(theory, assumed) == conflicts(theory, other)
    assert ways_out(theory, assumed) == ways_out(theory, other)


@given(theories(), some_literals(), st.integers(0, 3))
def test_fewer_conflicts_are_the_first_ones(theory, assumed, most):
    assert conflicts(theory, assumed, most=most) == conflicts(theory, assumed)[:most]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["dental", "home_care"], []),
        (["not outpatient"], [(["not outpatient"], ["outpatient-always"])]),
        (["dental", "not dental"], [(["dental", "not dental"], [])]),
        (
            ["planned_inpatient", "not emergency_inpatient", "dental"],
            [(["not emergency_inpatient", "planned_inpatient"], ["planned-with-emergency"])],
        ),
        (
            ["planned_inpatient", "not ambulance"],
            [
                (
                    ["not ambulance", "planned_inpatient"],
                    ["planned-with-emergency", "emergency-with-ambulance"],
                )
            ],
        ),
        (
            ["maternity", "dental.place=specialised", "programme.clinic_tier=C"],
            [
                (["maternity", "programme.clinic_tier=C"], ["no-maternity-in-c"]),
                (["dental.place=specialised", "programme.clinic_tier=C"], ["no-specialised-in-c"]),
            ],
        ),
        (
            ["dental", "not dental.place=any", "not dental.place=specialised"],
            [
                (
                    ["dental", "not dental.place=any", "not dental.place=specialised"],
                    ["dental-place"],
                )
            ],
        ),
    ],
)
def test_conflicts_in_an_offer(chosen, expected):
    wanted = tuple(Conflict(lits(*choices), tuple(origins)) for choices, origins in expected)
    assert conflicts(OFFER, lits(*chosen)) == wanted


@pytest.mark.parametrize(
    ("chosen", "ways"),
    [
        (["dental"], [[]]),
        (["planned_inpatient", "not ambulance"], [["not ambulance"], ["planned_inpatient"]]),
        (
            ["maternity", "dental.place=specialised", "programme.clinic_tier=C"],
            [["programme.clinic_tier=C"]],
        ),
        (
            ["dental", "not dental", "planned_inpatient", "not ambulance"],
            [
                ["dental", "not ambulance"],
                ["dental", "planned_inpatient"],
                ["not dental", "not ambulance"],
                ["not dental", "planned_inpatient"],
            ],
        ),
    ],
)
def test_ways_out_in_an_offer(chosen, ways):
    assert ways_out(OFFER, lits(*chosen)) == tuple(lits(*way) for way in ways)


def test_rules_that_contradict_each_other_are_the_only_conflict_and_leave_no_way_out():
    broken = Theory(OFFER.atoms, (*RULES, *never("outpatient", "outpatient-never")))
    chosen = lits("maternity", "programme.clinic_tier=C")
    assert conflicts(broken, chosen) == (Conflict((), ("outpatient-always", "outpatient-never")),)
    assert ways_out(broken, chosen) == ()


def test_conflicts_stop_at_twenty_unless_more_are_asked_for():
    atoms = tuple(f"{number:02}" for number in range(20))
    theory = Theory(atoms, at_most_one(atoms, "one tier"))
    chosen = [Literal(atom) for atom in atoms]
    assert len(conflicts(theory, chosen)) == 20
    assert len(conflicts(theory, chosen, most=EVERYTHING)) == 190
    assert len(ways_out(theory, chosen)) == 20
    assert {len(way) for way in ways_out(theory, chosen)} == {19}


def test_a_choice_that_goes_with_no_rule_is_a_conflict_of_its_own():
    theory = Theory(("a", "b"), (*never("a", "first"), *always("b", "second")))
    assert conflicts(theory, lits("a", "not b")) == (
        Conflict(lits("a"), ("first",)),
        Conflict(lits("not b"), ("second",)),
    )
    assert ways_out(theory, lits("a", "not b")) == (lits("a", "not b"),)
