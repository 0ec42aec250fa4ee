"""Clauses: each way of writing a rule says exactly what its name says."""

from itertools import product

import pytest
from logic_tables import ATOMS

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

RULES = [
    (requires("a", "bc", "r"), lambda v: not v["a"] or (v["b"] and v["c"])),
    (requires("a", (), "r"), lambda v: True),
    (requires_any("a", "bc", "r"), lambda v: not v["a"] or v["b"] or v["c"]),
    (requires_any("a", (), "r"), lambda v: not v["a"]),
    (excludes("a", "bc", "r"), lambda v: not v["a"] or not (v["b"] or v["c"])),
    (at_most_one("abcd", "r"), lambda v: sum(v[x] for x in "abcd") <= 1),
    (at_most_one("a", "r"), lambda v: True),
    (exactly_one("abc", "r"), lambda v: sum(v[x] for x in "abc") == 1),
    (exactly_one((), "r"), lambda v: False),
    (exactly_one("abc", "r", "d"), lambda v: sum(v[x] for x in "abc") == v["d"]),
    (exactly_one((), "r", "d"), lambda v: not v["d"]),
    (never("a", "r"), lambda v: not v["a"]),
    (always("a", "r"), lambda v: v["a"]),
]


@pytest.mark.parametrize(("clauses", "meant"), RULES)
def test_a_rule_holds_where_it_is_meant_to(clauses, meant):
    for case in product((True, False), repeat=len(ATOMS)):
        values = dict(zip(ATOMS, case, strict=True))
        assert all(clause.holds_in(values) for clause in clauses) is bool(meant(values))


@pytest.mark.parametrize(("clauses", "meant"), RULES)
def test_all_clauses_of_a_rule_name_it(clauses, meant):
    assert {clause.origin for clause in clauses} <= {"r"}


def test_values_may_come_from_a_generator():
    assert exactly_one(iter("abc"), "r", "d") == exactly_one("abc", "r", "d")
    assert at_most_one(iter("abc"), "r") == at_most_one("abc", "r")


def test_the_contrary_of_the_contrary_is_the_same():
    dental = Literal("dental")
    assert ~~dental == dental
    assert ~dental == Literal("dental", positive=False)


@pytest.mark.parametrize("taken", [True, False])
def test_a_literal_holds_where_its_atom_has_its_value(taken):
    assert Literal("dental").holds_in({"dental": taken}) is taken
    assert (~Literal("dental")).holds_in({"dental": taken}) is not taken


def test_a_clause_without_literals_is_never_met():
    assert not Clause((), "r").holds_in({})


def test_literals_are_read_as_people_say_them():
    assert str(Literal("dental.place=specialised")) == "dental.place=specialised"
    assert str(~Literal("dental")) == "not dental"
