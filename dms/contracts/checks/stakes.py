"""Stakes: what a better clause would change for this group, money and days side by side.

The year is run under the present terms and under the same terms with the better clause. Earlier
cover costs more because it is more cover, so premium and days without cover are told together.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import reduce
from types import MappingProxyType

from attrs import evolve

from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake
from dms.contracts.checks.waiting import joining_waits
from dms.contracts.contract import Contract
from dms.contracts.state.requests import (
    Add,
    AddRelative,
    Correct,
    Remove,
    Request,
    Swap,
    Terminate,
)
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.clauses import Clause, clauses_between
from dms.contracts.what_if.comparison import compare_terms
from dms.contracts.what_if.counterfactual import requests_of
from dms.contracts.what_if.what_if import WhatIf
from dms.i18n import Text, plural

__all__ = ["Better", "counterfactual", "joined", "together"]

Better = Callable[[Terms], Terms]
"""The same terms with a better clause."""


def counterfactual(subject: Subject, better: Better) -> Stake | None:
    """Return what a better clause is worth on the subject's year, or None where nothing can tell.

    Without a contract there is nothing to run; without any request that the clause is about it
    changes nothing, which does not mean that it is worth nothing, and no example is made up.
    """
    contract, terms = subject.contract, subject.terms
    if contract is None or terms is None:
        return None
    return subject.weighed(better, lambda: _weighed(subject, contract, terms, better(terms)))


def together(subject: Subject, betters: Iterable[Better]) -> Stake | None:
    """Return what several better clauses are worth at once: less or more than one by one."""
    contract, terms = subject.contract, subject.terms
    if terms is None:
        return None
    whole = reduce(lambda so_far, better: better(so_far), betters, terms)
    waiting = joining_waits(subject, whole)
    by_rule = Stake(waiting=waiting) if waiting is not None else None
    counted = _weighed(subject, contract, terms, whole) if contract is not None else None
    return joined(counted, by_rule)


def joined(counted: Stake | None, own: Stake | None) -> Stake | None:
    """Put what a check says of its rule beside what the year comes to; the year goes first."""
    if counted is None or own is None:
        return counted if counted is not None else own
    return evolve(counted, waiting=counted.waiting or own.waiting)


_TOUCHED_BY: Mapping[Clause, tuple[type[Request], ...]] = MappingProxyType(
    {
        Clause.ENROLMENT: (Add, AddRelative, Correct),
        Clause.RELATIVES: (AddRelative, Correct),
        Clause.LEAVING: (Remove, Correct),
        Clause.LEAVING_REFUND: (Remove, Swap, Correct),
        Clause.TERMINATION: (Terminate, Correct),
    }
)
"""The requests that a clause decides; the other clauses are about every request."""

_FOR_PARTS = frozenset({Clause.PRORATION_JOIN, Clause.PRORATION_LEAVE, Clause.RECALCULATION})


def _touched(subject: Subject, contract: Contract, changed: Collection[Clause]) -> bool:
    """Say whether anything in the year, or anybody in the first list, is what a clause is about."""
    year = [*(request for _, request in requests_of(contract)), *subject.requests]
    kinds = tuple({kind for clause in changed for kind in _TOUCHED_BY.get(clause, (Request,))})
    if any(isinstance(request, kinds) for request in year):
        return True
    members = contract.agreement.members
    parts = members.columns.keys() & {"start", "last_day"}
    return bool(
        (Clause.RELATIVES in changed and members.relatives) or (_FOR_PARTS & set(changed) and parts)
    )


def _weighed(subject: Subject, contract: Contract, terms: Terms, improved: Terms) -> Stake | None:
    changed = clauses_between(terms, improved)
    if not _touched(subject, contract, changed):
        return None
    found = compare_terms(contract, subject.requests, terms, improved)
    open_ = Stake(
        basis=_basis(found, contract), left_out=len(found.left_out), issues=found.questions
    )
    difference = found.difference
    if difference is None or (found.left_out and not found.compared):
        return open_
    of_relatives = set(changed) == {Clause.RELATIVES}
    if not found.people and not found.left_out and (of_relatives or not found.compared):
        return None  # the first list or the requests are about another part of the clause
    return evolve(
        open_,
        money=difference.premium,
        days=difference.days_without_cover,
        days_too_long=difference.days_too_long,
        people=len(found.people),
        paid_by=terms.relatives.payer if of_relatives else None,
    )


def _basis(found: WhatIf, contract: Contract) -> Text:
    """Say what the figures were taken from."""
    if found.joiners:
        return plural(
            "on a year in which {count} person joins",
            "on a year in which {count} people join",
            found.joiners,
        )
    if found.compared or found.left_out:
        return plural(
            "on a year with {count} request",
            "on a year with {count} requests",
            found.compared + len(found.left_out),
        )
    return plural(
        "on the list of {count} person",
        "on the list of {count} people",
        len(contract.agreement.members),
    )
