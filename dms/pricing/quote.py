"""Quote: what a group costs, in all and for each member, programme, module and payer.

A quote keeps one price for each cell and a cell number for each member; everything else is added up
when asked for. The figures of a level always add up to the level above it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from attrs import evolve, frozen

from dms.errors import QuoteRefused
from dms.issues import Issue, errors_in
from dms.members import Relationship, Roster
from dms.periods import Period
from dms.pricing.contract_lines import ContractLine
from dms.pricing.exact import added
from dms.pricing.module_sums import module_sums
from dms.pricing.offer import Offer
from dms.pricing.plan import Plan
from dms.pricing.rating import PricedCell
from dms.pricing.setting import Setting

K = TypeVar("K", bound=Hashable)

__all__ = ["Amounts", "MemberLine", "MemberQuote", "Quote"]


@frozen
class Amounts:
    """The same figures on every level, in roubles.

    `full` is the price of the whole term, `premium` what is due for the dates of cover; `employer`
    and `employee` say who pays the premium and are None when the offer does not say.
    """

    heads: int
    full: Decimal
    premium: Decimal
    employer: Decimal | None = None
    employee: Decimal | None = None


@frozen
class MemberLine:
    """One kind of care in the premium of a member."""

    kind: str
    full: Decimal
    premium: Decimal


@frozen
class MemberQuote:
    """The premium of one member, or the issue that says why there is none."""

    id: str
    relationship: Relationship
    programme: str | None
    period: Period | None
    amounts: Amounts | None
    lines: tuple[MemberLine, ...]
    issue: Issue | None = None


@frozen(eq=False, repr=False)
class Quote:
    """The result of pricing a roster under an offer.

    `status` is `complete`, `partial` (some members have no price; `issues` say why) or `refused`
    (there is no price at all; asking for a figure raises :class:`~dms.errors.QuoteRefused`).
    """

    offer: Offer
    roster: Roster
    group_issues: tuple[Issue, ...]
    """What concerns the group or the offer and not one member."""
    setting: Setting | None = None
    plan: Plan | None = None
    cells: Sequence[PricedCell | Issue] = ()
    numbers: Sequence[int] = ()
    """The number of each member's cell."""
    units: Sequence[int] = ()
    """The premium of each member in units of the rounding; 0 where the cell has no price."""
    contract: tuple[ContractLine, ...] = ()

    @property
    def status(self) -> str:
        """Say whether everything, a part or nothing has a price."""
        priced = [isinstance(self.cells[n], PricedCell) for n in set(self.numbers)]
        if self.setting is None or not any(priced):
            return "refused"
        flawed = bool(errors_in(self.group_issues))
        return "partial" if flawed or not all(priced) else "complete"

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything wrong or open: of the group first, then of each member without a price."""
        return self.group_issues + tuple(self._member_issues())

    @property
    def total(self) -> Decimal:
        """The premium of the whole contract, in roubles."""
        return self.amounts.premium

    @property
    def per_head(self) -> Decimal:
        """The premium for one priced member on average, rounded like a premium."""
        rule, amounts = self.offer.rounding, self.amounts
        return rule.roubles(rule.units_of(Fraction(amounts.premium) / amounts.heads))

    @cached_property
    def amounts(self) -> Amounts:
        """The figures of the whole contract, with what is priced for the contract as such."""
        people = self._sum((None, *counted) for counted in self.counted()).get(None)
        if people is None:
            raise QuoteRefused(self.issues)
        extra = [line.premium for line in self.contract]
        return evolve(
            people,
            full=added(people.full, *extra),
            premium=added(people.premium, *extra),
            employer=None if people.employer is None else added(people.employer, *extra),
        )

    @cached_property
    def by_programme(self) -> dict[str, Amounts]:
        """The figures of each programme, in the offer's order."""
        found = self._sum(
            (cell.plan.programme.id, cell, units, count) for cell, units, count in self.counted()
        )
        return {p.id: found[p.id] for p in self.offer.programmes if p.id in found}

    @cached_property
    def by_relationship(self) -> dict[Relationship, Amounts]:
        """The figures of employees and of each kind of relative."""
        column = self.roster.column("relationship") if self.numbers else ()
        counted = Counter(zip(column, self.numbers, self.units, strict=True)).items()
        found = self._sum(
            (relationship, cell, units, count)
            for (relationship, number, units), count in counted
            if isinstance(cell := self.cells[number], PricedCell)
        )
        return {r: found[r] for r in Relationship if r in found}

    @cached_property
    def by_module_of_members(self) -> dict[str, Amounts]:
        """The figures of each kind of care over all members, without what the contract pays."""
        roubles = self.offer.rounding.roubles
        return {
            kind: Amounts(found.heads, roubles(found.full), roubles(found.due))
            for kind, found in module_sums(self.counted()).items()
        }

    @cached_property
    def by_module(self) -> dict[str, Amounts]:
        """The figures of each kind of care over all members, and of the contract's own modules."""
        modules = dict(self.by_module_of_members)
        for line in self.contract:
            own = modules.get(line.kind, Amounts(0, Decimal(), Decimal()))
            full, due = added(own.full, line.premium), added(own.premium, line.premium)
            modules[line.kind] = Amounts(own.heads, full, due)
        return modules

    @property
    def payers(self) -> dict[str, Decimal]:
        """Who pays how much of the total; empty when the offer does not say."""
        amounts = self.amounts
        if amounts.employer is None or amounts.employee is None:
            return {}
        return {"employer": amounts.employer, "employee": amounts.employee}

    @property
    def members(self) -> Iterator[MemberQuote]:
        """The quote of each member, in the roster's order."""
        return (self.member_at(i) for i in range(len(self.numbers)))

    def member(self, id_: str) -> MemberQuote:
        """Return the quote of one member; KeyError when the roster has no such id."""
        return self.member_at(self.index_of(id_))

    def index_of(self, id_: str) -> int:
        """Return where a member stands in the roster; KeyError when there is none with this id."""
        found = self._places.get(id_)
        if found is None:
            raise KeyError(f"The roster has no member {id_!r}")
        return found

    def member_at(self, index: int) -> MemberQuote:
        """Return the quote of the member at a place in the roster, counted from 0.

        Raises :class:`~dms.errors.QuoteRefused` where there is no quote for anybody.
        """
        if self.setting is None:
            raise QuoteRefused(self.issues)
        id_ = self.roster.columns["id"][index]
        relationship = self._relationships[index]
        cell = self.cells[self.numbers[index]]
        if isinstance(cell, Issue):
            written = self.roster.column("programme")[index]
            return MemberQuote(id_, relationship, written, None, None, (), _of(cell, id_))
        amounts, lines = self._figures(self.numbers[index], self.units[index])
        programme = cell.plan.programme.id
        return MemberQuote(id_, relationship, programme, cell.period, amounts, lines)

    def _figures(self, number: int, units: int) -> tuple[Amounts, tuple[MemberLine, ...]]:
        """Return the figures of a member of a cell; members with the same premium share them."""
        found = self._shown.get((number, units))
        if found is None:
            cell = self.cells[number]
            assert isinstance(cell, PricedCell)  # noqa: S101 - issues have no figures
            amounts = self._amounts(1, cell.full_of(units), units, cell.employer(units))
            found = self._shown[number, units] = amounts, tuple(self._lines(cell, units))
        return found

    def _lines(self, cell: PricedCell, units: int) -> Iterator[MemberLine]:
        roubles = self.offer.rounding.roubles
        handed_out = zip(cell.plan.lines, cell.full_lines(units), cell.lines(units), strict=True)
        for plan, full, due in handed_out:
            yield MemberLine(plan.line.kind, roubles(full), roubles(due))

    @cached_property
    def _shown(self) -> dict[tuple[int, int], tuple[Amounts, tuple[MemberLine, ...]]]:
        return {}

    @cached_property
    def _relationships(self) -> Sequence[Relationship]:
        return self.roster.column("relationship")

    def _amounts(self, heads: int, full: int, due: int, employer: int | None) -> Amounts:
        roubles = self.offer.rounding.roubles
        if employer is None:
            return Amounts(heads, roubles(full), roubles(due))
        shares = roubles(employer), roubles(due - employer)
        return Amounts(heads, roubles(full), roubles(due), *shares)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id_: i for i, id_ in enumerate(self.roster.columns.get("id", ()))}

    def counted(self) -> Iterator[tuple[PricedCell, int, int]]:
        """Return each cell with a premium that its members have, and how many have it."""
        for number, units, count in self._counts:
            cell = self.cells[number]
            if isinstance(cell, PricedCell):
                yield cell, units, count

    @cached_property
    def _counts(self) -> list[tuple[int, int, int]]:
        """Cell numbers with a premium and how many members have it, in order of appearance."""
        if self.offer.rounding.level == "group":  # members of one cell may differ by a kopeck
            pairs = Counter(zip(self.numbers, self.units, strict=True)).items()
            return [(number, units, count) for (number, units), count in pairs]
        premiums = dict(zip(self.numbers, self.units, strict=True))
        return [(n, premiums[n], count) for n, count in Counter(self.numbers).items()]

    def _sum(self, rows: Iterable[tuple[K, PricedCell, int, int]]) -> dict[K, Amounts]:
        """Add up rows of a name, a cell, a premium and how many members have it."""
        sums: dict[K, list[int]] = {}
        for name, cell, units, count in rows:
            figures = sums.setdefault(name, [0, 0, 0, 0])
            figures[0] += count
            figures[1] += cell.full_of(units) * count
            figures[2] += units * count
            figures[3] += (cell.employer(units) or 0) * count
        shared = self.offer.contribution is not None
        return {
            name: self._amounts(heads, full, due, employer if shared else None)
            for name, (heads, full, due, employer) in sums.items()
        }

    def _member_issues(self) -> Iterator[Issue]:
        if not any(isinstance(cell, Issue) for cell in self.cells):
            return
        for id_, number in zip(self.roster.columns["id"], self.numbers, strict=True):
            cell = self.cells[number]
            if isinstance(cell, Issue):
                yield _of(cell, id_)


def _of(issue: Issue, id_: str) -> Issue:
    """Return the issue of a cell as that of one of its members."""
    return evolve(issue, where=evolve(issue.where, member=id_))
