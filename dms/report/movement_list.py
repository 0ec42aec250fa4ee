"""The movements of a contract as a list: as a published document and as plain text."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.documents import Result
from dms.i18n import Text, format_amount, format_date, text
from dms.report.figures import Amount
from dms.report.plain import amount
from dms.report.tables import aligned

__all__ = [
    "MovementList",
    "MovementRow",
    "kind_title",
    "movement_list",
    "named",
    "render_movement_list",
]

NAMED = 3
"""How many people a line names; the rest is counted."""

_TITLES = {
    "conclude": text("first list"),
    "add": text("joining"),
    "add_relative": text("joining of a relative"),
    "remove": text("leaving"),
    "change_programme": text("change of programme"),
    "swap": text("swap"),
    "terminate": text("early end"),
    "pay": text("payment"),
    "correct": text("correction"),
    "recalculate": text("recalculation"),
}
_COLUMNS = (
    text("No."),
    text("Booked on"),
    text("Movement"),
    text("People"),
    text("From"),
    text("Premium"),
    text("Paid"),
)


class MovementRow(Result):
    """One movement in short."""

    number: Annotated[int, Field(ge=0)]
    """The first list of people has 0."""
    kind: str
    booked_on: date
    """The day that statements show it on."""
    requested_on: date
    effective: date | None
    """The first day with the change."""
    people: tuple[str, ...]
    """Ids of everybody whose cover, money or facts it changed; empty for the first list."""
    amount: Amount
    """The change of the premium."""
    paid: Amount
    returned: Amount
    """What came back, set off or in cash."""
    corrects: int | None
    """The number of the movement that it corrects."""


class MovementList(Result):
    """All movements of a contract, the first list of people first."""

    dms: Literal["movement-list/1"]
    contract: str
    movements: tuple[MovementRow, ...]
    premium: Amount
    """What they come to in all."""
    paid: Amount


def movement_list(contract: Contract) -> MovementList:
    """Make the document of a contract's movements."""
    rows = [_row(contract.conclusion, contract.agreement.concluded_on)]
    rows += [_row(entry.movement, entry.booked_on) for entry in contract.entries]
    return MovementList.model_validate(
        {
            "dms": "movement-list/1",
            "contract": contract.number,
            "movements": rows,
            "premium": amount(contract.premium),
            "paid": amount(contract.paid),
        }
    )


def _row(movement: Movement, booked_on: date) -> dict[str, object]:
    return {
        "number": movement.number,
        "kind": movement.kind,
        "booked_on": booked_on,
        "requested_on": movement.request.requested_on,
        "effective": movement.effective,
        "people": movement.concerned if movement.number else (),
        "amount": amount(movement.amount),
        "paid": amount(movement.paid),
        "returned": amount(movement.returned),
        "corrects": getattr(movement.request, "corrects", None),
    }


def kind_title(kind: str) -> Text:
    """Return what a movement is called in a list."""
    return _TITLES[kind]


def named(ids: Iterable[str]) -> Text:
    """Name the people of a line by their ids, a limited number of them."""
    listed = list(ids)
    first, rest = ", ".join(listed[:NAMED]), len(listed) - NAMED
    if rest > 0:
        return text("{ids} and {count} more", ids=first, count=rest)
    return Text("{ids}", {"ids": first})  # ids are not translated


def render_movement_list(contract: Contract, lang: str = "ru") -> str:
    """Write the movements of a contract as a table."""
    found = movement_list(contract)
    heading = tuple(column.to(lang) for column in _COLUMNS)
    total = (
        text("Total").to(lang),
        *("",) * 4,
        format_amount(found.premium, lang),
        format_amount(found.paid, lang),
    )
    rows = [_cells(row, lang) for row in found.movements]
    return "\n".join(aligned([heading, *rows, total], right=(0, 5, 6))) + "\n"


def _cells(row: MovementRow, lang: str) -> tuple[str, ...]:
    title = kind_title(row.kind).to(lang)
    if row.corrects is not None:
        title = text("{title} of {number}", title=title, number=row.corrects).to(lang)
    return (
        str(row.number),
        format_date(row.booked_on, lang),
        title,
        named(row.people).to(lang),
        format_date(row.effective, lang) if row.effective is not None else "",
        format_amount(row.amount, lang),
        format_amount(row.paid, lang) if row.paid else "",
    )
