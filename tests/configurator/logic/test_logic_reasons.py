"""Reasons: the fewest choices and no rule too many, for everything that follows."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from logic_care import OFFER
from logic_tables import fits, lit, lits, some_literals, subsets, theories, worlds

from dms.configurator.logic.clause import never, requires
from dms.configurator.logic.origins import needed_origins
from dms.configurator.logic.reasons import Reason, reason
from dms.configurator.logic.theory import Theory


@given(theories(), some_literals(5), st.data())
def test_a_reason_is_the_smallest_and_needs_all_its_rules(theory, assumed, data):
    known = worlds(theory)
    assume(fits(known, assumed))
    literal = data.draw(st.sampled_from(theory.in_order(theory.consequences(assumed)) or [None]))
    assume(literal is not None)
    why = reason(theory, literal, assumed)
    choices = theory.in_order(assumed)
    enough = (some for some in subsets(choices) if not fits(known, (*some, ~literal)))
    assert why.because == next(enough)
    stands_against = (*why.because, ~literal)
    others = set(theory.origins).difference(why.origins)
    assert not fits(worlds(theory, others), stands_against)
    for rule in why.origins:
        assert fits(worlds(theory, others | {rule}), stands_against)


@given(theories(), some_literals(5))
def test_there_is_a_reason_for_what_follows_and_for_nothing_else(theory, assumed):
    assume(theory.consistent(assumed))
    follows = theory.consequences(assumed)
    for atom in theory.atoms:
        for literal in lits(atom, f"not {atom}"):
            if literal in follows:
                assert set(reason(theory, literal, assumed).because) <= set(assumed)
            else:
                with pytest.raises(ValueError, match="does not follow"):
                    reason(theory, literal, assumed)


@given(theories(), some_literals(5), st.randoms(use_true_random=False))
def test_the_order_of_choices_gives_no_other_reason(theory, assumed, random):
    assume(theory.consistent(assumed))
    other = random.sample(assumed, len(assumed))
    for literal in theory.consequences(assumed):
        assert reason(theory, literal, assumed) == reason(theory, literal, other)


@pytest.mark.parametrize(
    ("asked", "because", "origins"),
    [
        ("emergency_inpatient", ["planned_inpatient"], ["planned-with-emergency"]),
        (
            "ambulance",
            ["planned_inpatient"],
            ["planned-with-emergency", "emergency-with-ambulance"],
        ),
        ("outpatient", [], ["outpatient-always"]),
        ("planned_inpatient", ["planned_inpatient"], []),
        ("dental", ["dental.place=specialised"], ["dental-place"]),
        ("not dental.place=any", ["dental.place=specialised"], ["dental-place"]),
        ("not programme.clinic_tier=C", ["dental.place=specialised"], ["no-specialised-in-c"]),
        (
            "programme.clinic_tier=B",
            ["dental.place=specialised", "not programme.clinic_tier=A"],
            ["clinic-tier", "no-specialised-in-c"],
        ),
    ],
)
def test_reasons_in_an_offer(asked, because, origins):
    chosen = lits(
        "not programme.clinic_tier=A", "dental.place=specialised", "planned_inpatient", "home_care"
    )
    assert reason(OFFER, lit(asked), chosen) == Reason(lits(*because), tuple(origins))


def test_the_choice_with_the_first_atom_is_named_where_several_are_enough():
    chosen = lits("dental.place=specialised", "maternity")
    excluded = lit("not programme.clinic_tier=C")
    why = reason(OFFER, excluded, chosen)
    assert why == Reason(lits("maternity"), ("no-maternity-in-c",))


def test_nothing_has_a_reason_among_choices_that_contradict_each_other():
    with pytest.raises(ValueError, match="contradict"):
        reason(OFFER, lit("dental"), lits("dental", "not dental"))


def test_what_does_not_follow_is_named():
    with pytest.raises(ValueError, match="not maternity"):
        reason(OFFER, lit("not maternity"), lits("dental"))


def test_rules_are_only_to_blame_where_something_contradicts():
    with pytest.raises(ValueError, match="go together"):
        needed_origins(OFFER, lits("dental"))


def test_a_rule_is_not_named_that_is_not_needed():
    """Both rules are against `b`; the one alone is enough, the other one never."""
    theory = Theory(("a", "b"), (*requires("b", "a", "with a"), *never("b", "never b")))
    assert needed_origins(theory, lits("b", "not a")) in (("with a",), ("never b",))
    assert needed_origins(theory, lits("b", "a")) == ("never b",)


def test_a_choice_and_its_contrary_need_no_rule():
    assert needed_origins(OFFER, lits("dental", "not dental")) == ()
