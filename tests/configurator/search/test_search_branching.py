"""Branch and bound: the best configuration for a weight."""

from hypothesis import given, settings
from hypothesis import strategies as st
from search_by_trying import configurations, crowd, point, rule, slot, taken, tasks

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.alternative import JointWish
from dms.configurator.search.bounds import Bounds
from dms.configurator.search.branching import Found, cheapest
from dms.configurator.search.costs import Costs
from dms.configurator.search.sieve import Sieve
from dms.configurator.search.task import Task


def found(task: Task, *targets: int) -> list[Found | None]:
    agenda = Agenda.of(task)
    bounds = Bounds(Sieve(agenda), Costs.rounded(agenda))
    return [cheapest(bounds, target) for target in targets]


def by_trying(task: Task, target: int) -> Found | None:
    points = [point(task, chosen) for chosen in configurations(task)]
    enough = [Found(one.units, -one.gains, one.chosen) for one in points if one.gains >= target]
    return min(enough, default=None)


class TestCheapest:
    @settings(deadline=None)
    @given(tasks(size=100), st.lists(st.integers(0, 12), min_size=1, max_size=4))
    def test_equals_trying_everything(self, task: Task, targets: list[int]) -> None:
        assert found(task, *targets) == [by_trying(task, target) for target in targets]

    def test_more_gains_at_the_same_price(self) -> None:
        free = slot("a", taken("a", 0, gains=2))
        assert found(Task((free,), (), crowd()), 0, 1) == [Found(0, -2, (1,))] * 2

    def test_the_earliest_alternatives_at_the_same_price(self) -> None:
        slots = tuple(slot(name, taken(name, 10, gains=1)) for name in "abc")
        assert found(Task(slots, (), crowd()), 1, 2) == [
            Found(10, -1, (0, 0, 1)),
            Found(20, -2, (0, 1, 1)),
        ]

    def test_the_earliest_also_where_later_slots_are_decided_first(self) -> None:
        slots = tuple(slot(name, taken(name, 10, gains=1)) for name in "abc")
        tied = Task(slots, (rule("-c", "b", "a"), rule("-b", "c")), crowd())
        assert found(tied, 1, 2) == [Found(10, -1, (1, 0, 0)), Found(20, -2, (0, 1, 1))]

    def test_where_a_must_and_a_rule_leave_no_way_on(self) -> None:
        slots = tuple(slot(name, taken(name, 10, gains=1)) for name in "ab")
        alike = JointWish(1, ("a", "b"), frozenset([(0, 0), (1, 1)]), must=True)
        task = Task(slots, (rule("-a", "-b"),), crowd(), (alike,))
        assert found(task, 0, 1) == [Found(0, 0, (0, 0)), None]

    def test_too_much_to_ask(self) -> None:
        assert found(Task((slot("a", taken("a", 1, gains=2)),), (), crowd()), 3) == [None]

    def test_no_slots_at_all(self) -> None:
        task = Task((), (), crowd([2]), base=((5,),), flat=1)
        assert found(task, 0, 1) == [Found(11, 0, ()), None]
