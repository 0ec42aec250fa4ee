"""Agreement: what a contract is concluded on, and what never changes while it lives."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve, field, frozen

from dms.contracts.rules.schedule import Schedule
from dms.contracts.state.desk import Desk
from dms.contracts.terms.terms import Terms
from dms.members import Roster
from dms.periods import Period
from dms.pricing.choices import Chosen
from dms.pricing.offer import Offer
from dms.pricing.rounding import RoundingRule
from dms.pricing.setting import Setting
from dms.pricing.tariff import Tariff
from dms.workdays import WorkCalendar

__all__ = ["Agreement"]


@frozen(eq=False)
class Agreement:
    """The parties' agreement: offer, terms, period, and the list of people it begins with."""

    number: str
    offer: Offer = field(repr=False)
    """The offer as the insurer made it."""
    terms: Terms = field(repr=False)
    setting: Setting
    concluded_on: date
    modules: Chosen = None
    members: Roster = field(kw_only=True, repr=False)
    """Who is insured from the beginning."""
    policyholder: str | None = None
    tariff: Tariff = field(kw_only=True, repr=False)
    """The prices, with what the terms say otherwise than the offer."""
    schedule: Schedule | None = field(kw_only=True, repr=False)
    """When which part of the premium is due; None where the contract does not say."""
    calendar: WorkCalendar = field(kw_only=True, repr=False)
    contract_prices: tuple[tuple[str, int], ...] = field(default=(), kw_only=True, repr=False)
    """Kinds of care priced for the contract as a whole, in units; their lines stand after those
    of the members."""
    _desks: dict[Any, Desk] = field(factory=dict, init=False, repr=False)

    @property
    def period(self) -> Period:
        """The contract period; both days count."""
        return self.setting.period

    @property
    def agreed(self) -> Offer:
        """The offer with what the terms say otherwise."""
        return self.tariff.offer

    @property
    def rounding(self) -> RoundingRule:
        """How amounts are rounded."""
        return self.offer.rounding

    @property
    def desk(self) -> Desk:
        """The desk with the prices of the headcount at the start."""
        return self.desk_for(self.setting.headcount)

    def desk_for(self, headcount: int) -> Desk:
        """Return the desk with the prices of a group of this size."""
        cuts = self.tariff.looked_at.cuts.get("headcount", ())
        band = sum(cut <= headcount for cut in cuts)
        if band not in self._desks:
            setting = evolve(self.setting, headcount=headcount)
            self._desks[band] = Desk.of(self.tariff, setting, self.modules)
        return self._desks[band]

    @property
    def follows_headcount(self) -> bool:
        """Whether any price depends on how many people there are."""
        return bool(self.tariff.looked_at.cuts.get("headcount", ()))

    @property
    def chosen(self) -> Mapping[str, list[str]]:
        """The kinds of care taken in each programme, as plain data."""
        return {id_: sorted(kinds) for id_, kinds in (self.modules or {}).items()}
