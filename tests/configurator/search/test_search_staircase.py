"""Staircases: least costs for gains."""

from hypothesis import given
from hypothesis import strategies as st

from dms.configurator.search.staircase import NOTHING, Steps, unbeaten

PAIRS = st.lists(st.tuples(st.integers(-50, 50), st.integers(-9, 0)), max_size=12)
Pairs = list[tuple[int, int]]


class TestSteps:
    @given(PAIRS, st.integers(-2, 12))
    def test_least_cost_of_a_gain(self, pairs: Pairs, gain: int) -> None:
        enough = [cost for cost, lost in pairs if -lost >= gain]
        assert Steps.of(pairs).least(gain) == min(enough, default=None)

    @given(PAIRS, st.integers(-60, 60))
    def test_largest_gain_of_a_cost(self, pairs: Pairs, cost: int) -> None:
        cheap = [-lost for some, lost in pairs if some <= cost]
        assert Steps.of(pairs).most(cost) == max(cheap, default=None)

    @given(PAIRS, PAIRS)
    def test_two_together_are_all_their_sums(self, one: Pairs, two: Pairs) -> None:
        sums = [(a + c, b + d) for a, b in one for c, d in two]
        assert Steps.of(one).plus(Steps.of(two)) == Steps.of(sums)

    @given(PAIRS)
    def test_nothing_adds_nothing(self, pairs: Pairs) -> None:
        steps = Steps.of(pairs)
        assert steps.plus(NOTHING) == NOTHING.plus(steps) == steps


class TestUnbeaten:
    def test_more_gains_for_more_money(self) -> None:
        several = [(3, 1), (1, 1), (2, 1), (2, 4), (5, 4), (9, 5)]
        found = unbeaten(several, lambda one: one[1], lambda one: (one[0], -one[1]))
        assert found == ((1, 1), (2, 4), (9, 5))

    def test_of_nothing_nothing(self) -> None:
        assert unbeaten([], lambda one: 0, lambda one: 0) == ()
