"""Dominance: what need not be tried, and nothing else."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from search_by_trying import crowd, frontier_by_trying, rounding, rule, slot, taken, tasks

from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.dominance import worth_trying
from dms.configurator.search.task import Task
from dms.pricing.rounding import RoundingRule


def kept(
    *alternatives: Alternative, rules: tuple[str, ...] = (), who: RoundingRule | None = None
) -> tuple[int, ...]:
    several = Slot("dental", alternatives)
    other = slot("other", taken("other", 1))
    clauses = (rule(*rules),) if rules else ()
    task = Task((several, other), clauses, crowd([1], [Fraction(1, 2)], rule=who))
    return worth_trying(task)[0]


class TestBeaten:
    def test_dearer_for_no_more(self) -> None:
        assert kept(taken("a", 100), taken("b", 200)) == (0,)

    def test_the_later_of_two_alike(self) -> None:
        assert kept(taken("a", 100), taken("b", 100)) == (0,)

    def test_earlier_but_gains_less(self) -> None:
        assert kept(taken("a", 100), taken("b", 100, gains=1)) == (1,)

    def test_earlier_but_a_unit_dearer(self) -> None:
        assert kept(taken("a", 102), taken("b", 100)) == (1,)

    def test_earlier_but_costs_more_once(self) -> None:
        assert kept(taken("a", 100, flat=1), taken("b", 100)) == (1,)

    def test_what_is_left_out_costs_nothing(self) -> None:
        assert kept(Alternative(frozenset(), None), taken("a", 1)) == (0,)

    @pytest.mark.parametrize("level", ["person", "line", "group"])
    def test_less_than_a_unit_may_vanish_in_rounding(self, level: str) -> None:
        assert kept(taken("a", 101), taken("b", 100), who=rounding(level)) == (0, 1)

    def test_a_group_adds_up_what_each_person_saves(self) -> None:
        several = Slot("dental", (taken("a", 101), taken("b", 100)))
        who = crowd([2], [Fraction(1, 2)], rule=rounding("group"))
        assert worth_trying(Task((several,), (), who)) == ((1,),)


class TestKept:
    def test_dearer_for_more(self) -> None:
        assert kept(taken("a", 100), taken("b", 200, gains=1)) == (0, 1)

    def test_what_meets_a_rule(self) -> None:
        assert kept(taken("a", 100), taken("b", 200), rules=("b", "other")) == (0, 1)

    def test_what_does_not_run_into_a_rule(self) -> None:
        assert kept(taken("a", 100), taken("b", 200), rules=("-a", "other")) == (0, 1)

    def test_cheaper_for_somebody(self) -> None:
        several = Slot("dental", (taken("a", 100, 300), taken("b", 300, 100)))
        assert worth_trying(Task((several,), (), crowd([1, 1]))) == ((0, 1),)

    def test_what_meets_a_joint_wish(self) -> None:
        several = Slot("dental", (taken("a", 100), taken("b", 200), taken("c", 300)))
        other = slot("other", taken("other", 1, gains=1))
        wish = JointWish(1, ("other", "dental"), frozenset([(1, 1)]))
        task = Task((several, other), (), crowd(), (wish,))
        assert worth_trying(task) == ((0, 1), (0, 1))


class TestOnAnyTask:
    @settings(deadline=None)
    @given(tasks(size=150))
    def test_whatever_is_best_is_kept(self, task: Task) -> None:
        still = worth_trying(task)
        assert all(still)
        for point in frontier_by_trying(task):
            assert all(number in some for number, some in zip(point.chosen, still, strict=True))
