"""The money of a movement, row by row: what the premium changes by, for what, and who bears it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from dms.contracts.state.movement import Line, LineKind, Movement
from dms.i18n import Text, text
from dms.report.titles import line_title

__all__ = ["alternatives", "movement_money"]

Row = tuple[Text, Decimal]

_PAYERS = {"employer": text("Employer"), "employee": text("Employees")}
_METHODS = {"set_off": text("Set off against later premium"), "cash": text("Returned in cash")}


def movement_money(movement: Movement) -> Iterator[tuple[Row, list[Row]]]:
    """Give each sum with the parts that add up to it, in roubles; first the premium.

    Where the premium becomes less, its parts have the sign of what comes off.
    """
    amount = movement.amount
    if movement.lines:
        yield (_premium(amount), abs(amount)), _parts(movement, less=amount < 0)
        yield from _payers(movement, less=amount < 0)
    if movement.paid:
        yield (text("Payment"), movement.paid), []


def _premium(amount: Decimal) -> Text:
    if amount == 0:
        return text("The premium stays the same")
    return text("Additional premium") if amount > 0 else text("The premium becomes less by")


def _parts(movement: Movement, *, less: bool) -> list[Row]:
    """Give the kinds of care and what the insurer keeps; one part alone is no news."""
    sign = -1 if less else 1
    parts = {kind: part for kind, part in movement.by_module.items() if part}
    kept = _sum_of(movement, lambda line: line.kind is LineKind.RETAINED)
    bare = _sum_of(movement, lambda line: line.kind is not LineKind.RETAINED and not line.parts)
    rows = [
        *((line_title(kind), part) for kind, part in parts.items()),
        (text("For the contract as a whole"), bare),
        (text("Kept by the insurer"), kept),
    ]
    found = [(title, sign * part) for title, part in rows if part]
    return found if len(found) > 1 else []


def _sum_of(movement: Movement, wanted: Callable[[Line], bool]) -> Decimal:
    return movement.rounding.roubles(sum(line.units for line in movement.lines if wanted(line)))


def _payers(movement: Movement, *, less: bool) -> Iterator[tuple[Row, list[Row]]]:
    """Say who bears it, where the contract says who pays."""
    sign = -1 if less else 1
    borne = {who: part for who, part in movement.payers.items() if part}
    for who, part in borne.items():
        yield (_PAYERS[who], sign * part), []


def alternatives(movement: Movement) -> list[Row]:
    """Give what would come back each way, where the contract knows both."""
    roubles = movement.rounding.roubles
    found = movement.alternatives.items()
    return [(_METHODS[way], roubles(units)) for way, units in found] if len(found) > 1 else []
