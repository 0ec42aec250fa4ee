"""The library again, and after that a `MemberQuote` made for every person."""

import work  # noqa: F401 - sets nothing up; shows that the work is the same
from variants.dms_quote import in_memory, load, prepare
from variants.dms_quote import price as quoted

from dms.pricing.quote import MemberQuote


__all__ = ["in_memory", "kopecks", "load", "prepare", "price"]


def price(roster) -> list[MemberQuote]:
    return list(quoted(roster).members)


def kopecks(members):
    totals = [int(m.amounts.premium * 100) for m in members]
    return totals, [[int(line.premium * 100) for line in m.lines] for m in members]
