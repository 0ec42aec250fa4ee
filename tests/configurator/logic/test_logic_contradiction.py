"""Contradictions of rules: the fewest that cannot all be met, against every subset."""

import pytest
from hypothesis import assume, given
from logic_care import OFFER, RULES
from logic_tables import ATOMS, subsets, theories, worlds

from dms.configurator.logic.clause import Clause, always, exactly_one, excludes, never, requires
from dms.configurator.logic.contradiction import contradiction
from dms.configurator.logic.theory import Theory


def fewest(theory):
    """Return the first of the smallest sets of rules without a case, by trying every one."""
    rules = theory.origins
    tried = (some for some in subsets(rules) if not worlds(theory, set(rules).difference(some)))
    return next(tried, ())


@given(theories(ATOMS[:4], most=20, rules=7))
def test_no_smaller_set_of_rules_contradicts(theory):
    assert contradiction(theory) == fewest(theory)


@given(theories(ATOMS[:3], most=24, rules=8))
def test_no_smaller_set_of_many_rules_contradicts(theory):
    assume(not theory.consistent())
    assert contradiction(theory) == fewest(theory)


def test_rules_of_an_offer_agree():
    assert contradiction(OFFER) == ()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (never("outpatient", "never"), ("outpatient-always", "never")),
        (
            (*always("planned_inpatient", "planned"), *never("ambulance", "no-ambulance")),
            ("planned-with-emergency", "emergency-with-ambulance", "planned", "no-ambulance"),
        ),
        (
            (*always("maternity", "maternity"), *always("programme.clinic_tier=C", "tier-c")),
            ("no-maternity-in-c", "maternity", "tier-c"),
        ),
        ((Clause((), "impossible"),), ("impossible",)),
        (exactly_one((), "one of nothing"), ("one of nothing",)),
    ],
)
def test_rules_that_cannot_all_be_met(more, expected):
    assert contradiction(Theory(OFFER.atoms, (*RULES, *more))) == expected


def test_the_shorter_of_two_contradictions_is_named():
    long = (*always("a", "1"), *requires("a", "b", "2"), *requires("b", "c", "3"), *never("c", "4"))
    short = (*always("d", "5"), *excludes("d", "d", "6"))
    assert contradiction(Theory(ATOMS, long + short)) == ("5", "6")


def test_one_rule_may_contradict_itself():
    clauses = (*always("a", "both"), *never("a", "both"), *always("b", "fine"))
    assert contradiction(Theory(ATOMS, clauses)) == ("both",)
