"""The tax year that checks look at: the contract after its plan, as the tax view sees it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property

from attrs import frozen

from dms.contracts.accounts.accruals import accruals, covers
from dms.contracts.contract import Contract
from dms.contracts.state.requests import Request
from dms.contracts.tax import Cover, EarlyEnd, Ending, Insured, TaxView, tax_view
from dms.contracts.what_if.rerun import run
from dms.members import Member

__all__ = ["TaxFacts", "Taxes", "taxes_of"]


@frozen(kw_only=True)
class TaxFacts:
    """What checks of tax conditions need to know of the policyholder; None is not stated."""

    labour_costs: Mapping[date, Decimal]
    """Roubles of all employees by month (its first day), without payments for ДМС."""
    other_payments: Mapping[date, Decimal] | None = None
    """Roubles by month under п. 24.2 ст. 255 НК РФ, which share the cap; empty: there are none."""
    contractors: Callable[[Member], bool] | None = None
    """Says who works under a civil-law contract (договор ГПХ)."""
    left_on: Mapping[str, date] | None = None
    """Last days of employment of those who stay on the list after it, by id."""


@frozen(kw_only=True, eq=False)
class Taxes:
    """A contract's year as the tax view sees it; what costs time is made when it is asked for."""

    contract: Contract
    """The contract after its plan."""
    facts: TaxFacts | None
    """None: labour costs are unknown, and nobody is taken for a contractor."""

    @property
    def has_movements(self) -> bool:
        """Whether anything happens after the first list."""
        return bool(self.contract.entries)

    @cached_property
    def covers(self) -> tuple[Cover, ...]:
        """The days on which people are covered."""
        left_on = self.facts.left_on if self.facts is not None else None
        return covers(self.contract, left_on=left_on, contractors=self._is_contractor)

    @property
    def has_part_covers(self) -> bool:
        """Whether anybody is covered for less than the contract's term."""
        return any(cover.period != self.contract.agreement.period for cover in self.covers)

    @cached_property
    def view(self) -> TaxView:
        """The tax view."""
        return tax_view(
            accruals(self.contract, contractors=self._is_contractor),
            self.covers,
            contract=self.contract.agreement.period,
            labour_costs=self.facts.labour_costs if self.facts is not None else {},
            other_payments=self.facts.other_payments if self.facts is not None else None,
            ending=_ending(self.contract),
        )

    @property
    def early_end(self) -> EarlyEnd | None:
        """What an early end means; None: the contract runs to its term."""
        has_ended = self.contract.standing.ended is not None
        return self.view.early_end if has_ended else None

    def of_kind(self, insured: Insured) -> tuple[Cover, ...]:
        """Return the covers of a kind of people that the employer pays for."""
        return tuple(c for c in self.covers if c.insured is insured and c.premium)

    def _is_contractor(self, member: Member) -> bool:
        decides = self.facts.contractors if self.facts is not None else None
        return decides is not None and decides(member)


def taxes_of(contract: Contract, requests: Iterable[Request], facts: TaxFacts | None) -> Taxes:
    """Look at a contract after the requests of its plan; what they refuse changes nothing."""
    numbered = list(enumerate(requests, start=len(contract.journal)))
    after = run(contract, numbered).contract if numbered else contract
    return Taxes(contract=after, facts=facts)


def _ending(contract: Contract) -> Ending | None:
    """Return how the contract ended early, if it did."""
    if contract.standing.ended is None:
        return None
    ends = [m for m in contract.journal if m.change.ended is not None]
    return Ending(last_day=contract.standing.ended, returned=ends[-1].returned)
