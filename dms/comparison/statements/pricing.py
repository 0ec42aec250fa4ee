"""Prices during the year: whether they follow headcount and ages, what a part of the term costs."""

from collections.abc import Iterator

from dms.comparison.statements.statement import NOT_STATED, Statement, TermsCell, denied, said
from dms.contracts.terms.terms import Terms
from dms.contracts.terms_words.proration import joining_words, leaving_words
from dms.i18n import text
from dms.pricing.proration import NoProration, Proration

__all__ = ["pricing_statements"]

_HEADCOUNT = {
    "fixed": text("prices stay those of the start"),
    "joiners": text("joiners pay by the headcount of their day"),
    "everybody": text("everybody gets a new price when the band changes"),
}
_AGES = {
    "contract_start": text("at the start of the contract"),
    "entry": text("on the first day of cover"),
    "recalculated": text("anew with every new price"),
}


def pricing_statements() -> Iterator[Statement]:
    """Return what is stated of prices during the year."""
    yield Statement("recalculation.headcount", text("When the headcount changes"), _headcount)
    yield Statement("recalculation.ages", text("When ages are taken"), _ages)
    yield Statement(
        "proration.join",
        text("What the rest of the term costs a joiner"),
        lambda terms: _joining(terms.proration.join),
        lambda offer: _joining(offer.proration.join),
    )
    yield Statement(
        "proration.leave",
        text("What is taken back for a leaver"),
        lambda terms: _leaving(terms.proration.leave),
        lambda offer: _leaving(offer.proration.leave),
    )


def _headcount(terms: Terms) -> TermsCell:
    rules = terms.recalculation
    return (
        NOT_STATED if rules.headcount is None else said(_HEADCOUNT[rules.headcount], rules.clause)
    )


def _ages(terms: Terms) -> TermsCell:
    rules = terms.recalculation
    return NOT_STATED if rules.ages is None else said(_AGES[rules.ages], rules.clause)


def _joining(rule: Proration | None) -> TermsCell:
    return NOT_STATED if rule is None else said(joining_words(rule))


def _leaving(rule: Proration | None) -> TermsCell:
    if rule is None:
        return NOT_STATED
    words = leaving_words(rule)
    return denied(words) if isinstance(rule, NoProration) else said(words)
