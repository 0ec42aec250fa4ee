"""Sharing: which share of the term each stretch of one person's unbroken cover costs.

A change of programme or of prices is no leaving: the days of a stretch cost what the rest of the
term costs from its first day, less what it costs from the first day of the next one. So the
stretches of unbroken cover always come to the share of the whole, however the contract counts parts
of the term, and a change to the same price costs nothing.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from dms.contracts.state.desk import Desk
from dms.issues import Issue
from dms.periods import ONE_DAY, Period

__all__ = ["shares_of"]


def shares_of(periods: Sequence[Period], desk: Desk) -> list[Fraction] | Issue:
    """Return the share of the price for the whole term of each of a person's stretches of cover."""
    rests: list[Fraction] = []
    for period, last_day in zip(periods, _ends(periods), strict=True):
        rest = desk.share(Period(period.start, last_day))
        if isinstance(rest, Issue):
            return rest
        rests.append(rest)
    shares = list(rests)
    for number, (before, after) in enumerate(pairwise(periods)):
        if before.last_day + ONE_DAY == after.start:
            shares[number] = max(rests[number] - rests[number + 1], Fraction(0))
    return shares


def _ends(periods: Sequence[Period]) -> list[date]:
    """Return for each period the day on which its unbroken cover ends."""
    ends = [period.last_day for period in periods]
    for number in range(len(periods) - 2, -1, -1):
        if periods[number].last_day + ONE_DAY == periods[number + 1].start:
            ends[number] = ends[number + 1]
    return ends
