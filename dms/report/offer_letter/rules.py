"""The rules of the contract in a letter, each with its clause: joining, leaving, paying and so on.

What the terms do not state is written as not stated; the question for it stands among the open
points.
"""

from collections.abc import Callable, Iterator

from attrs import frozen

from dms.contracts.rules.deadlines import notice_in_words
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.terms import EndTerms, Terms
from dms.contracts.terms_words.filing import LATE, day_count_words, possible_days_words
from dms.contracts.terms_words.proration import joining_words, leaving_words
from dms.i18n import Text, text
from dms.report.offer_letter.facts import Fact, Line, written
from dms.report.offer_letter.figures import Figures
from dms.report.offer_letter.payments import payment_lines
from dms.report.offer_letter.refund import refund_lines
from dms.report.offer_letter.relatives import relative_lines
from dms.report.offer_letter.wording import NOT_STATED, bare_clause
from dms.workdays import Counting

__all__ = ["RulePart", "rule_parts"]

_COUNTING = {
    Counting.STRICT: text("the day of filing does not count"),
    Counting.LENIENT: text("the day of filing counts"),
}


@frozen
class RulePart:
    """One rule of the contract."""

    title: str
    clause: str
    """Number of the clause; empty where the terms name none."""
    facts: tuple[Fact, ...]


def rule_parts(figures: Figures, lang: str) -> tuple[RulePart, ...]:
    """Return the rules; nothing where no terms are given."""
    terms = figures.terms
    if terms is None:
        return ()
    made: tuple[tuple[Text, str | None, Callable[[], Iterator[Line]]], ...] = (
        (terms.enrolment.title, terms.enrolment.clause, lambda: _joining(terms, figures)),
        (terms.relatives.title, terms.relatives.clause, lambda: relative_lines(terms.relatives)),
        (terms.leaving.title, terms.leaving.clause, lambda: _leaving(terms, figures)),
        (terms.termination.title, terms.termination.by_client.clause, lambda: _end(terms)),
        (terms.payment.title, terms.payment.clause, lambda: payment_lines(terms.payment)),
    )
    return tuple(
        RulePart(title.to(lang), bare_clause(clause), written(lines(), lang))
        for title, clause, lines in made
    )


def _joining(terms: Terms, figures: Figures) -> Iterator[Line]:
    yield text("First day of cover"), possible_days_words(terms.enrolment) or NOT_STATED
    yield from _request(terms.enrolment)
    join = figures.offer.proration.join
    costs = NOT_STATED if join is None else joining_words(join)
    yield text("What the rest of the term costs a joiner"), costs


def _leaving(terms: Terms, figures: Figures) -> Iterator[Line]:
    leaving = terms.leaving
    yield text("First day without cover"), possible_days_words(leaving) or NOT_STATED
    yield from _request(leaving)
    leave = figures.offer.proration.leave
    freed = NOT_STATED if leave is None else leaving_words(leave)
    yield text("What is taken back for a leaver"), freed
    yield from refund_lines(leaving.refund)


def _request(rule: FilingRule) -> Iterator[Line]:
    """Say how long before it has to be asked for, and what follows from being late."""
    said = notice_in_words(rule)
    if rule.needs_notice and rule.counting is not None:
        said = Text("{notice}; {counting}", {"notice": said, "counting": _COUNTING[rule.counting]})
    yield text("Request"), said
    if rule.late is not None and rule.needs_notice:
        yield text("A late request"), LATE[rule.late]


def _end(terms: Terms) -> Iterator[Line]:
    by_client, by_insurer = terms.termination.by_client, terms.termination.by_insurer
    yield text("By the client"), _may_end(by_client)
    yield text("By the insurer"), _may_end(by_insurer)
    if by_client.allowed is not False:
        yield from refund_lines(by_client.refund, at_the_end=True)


def _may_end(end: EndTerms) -> Text:
    if end.allowed is None:
        return NOT_STATED
    if not end.allowed:
        return text("not possible")
    if end.notice is None:
        return text("possible; notice is not stated")
    notice = day_count_words(end.notice)
    if notice is None:
        return text("possible without notice")
    return text("possible; notice: {notice}", notice=notice)
