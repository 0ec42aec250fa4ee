"""Early end: whether a side may end the contract, how long before it says so, what comes back."""

from collections.abc import Callable, Iterator

from dms.comparison.statements.allowance import allowance
from dms.comparison.statements.filing import notice_cell
from dms.comparison.statements.refund import refund_statements
from dms.comparison.statements.statement import NOT_STATED, Statement, TermsCell
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.terms import EndTerms, Terms
from dms.i18n import text

__all__ = ["ending_statements"]


def ending_statements(part: str, end: Callable[[Terms], EndTerms]) -> Iterator[Statement]:
    """Return what is stated of an early end by one side; `part` is its path in the terms."""
    details = (
        Statement(f"{part}.notice", text("Notice"), lambda t: _notice(end(t))),
        *refund_statements(f"{part}.refund", lambda t: end(t).refund),
    )
    return allowance(part, end, details)


def _notice(end: EndTerms) -> TermsCell:
    if end.notice is None:
        return NOT_STATED
    return notice_cell(FilingRule(days="any", notice=end.notice, clause=end.clause))
