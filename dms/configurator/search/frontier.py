"""The frontier of price against wishes: what the best configurations cost.

Why the search may drop what it drops and still equals trying everything:

* Rounding moves the premium of a configuration by at most the slack away from the exact sum of its
  prices. The exact sum of a branch is at least what is decided plus the least cost of the rest,
  rules ignored; less the slack, that is a premium which nothing in the branch goes below. A branch
  is dropped when this is above the best premium found for the same weight.
* Where it may equal that premium, the branch still wins by more gains or by earlier alternatives;
  it is dropped when it can have neither.
* Two ways to the same rest go on in the same ways. If one has no less gains and an exact sum more
  than twice the slack lower, or the same prices in every cell and earlier alternatives, whatever
  the other leads to is beaten.

Where each line is rounded by itself, premiums are sums of whole units, and where prices are whole
anyhow nothing is rounded: the slack is zero. A group rounded as one is moved by a unit at most.
"""

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from dms.configurator.search.agenda import Agenda
from dms.configurator.search.bounds import Bounds
from dms.configurator.search.branching import Found, cheapest
from dms.configurator.search.costs import Costs
from dms.configurator.search.sieve import Sieve
from dms.configurator.search.task import Task

__all__ = ["Point", "frontier"]


@frozen
class Point:
    """A configuration that no other one beats."""

    gains: int
    """The weight of the wishes that it meets."""
    units: int
    """Its premium in units of the rounding."""
    chosen: tuple[int, ...]
    """The number of the alternative of each slot."""
    exact: Fraction
    """What the members cost before rounding, in roubles, without what the contract costs once."""


def frontier(task: Task, *, before_rounding: bool = False) -> tuple[Point, ...]:
    """Return for each weight that can be attained the cheapest configuration, cheap ones first.

    Gains rise strictly with the price. Of configurations with one weight and one price the one
    with the earliest alternatives is taken, slot after slot. Nothing is returned when the rules
    and musts cannot be met. `before_rounding` goes by exact sums instead of premiums, for several
    tasks that are rounded as one group: see :func:`together`.
    """
    agenda = Agenda.of(task)
    costs = Costs.exact(agenda) if before_rounding else Costs.rounded(agenda)
    bounds = Bounds(Sieve(agenda), costs)
    return tuple(_point(task, found.chosen, -found.lost) for found in _from_cheap_to_dear(bounds))


def _from_cheap_to_dear(bounds: Bounds) -> Iterator[Found]:
    found = cheapest(bounds, 0)
    while found is not None:
        yield found
        found = cheapest(bounds, 1 - found.lost)


def _point(task: Task, chosen: tuple[int, ...], gains: int) -> Point:
    exact = sum(map(task.crowd.exact, task.lines(chosen)), Fraction(0))
    return Point(gains, task.units(chosen), chosen, exact)
