"""Clauses: the parts of the terms that can be agreed one without the other.

Each alone can be switched from one set of terms to another, so that one sees what it is worth.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from dms.contracts.terms.terms import Terms
from dms.i18n import Text, text

__all__ = ["PRICING", "Clause", "clause_title", "clauses_between", "switched"]


class Clause(StrEnum):
    """A part of the terms, by its path in the document."""

    ENROLMENT = "enrolment"
    RELATIVES = "relatives"
    LEAVING = "leaving"
    """When people leave, and their relatives with them; without what comes back."""
    LEAVING_REFUND = "leaving.refund"
    PROGRAMME_CHANGE = "programme_change"
    SWAP = "swap"
    TERMINATION = "termination"
    PAYMENT = "payment"
    RECALCULATION = "recalculation"
    PRORATION_JOIN = "proration.join"
    PRORATION_LEAVE = "proration.leave"


PRICING = frozenset(
    {Clause.RELATIVES, Clause.RECALCULATION, Clause.PRORATION_JOIN, Clause.PRORATION_LEAVE}
)
"""Clauses that change what a day of cover costs; all others only move days and money."""

_TITLES: Mapping[Clause, Text] = MappingProxyType(
    {
        Clause.ENROLMENT: text("Joining: days and notice"),
        Clause.RELATIVES: text("Relatives: windows, uplifts, payer"),
        Clause.LEAVING: text("Leaving: days and notice"),
        Clause.LEAVING_REFUND: text("Leaving: what comes back"),
        Clause.PROGRAMME_CHANGE: text("Change of programme"),
        Clause.SWAP: text("Replacing a person"),
        Clause.TERMINATION: text("Early end"),
        Clause.PAYMENT: text("Payment"),
        Clause.RECALCULATION: text("Recalculation"),
        Clause.PRORATION_JOIN: text("Joining: price for the rest of the term"),
        Clause.PRORATION_LEAVE: text("Leaving: premium for the rest of the term"),
    }
)


def clause_title(clause: Clause) -> Text:
    """Return what a clause is called in front of people."""
    return _TITLES[clause]


def switched(terms: Terms, other: Terms, clause: Clause) -> Terms:
    """Return `terms` with one clause as `other` has it, stated there or not."""
    part, _, detail = clause.value.partition(".")
    ours, theirs = getattr(terms, part), getattr(other, part)
    if clause is Clause.LEAVING:
        taken = theirs.model_copy(update={"refund": ours.refund})
    elif detail:
        taken = ours.model_copy(update={detail: getattr(theirs, detail)})
    else:
        taken = theirs
    return terms.model_copy(update={part: taken})


def clauses_between(terms: Terms, other: Terms) -> tuple[Clause, ...]:
    """Return the clauses in which two sets of terms differ."""
    return tuple(clause for clause in Clause if switched(terms, other, clause) != terms)
