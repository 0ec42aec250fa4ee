"""Joining, leaving, changing and swapping: on which days, how long before, and what if late."""

from collections.abc import Callable, Iterator

from dms.comparison.statements.statement import NOT_STATED, Statement, TermsCell, answer, said
from dms.contracts.rules.deadlines import notice_in_words
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.terms import Terms
from dms.contracts.terms_words.filing import LATE, possible_days_words
from dms.i18n import plural, text
from dms.workdays import Counting

__all__ = ["filing_statements", "notice_cell"]

Rule = Callable[[Terms], FilingRule]

_NO_NOTICE = text("no notice is needed")


def filing_statements(part: str, rule: Rule) -> Iterator[Statement]:
    """Return what a rule for dates states, `part` being its path in the terms."""
    yield Statement(f"{part}.days", text("Possible days"), lambda t: _days(rule(t)))
    yield Statement(f"{part}.notice", text("Notice"), lambda t: notice_cell(rule(t)))
    yield Statement(
        f"{part}.counting",
        text("The day of filing counts among the days of notice"),
        lambda t: _counting(rule(t)),
    )
    yield Statement(f"{part}.late", text("A late request"), lambda t: _late(rule(t)))


def _days(rule: FilingRule) -> TermsCell:
    words = possible_days_words(rule)
    return NOT_STATED if words is None else said(words, rule.clause)


def notice_cell(rule: FilingRule) -> TermsCell:
    """Say how long before a change must be asked for, or how long after it may be."""
    if not rule.says_notice:
        return NOT_STATED
    if not rule.backdating:
        return said(notice_in_words(rule), rule.clause)
    words = plural(
        "without notice, also {count} day back",
        "without notice, also up to {count} days back",
        rule.backdating,
    )
    return said(words, rule.clause)


def _counting(rule: FilingRule) -> TermsCell:
    if rule.says_notice and not rule.needs_notice:
        return said(_NO_NOTICE, rule.clause)
    return answer(None if rule.counting is None else rule.counting == Counting.LENIENT, rule.clause)


def _late(rule: FilingRule) -> TermsCell:
    if rule.late is None and rule.says_notice and not rule.needs_notice:
        return said(_NO_NOTICE, rule.clause)
    return answer(
        None if rule.late is None else rule.late == "next_day",
        rule.clause,
        yes=LATE["next_day"],
        no=LATE["refuse"],
    )
