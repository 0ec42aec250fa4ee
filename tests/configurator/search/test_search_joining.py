"""Joining: one of several, several together, and what a budget buys."""

from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from search_by_trying import (
    configurations,
    crowd,
    exact,
    lines,
    point,
    rounding,
    slot,
    taken,
    tasks,
)

from dms.configurator.search.frontier import Point, frontier
from dms.configurator.search.joining import Together, one_of, together, within
from dms.configurator.search.task import Task
from dms.pricing.rounding import RoundingRule


def at(gains: int, units: int, *chosen: int) -> Point:
    return Point(gains, units, chosen, Fraction(units, 100))


POINTS = st.lists(
    st.builds(at, st.integers(0, 6), st.integers(0, 9), st.integers(0, 3)), max_size=5
)


class TestOneOf:
    def test_the_best_of_two_tiers(self) -> None:
        cheap, dear = [at(0, 10), at(2, 50)], [at(1, 20), at(2, 50), at(9, 90)]
        assert one_of([cheap, dear]) == (
            (0, at(0, 10)),
            (1, at(1, 20)),
            (0, at(2, 50)),  # the earlier of two alike
            (1, at(9, 90)),
        )

    @given(st.lists(POINTS, max_size=3))
    def test_nobody_beats_a_point_of_it(self, frontiers: list[list[Point]]) -> None:
        found = one_of(frontiers)
        every = [(number, one) for number, points in enumerate(frontiers) for one in points]
        for number, one in found:
            assert one in frontiers[number]
            for other, rival in every:
                better = rival.gains >= one.gains and rival.units <= one.units
                alike = (rival.gains, rival.units) == (one.gains, one.units)
                assert not better or (alike and (other, rival.chosen) >= (number, one.chosen))
        for _, one in every:  # and each point that is not there is beaten or has an equal
            assert any(own.gains >= one.gains and own.units <= one.units for _, own in found)


def by_trying(tasks: list[Task], caps: list[int | None]) -> list[tuple[int, int]]:
    """Return weights and premiums of the frontier of all combinations, rounded as offered."""
    found = []
    for several in product(*map(list, map(configurations, tasks))):
        pairs = list(zip(tasks, several, strict=True))
        points = [point(*pair) for pair in pairs]
        if any(cap is not None and one.units > cap for one, cap in zip(points, caps, strict=True)):
            continue
        found.append((sum(one.gains for one in points), total(pairs, points)))
    return sorted(
        {
            one
            for one in found
            if not any(o != one and o[0] >= one[0] and o[1] <= one[1] for o in found)
        }
    )


def total(pairs: list[tuple[Task, tuple[int, ...]]], points: list[Point]) -> int:
    who = pairs[0][0].crowd
    if who.rounding.level != "group":
        return sum(one.units for one in points)
    sums = sum((exact(task.crowd, lines(task, chosen)) for task, chosen in pairs), Fraction())
    return who.rounding.units_of(sums) + sum(task.once(chosen) for task, chosen in pairs)


def with_rounding(task: Task, rule: RoundingRule) -> Task:
    return attrs.evolve(task, crowd=attrs.evolve(task.crowd, rounding=rule))


class TestTogether:
    def test_prices_and_weights_add_up(self) -> None:
        found = together([[at(0, 1, 0), at(1, 5, 1)], [at(0, 2, 0), at(3, 3, 1)]])
        assert [(one.gains, one.units, one.chosen) for one in found] == [
            (0, 3, ((0,), (0,))),
            (3, 4, ((0,), (1,))),
            (4, 8, ((1,), (1,))),
        ]

    def test_the_earliest_alternatives_settle_ties(self) -> None:
        grade = [at(0, 0, 0), at(1, 5, 1)]
        found = together([grade, grade])
        assert [one.chosen for one in found] == [((0,), (0,)), ((0,), (1,)), ((1,), (1,))]

    def test_a_cap_for_one_grade(self) -> None:
        grade = [at(0, 0, 0), at(2, 5, 1)]
        found = together([grade, grade], [4, None])
        assert [one.chosen for one in found] == [((0,), (0,)), ((0,), (1,))]

    @pytest.mark.parametrize(("frontiers", "caps"), [([[at(0, 1)], []], None), ([[at(0, 1)]], [0])])
    def test_a_programme_that_cannot_be(
        self, frontiers: list[list[Point]], caps: list[int | None] | None
    ) -> None:
        assert together(frontiers, caps) == ()

    def test_of_no_programmes_nothing_is_paid(self) -> None:
        assert together([]) == (Together(0, 0, ()),)

    def test_every_programme_has_a_cap_or_none_has(self) -> None:
        with pytest.raises(ValueError, match="zip"):
            together([[at(0, 1)]], [1, 2])

    @settings(deadline=None)
    @given(tasks(size=12), tasks(size=12), st.tuples(*[st.none() | st.integers(0, 900)] * 2))
    def test_equals_trying_everything(
        self, one: Task, two: Task, caps: tuple[int | None, int | None]
    ) -> None:
        rule = one.crowd.rounding
        assume(rule.level != "group")
        both = [one, with_rounding(two, rule)]
        found = together([frontier(task) for task in both], caps, rounding=rule)
        assert [(pair.gains, pair.units) for pair in found] == by_trying(both, list(caps))

    @settings(deadline=None)
    @given(tasks("group", size=12), tasks("group", size=12))
    def test_a_group_is_rounded_once(self, one: Task, two: Task) -> None:
        rule = one.crowd.rounding
        assume(rule.mode != "half_even")
        both = [one, with_rounding(two, rule)]
        fine = [frontier(task, before_rounding=True) for task in both]
        found = together(fine, rounding=rule)
        assert [(pair.gains, pair.units) for pair in found] == by_trying(both, [None, None])

    def test_parts_of_a_kopeck_add_up_in_a_group(self) -> None:
        half = crowd([1], [Fraction(1, 2)], rule=rounding("group"))
        grade = Task((slot("dental", taken("dental", 101, gains=1)),), (), half)
        apart = frontier(grade)
        assert [one.units for one in apart] == [0, 51]
        fine = frontier(grade, before_rounding=True)
        assert [one.units for one in together([fine, fine], rounding=half.rounding)] == [0, 51, 101]


class TestWithin:
    @pytest.mark.parametrize(
        ("budget", "expected"), [(0, None), (10, at(0, 10)), (49, at(0, 10)), (99, at(2, 50))]
    )
    def test_the_most_that_a_budget_buys(self, budget: int, expected: Point | None) -> None:
        assert within([at(0, 10), at(2, 50)], budget) == expected

    def test_several_programmes_at_once(self) -> None:
        several = together([[at(0, 1), at(1, 5)], [at(0, 2), at(3, 3)]])
        best = within(several, 7)
        assert best is not None
        assert (best.gains, best.units) == (3, 4)

    @given(POINTS, st.integers(-1, 10))
    def test_nothing_affordable_is_better(self, points: list[Point], budget: int) -> None:
        best = within(points, budget)
        affordable = [(one.gains, -one.units) for one in points if one.units <= budget]
        assert (best and (best.gains, -best.units)) == max(affordable, default=None)
