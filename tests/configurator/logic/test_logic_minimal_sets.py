"""Minimal sets: all of them, each once, in a fixed order, for any property that grows."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st
from logic_tables import minimal

from dms.configurator.logic.minimal_sets import minimal_sets

THINGS = tuple("abcdefg")


def having_one_of(cores):
    """Return the property of sets that contain one of `cores`, and what a set misses."""

    def holds(some):
        return any(core <= set(some) for core in cores)

    def missing(some):
        if holds(some):
            return None
        grown = list(some)
        for thing in THINGS:
            if thing not in grown and not holds((*grown, thing)):
                grown.append(thing)
        return [thing for thing in THINGS if thing not in grown]

    return holds, missing


@given(st.lists(st.frozensets(st.sampled_from(THINGS)), max_size=6))
def test_all_are_found_the_smallest_first(cores):
    holds, missing = having_one_of(cores)
    assert list(minimal_sets(THINGS, missing)) == minimal(THINGS, holds)


@given(st.lists(st.frozensets(st.sampled_from(THINGS)), max_size=6))
def test_it_is_enough_to_name_everything_that_is_not_in_the_set(cores):
    holds, _ = having_one_of(cores)

    def missing(some):
        return None if holds(some) else [thing for thing in THINGS if thing not in some]

    assert list(minimal_sets(THINGS, missing)) == minimal(THINGS, holds)


def test_a_property_of_everything_is_one_of_nothing():
    assert list(minimal_sets(THINGS, lambda some: None)) == [()]


def test_a_property_of_nothing_is_never_found():
    assert list(minimal_sets(THINGS, lambda some: [])) == []


def test_without_things_only_the_empty_set_is_asked_about():
    assert list(minimal_sets((), lambda some: None)) == [()]
    assert list(minimal_sets((), lambda some: ())) == []


def test_the_order_of_the_things_decides_among_equals():
    _, missing = having_one_of([{"b", "c"}, {"a", "g"}, {"f"}])
    assert list(minimal_sets(THINGS, missing)) == [("f",), ("a", "g"), ("b", "c")]


def test_nothing_is_asked_twice():
    asked = []
    _, missing = having_one_of([{"a", "b"}, {"b", "c"}, {"c", "d"}])

    def noting(some):
        asked.append(tuple(some))
        return missing(some)

    list(minimal_sets(THINGS, noting))
    assert len(asked) == len(set(asked))


def test_only_what_is_wanted_is_worked_out():
    asked = []
    _, missing = having_one_of([{"a"}, {"b", "c", "d"}])

    def noting(some):
        asked.append(tuple(some))
        return missing(some)

    assert list(islice(minimal_sets(THINGS, noting), 1)) == [("a",)]
    assert all(len(some) <= 1 for some in asked)
