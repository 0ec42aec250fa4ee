"""The frontier equals what trying everything finds."""

import random
from fractions import Fraction
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_by_trying import (
    LEVELS,
    UNITS,
    configurations,
    crowd,
    exact,
    frontier_by_trying,
    lines,
    meets_rules,
    point,
    rounding,
    rule,
    slot,
    taken,
    tasks,
    tasks_a_unit_apart,
)

from dms.configurator.search.alternative import Alternative, JointWish, Slot
from dms.configurator.search.frontier import Point, frontier
from dms.configurator.search.task import Task

THIRD = Fraction(1, 3)


def summary(task: Task) -> list[tuple[int, int, tuple[int, ...]]]:
    return [(one.gains, one.units, one.chosen) for one in frontier(task)]


class TestEqualsTryingEverything:
    @settings(max_examples=150, deadline=None)
    @given(tasks(size=300))
    def test_on_any_small_task(self, task: Task) -> None:
        assert frontier(task) == frontier_by_trying(task)

    @settings(deadline=None)
    @given(tasks(size=200, lowest=-400))
    def test_also_where_something_is_cheaper_than_nothing(self, task: Task) -> None:
        assert frontier(task) == frontier_by_trying(task)

    @settings(max_examples=150, deadline=None)
    @given(tasks_a_unit_apart())
    def test_where_every_unit_counts(self, task: Task) -> None:
        assert frontier(task) == frontier_by_trying(task)

    @pytest.mark.parametrize("level", LEVELS)
    @pytest.mark.parametrize("unit", UNITS)
    @pytest.mark.parametrize("seed", range(3))
    def test_on_prices_that_nearly_tie(self, level: str, unit: str, seed: int) -> None:
        """Everything costs about the same, so rounding decides who is cheapest."""
        draw = random.Random(seed)  # noqa: S311 - prices, not secrets
        cells, near = 6, int(Fraction(unit) * 300)
        slots = [
            Slot(
                name,
                tuple(
                    taken(
                        f"{name}{n}",
                        *(near + draw.randint(-2, 2) for _ in range(cells)),
                        gains=n % 3,
                    )
                    for n in range(6)
                ),
            )
            for name in "abcd"
        ]
        who = crowd([1, 2, 3, 1, 1, 5], [THIRD] * cells, rule=rounding(level, unit))
        wish = JointWish(1, ("a", "d"), frozenset([(0, 1), (4, 5), (2, 2)]))
        rules = (rule("-a0", "-b0"), rule("c1", "c2", "-d4"))
        task = Task(tuple(slots), rules, who, (wish,))
        assert frontier(task) == frontier_by_trying(task)


class TestRounding:
    def test_of_equal_sums_one_may_be_cheaper(self) -> None:
        """Two people for half the term: two halves of a kopeck, or one whole one."""
        several = Slot("dental", (taken("a", 1, 1), taken("b", 2, 0)))
        task = Task((several,), (), crowd([1, 1], [Fraction(1, 2)] * 2))
        assert summary(task) == [(0, 1, (1,))]

    def test_a_larger_sum_may_be_cheaper(self) -> None:
        several = Slot("dental", (taken("a", 50, 50, 0), taken("b", 0, 0, 149)))
        task = Task((several,), (), crowd([1, 1, 1], rule=rounding(unit="1")))
        assert summary(task) == [(0, 1, (1,))]

    def test_what_saves_less_than_a_unit_may_come_to_the_same(self) -> None:
        several = Slot("dental", (taken("a", 149), taken("b", 51)))
        task = Task((several,), (), crowd(rule=rounding(unit="1")))
        assert summary(task) == [(0, 1, (0,))]


class TestOrder:
    @settings(deadline=None)
    @given(tasks())
    def test_more_for_more_money(self, task: Task) -> None:
        points = frontier(task)
        for one, other in pairwise(points):
            assert one.gains < other.gains
            assert one.units < other.units

    @settings(deadline=None)
    @given(tasks())
    def test_the_order_of_rules_and_wishes_does_not_matter(self, task: Task) -> None:
        turned = attrs.evolve(task, clauses=task.clauses[::-1], joint=task.joint[::-1])
        assert frontier(turned) == frontier(task)

    @settings(deadline=None)
    @given(tasks(), st.randoms())
    def test_the_order_of_slots_settles_nothing_but_ties(
        self, task: Task, draw: random.Random
    ) -> None:
        slots = list(task.slots)
        draw.shuffle(slots)
        turned = frontier(attrs.evolve(task, slots=tuple(slots)))
        assert [(one.gains, one.units) for one in turned] == [
            (one.gains, one.units) for one in frontier(task)
        ]


class TestRulesAndWishes:
    """Planned inpatient care needs emergency inpatient care."""

    slots = (
        slot("emergency_inpatient", taken("emergency_inpatient", 500)),
        slot("planned_inpatient", taken("planned_inpatient", 300, gains=2)),
        slot("dental", taken("dental", 400, gains=1)),
    )
    needs = rule("-planned_inpatient", "emergency_inpatient")

    def test_what_a_wish_requires_is_paid_for(self) -> None:
        assert summary(Task(self.slots, (self.needs,), crowd([10]))) == [
            (0, 0, (0, 0, 0)),
            (1, 4_000, (0, 0, 1)),
            (2, 8_000, (1, 1, 0)),
            (3, 12_000, (1, 1, 1)),
        ]

    def test_a_joint_wish_counts_where_all_of_it_is_met(self) -> None:
        both = JointWish(4, ("dental", "planned_inpatient"), frozenset([(1, 1)]))
        task = Task(self.slots, (self.needs,), crowd([10]), (both,))
        assert summary(task)[-1] == (7, 12_000, (1, 1, 1))

    def test_a_must_is_no_gain_but_a_condition(self) -> None:
        must = JointWish(4, ("dental",), frozenset([(1,)]), must=True)
        task = Task(self.slots, (self.needs,), crowd([10]), (must,))
        assert summary(task) == [(1, 4_000, (0, 0, 1)), (3, 12_000, (1, 1, 1))]

    @pytest.mark.parametrize(
        "changes",
        [
            {"clauses": (rule("dental"), rule("-dental"))},
            {"clauses": (rule("ambulance"),)},
            {"joint": (JointWish(1, ("dental",), frozenset(), must=True),)},
            {
                "clauses": (needs, rule("-emergency_inpatient")),
                "joint": (JointWish(1, ("planned_inpatient",), frozenset([(1,)]), must=True),),
            },
        ],
    )
    def test_nothing_meets_what_cannot_be_met(self, changes: dict[str, object]) -> None:
        assert frontier(attrs.evolve(Task(self.slots, (), crowd([10])), **changes)) == ()  # type: ignore[arg-type]

    def test_what_stands_in_any_case_is_paid_in_any_case(self) -> None:
        task = Task((), (), crowd([3], [THIRD]), flat=5, base=((100,), (1,)))
        assert frontier(task) == (Point(0, 3 * 34 + 5, (), Fraction(101, 100)),)


class TestBeforeRounding:
    @settings(deadline=None)
    @given(tasks(size=100, lowest=-400))
    def test_goes_by_exact_sums(self, task: Task) -> None:
        def price(chosen: tuple[int, ...]) -> Fraction:
            sums = exact(task.crowd, lines(task, chosen)) / Fraction(task.crowd.rounding.unit)
            return sums + task.once(chosen)

        found = frontier(task, before_rounding=True)
        every = [(price(chosen), point(task, chosen)) for chosen in configurations(task)]
        weights = sorted({one.gains for _, one in every})
        best = [
            min(
                ((cost, -one.gains, one.chosen) for cost, one in every if one.gains >= weight),
            )
            for weight in weights
        ]
        assert [one.chosen for one in found] == list(dict.fromkeys(chosen for *_, chosen in best))
        assert list(found) == [point(task, one.chosen) for one in found]


class TestRealisticSize:
    """A dozen slots with 27 alternatives: too many to try, so another way checks it."""

    def draw(self, seed: int) -> Task:
        draw = random.Random(seed)  # noqa: S311 - prices, not secrets
        cells = 8
        slots = []
        for number in range(12):
            base = draw.randint(1_000, 30_000)
            several = [
                taken(
                    f"{number}.{n}",
                    *(base * draw.randint(80, 170) + n for _ in range(cells)),
                    gains=draw.randint(0, 3),
                )
                for n in range(26)
            ]
            slots.append(slot(str(number), *several))
        shares = [Fraction(draw.randint(1, 365), 365) for _ in range(cells)]
        who = crowd([draw.randint(1, 40) for _ in range(cells)], shares, rule=rounding("line"))
        return Task(tuple(slots), (), who)

    @pytest.mark.parametrize("seed", range(3))
    def test_free_slots_add_up(self, seed: int) -> None:
        task = self.draw(seed)
        least = {0: 0}
        for one in task.slots:
            added: dict[int, int] = {}
            for alternative in one.alternatives:
                cost = task.crowd.units([alternative.line]) if alternative.line else 0
                for gain, sofar in least.items():
                    now = gain + alternative.gains
                    added[now] = min(added.get(now, sofar + cost), sofar + cost)
            least = added
        expected = [
            (gain, units)
            for gain, units in sorted(least.items())
            if not any(other > gain and least[other] <= units for other in least)
        ]
        assert [(one.gains, one.units) for one in frontier(task)] == expected

    @pytest.mark.parametrize("seed", range(3))
    def test_rules_make_nothing_cheaper(self, seed: int) -> None:
        free = self.draw(seed)
        draw = random.Random(seed)  # noqa: S311 - prices, not secrets
        rules = []
        for _ in range(15):
            first, second = draw.sample(range(12), 2)
            wanted = [f"{second}.{n}" for n in draw.sample(range(26), 8)]
            rules.append(rule(f"-{first}.{draw.randrange(26)}", *wanted))
        tied = attrs.evolve(free, clauses=tuple(rules))
        for one in frontier(tied):
            assert one == point(tied, one.chosen)
            assert meets_rules(tied, one.chosen)
            cheapest = min(other.units for other in frontier(free) if other.gains >= one.gains)
            assert cheapest <= one.units


def test_a_free_alternative_is_still_an_alternative() -> None:
    included = Alternative(frozenset(["travel"]), None, gains=1)
    assert summary(Task((slot("travel", included),), (), crowd([5]))) == [(1, 0, (1,))]
