"""Beside: requests held against other terms, one after the other.

The contract before them is the same list of requests, led through the other terms from its first
day; then each request is answered on what the ones before it come to there.
"""

from collections.abc import Iterable

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.counterfactual import Alternative, under
from dms.contracts.what_if.rerun import answer
from dms.errors import QuoteRefused

__all__ = ["alternatives"]


def alternatives(
    contract: Contract, movements: Iterable[Movement], terms: Terms
) -> tuple[Alternative, ...]:
    """Return what each previewed movement would come to under other terms.

    `contract` is the contract before the first of them. Where it could not have been concluded on
    these terms, the alternatives say why.
    """
    try:
        there = under(contract, terms)
    except QuoteRefused as error:
        return tuple(Alternative(actual=m, other=None, issues=error.issues) for m in movements)
    course, found = there.contract.course, []
    for movement in movements:
        other = answer(course, movement.request, there.numbers)
        if other.accepted:
            course.enter(other)
        found.append(Alternative(actual=movement, other=other))
    return tuple(found)
