"""What each kind of care costs the whole group, added up from the lines of its cells."""

from collections import Counter
from collections.abc import Iterable, Sequence

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

    Lines are handed out once for each cell, and for the whole term once for each price.
    """
    due: dict[ProgrammePlan, list[int]] = {}
    heads_of: Counter[TermPrice] = Counter()
    for cell, units, count in counted:
        heads_of[cell.term] += count
        due[cell.plan] = _plus(due.get(cell.plan), cell.lines(units), count)
    full: dict[ProgrammePlan, list[int]] = {}
    heads: Counter[ProgrammePlan] = Counter()
    for term, count in heads_of.items():
        heads[term.plan] += count
        full[term.plan] = _plus(full.get(term.plan), term.full_lines, count)
    return _by_kind(heads, full, due)


def _plus(sums: list[int] | None, lines: Sequence[int], count: int) -> list[int]:
    if sums is None:
        return [line * count for line in lines]
    return [total + line * count for total, line in zip(sums, lines, strict=True)]


def _by_kind(
    heads: Counter[ProgrammePlan],
    full: dict[ProgrammePlan, list[int]],
    due: dict[ProgrammePlan, list[int]],
) -> dict[str, ModuleSum]:
    """Join the lines of all programmes that are for the same kind of care."""
    sums: dict[str, ModuleSum] = {}
    for plan, count in heads.items():
        for line, full_units, due_units in zip(plan.lines, full[plan], due[plan], strict=True):
            kind = line.line.kind
            sums[kind] = sums.get(kind, ModuleSum()).plus(count, full_units, due_units)
    return sums
