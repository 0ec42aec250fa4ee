"""Subject: what checks look at, from a bare offer to a contract with its people and plans."""

from collections.abc import Callable, Iterator
from functools import cached_property

from attrs import field, frozen

from dms.contracts.checks.tax_year import Taxes, TaxFacts, taxes_of
from dms.contracts.checks.verdict import Stake
from dms.contracts.contract import Contract
from dms.contracts.state.requests import Request
from dms.contracts.terms.terms import Terms
from dms.issues import Location
from dms.members import Roster
from dms.modules.base import Module
from dms.modules.programme import Programme
from dms.periods import Period
from dms.pricing.offer import Offer
from dms.russian_calendar import RussianCalendar
from dms.workdays import WorkCalendar

__all__ = ["ModulePlace", "Subject", "TaxFacts"]


@frozen
class ModulePlace:
    """A kind of care in a programme, or of the contract as such, and where it stands."""

    programme: Programme | None
    module: Module
    where: Location


@frozen(kw_only=True, eq=False)
class Subject:
    """An offer with everything that is known around it; what is None is not known.

    `requests` is the year that clauses are weighed on: who joins and leaves when.
    """

    offer: Offer
    is_offer: bool = False
    """Whether an offer is checked; then `contract` is concluded on the side, to count with."""
    terms: Terms | None = None
    roster: Roster | None = None
    headings_left_out: tuple[str, ...] = ()
    """Headings of the file with the list whose columns are not in `roster`, as written."""
    period: Period | None = None
    """The contract period; both days count."""
    contract: Contract | None = None
    """The contract on these terms, where everybody has a price."""
    requests: tuple[Request, ...] = ()
    tax: TaxFacts | None = None
    calendar: WorkCalendar = field(factory=RussianCalendar, repr=False)
    """Knows the working days; that of the contract where there is one."""
    place_of_terms: Callable[[str], Location] | None = field(default=None, repr=False)
    """Says where a part of the terms stands, by its JSON pointer."""
    _stakes: dict[Callable[[Terms], Terms], Stake | None] = field(factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        contract: Contract,
        requests: tuple[Request, ...] = (),
        *,
        roster: Roster | None = None,
        tax: TaxFacts | None = None,
        place_of_terms: Callable[[str], Location] | None = None,
    ) -> "Subject":
        """Look at a contract: its offer, its terms and its people, the first list by default."""
        agreement = contract.agreement
        return cls(
            offer=agreement.offer,
            terms=contract.terms,
            roster=roster if roster is not None else agreement.members,
            period=agreement.period,
            contract=contract,
            requests=requests,
            tax=tax,
            calendar=agreement.calendar,
            place_of_terms=place_of_terms,
        )

    @cached_property
    def modules(self) -> tuple[ModulePlace, ...]:
        """Every kind of care that the offer lists, offered or not, with its place."""
        return tuple(self._modules())

    def _modules(self) -> Iterator[ModulePlace]:
        for number, programme in enumerate(self.offer.programmes):
            for index, module in enumerate(programme.modules):
                pointer = f"/programmes/{number}/modules/{index}"
                yield ModulePlace(programme, module, self.offer.locate(pointer))
        for index, module in enumerate(self.offer.modules):
            yield ModulePlace(None, module, self.offer.locate(f"/modules/{index}"))

    @cached_property
    def taxes(self) -> Taxes | None:
        """The tax year of the contract after `requests`; None without a contract.

        An individual pays no tax on profit and no contributions, so there is none either.
        """
        if self.contract is None or self.of_individual:
            return None
        return taxes_of(self.contract, self.requests, self.tax)

    @property
    def of_individual(self) -> bool:
        """Whether the contract says that the policyholder is an individual."""
        conditions = self.terms.conditions if self.terms is not None else None
        return conditions is not None and conditions.policyholder == "person"

    def offered(self, kind: str) -> Iterator[ModulePlace]:
        """Return where a kind of care is offered."""
        return (
            place for place in self.modules if place.module.kind == kind and place.module.offered
        )

    def in_terms(self, pointer: str) -> Location:
        """Return where a part of the terms stands, by its JSON pointer: `/enrolment/days`."""
        if self.place_of_terms is None:
            return Location(pointer=pointer)
        return self.place_of_terms(pointer)

    def weighed(
        self, better: Callable[[Terms], Terms], weigh: Callable[[], Stake | None]
    ) -> Stake | None:
        """Return what a better clause is worth; it is weighed once for all checks that name it."""
        if better not in self._stakes:
            self._stakes[better] = weigh()
        return self._stakes[better]
