"""Statement: a month of a contract, or any period, as its books have it.

It shows what was booked in the period, who came and went, what was earned by days, who bears it and
what was paid. A statement never looks at what was booked after its last day: the statements of
months add up to that of the year, and a closed month stays as it was.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from attrs import frozen

from dms.contracts.accounts.books import Books, booked_in, books_on
from dms.contracts.accounts.borne import Borne, less
from dms.contracts.accounts.earning import unearned
from dms.contracts.accounts.heads import Heads, heads_between
from dms.contracts.accounts.payroll import Deduction, Spread, deductions
from dms.contracts.contract import Contract
from dms.contracts.state.journal import Entry
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.members import Relationship
from dms.periods import ONE_DAY, Period
from dms.pricing.exact import added

__all__ = ["Position", "Statement", "statement"]


@frozen(kw_only=True)
class Position:
    """Where a contract stood at the end of a day, as known then; amounts in roubles."""

    day: date
    premium: Borne
    """Everything booked, less what was taken back."""
    earned: Borne
    """The part of it for days up to this one, and what the insurer has kept."""
    paid: Decimal
    returned: Decimal
    """What the insurer has returned in cash."""

    @property
    def unearned(self) -> Borne:
        """The premium for the days ahead."""
        return self.premium.minus(self.earned)

    @property
    def balance(self) -> Decimal:
        """What is still to be paid in all; negative when money is to come back."""
        return added(self.premium.amount, self.paid.copy_negate(), self.returned)


@frozen(kw_only=True)
class Statement:
    """A contract through a period; what happened is the difference of two positions."""

    contract: str
    """The number of the contract."""
    period: Period
    opening: Position
    closing: Position
    entries: tuple[Entry, ...]
    """What was booked in the period; number 0 is the list that the contract began with."""
    heads: Mapping[Relationship, Heads]
    deductions: tuple[Deduction, ...]
    """What employees bear, by insured person."""
    spread: Spread
    deducted_for_nobody: Decimal
    """What employees bear of sums for the contract as a whole, such as what is kept at its end."""
    issues: tuple[Issue, ...]

    @property
    def booked(self) -> Borne:
        """The change of the premium."""
        return self.closing.premium.minus(self.opening.premium)

    @property
    def earned(self) -> Borne:
        """The premium earned in the period, with what corrections change for earlier days."""
        return self.closing.earned.minus(self.opening.earned)

    @property
    def paid(self) -> Decimal:
        """What was paid in the period."""
        return less(self.closing.paid, self.opening.paid)

    @property
    def returned(self) -> Decimal:
        """What was returned in cash in the period."""
        return less(self.closing.returned, self.opening.returned)


def statement(
    contract: Contract, period: Period, *, spread: Spread | str = Spread.AT_ONCE
) -> Statement:
    """Return the statement of a period; both its days count, and it may be any length.

    `spread` says how what employees bear is withheld: `at_once` when it is booked, or `monthly`
    over the cover. Raises ValueError for another word.
    """
    way = Spread(spread)
    opening = books_on(contract, period.start - ONE_DAY)
    closing = books_on(contract, period.last_day)
    entries = booked_in(contract, period)
    return Statement(
        contract=contract.number,
        period=period,
        opening=_position(opening),
        closing=_position(closing),
        entries=entries,
        heads=heads_between(opening, closing, period),
        deductions=deductions(opening, closing, entries, way),
        spread=way,
        deducted_for_nobody=_for_nobody(contract, entries),
        issues=() if closing.employer is not None else (_nobody_pays(),),
    )


def _position(books: Books) -> Position:
    ahead, rounding = unearned(books), books.agreement.rounding
    employer = None if books.employer is None else books.employer - ahead.employer
    return Position(
        day=books.day,
        premium=Borne.of(rounding, books.premium, books.employer),
        earned=Borne.of(rounding, books.premium - ahead.units, employer),
        paid=rounding.roubles(books.paid),
        returned=rounding.roubles(books.returned),
    )


def _for_nobody(contract: Contract, entries: tuple[Entry, ...]) -> Decimal:
    units = sum(
        line.units - line.employer
        for entry in entries
        for line in entry.movement.lines
        if line.member_id is None and line.employer is not None
    )
    return contract.agreement.rounding.roubles(units)


def _nobody_pays() -> Issue:
    return Issue(
        "STATEMENT-PAYER-UNSTATED",
        Severity.QUESTION,
        text("Nobody has said who pays the premium, so it is not split between the payers"),
        hint=text("State `contribution` in the offer, or `payer` of relatives in the terms."),
    )
