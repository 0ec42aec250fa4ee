"""The contract period of a quote: the offer's own, or the one asked for; and whether it fits.

Prices hold for contracts that start on certain days and last so many months, and an offer can be
accepted until a certain day.
"""

from collections.abc import Iterator
from datetime import date

from dms.i18n import plural, text
from dms.issues import Issue, Location, Severity
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.pricing.refused import refused

__all__ = ["contract_period"]


def contract_period(
    offer: Offer, asked: Period | None, today: date | None
) -> tuple[Period | None, list[Issue]]:
    """Return the contract period, None when nobody names it, and what does not fit."""
    stated = offer.period.period if offer.period is not None else None
    period = stated or asked
    if period is None:
        return None, [_unstated()]
    issues = [_differs()] if stated is not None and asked not in (None, stated) else []
    issues += [*_start(offer, period), *_length(offer, period), *_validity(offer, today)]
    return period, issues


def _unstated() -> Issue:
    return refused(
        "QUOTE-PERIOD-UNSTATED",
        text("The offer names no contract period"),
        text("Say when the contract is to run: `period`, or --start and --last-day"),
        "/period",
    )


def _differs() -> Issue:
    return refused(
        "QUOTE-PERIOD-DIFFERS",
        text("The offer is for another contract period than the one asked for"),
        text("Leave the period out, or ask the insurer for an offer for these dates"),
        "/period",
    )


def _start(offer: Offer, period: Period) -> Iterator[Issue]:
    tariff = offer.tariff_dates
    if tariff is not None and period.start not in tariff.period:
        yield refused(
            "QUOTE-DATE-OUTSIDE-TARIFF",
            text(
                "The prices are for contracts that start from {start} to {last_day}",
                start=tariff.start,
                last_day=tariff.last_day,
            ),
            text("Ask the insurer for prices for this start"),
            "/tariff_dates",
        )


def _length(offer: Offer, period: Period) -> Iterator[Issue]:
    months = offer.term_months
    if months is None or Period.of_months(period.start, months) == period:
        return
    yield Issue(
        "QUOTE-TERM-DIFFERS",
        Severity.WARNING,
        plural(
            "The prices are for a term of {count} month",
            "The prices are for a term of {count} months",
            months,
        ),
        text(
            "End the contract on {last_day}, or ask for prices for this term",
            last_day=Period.of_months(period.start, months).last_day,
        ),
        Location(pointer="/term_months"),
    )


def _validity(offer: Offer, today: date | None) -> Iterator[Issue]:
    if today is not None and offer.valid_until is not None and today > offer.valid_until:
        yield Issue(
            "QUOTE-OFFER-EXPIRED",
            Severity.WARNING,
            text("The offer could be accepted until {day}", day=offer.valid_until),
            text("Ask the insurer whether it still stands"),
            Location(pointer="/valid_until"),
        )
