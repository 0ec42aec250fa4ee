"""Other counting: finding out how an insurer came to another figure than the contract.

First the plain slips are tried (asked twice, the wrong sign, nothing given back, the whole premium
instead of an instalment), then the readings of :mod:`dms.contracts.invoices.readings`, the
simplest first.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from attrs import evolve, field, frozen

from dms.contracts.contract import Contract
from dms.contracts.invoices.costs import (
    Cost,
    cost_of,
    formula,
    our_formula,
    words_of_price,
    words_of_share,
)
from dms.contracts.invoices.expected import Share
from dms.contracts.invoices.readings import Reading, readings
from dms.contracts.rules.schedule import Schedule
from dms.contracts.state.movement import LineKind
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.money import RoundingMode, divide, in_units
from dms.pricing.exact import Exact

__all__ = ["Explained", "Explainer"]


@frozen
class Explained:
    """How somebody else came to a figure."""

    codes: tuple[str, ...]
    """Short stable names of what is counted otherwise."""
    titles: tuple[Text, ...]
    """The same in words."""
    formulas: tuple[Text, ...] = ()
    """Their formula, line by line."""


@frozen(eq=False)
class Explainer:
    """Explains figures of one contract; equal cases are looked into once."""

    contract: Contract = field(repr=False)
    instalment: int | None = None
    _known: dict[object, list[int]] = field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, contract: Contract, instalment: int | None) -> "Explainer":
        """Make one for whole premiums, or for the parts of an instalment."""
        return cls(contract, instalment)

    @cached_property
    def _readings(self) -> list[Reading]:
        return list(readings(self.contract.agreement))

    def formulas(self, share: Share) -> tuple[Text, ...]:
        """Say how our figure comes about, line by line."""
        agreement = self.contract.agreement
        made = tuple(our_formula(cost, agreement) for cost in self._costs(share))
        if self.instalment is None or not made:
            return made
        part = Amount(agreement.rounding.roubles(share.units))
        return (
            *made,
            text("of it in instalment {number}: {sum} ₽", number=self.instalment, sum=part),
        )

    def explain(self, share: Share, theirs: Decimal) -> Explained | None:
        """Return the first reading that comes to their figure, or None."""
        costs, ours, kopecks = self._costs(share), self._kopecks(share.units), in_units(theirs)
        slips = self._slips(costs, ours)
        slip = next((explained for figure, explained in slips if figure == kopecks), None)
        return slip or self._read(costs, ours, kopecks) or _whole_roubles(ours, kopecks)

    def _costs(self, share: Share) -> tuple[Cost, ...]:
        agreement, journal = self.contract.agreement, self.contract.journal
        return tuple(cost_of(line, agreement, journal) for line in share.lines)

    def _kopecks(self, units: int) -> int:
        return in_units(self.contract.agreement.rounding.roubles(units))

    def _slips(self, costs: tuple[Cost, ...], ours: int) -> Iterator[tuple[int, Explained]]:
        """Return figures that come from a slip and not from another way to count."""
        whole = dict.fromkeys(LineKind, 0)
        for cost in costs:
            whole[cost.line.kind] += self._kopecks(cost.line.units)
        yield 2 * ours, _slip("twice", text("asked for twice"))
        yield -ours, _slip("sign", text("the sign is the wrong way round"))
        if self.instalment is not None:
            premium = text("the whole premium instead of the instalment")
            yield sum(whole.values()), _slip("whole_premium", premium)
            return
        nothing_back = text("nothing is given back")
        yield whole[LineKind.CHARGE], _slip("nothing_back", nothing_back)
        yield ours - whole[LineKind.RETAINED], _slip("all_back", text("all of it is given back"))

    def _read(self, costs: tuple[Cost, ...], ours: int, kopecks: int) -> Explained | None:
        agreed = sum(self._part(cost, self._counted(cost, None)) for cost in costs)
        if agreed != ours or not any(cost.cover for cost in costs):
            return None
        figures = zip(*(self._figures(cost) for cost in costs), strict=True)
        for reading, parts in zip(self._readings, figures, strict=True):
            if sum(parts) == kopecks:
                formulas = tuple(self._formula(cost, reading) for cost in costs if cost.cover)
                return Explained(reading.codes, reading.titles, formulas)
        return self._split_otherwise(costs, kopecks)

    def _figures(self, cost: Cost) -> list[int]:
        """Return what a line comes to by each of the readings; equal lines are counted once."""
        key = (cost.term, cost.cover, cost.kept, cost.line.kind, cost.line.units)
        if key not in self._known:
            readings_ = self._readings
            self._known[key] = [self._part(cost, self._counted(cost, r)) for r in readings_]
        return self._known[key]

    def _counted(self, cost: Cost, reading: Reading | None) -> int:
        fixed = self._kopecks(cost.line.units)
        if reading is None:
            return fixed
        return cost.counted(reading.kopecks, reading.before.kopecks, fixed)

    def _part(self, cost: Cost, kopecks: int, schedule: Schedule | None = None) -> int:
        """Return the part of a premium that stands in the instalment, all of it without one."""
        schedule = schedule or self.contract.agreement.schedule
        if self.instalment is None or schedule is None:
            return kopecks
        return schedule.parts(kopecks, cost.line.period)[self.instalment - 1]

    def _split_otherwise(self, costs: tuple[Cost, ...], kopecks: int) -> Explained | None:
        """See whether the premium is only split otherwise over the instalments."""
        schedule = self.contract.agreement.schedule
        if self.instalment is None or schedule is None:
            return None
        by_days = schedule.split_by == "equal"
        other = evolve(schedule, split_by="days" if by_days else "equal", step=1)
        if sum(self._part(c, self._counted(c, None), other) for c in costs) != kopecks:
            return None
        if by_days:
            return _slip("split_by_days", text("the instalments are split by days"))
        return _slip("split_equally", text("the instalments are equal"))

    def _formula(self, cost: Cost, reading: Reading) -> Text:
        agreement = self.contract.agreement
        assert cost.term is not None and cost.cover is not None  # noqa: S101, PT018
        sum_ = Amount(Exact(self._counted(cost, reading), 2).decimal())
        price = words_of_price(cost.term, reading.uplift.uplift if reading.uplift else None)
        charged = reading if cost.line.kind is LineKind.CHARGE else reading.before
        share = charged.words(cost.cover, words_of_share(agreement, cost.cover))
        kept = words_of_share(agreement, cost.kept)
        if cost.kept is not None:
            kept = reading.words(cost.kept, kept)
        return formula(cost, price, share, kept, sum_)


def _whole_roubles(ours: int, kopecks: int) -> Explained | None:
    """See whether only the sum of all lines was rounded to roubles, or its kopecks dropped."""
    if kopecks == 100 * divide(ours, 100):
        return _slip("sum_in_roubles", text("the sum is rounded to whole roubles"))
    if kopecks == 100 * divide(ours, 100, RoundingMode.DOWN):
        return _slip("kopecks_dropped", text("the kopecks of the sum are dropped"))
    return None


def _slip(code: str, title: Text) -> Explained:
    return Explained((code,), (title,))
