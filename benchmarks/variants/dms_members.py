"""The library, and after that a `MemberQuote` made for every person."""

from collections.abc import Sequence

from dms.members import Roster
from dms.pricing.quote import MemberQuote
from variants.dms_quote import in_memory, load, prepare
from variants.dms_quote import price as quoted

__all__ = ["in_memory", "kopecks", "load", "prepare", "price"]


def price(roster: Roster) -> list[MemberQuote]:
    return list(quoted(roster).members)


def kopecks(members: list[MemberQuote]) -> tuple[list[int], list[Sequence[int]]]:
    totals = [int(m.amounts.premium * 100) for m in members]
    return totals, [[int(line.premium * 100) for line in m.lines] for m in members]
