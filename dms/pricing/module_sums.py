"""What each kind of care costs the whole group, added up from the lines of its cells."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import mul

from attrs import frozen

from dms.pricing.plan import ProgrammePlan
from dms.pricing.rating import PricedCell, TermPrice

__all__ = ["ModuleSum", "module_sums"]


@frozen
class ModuleSum:
    """Heads, price of the whole term and premium of one kind of care, in units of the rounding."""

    heads: int = 0
    full: int = 0
    due: int = 0

    def plus(self, heads: int, full: int, due: int) -> "ModuleSum":
        """Return the sum with more people in it."""
        return ModuleSum(self.heads + heads, self.full + full, self.due + due)


def module_sums(counted: Iterable[tuple[PricedCell, int, int]]) -> dict[str, ModuleSum]:
    """Add up cells, given with a premium and how many members have it, by kind of care.

    Lines are handed out once for each cell; people with one price for the whole term share it.
    """
    due: defaultdict[ProgrammePlan, _Lines] = defaultdict(_Lines)
    full: defaultdict[ProgrammePlan, _Lines] = defaultdict(_Lines)
    shared: Counter[TermPrice] = Counter()
    for cell, units, count in counted:
        lines = cell.lines(units)
        due[cell.term.plan].add(lines, count)
        if cell.has_whole_term:
            full[cell.term.plan].add(lines, count)
        else:
            shared[cell.term] += count
    for term, count in shared.items():
        full[term.plan].add(term.full_lines, count)
    sums: dict[str, ModuleSum] = {}
    for plan, found in full.items():
        people = sum(found.counts)
        sides = zip(found.sums(), due[plan].sums(), strict=True)
        for line, (full_units, due_units) in zip(plan.lines, sides, strict=True):
            kind = line.line.kind
            sums[kind] = sums.get(kind, ModuleSum()).plus(people, full_units, due_units)
    return sums


class _Lines:
    """The lines of many cells of one programme, and how many members each stands for."""

    def __init__(self) -> None:
        self.rows: list[Sequence[int]] = []
        self.counts: list[int] = []

    def add(self, lines: Sequence[int], count: int) -> None:
        self.rows.append(lines)
        self.counts.append(count)

    def sums(self) -> list[int]:
        """Add up each line over all members."""
        return [sum(map(mul, column, self.counts)) for column in zip(*self.rows, strict=True)]
