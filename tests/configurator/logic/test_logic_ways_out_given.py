"""Ways out where some choices are to stay whatever happens."""

from hypothesis import given
from hypothesis import strategies as st
from logic_tables import fits, minimal, some_literals, theories, worlds

from dms.configurator.logic.conflicts import ways_out


@given(theories(), some_literals(), st.data())
def test_what_is_given_is_never_withdrawn(theory, assumed, data):
    held = data.draw(st.lists(st.sampled_from(assumed))) if assumed else []
    known, given_too = worlds(theory), theory.in_order(held)
    choices = [one for one in theory.in_order(assumed) if one not in given_too]

    def frees(some):
        return fits(known, {*given_too, *set(choices).difference(some)})

    expected = minimal(choices, frees)
    found = list(ways_out(theory, choices, given_too))
    assert found == [way for way in expected if len(way) == len(expected[0])]
