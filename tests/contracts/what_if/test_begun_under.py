"""Beginning under other terms: the short way and the long way come to the same contract."""

from datetime import date
from typing import Any

import pytest
from what_if_helpers import contract, family, joins, terms

from dms.contracts.contract import Contract
from dms.contracts.what_if.rerun import begun_under

OTHERWISE: dict[str, Any] = {
    "enrolment.days": "any",
    "leaving.refund": {},
    "swap": {"allowed": True},
    "programme_change": {"allowed": True, "days": "any"},
    "termination": {},
    "relatives.uplift_from_start": True,
    "relatives.payer": "employer",
    "payment": {"schedule": "single"},
    "recalculation": {"ages": "entry"},
    "proration": {"join": "none"},
    "id": "another",
}


@pytest.mark.parametrize("path", OTHERWISE)
def test_it_is_the_contract_that_is_concluded_on_these_terms(path):
    own, other = contract(people=family()), terms({path: OTHERWISE[path]})
    own = own.apply(own.preview(joins("N-1", date(2026, 1, 20))))
    begun = begun_under(own, other)
    fresh = contract(other, family())
    assert begun.head == fresh.head
    assert begun.premium == fresh.premium
    assert begun.payments == fresh.payments
    assert begun.issues == fresh.issues
    assert begun.terms == other
    assert begun.conclusion.payers == fresh.conclusion.payers
    assert not begun.entries


def test_what_the_first_list_is_not_priced_by_prices_nobody_again(monkeypatch):
    own = contract(people=family())

    def priced(*_, **__):
        raise AssertionError

    monkeypatch.setattr(Contract, "from_offer", priced)
    assert begun_under(own, terms({"enrolment.days": "any"})).premium == own.premium
    with pytest.raises(AssertionError):
        begun_under(own, terms({"relatives.uplift_from_start": True}))
