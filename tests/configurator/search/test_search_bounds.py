"""Bounds: they promise no less than can be had, and just that where nothing is tied."""

import attrs
from hypothesis import given, settings
from search_by_trying import configurations, gains, tasks

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.bounds import Bounds
from dms.configurator.search.costs import Costs
from dms.configurator.search.sieve import Rest, Sieve
from dms.configurator.search.task import Task


def bounds_of(task: Task) -> Bounds:
    agenda = Agenda.of(task)
    return Bounds(Sieve(agenda), Costs.exact(agenda))


def ends(bounds: Bounds, rest: Rest | None) -> list[tuple[int, int]]:
    """Return cost and gains of everything that a rest can still come to."""
    if rest is None:
        return []
    if not rest.choices:
        return [(0, 0)]
    found = []
    moment = bounds.sieve.moment(rest)
    for number, cost, _ in bounds.outlook(rest).next:
        after = bounds.sieve.after(rest, number)
        if after is not None:
            own = bounds.gains[moment][number] + after[1]
            found += [(cost + more, own + gain) for more, gain in ends(bounds, after[0])]
    return found


class TestOutlook:
    @settings(deadline=None)
    @given(tasks(size=60))
    def test_never_promises_too_little(self, task: Task) -> None:
        bounds = bounds_of(task)
        start = bounds.sieve.start()
        rests = [start] if start else []
        for rest in rests:
            steps = bounds.outlook(rest).all
            for cost, gain in ends(bounds, rest):
                least = steps.least(gain)
                assert least is not None
                assert least <= cost
            for number, _, may_gain in bounds.outlook(rest).next:
                after = bounds.sieve.after(rest, number)
                if after is not None:
                    assert may_gain >= bounds.gains[bounds.sieve.moment(rest)][number] + after[1]
                    rests.append(after[0])

    @settings(deadline=None)
    @given(tasks(size=60))
    def test_is_the_truth_where_nothing_is_tied(self, task: Task) -> None:
        free = attrs.evolve(task, clauses=(), joint=())
        bounds = bounds_of(free)
        start = bounds.sieve.start()
        assert start is not None
        steps = bounds.outlook(start).all
        for most in range(max(gains(free, one) for one in configurations(free)) + 2):
            enough = [cost for cost, gain in ends(bounds, start) if gain >= most]
            assert steps.least(most) == min(enough, default=None)

    @settings(deadline=None)
    @given(tasks(size=60))
    def test_the_next_decision_and_those_behind_it_are_all(self, task: Task) -> None:
        bounds = bounds_of(task)
        start = bounds.sieve.start()
        if start is None:
            return
        outlook = bounds.outlook(start)
        for gain, cost in zip(outlook.all.gains, outlook.all.costs, strict=True):
            sums = [
                own + least
                for _, own, gained in outlook.next
                if (least := outlook.behind.least(gain - gained)) is not None
            ]
            assert min(sums) == cost
