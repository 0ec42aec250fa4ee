"""What was taken for the calculation although the offer or the terms do not say it."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from dms.i18n import Text, text
from dms.pricing.offer import Assumption
from dms.report.offer_letter.figures import Figures

__all__ = ["Assumed", "assumed"]

_WORDS: Mapping[tuple[str, str], Text] = MappingProxyType(
    {
        ("age.on", "contract_start"): text("Ages are those on the first day of the contract."),
        ("age.on", "cover_start"): text("Ages are those on each person's first day of cover."),
        ("age.upper_end", "included"): text("The last age of a band belongs to it."),
        ("age.upper_end", "excluded"): text("The last age of a band belongs to the next one."),
        ("headcount.counts", "all"): text("Relatives count towards the headcount."),
        ("headcount.counts", "employees"): text("Only employees count towards the headcount."),
        ("proration.join", "days"): text(
            "The premium for who joins later is in proportion to the days that are left."
        ),
        ("proration.leave", "days"): text(
            "The premium for who leaves earlier is in proportion to the days of cover."
        ),
        ("enrolment.counting", "strict"): text(
            "When joining is asked for, the day of filing does not count."
        ),
        ("enrolment.counting", "lenient"): text(
            "When joining is asked for, the day of filing counts."
        ),
    }
)
"""Readings that are often assumed, as sentences; others stand as path and value."""


@frozen
class Assumed:
    """One reading, in words as far as there are any."""

    words: str
    note: str
    """Why, or what to ask the insurer; may be empty."""


def assumed(figures: Figures, lang: str) -> tuple[Assumed, ...]:
    """Return what was assumed, for a reader to confirm or to correct."""
    terms = figures.terms.assumptions if figures.terms is not None else ()
    listed = (*figures.offer.assumptions, *terms)
    return tuple(Assumed(_words(one).to(lang), one.note or "") for one in listed)


def _words(one: Assumption) -> Text:
    plain = Text("{at} = {reading}", {"at": one.at, "reading": one.reading})
    return _WORDS.get((one.at, one.reading), plain)
