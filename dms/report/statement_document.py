"""The published statement, `statement/1`: what other programs read.

Amounts are text with two decimals; what nobody has stated is null and never a zero.
"""

from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.accounts.borne import Borne
from dms.contracts.accounts.payroll import Spread
from dms.contracts.accounts.statement import Position, Statement
from dms.contracts.state.journal import Entry
from dms.contracts.state.movement import Line, LineKind
from dms.documents import Result
from dms.issue_document import IssueDocument
from dms.members import Relationship
from dms.pricing.rounding import RoundingRule
from dms.report.figures import Amount, IsoDay, Term
from dms.report.plain import Data, amount, term

__all__ = ["StatementDocument", "borne_data", "statement_document"]

_Count = Annotated[int, Field(ge=0)]


class BornePart(Result):
    """An amount and who bears it; null where nobody says who pays."""

    amount: Amount
    employer: Amount | None
    employees: Amount | None


class PositionPart(Result):
    """Where the contract stood at the end of a day, as known then."""

    day: IsoDay
    premium: BornePart
    earned: BornePart
    """For days up to this one, and what the insurer has kept."""
    unearned: BornePart
    """For the days ahead."""
    paid: Amount
    returned: Amount
    """Returned in cash."""
    balance: Amount
    """Still to be paid in all; negative when money is to come back."""


class LinePart(Result):
    """One line of money."""

    kind: LineKind
    member: str | None
    """Id of the person; null for the contract as a whole."""
    period: Term
    """The days it is for."""
    premium: BornePart
    reverses: str | None
    """The line that it takes back, as movement and line: `3.0`."""


class EntryPart(Result):
    """One movement that was booked in the period."""

    number: _Count
    """The list that the contract began with has 0."""
    kind: str
    booked_on: IsoDay
    effective: IsoDay | None
    amount: Amount
    paid: Amount
    returned: Amount
    """What came back, set off or in cash."""
    lines: tuple[LinePart, ...]
    """Empty where lines are left out."""


class HeadsPart(Result):
    """People of one relationship."""

    opening: _Count
    joined: _Count
    left: _Count
    closing: _Count


class DeductionPart(Result):
    """What is to be withheld for one insured person."""

    member: str
    employee: str
    """From whose pay."""
    amount: Amount


class StatementDocument(Result):
    """A contract through a period."""

    dms: Literal["statement/1"]
    """Format of this document."""
    contract: str
    period: Term
    opening: PositionPart
    closing: PositionPart
    booked: BornePart
    """The change of the premium."""
    earned: BornePart
    """Earned in the period."""
    paid: Amount
    returned: Amount
    heads: dict[Relationship, HeadsPart]
    entries: tuple[EntryPart, ...]
    spread: Spread
    """How deductions are spread."""
    deductions: tuple[DeductionPart, ...]
    deducted_for_nobody: Amount
    """What employees bear of sums for the contract as a whole."""
    issues: tuple[IssueDocument, ...]


def statement_document(
    statement: Statement, lang: str = "ru", *, lines: bool = True
) -> StatementDocument:
    """Return a statement as a document; its words are in `lang` (`ru` or `en`).

    `lines=False` leaves out the lines of the movements, which are many in the first month.
    """
    return StatementDocument.model_validate(
        {
            "dms": "statement/1",
            "contract": statement.contract,
            "period": term(statement.period),
            "opening": _position(statement.opening),
            "closing": _position(statement.closing),
            "booked": borne_data(statement.booked),
            "earned": borne_data(statement.earned),
            "paid": amount(statement.paid),
            "returned": amount(statement.returned),
            "heads": {
                relationship: {
                    "opening": heads.opening,
                    "joined": heads.joined,
                    "left": heads.left,
                    "closing": heads.closing,
                }
                for relationship, heads in statement.heads.items()
            },
            "entries": [_entry(entry, with_lines=lines) for entry in statement.entries],
            "spread": statement.spread,
            "deductions": [
                {
                    "member": one.member_id,
                    "employee": one.employee_id,
                    "amount": amount(one.amount),
                }
                for one in statement.deductions
            ],
            "deducted_for_nobody": amount(statement.deducted_for_nobody),
            "issues": [issue.to_dict(lang) for issue in statement.issues],
        }
    )


def borne_data(borne: Borne) -> Data:
    """Return an amount and who bears it as plain data."""
    return {
        "amount": amount(borne.amount),
        "employer": amount(borne.employer),
        "employees": amount(borne.employees),
    }


def _position(position: Position) -> Data:
    return {
        "day": position.day.isoformat(),
        "premium": borne_data(position.premium),
        "earned": borne_data(position.earned),
        "unearned": borne_data(position.unearned),
        "paid": amount(position.paid),
        "returned": amount(position.returned),
        "balance": amount(position.balance),
    }


def _entry(entry: Entry, *, with_lines: bool) -> Data:
    movement = entry.movement
    return {
        "number": entry.number,
        "kind": movement.kind,
        "booked_on": entry.booked_on.isoformat(),
        "effective": movement.effective.isoformat() if movement.effective is not None else None,
        "amount": amount(movement.amount),
        "paid": amount(movement.paid),
        "returned": amount(movement.returned),
        "lines": [_line(line, movement.rounding) for line in movement.lines] if with_lines else [],
    }


def _line(line: Line, rounding: RoundingRule) -> Data:
    return {
        "kind": line.kind,
        "member": line.member_id,
        "period": term(line.period),
        "premium": borne_data(Borne.of(rounding, line.units, line.employer)),
        "reverses": str(line.reverses) if line.reverses is not None else None,
    }
