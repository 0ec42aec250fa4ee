"""Costs: exact sums, the slack of rounding, and marks that know equal prices."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from search_by_trying import crowd, rounding, slot, taken, tasks, units

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.alternative import Slot
from dms.configurator.search.costs import Costs
from dms.configurator.search.task import Task

HALF = Fraction(1, 2)


def every(agenda: Agenda, costs: Costs) -> list[tuple[tuple[int, ...], int, int]]:
    """Return all configurations with the sums of their costs and of their marks."""
    found = []
    for moments in product(*(range(len(numbers)) for numbers in agenda.numbers)):
        chosen = [0] * len(moments)
        for at, number in enumerate(moments):
            chosen[agenda.order[at]] = agenda.numbers[at][number]
        cost = costs.base + sum(costs.table[at][n] for at, n in enumerate(moments))
        mark = sum(costs.marks[at][n] for at, n in enumerate(moments))
        found.append((tuple(chosen), cost, mark))
    return found


def costs_of(level: str, *prices: int, share: Fraction = HALF) -> Costs:
    task = Task(
        (slot("a", taken("a", *prices, gains=1)),), (), crowd([3], [share], rule=rounding(level))
    )
    return Costs.rounded(Agenda.of(task))


class TestRounded:
    @settings(deadline=None)
    @given(tasks(size=40, lowest=-400))
    def test_no_price_is_farther_from_its_cost_than_the_slack(self, task: Task) -> None:
        agenda = Agenda.of(task)
        costs = Costs.rounded(agenda)
        for chosen, cost, _ in every(agenda, costs):
            price = costs.price(chosen, cost)
            assert price == units(task, chosen)
            assert abs(price * costs.scale - cost) <= costs.slack

    @settings(deadline=None)
    @given(tasks(size=40, lowest=-400))
    def test_equal_marks_are_equal_prices(self, task: Task) -> None:
        agenda = Agenda.of(task)
        prices: dict[int, int] = {}
        for chosen, _, mark in every(agenda, Costs.rounded(agenda)):
            price = units(task, chosen)
            assert prices.setdefault(mark, price) == price

    @pytest.mark.parametrize(
        ("one", "other"), [((1, 1), (2, 0)), ((0, 4), (1, 2)), ((0, 2), (1, 0)), ((3, 0), (0, 3))]
    )
    def test_equal_sums_do_not_make_equal_marks(
        self, one: tuple[int, ...], other: tuple[int, ...]
    ) -> None:
        several = Slot("a", (taken("a", *one), taken("b", *other)))
        agenda = Agenda.of(Task((several,), (), crowd([1, 1], [HALF, HALF])))
        marks = Costs.rounded(agenda).marks[0]
        assert len(set(marks)) == len(marks)

    def test_halves_are_in_doubt_person_by_person(self) -> None:
        assert costs_of("person", 101).slack == 3 * costs_of("person", 101).scale // 2

    def test_a_group_is_moved_once(self) -> None:
        costs = costs_of("group", 101)
        assert Fraction(costs.slack, costs.scale) == HALF

    def test_lines_are_whole(self) -> None:
        costs = costs_of("line", 101)
        assert (costs.scale, costs.slack, costs.table) == (1, 0, ((0, 3 * 51),))

    def test_whole_prices_are_not_in_doubt(self) -> None:
        assert costs_of("person", 100).slack == 0
        assert costs_of("person", 101, share=Fraction(1)).slack == 0


class TestExact:
    @settings(deadline=None)
    @given(tasks(size=40))
    def test_roubles_before_rounding_and_what_is_paid_once(self, task: Task) -> None:
        agenda = Agenda.of(task)
        costs = Costs.exact(agenda)
        assert (costs.scale, costs.slack) == (1, 0)
        for chosen, cost, _ in every(agenda, costs):
            lines = sum(map(task.crowd.exact, task.lines(chosen)), Fraction())
            exact = lines / Fraction(task.crowd.rounding.unit) + task.once(chosen)
            assert costs.price(chosen, cost) == cost == exact * task.crowd.scale
