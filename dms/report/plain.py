"""Figures and explanations as plain data, the way published results write them.

The shapes are in :mod:`dms.report.figures` and :mod:`dms.report.explanation_document`. They are not
needed to write a result, and a command that ends at once need not load them.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from dms.issues import Location
from dms.periods import Period
from dms.pricing.exact import added
from dms.pricing.explanation import Explanation
from dms.pricing.quote import Amounts

__all__ = ["Data", "amount", "parts_of", "payers", "stated", "term"]

Data = dict[str, Any]


def amount(roubles: Decimal | None) -> str | None:
    """Write an amount as results do: `120960.00`; None stays None and never becomes a zero."""
    return None if roubles is None else f"{roubles:f}"


def stated(roubles: Decimal | None) -> str | None:
    """Write an amount that somebody stated, with two decimals also where it has none."""
    return None if roubles is None else amount(added(roubles))


def term(period: Period | None) -> Data | None:
    """Return a period as plain data, the shape of :class:`Term`."""
    if period is None:
        return None
    first, last = period.start.isoformat(), period.last_day.isoformat()
    return {"start": first, "last_day": last, "days": period.days}


def payers(amounts: Amounts) -> Data | None:
    """Return who pays as plain data, the shape of :class:`Payers`; None when nobody says."""
    if amounts.employer is None or amounts.employee is None:
        return None
    return {"employer": amount(amounts.employer), "employee": amount(amounts.employee)}


def parts_of(explanations: Iterable[Explanation], lang: str) -> list[Data]:
    """Return explanations as plain data, the shape of :class:`ExplanationPart`."""
    return [
        {
            "kind": one.kind,
            "label": one.label.to(lang),
            "amount": amount(one.amount),
            "formula": one.formula.to(lang) if one.formula is not None else None,
            "source": _place(one.source),
            "parts": parts_of(one.parts, lang),
        }
        for one in explanations
    ]


def _place(source: Location | None) -> Data | None:
    return source.to_dict() if source is not None else None
