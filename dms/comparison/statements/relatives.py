"""Relatives: who may join, in which windows of time, at which uplift, and who pays."""

from collections.abc import Callable, Iterator

from dms.comparison.statements.filing import notice_cell
from dms.comparison.statements.statement import (
    NOT_STATED,
    Statement,
    TermsCell,
    answer,
    denied,
    joined,
    said,
)
from dms.contracts.terms.relative_terms import RelativeTerms, Window
from dms.contracts.terms.terms import Terms
from dms.contracts.terms_words.filing import possible_days_words
from dms.contracts.terms_words.relatives import (
    AFTER,
    PAYERS,
    SINCE,
    uplift_words,
    who_words,
    window_words,
)
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.pricing.naming import listed

__all__ = ["relative_statements", "uplift_in_words", "window_in_words"]

_NONE = text("no relatives are insured")


def relative_statements() -> Iterator[Statement]:
    """Return what the terms for relatives state."""
    yield _statement("relationships", text("Who may be insured"), _who)
    yield _statement("windows", text("When they may join"), _windows)
    uplift = text("How much more they pay")
    yield _statement("windows.uplift", uplift, _uplifts, path="relatives.windows")
    yield _statement("measured_by", text("What must lie in that time"), _measured_by)
    yield _statement("after", text("After that time"), _after)
    yield _statement(
        "uplift_from_start", text("Those of the first list pay the uplift too"), _from_start
    )
    yield _statement("payer", text("Who pays"), _payer)
    yield Statement("relatives.entry", text("Days and notice"), _entry)


def _statement(
    field: str, title: Text, of: Callable[[RelativeTerms], TermsCell], path: str | None = None
) -> Statement:
    """Make a statement that says nothing new where no relatives are insured at all."""

    def cell(terms: Terms) -> TermsCell:
        relatives = terms.relatives
        nobody = relatives.relationships == ()
        return denied(_NONE, relatives.clause) if nobody else of(relatives)

    key = f"relatives.{field}"
    return Statement(key, title, cell, path=path if path is not None else key)


def _who(terms: RelativeTerms) -> TermsCell:
    words = who_words(terms)
    return NOT_STATED if words is None else said(words, terms.clause)


def _windows(terms: RelativeTerms) -> TermsCell:
    return _each(terms, window_in_words)


def _uplifts(terms: RelativeTerms) -> TermsCell:
    return _each(terms, uplift_in_words)


def _each(terms: RelativeTerms, words: Callable[[Window], Text | None]) -> TermsCell:
    """Say one thing of every window; where any leaves it open the whole is not stated."""
    if terms.windows is None:
        return NOT_STATED
    found = [words(window) for window in terms.windows]
    if not any(found):
        return NOT_STATED
    clauses = [window.clause for window in terms.windows if window.clause is not None]
    clause = ", ".join(dict.fromkeys(clauses)) or terms.clause
    parts = joined([one if one is not None else NOT_STATED.words for one in found])
    return TermsCell(Stated.YES if all(found) else Stated.NOT_STATED, parts, clause)


def window_in_words(window: Window) -> Text | None:
    """Say how long a window is open and from when; None where either is not stated."""
    length = window_words(window)
    if window.since is None or length is None:
        return None
    return text("{length} {since}", length=length, since=SINCE[window.since])


def uplift_in_words(window: Window) -> Text | None:
    """Say how much more relatives pay in a window; None where that is not stated."""
    return None if window.uplift is None else uplift_words(window.uplift)


def _measured_by(terms: RelativeTerms) -> TermsCell:
    if terms.measured_by is None:
        return NOT_STATED
    by_request = terms.measured_by == "request"
    words = text("the day of the request") if by_request else text("the first day of cover")
    return said(words, terms.clause)


def _after(terms: RelativeTerms) -> TermsCell:
    return answer(
        None if terms.after is None else terms.after == "next_anniversary",
        terms.clause,
        yes=AFTER["next_anniversary"],
        no=AFTER["refuse"],
    )


def _from_start(terms: RelativeTerms) -> TermsCell:
    uplifts = {window.uplift for window in terms.windows or ()}
    if uplifts and uplifts == {0}:
        return said(text("without an uplift"), terms.clause)
    return answer(terms.uplift_from_start, terms.clause)


def _payer(terms: RelativeTerms) -> TermsCell:
    return NOT_STATED if terms.payer is None else said(PAYERS[terms.payer], terms.clause)


def _entry(terms: Terms) -> TermsCell:
    """Relatives have a rule of their own or that of employees, once any may join at all."""
    relatives = terms.relatives
    if relatives.relationships == ():
        return denied(_NONE, relatives.clause)
    if relatives.entry is None and relatives.relationships is None:
        return NOT_STATED
    rule = relatives.entry if relatives.entry is not None else terms.enrolment
    days, notice = possible_days_words(rule), notice_cell(rule)
    if days is None or notice.stated is Stated.NOT_STATED:
        return NOT_STATED
    same = relatives.entry is None
    return said(text("as for employees") if same else listed([days, notice.words]), rule.clause)
