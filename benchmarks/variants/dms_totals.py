"""The library when only everybody's total is wanted: lines are handed out when asked for."""

from collections.abc import Sequence

import work

from dms.members import Roster
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote
from variants.dms_quote import in_memory, load, offer, prepare

__all__ = ["in_memory", "kopecks", "load", "prepare", "price"]


def price(roster: Roster) -> Quote:
    priced = quote(offer(), roster, payment=work.PAYMENT)
    if priced.status != "complete" or not priced.total:
        raise AssertionError(priced.issues)
    return priced


def kopecks(priced: Quote) -> tuple[Sequence[int], list[Sequence[int]]]:
    """Return everybody's total; the lines are those of `dms_quote`."""
    return priced.units, [[int(x.premium * 100) for x in m.lines] for m in priced.members]
