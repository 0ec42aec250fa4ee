"""Theories: what goes together, how it is completed and what follows, against truth tables."""

import pickle
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from logic_care import CARE, OFFER, PLACES, RULES, TIERS
from logic_tables import fits, lit, literals, lits, some_literals, theories, worlds

from dms.configurator.logic.clause import (
    Clause,
    Literal,
    always,
    at_most_one,
    exactly_one,
    excludes,
    never,
    requires,
    requires_any,
)
from dms.configurator.logic.theory import Theory

RULE_NAMES = st.sets(st.integers(1, 7).map("rule {}".format))


# --- consistency ------------------------------------------------------------------------------


@given(theories(), some_literals())
def test_choices_go_together_where_a_case_meets_them(theory, assumed):
    assert theory.consistent(assumed) is fits(worlds(theory), assumed)


@given(theories(), some_literals(), RULE_NAMES)
def test_rules_left_out_do_not_count(theory, assumed, without):
    known = worlds(theory, without)
    assert theory.consistent(assumed, without=without) is fits(known, assumed)


@given(theories(), some_literals())
def test_rules_used_are_enough_for_a_contradiction(theory, assumed):
    used = theory.rules_used(assumed)
    if fits(worlds(theory), assumed):
        assert used is None
    else:
        assert used == tuple(rule for rule in theory.origins if rule in used)
        others = set(theory.origins).difference(used)
        assert not fits(worlds(theory, others), assumed)


@pytest.mark.parametrize(
    ("chosen", "together"),
    [
        (["planned_inpatient", "emergency_inpatient"], True),
        (["planned_inpatient", "not emergency_inpatient"], False),
        (["planned_inpatient", "not ambulance"], False),
        (["not outpatient"], False),
        (["dental"], True),
        (["dental", "not dental.place=any", "not dental.place=specialised"], False),
        (["dental.place=any"], True),
        (["dental.place=any", "not dental"], False),
        (["dental.place=any", "dental.place=specialised"], False),
        (["not programme.clinic_tier=A", "not programme.clinic_tier=B"], True),
        (["maternity", "programme.clinic_tier=C"], False),
        (["maternity", "not home_care", "not emergency_inpatient"], False),
        (["dental", "not dental"], False),
    ],
)
def test_choices_in_an_offer(chosen, together):
    assert OFFER.consistent(lits(*chosen)) is together


def test_a_rule_can_be_set_aside():
    chosen = lits("planned_inpatient", "not ambulance")
    assert OFFER.consistent(chosen, without={"emergency-with-ambulance"})
    assert OFFER.consistent(chosen, without={"planned-with-emergency"})
    assert not OFFER.consistent(chosen, without={"clinic-tier"})


def test_without_rules_everything_goes_that_is_not_its_own_contrary():
    free = Theory(("a", "b"), ())
    assert free.consistent(lits("a", "not b"))
    assert not free.consistent(lits("a", "not a"))
    assert free.origins == ()


def test_a_rule_that_cannot_be_met_lets_nothing_pass():
    impossible = Theory(("a",), (Clause((), "impossible"),))
    assert not impossible.consistent()
    assert impossible.consistent(without=["impossible"])
    assert impossible.rules_used() == ("impossible",)
    assert impossible.completed(()) is None
    assert impossible.kept((), lits("a")) is None


def test_a_rule_that_is_always_met_says_nothing():
    assert Theory(("a",), (Clause(lits("a", "not a"), "r"),)).consequences() == frozenset()


# --- completion -------------------------------------------------------------------------------


def best_case(known, assumed, preferred):
    """Keep one preference after the other that some case still allows."""
    settled = list(assumed)
    for wish in preferred:
        settled.append(wish if fits(known, (*settled, wish)) else ~wish)
    return settled


@given(theories(), some_literals(4), some_literals())
def test_each_preference_is_kept_that_goes_with_those_before(theory, assumed, preferred):
    known = worlds(theory)
    values = theory.completed(assumed, preferred)
    if not fits(known, assumed):
        assert values is None
        assert theory.kept(assumed, preferred) is None
        return
    settled = best_case(known, assumed, preferred)
    assert all(literal.holds_in(values) for literal in settled)
    assert frozenset(Literal(*pair) for pair in values.items()) in known
    assert theory.kept(assumed, preferred) == tuple(w for w in preferred if w in settled)


@given(theories(), some_literals(4), some_literals(), st.randoms(use_true_random=False))
def test_the_order_of_choices_makes_no_difference(theory, assumed, preferred, random):
    other = random.sample(assumed, len(assumed)) + assumed[:1]
    assert theory.completed(assumed, preferred) == theory.completed(other, preferred)
    if theory.consistent(assumed):
        assert theory.consequences(assumed) == theory.consequences(other)


@given(theories())
def test_every_atom_has_a_value_in_the_order_of_the_theory(theory):
    values = theory.completed(())
    assert values is None or tuple(values) == theory.atoms


def test_defaults_fill_what_is_open():
    written = lits("dental", "dental.place=any", "programme.clinic_tier=B", "not planned_inpatient")
    values = OFFER.completed(lits("planned_inpatient"), written)
    assert [atom for atom in OFFER.atoms if values[atom]] == [
        "outpatient",
        "dental",
        "ambulance",
        "emergency_inpatient",
        "planned_inpatient",
        "dental.place=any",
        "programme.clinic_tier=B",
    ]


def test_the_first_of_two_preferences_that_exclude_each_other_wins():
    maternity, cheapest = lits("maternity", "programme.clinic_tier=C")
    assert OFFER.completed((), (maternity, cheapest))["maternity"]
    values = OFFER.completed((), (cheapest, maternity))
    assert values["programme.clinic_tier=C"]
    assert not values["maternity"]


def test_what_nobody_asks_for_is_not_taken():
    taken = {atom for atom, value in OFFER.completed(()).items() if value}
    assert "outpatient" in taken
    assert not taken.intersection(CARE[1:], PLACES)
    assert len(taken.intersection(TIERS)) == 1


def test_a_completion_cannot_be_changed():
    with pytest.raises(TypeError):
        OFFER.completed(())["dental"] = True


# --- consequences -----------------------------------------------------------------------------


@given(theories(), some_literals(4))
def test_what_is_true_in_every_case_follows(theory, assumed):
    cases = [world for world in worlds(theory) if world.issuperset(assumed)]
    if cases:
        assert theory.consequences(assumed) == frozenset.intersection(*cases)
    else:
        with pytest.raises(ValueError, match="contradict"):
            theory.consequences(assumed)


@given(theories(), some_literals(3), literals())
def test_more_choices_have_more_consequences(theory, assumed, more):
    if theory.consistent((*assumed, more)):
        assert theory.consequences(assumed) <= theory.consequences((*assumed, more))


def test_planned_inpatient_care_brings_emergency_care_and_the_ambulance():
    assert OFFER.consequences(lits("planned_inpatient")) == frozenset(
        lits("outpatient", "planned_inpatient", "emergency_inpatient", "ambulance")
    )


def test_a_choice_by_cases_is_found():
    """Both ways of maternity care bring the ambulance here, whichever is taken."""
    theory = Theory(OFFER.atoms, (*RULES, *requires("home_care", ["ambulance"], "home-by-car")))
    assert lit("ambulance") in theory.consequences(lits("maternity"))
    assert lit("ambulance") not in OFFER.consequences(lits("maternity"))


def test_a_value_that_goes_with_no_other_leaves_one_tier():
    follows = OFFER.consequences(lits("dental.place=specialised", "not programme.clinic_tier=A"))
    assert follows == frozenset(
        lits("outpatient", "dental", "dental.place=specialised", "not dental.place=any")
        + lits("not programme.clinic_tier=A", "programme.clinic_tier=B")
        + lits("not programme.clinic_tier=C")
    )


# --- questions about what it does not know -----------------------------------------------------


@pytest.mark.parametrize(
    "ask",
    [
        lambda strange: OFFER.consistent([strange]),
        lambda strange: OFFER.consequences([strange]),
        lambda strange: OFFER.completed([strange], ()),
        lambda strange: OFFER.completed((), [strange]),
        lambda strange: OFFER.in_order([strange]),
        lambda strange: Theory(("a",), (Clause((strange,), "r"),)),
    ],
)
def test_an_unknown_atom_is_refused_by_name(ask):
    with pytest.raises(ValueError, match="'optics'"):
        ask(Literal("optics"))


def test_an_atom_is_named_once():
    with pytest.raises(ValueError, match="once"):
        Theory(("a", "b", "a"), ())


def test_a_rule_without_clauses_may_be_left_out():
    assert OFFER.consistent(without=["of-another-offer"])


# --- the object -------------------------------------------------------------------------------


@given(some_literals())
def test_literals_come_in_the_order_of_the_atoms(assumed):
    ordered = Theory(tuple("abcdef"), ()).in_order(assumed)
    assert set(ordered) == set(assumed)
    assert ordered == tuple(sorted(set(assumed), key=lambda o: (o.atom, not o.positive)))


def test_rules_are_named_in_the_order_in_which_they_appear():
    assert OFFER.origins[:3] == ("outpatient-always", "dental-place", "clinic-tier")
    assert len(OFFER.origins) == 8


def test_it_is_equal_by_what_it_says_and_survives_the_way_to_another_process():
    twin = Theory(list(OFFER.atoms), list(RULES))
    assert OFFER.consistent()
    assert twin == OFFER
    assert hash(twin) == hash(OFFER)
    back = pickle.loads(pickle.dumps(OFFER))  # noqa: S301 - made right here
    assert back == OFFER
    assert back.consequences(lits("dental")) == OFFER.consequences(lits("dental"))


# --- size -------------------------------------------------------------------------------------


@settings(max_examples=10)
@given(st.randoms(use_true_random=False))
def test_a_large_offer_is_answered_completely(random):
    """25 kinds of care with 60 options: what is not a consequence has a case that shows it."""
    care = [f"m{number:02}" for number in range(25)]
    atoms, clauses = list(care), list(always("m00", "base"))
    for number in range(60):
        owner = random.choice(care)
        values = [f"{owner}.o{number}={value}" for value in range(random.randint(2, 5))]
        atoms += values
        clauses += exactly_one(values, f"option {number}", owner)
    for number in range(20):
        low, high = sorted(random.sample(care, 2))
        clauses += requires(high, [low], f"with {number}")
        clauses += requires_any(random.choice(care), random.sample(care, 3), f"any {number}")
        clauses += excludes(random.choice(atoms[25:]), random.sample(atoms, 1), f"not {number}")
    theory = Theory(tuple(atoms), tuple(clauses))
    if not theory.consistent():
        return
    follows = theory.consequences()
    for atom in atoms:
        open_or_true, open_or_false = (theory.consistent([Literal(atom, v)]) for v in (True, False))
        assert (Literal(atom) in follows) is not open_or_false
        assert (~Literal(atom) in follows) is not open_or_true


@pytest.mark.parametrize("length", [500, 3000])
def test_a_long_chain_of_rules_needs_no_depth(length):
    atoms = tuple(f"a{number}" for number in range(length))
    chain = [c for a, b in pairwise(atoms) for c in requires(a, [b], f"{a}-{b}")]
    theory = Theory(atoms, tuple(chain))
    assert len(theory.consequences([Literal("a0")])) == length
    assert theory.consistent([~Literal(atoms[-1])])
    blocked = Theory(atoms, (*chain, *never(atoms[-1], "never")))
    assert blocked.completed((), [Literal("a0")])["a0"] is False


def test_going_back_many_times_needs_no_depth():
    """Six things into five places, one in each at most: no case, found only by trying."""
    cells = [[f"{thing}{place}" for place in range(5)] for thing in "abcdef"]
    clauses = [Clause(tuple(map(Literal, row)), "somewhere") for row in cells]
    clauses += [c for column in zip(*cells, strict=True) for c in at_most_one(column, "alone")]
    theory = Theory(tuple(atom for row in cells for atom in row), tuple(clauses))
    assert not theory.consistent()
    assert theory.consistent(without=["alone"])
    assert theory.rules_used() == ("somewhere", "alone")
