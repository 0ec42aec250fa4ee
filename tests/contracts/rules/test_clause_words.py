"""Reasons, refusals and refunds cite the clause that they follow from."""

from datetime import date

import pytest
from contract_helpers import contract, employee, terms

from dms.contracts.rules.clause_words import with_clause
from dms.i18n import text

ENROLMENT = {"days": [1, 15], "notice": {"working_days": 10}, "counting": "strict"}
ENROLMENT = {**ENROLMENT, "backdating": None, "clause": "4.3"}


def test_a_clause_is_cited_where_there_is_one():
    assert with_clause(text("Late"), None).to("en") == "Late"
    assert with_clause(text("Late"), "4.3").to("en") == "Late (clause 4.3)"


@pytest.mark.parametrize("late", ["next_day", "refuse"])
def test_a_late_request_cites_it(late: str):
    running = contract(on=terms(enrolment={**ENROLMENT, "late": late}))
    asked = {"start": date(2026, 3, 1), "requested_on": date(2026, 2, 27)}
    movement = running.add(employee("N"), **asked)
    said = [*movement.reasons, *(issue.text for issue in movement.issues)]
    cited = [one.to("en") for one in said if "is late for" in one.to("en")]
    assert cited
    assert all(one.endswith("(clause 4.3)") for one in cited)


def test_a_refund_cites_it_but_not_where_there_is_no_clause():
    running = contract(on=terms(leaving={"refund": {"clause": "5.1"}}))
    running = running.apply(running.pay(running.premium, on=date(2026, 1, 12)))
    left = {"last_day": date(2026, 6, 30), "requested_on": date(2026, 6, 30), "refund": "cash"}
    steps = [s.to("en") for s in running.remove("A", **left).refunds["A"].steps]
    assert [step.split(":")[0] for step in steps if step.endswith("(clause 5.1)")] == [
        "Kept because 80 % come back",
        "Returned in cash",
    ]
    assert "Paid care: no clause, nothing is taken off" in steps
