"""The points of a search: for each weight of wishes the cheapest configuration of a programme."""

from collections.abc import Sequence

from attrs import evolve

from dms.configurator.bench import Bench
from dms.configurator.laying import Laying
from dms.configurator.logic.clause import Clause
from dms.configurator.needless import needless
from dms.configurator.search.frontier import Point, frontier
from dms.configurator.search.joining import one_of
from dms.configurator.tasks import Scope, tasks_of
from dms.configurator.wanted import Wanted
from dms.pricing.rounding import RoundingRule

__all__ = ["Points", "points_of"]

Points = Sequence[tuple[Laying, Point]]
"""Points from cheap to dear, each with the task that it was found in."""


def points_of(
    bench: Bench,
    wanted: Sequence[Wanted],
    scope: Scope,
    *,
    rounding: RoundingRule | None = None,
) -> Points:
    """Return the frontier over all values of the programme's options.

    `rounding` is given where the programme is one of several in a group: where that is rounded as
    one, points go by their exact sums.
    """
    while True:
        found = _points(bench, wanted, scope, rounding)
        clauses = {
            clause
            for laying, point in found
            for clause in [_needless(bench, scope, laying.taken(point.chosen))]
            if clause is not None
        }
        if not clauses:
            return found
        ruled_out = (*scope.ruled_out, *sorted(clauses, key=str))
        scope = evolve(scope, ruled_out=ruled_out)


def _points(
    bench: Bench, wanted: Sequence[Wanted], scope: Scope, rounding: RoundingRule | None
) -> Points:
    as_group = rounding is not None and rounding.level == "group"
    layings = list(tasks_of(bench, wanted, scope))
    frontiers = [frontier(one.task, before_rounding=as_group) for one in layings]
    return [(layings[number], point) for number, point in one_of(frontiers, rounding=rounding)]


def _needless(bench: Bench, scope: Scope, taken: frozenset[str]) -> Clause | None:
    return needless(bench.theory, bench.model, scope.held, taken, scope.barred)
