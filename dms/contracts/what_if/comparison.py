"""Comparison: running one contract year under two sets of terms, and clause by clause.

Everybody files the same requests on the same days with the same wishes; only what the terms make of
them changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from attrs import evolve, frozen

from dms.contracts.contract import Contract
from dms.contracts.state.requests import Correct, Pay, Request
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.clauses import Clause, clauses_between, switched
from dms.contracts.what_if.counterfactual import requests_of
from dms.contracts.what_if.cover_wishes import CoverWishes
from dms.contracts.what_if.leading import Numbered, Questions, lead_together, without
from dms.contracts.what_if.measures import Measures, measure
from dms.contracts.what_if.open_requests import open_in, questions_in
from dms.contracts.what_if.rerun import Rerun, begun_under, run
from dms.contracts.what_if.what_if import ClauseEffect, Side, WhatIf
from dms.errors import QuoteRefused

__all__ = ["compare_terms"]


def compare_terms(
    contract: Contract,
    requests: Iterable[Request],
    terms_a: Terms,
    terms_b: Terms,
    *,
    pays_when_due: bool = True,
) -> WhatIf:
    """Run a contract's year under two sets of terms.

    The year is the first list, the requests that the contract has granted, and `requests` after
    them, such as those of :func:`~dms.contracts.what_if.planning.planned_requests`. With
    `pays_when_due` each side pays what falls due on time, in place of the contract's own payments;
    without, only the payments among the requests are made.

    A request that either terms leave open is left out of both, and its question is asked. Where
    the contract cannot be concluded on some terms there are no figures for them.
    """
    whole = _Year(
        contract,
        _numbered(contract, requests, pays_when_due=pays_when_due),
        pays_when_due,
    )
    ways = [partial(whole.led, terms) for terms in (terms_a, terms_b)]
    left_out, runs = lead_together(ways, whole.requests)
    year = evolve(whole, requests=without(left_out, whole.requests))
    wishes = CoverWishes(contract, year.requests)
    a, b = (_side(*pair, wishes) for pair in zip(runs, (terms_a, terms_b), strict=True))
    return WhatIf(
        contract=contract,
        a=a,
        b=b,
        clauses=tuple(_alone(year, wishes, a, b)),
        left_out=left_out,
        compared=len(year.requests),
        joiners=len(wishes.joiners),
    )


@frozen
class _Year:
    """The requests of a year, to be led through under any terms."""

    contract: Contract
    requests: Sequence[Numbered]
    pays_when_due: bool

    def under(self, terms: Terms) -> Rerun | Questions:
        """Return the year under some terms, or why there is none."""
        return self.led(terms, self.requests)

    def led(self, terms: Terms, requests: Sequence[Numbered]) -> Rerun | Questions:
        """Return the year under some terms with other requests."""
        try:
            begun = begun_under(self.contract, terms)
        except QuoteRefused as error:
            return error.issues
        return run(begun, requests, pays_when_due=self.pays_when_due)


def _numbered(
    contract: Contract, requests: Iterable[Request], *, pays_when_due: bool
) -> list[Numbered]:
    """Return all requests of the year by number, without payments where they are made by rule."""
    own = requests_of(contract)
    asked = [*own, *enumerate(requests, start=len(own) + 1)]
    payments = {n for n, request in asked if pays_when_due and isinstance(request, Pay)}
    return [(n, r) for n, r in asked if n not in payments and not _corrects(r, payments)]


def _corrects(request: Request, numbers: set[int]) -> bool:
    return isinstance(request, Correct) and request.corrects in numbers


def _side(year: Rerun | Questions, terms: Terms, wishes: CoverWishes) -> Side:
    if not isinstance(year, Rerun):
        return Side(terms, None, None, year)
    return Side(terms, year, measure(year, wishes), questions_in(year))


def _alone(year: _Year, wishes: CoverWishes, a: Side, b: Side) -> Iterator[ClauseEffect]:
    """Switch each clause alone; where there is only one it is the whole difference."""
    if a.total is None or b.total is None:
        return
    clauses = clauses_between(a.terms, b.terms)
    for clause in clauses:
        terms = switched(a.terms, b.terms, clause)
        led = year.under(terms) if len(clauses) > 1 else b.rerun
        yield _effect(clause, led or (), terms, wishes, a.total)


def _effect(
    clause: Clause, led: Rerun | Questions, terms: Terms, wishes: CoverWishes, before: Measures
) -> ClauseEffect:
    side = _side(led, terms, wishes)
    open_ = open_in(led) if isinstance(led, Rerun) else {}
    if side.total is None or open_:
        waiting = tuple(issue for issues in open_.values() for issue in issues)
        return ClauseEffect(clause, None, waiting or side.questions)
    return ClauseEffect(clause, side.total - before)
