"""The terms for relatives in words: who, when, at which uplift, and who pays."""

from collections.abc import Iterator

from dms.contracts.terms.relative_terms import RelativeTerms, Window
from dms.contracts.terms_words.relatives import (
    AFTER,
    PAYERS,
    SINCE,
    uplift_words,
    who_words,
    window_words,
)
from dms.i18n import Text, text
from dms.report.offer_letter.facts import Line
from dms.report.offer_letter.wording import NOT_STATED, said

__all__ = ["relative_lines"]


def relative_lines(terms: RelativeTerms) -> Iterator[Line]:
    """Say what the terms state; what they leave open is said to be not stated."""
    yield text("Who may be insured"), who_words(terms) or NOT_STATED
    if terms.relationships == ():
        return
    for window in terms.windows or ():
        yield text("When they may join"), _window(window)
    if terms.windows is None:
        yield text("When they may join"), NOT_STATED
    if terms.after is not None:
        yield text("After that time"), AFTER[terms.after]
    yield text("Who pays"), said(terms.payer, PAYERS.__getitem__)


def _window(window: Window) -> Text:
    length = window_words(window) or text("how long not stated")
    since = SINCE[window.since] if window.since is not None else text("from which day not stated")
    unstated = window.uplift is None
    uplift = text("uplift not stated") if unstated else said(window.uplift, uplift_words)
    return Text("{length}, {since}; {uplift}", {"length": length, "since": since, "uplift": uplift})
