"""Dates of a request: from when what is asked for takes effect, by the rule of its kind."""

from datetime import date

from attrs import evolve

from dms.contracts.rules.effective_date import Decision, decide
from dms.contracts.state.requests import Request
from dms.contracts.state.standing import Standing
from dms.contracts.terms.filing import FilingRule
from dms.modules.questions import under

__all__ = ["date_of"]


def date_of(
    standing: Standing, request: Request, rule: FilingRule, pointer: str, wished: date | None
) -> Decision:
    """Decide from when a request takes effect; `pointer` is where the rule stands in the terms."""
    decision = decide(
        rule,
        wished,
        request.requested_on,
        within=standing.within,
        calendar=standing.agreement.calendar,
    )
    return evolve(decision, issues=tuple(under(pointer, decision.issues)))
