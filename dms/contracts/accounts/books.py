"""Books: a contract as it was known at the end of a day, from what had been booked by then.

A statement has two dates for everything: the day on which it holds and the day on which it was
booked. Books know only what was booked by their day, so a month once closed stays as it was, and a
backdated correction shows in the month in which it is booked.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import field, frozen

from dms.contracts.contract import Contract
from dms.contracts.state.agreement import Agreement
from dms.contracts.state.journal import Entry
from dms.contracts.state.movement import Line
from dms.contracts.state.person import Person
from dms.periods import Period

__all__ = ["Books", "booked_in", "books_on", "employer_of", "entries_of"]


@frozen(eq=False, kw_only=True)
class Books:
    """What was known of a contract at the end of `day`; amounts are units of the rounding."""

    day: date
    agreement: Agreement
    number: int
    """The number of the latest movement; -1 before the conclusion."""
    people: Mapping[str, Person] = field(repr=False)
    """Everybody by id, with the cover as it was known."""
    premium: int
    employer: int | None
    """The employer's part of the premium; None when nobody says who pays."""
    contract_premium: int
    """What is charged for the contract as a whole."""
    paid: int
    returned: int
    """Returned in cash."""
    ended: date | None
    """The last day of a contract that was ended early."""

    @property
    def within(self) -> Period:
        """The days of the contract, to the early end where there is one."""
        period = self.agreement.period
        return Period(period.start, self.ended or period.last_day)


def entries_of(contract: Contract) -> Iterator[Entry]:
    """Return everything that was booked, the list that the contract began with first."""
    yield Entry(contract.conclusion, contract.agreement.concluded_on, contract.first_hash)
    yield from contract.entries


def booked_in(contract: Contract, period: Period) -> tuple[Entry, ...]:
    """Return what was booked in a period, in the order of its numbers."""
    return tuple(entry for entry in entries_of(contract) if entry.booked_on in period)


def books_on(contract: Contract, day: date) -> Books:
    """Return what was known at the end of a day: nothing at all before the conclusion."""
    known = [entry.movement for entry in entries_of(contract) if entry.booked_on <= day]
    changes = [movement.change for movement in known]
    ends = [change.ended for change in changes if change.ended is not None]
    return Books(
        day=day,
        agreement=contract.agreement,
        number=known[-1].number if known else -1,
        people={person.id: person for change in changes for person in change.people},
        premium=sum(movement.units for movement in known),
        employer=employer_of(line for movement in known for line in movement.lines),
        contract_premium=sum(change.contract_premium for change in changes),
        paid=sum(change.paid for change in changes),
        returned=sum(change.returned for change in changes),
        ended=ends[-1] if ends else None,
    )


def employer_of(lines: Iterable[Line]) -> int | None:
    """Return the employer's part of lines of money, in units; None when nobody says who pays."""
    parts = [line.employer for line in lines]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None
