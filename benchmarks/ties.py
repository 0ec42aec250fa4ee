"""How many exact amounts of the work end in precisely half a kopeck: totals and lines.

python benchmarks/ties.py SIZE
"""

import json
import sys
from decimal import Decimal

import work
from variants import naive_loop


def shares(size: int) -> dict[str, float]:
    roster = naive_loop.in_memory(size)
    headcount = work.headcount_factor(size)
    totals = lines = 0
    for insured in roster:
        days = (work.LAST_DAY - insured.start).days + 1
        exact = [naive_loop.annual(insured, m, headcount) * days for m in work.MODULES]
        totals += is_tie(sum(exact, Decimal()))
        lines += sum(map(is_tie, exact))
    return {"totals": totals / size, "lines": lines / size / len(work.MODULES)}


def is_tie(yearly_times_days: Decimal) -> bool:
    """Say whether the amount, still to be divided by the days of the term, is a half kopeck."""
    half_kopecks, rest = divmod(yearly_times_days * 200, work.TERM_DAYS)
    return not rest and half_kopecks % 2 == 1


if __name__ == "__main__":
    print(json.dumps(shares(int(sys.argv[1]))))
