"""Clauses: what differs between two sets of terms, and switching one part at a time."""

from functools import reduce
from typing import Any

import pytest
from what_if_helpers import IMPROVED_TERMS, STANDARD_TERMS, terms

from dms.contracts.what_if.clauses import PRICING, Clause, clause_title, clauses_between, switched

CHANGES: dict[Clause, dict[str, Any]] = {
    Clause.ENROLMENT: {"enrolment.days": "any"},
    Clause.RELATIVES: {"relatives.payer": "employer"},
    Clause.LEAVING: {"leaving.days": "any"},
    Clause.LEAVING_REFUND: {"leaving.refund": {"cash_share": "0.5"}},
    Clause.PROGRAMME_CHANGE: {"programme_change": {"allowed": True}},
    Clause.SWAP: {"swap": {"allowed": True}},
    Clause.TERMINATION: {"termination": {}},
    Clause.PAYMENT: {"payment.schedule": "single"},
    Clause.RECALCULATION: {"recalculation": {"headcount": "joiners"}},
    Clause.PRORATION_JOIN: {"proration.join": "none"},
    Clause.PRORATION_LEAVE: {"proration.leave": "none"},
}


def test_every_clause_is_tried_here():
    assert set(CHANGES) == set(Clause)


@pytest.mark.parametrize("clause", Clause)
def test_terms_that_differ_in_one_clause_differ_in_that_only(clause):
    other = terms(CHANGES[clause])
    assert clauses_between(STANDARD_TERMS, other) == (clause,)
    assert switched(STANDARD_TERMS, other, clause) == other


@pytest.mark.parametrize("clause", Clause)
def test_a_clause_is_switched_alone(clause):
    everything = terms({path: v for change in CHANGES.values() for path, v in change.items()})
    alone = switched(STANDARD_TERMS, everything, clause)
    assert clauses_between(STANDARD_TERMS, alone) == (clause,)
    assert clause not in clauses_between(alone, everything)


def test_all_clauses_one_after_the_other_are_the_other_terms():
    everything = terms({path: v for change in CHANGES.values() for path, v in change.items()})
    done = reduce(lambda own, clause: switched(own, everything, clause), Clause, STANDARD_TERMS)
    assert done == everything


def test_what_is_not_stated_is_switched_too():
    silent = terms({"enrolment": None})
    assert switched(STANDARD_TERMS, silent, Clause.ENROLMENT).enrolment.days is None


def test_the_two_profiles_of_the_text_differ_where_the_text_says():
    assert clauses_between(STANDARD_TERMS, IMPROVED_TERMS) == (Clause.ENROLMENT, Clause.RELATIVES)


def test_equal_terms_have_no_difference_whatever_they_are_called():
    assert clauses_between(STANDARD_TERMS, terms({"name": "Другое имя"})) == ()


@pytest.mark.parametrize("clause", Clause)
def test_each_clause_has_a_title_of_its_own(clause):
    titles = [clause_title(one).to("en") for one in Clause]
    assert titles.count(clause_title(clause).to("en")) == 1
    assert set(Clause) > PRICING
