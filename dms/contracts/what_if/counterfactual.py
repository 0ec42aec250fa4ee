"""Counterfactual: what a contract, or one request, would have come to under other terms.

>>> alternative = what_if(contract, request, improved)        # doctest: +SKIP
>>> alternative.amount, alternative.days_without_cover        # doctest: +SKIP
(Decimal('1998.91'), -19)
"""

from datetime import date
from decimal import Decimal

from attrs import frozen

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import Request
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.rerun import Rerun, answer, begun_under, run
from dms.errors import QuoteRefused
from dms.issues import Issue, Severity
from dms.pricing.exact import added

__all__ = ["Alternative", "under", "what_if"]


def under(contract: Contract, terms: Terms) -> Rerun:
    """Return the contract as it would stand had it been concluded on other terms.

    The first list and all requests are the same, filed on the same days with the same wishes; what
    the other terms refuse is in the result's `refused`. Under its own terms a contract comes out
    as it is, to the hash. Raises :class:`~dms.errors.QuoteRefused` when the first list has no
    price under these terms.
    """
    return run(begun_under(contract, terms), requests_of(contract))


def requests_of(contract: Contract) -> list[tuple[int, Request]]:
    """Return the requests that a contract has granted, by their numbers."""
    return [(entry.number, entry.movement.request) for entry in contract.entries]


@frozen(kw_only=True)
class Alternative:
    """One request under the contract's own terms and under others."""

    actual: Movement
    other: Movement | None
    """None when the contract could not have been concluded on the other terms."""
    issues: tuple[Issue, ...] = ()
    """Why it could not, or the questions that the figures of either side wait for."""

    @property
    def comparable(self) -> bool:
        """Whether both terms grant the request, so that dates and money can be compared."""
        return self.other is not None and self.other.accepted and self.actual.accepted

    @property
    def amount(self) -> Decimal | None:
        """How much more premium the other terms come to, in roubles; None when incomparable.

        Earlier cover is more cover: more premium alone does not make terms worse.
        """
        if self.other is None or not self.comparable:
            return None
        return added(self.other.amount, self.actual.amount.copy_negate())

    @property
    def days_without_cover(self) -> int | None:
        """How many more days without cover; negative when the other terms give cover earlier."""
        if self.other is None or not self.comparable:
            return None
        return self.other.days_without_cover - self.actual.days_without_cover

    @property
    def days_too_long(self) -> int | None:
        """How many more days a leaver is insured beyond the wish; negative when fewer."""
        if self.other is None or not self.comparable:
            return None
        return self.other.days_too_long - self.actual.days_too_long

    @property
    def effective(self) -> tuple[date | None, date | None]:
        """The first day with the change, under the contract's own terms and under the others."""
        return self.actual.effective, self.other.effective if self.other is not None else None


def what_if(contract: Contract, request: Request, terms: Terms) -> Alternative:
    """Preview one request under the contract's own terms and under others.

    The contract before the request is the same list of requests under the other terms.
    """
    actual = contract.preview(request)
    try:
        there = under(contract, terms)
    except QuoteRefused as error:
        return Alternative(actual=actual, other=None, issues=error.issues)
    other = answer(there.contract.course, request, there.numbers)
    return Alternative(actual=actual, other=other, issues=_questions(actual, other))


def _questions(*movements: Movement) -> tuple[Issue, ...]:
    found = (issue for movement in movements for issue in movement.issues)
    return tuple(dict.fromkeys(i for i in found if i.severity is Severity.QUESTION))
