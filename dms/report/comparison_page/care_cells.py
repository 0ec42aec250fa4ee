"""Cells for kinds of care: a price, or what is said where there is none of its own."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from dms.comparison.answers import Priced
from dms.comparison.comparison import Comparison
from dms.comparison.matrix import Cell as Answered
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.modules.questions import Stated
from dms.modules.registry import title_of
from dms.report.comparison_page.tables import NO_PRICE, NOT_STATED, Cell, mark, money, stated_mark

__all__ = ["ABSENT", "Gap", "answered", "for_one", "gap"]


class Gap(StrEnum):
    """Why a kind of care has no price of its own, what has to be asked first."""

    NOT_STATED = "not_stated"
    NO_PRICE = "no_price"
    """It is offered at a price of its own, and nobody has one."""
    INCLUDED = "included"
    NOT_TAKEN = "not_taken"
    """It is offered and left out of this comparison."""
    NO = "no"


def gap(comparison: Comparison, id_: str, kind: str) -> Gap:
    """Say why an offer has no price for a kind of care, over all programmes with people.

    One programme that does not say leaves it open for all.
    """
    cells = [
        row.cells[id_]
        for row in comparison.rows
        if row.kind == kind and (row.programme is None or row.programme.heads)
    ]
    found = {_gap(cell) for cell in cells}
    return next((one for one in Gap if one in found), Gap.NO)


def _gap(cell: Answered) -> Gap:
    if cell.state is not Stated.YES:
        return Gap.NO if cell.state is Stated.NO else Gap.NOT_STATED
    return _GAPS.get(cell.priced, Gap.INCLUDED)


_GAPS: Mapping[Priced | None, Gap] = MappingProxyType(
    {
        Priced.NOT_STATED: Gap.NOT_STATED,
        Priced.NOT_TAKEN: Gap.NOT_TAKEN,
        Priced.OWN: Gap.NO_PRICE,
        Priced.FOR_CONTRACT: Gap.NO_PRICE,
    }
)

ABSENT: Mapping[Gap, Cell] = MappingProxyType(
    {
        Gap.NOT_STATED: NOT_STATED,
        Gap.NO_PRICE: NO_PRICE,
        Gap.INCLUDED: mark("yes", text("included")),
        Gap.NOT_TAKEN: mark("info", text("not taken")),
        Gap.NO: mark("no"),
    }
)
"""What stands in place of a price."""

_PAID_BY: Mapping[Priced, tuple[str, Text, Text | None]] = MappingProxyType(
    {
        Priced.INCLUDED: ("yes", text("included"), None),
        Priced.IN_PROGRAMME: ("yes", text("included"), text("in the price of the programme")),
        Priced.FOR_CONTRACT: ("yes", text("included"), text("priced once for the contract")),
        Priced.IN_PROGRAMMES: ("yes", text("included"), text("in the programmes")),
        Priced.NOT_TAKEN: ("info", text("not taken"), text("it is offered, and left out here")),
        Priced.NOT_STATED: ("not_stated", text("no price"), text("it is offered")),
        Priced.OWN: ("info", text("no price"), text("nobody has a price for it")),
    }
)


def answered(cell: Answered) -> Cell:
    """Return what an offer says of a kind of care in a programme: its price, or why there is none.

    The premium is that of all people of the programme; below it stands what one person costs.
    """
    if cell.price is not None:
        price = cell.price
        lines = [for_one(price.low, price.high)] if price.heads else []
        return money(price.premium, *lines)
    if cell.with_module is not None and cell.priced is Priced.WITH_MODULE:
        host = title_of(cell.with_module)
        return mark("yes", text("included"), text("comes with “{module}”", module=host))
    if cell.priced is None:
        return stated_mark(cell.state)
    sign, words, line = _PAID_BY[cell.priced]
    return mark(sign, words, *([line] if line is not None else []))


def for_one(low: Decimal, high: Decimal) -> Text:
    """Say what one person costs for the whole term."""
    if low == high:
        return text("{amount} ₽ for one person", amount=Amount(low))
    return text("{low} to {high} ₽ for one person", low=Amount(low), high=Amount(high))
