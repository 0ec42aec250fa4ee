"""Comparison: offers side by side, with everything that can be said of them together.

Prices are there from the start; the rest is worked out when it is asked for, once.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from dms.comparison.bridge import Bridge, bridges
from dms.comparison.clinic_changes import ClinicComparison, clinic_comparison
from dms.comparison.compared import Compared
from dms.comparison.deciding import Verdict, decide
from dms.comparison.hiring_years import HiringYears, hiring_years
from dms.comparison.matrix import ModuleRow, ProgrammeRow, module_rows, programme_rows
from dms.comparison.monthly_costs import CandidateCosts, monthly_costs
from dms.comparison.occasion import Occasion
from dms.comparison.questions import Question, questions_to
from dms.comparison.raw_values import Facts
from dms.comparison.renewal import YearOnYear, year_on_year
from dms.comparison.roster_programmes import RosterProgramme
from dms.comparison.scenario import Scenario
from dms.comparison.scope import Scope, comparable_scope
from dms.comparison.scores import Scores, scores
from dms.comparison.sensitivity import sensitivity
from dms.comparison.standing import standing_of
from dms.comparison.terms_rows import TermsRow, terms_rows
from dms.comparison.territory_changes import TerritoryRow, territory_rows
from dms.comparison.weights import Weights
from dms.contracts.contract import Contract
from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.issues import Issue
from dms.members import Roster
from dms.periods import Period
from dms.requirements.requirement import Requirement

__all__ = ["Comparison"]

MORE_PEOPLE = 10
"""So many joiners are looked at in the standard scenarios."""
MORE_SHARE = Decimal("0.1")
"""And growth by this share."""


@frozen(eq=False, kw_only=True)
class Comparison:
    """Several offers for the same people, period and brief; made by :func:`dms.compare`."""

    candidates: tuple[Compared, ...]
    """In the order in which they were given."""
    occasion: Occasion = field(repr=False)
    current: str | None = None
    """The id of the present insurer's offer, where it is known."""
    weights: Weights | None = None
    issues: tuple[Issue, ...] = ()
    """What keeps offers from being compared, with the places in the offers."""

    @property
    def roster(self) -> Roster:
        """The people, with programmes as the client names them."""
        return self.occasion.roster

    @property
    def period(self) -> Period | None:
        """The contract period of all; both days count."""
        return self.occasion.period

    @property
    def requirement(self) -> Requirement | None:
        """The brief."""
        return self.occasion.requirement

    @property
    def plan(self) -> HiringPlan | None:
        """Who joins and leaves during the year."""
        return self.occasion.plan

    @property
    def programmes(self) -> tuple[RosterProgramme, ...]:
        """The programmes of the brief and the roster."""
        return self.occasion.programmes

    @property
    def by_id(self) -> dict[str, Compared]:
        """The candidates by the ids of their offers."""
        return {one.id: one for one in self.candidates}

    @property
    def names(self) -> dict[str, str]:
        """What each candidate is called in front of people, by its id."""
        return {one.id: one.name for one in self.candidates}

    @property
    def base(self) -> Compared:
        """The candidate from which differences are counted: the present one, else the first."""
        return self.by_id[self.current] if self.current is not None else self.candidates[0]

    @property
    def others(self) -> tuple[Compared, ...]:
        """All candidates but the base."""
        return tuple(one for one in self.candidates if one.id != self.base.id)

    @cached_property
    def programme_rows(self) -> tuple[ProgrammeRow, ...]:
        """What each programme of the client costs, by offers."""
        return programme_rows(self.programmes, self.candidates)

    @cached_property
    def rows(self) -> tuple[ModuleRow, ...]:
        """Kinds of care by offers."""
        return module_rows(self.programmes, self.candidates, self.requirement)

    @cached_property
    def scope(self) -> Scope:
        """The care that all have in common, and what each offer costs for just that."""
        return comparable_scope(self.programmes, self.candidates, self.rows, self.base.id)

    @cached_property
    def clinics(self) -> ClinicComparison:
        """Clinics kept, lost and gained, and how near they are to the people."""
        return clinic_comparison(self.occasion, self.candidates, self.base)

    @cached_property
    def territories(self) -> tuple[TerritoryRow, ...]:
        """Where doctors and ambulances come, wider or narrower than with the base."""
        return territory_rows(self.occasion, self.rows, self.base.id)

    @cached_property
    def bridges(self) -> Mapping[str, Bridge]:
        """Why each other premium is not that of the base, in steps that add up.

        Prices for another term than that of the comparison have none.
        """
        if not _is_bridged(self.base):
            return {}
        priced = [one for one in self.others if _is_bridged(one)]
        found = bridges(self.base.quote, [one.quote for one in priced])
        return {one.id: step for one, step in zip(priced, found, strict=True)}

    @cached_property
    def terms(self) -> tuple[TermsRow, ...]:
        """The terms of the contracts, statement by statement."""
        return terms_rows(
            {one.id: one.terms for one in self.candidates},
            {one.id: one.offer for one in self.candidates},
        )

    @cached_property
    def contracts(self) -> Mapping[str, Contract]:
        """The contracts of those with terms and a price for everybody, by id."""
        found = ((one.id, one.contract) for one in self.candidates)
        return {id_: contract for id_, contract in found if contract is not None}

    @cached_property
    def years(self) -> HiringYears | None:
        """The hiring plan led through all contracts; None without a plan or any contract."""
        if self.plan is None or not self.contracts:
            return None
        return hiring_years(
            self.contracts,
            self.plan,
            roster=self.roster,
            programmes={id_: self.by_id[id_].own_names for id_ in self.contracts},
        )

    @cached_property
    def monthly_costs(self) -> Mapping[str, CandidateCosts]:
        """Costs and payments by month for each contract, with and without the plan."""
        return monthly_costs(self.contracts, self.years)

    @cached_property
    def sensitivities(self) -> Mapping[str, tuple[Scenario, ...]]:
        """How each premium moves with ten people more, a tenth more, and a year's age."""
        return self.sensitive_to(joiners=[MORE_PEOPLE], growth=[MORE_SHARE])

    def sensitive_to(
        self, *, joiners: Sequence[int] = (), growth: Sequence[Decimal] = ()
    ) -> dict[str, tuple[Scenario, ...]]:
        """Return how each premium moves with so many people, or such a share of people, more."""
        return {
            one.id: sensitivity(
                one.quote, joiners=joiners, growth=growth, modules=one.candidate.modules
            )
            for one in self.candidates
            if one.total is not None
        }

    @cached_property
    def year_on_year(self) -> YearOnYear | None:
        """The present insurer's price against all others; None where there is no present one."""
        if self.current is None or self.base.total is None:
            return None
        nexts = [one.quote for one in self.others if one.total is not None]
        return year_on_year(self.base.quote, nexts)

    @cached_property
    def questions(self) -> Mapping[str, tuple[Question, ...]]:
        """What to ask each insurer, numbered, what matters most first."""
        return {one.id: questions_to(one) for one in self.candidates}

    @cached_property
    def scores(self) -> Scores | None:
        """Points by the client's weights; None without them."""
        if self.weights is None:
            return None
        comparable = self.weights.price_of == "comparable"
        return scores(
            self.weights,
            self.candidates,
            Facts(
                prices=self._scoped_totals if comparable else self._totals,
                near=self.clinics.near,
                days=self._days_without_cover,
            ),
        )

    @property
    def _scoped_totals(self) -> dict[str, Decimal | None]:
        return {id_: price.total for id_, price in self.scope.prices.items()}

    @property
    def _totals(self) -> dict[str, Decimal | None]:
        """Totals that can be ranked: for everybody, and for the period of all."""
        return {one.id: one.total if one.is_ranked else None for one in self.candidates}

    @property
    def _days_without_cover(self) -> dict[str, int | None]:
        years = self.years.years if self.years is not None else {}
        totals = {id_: year.total for id_, year in years.items()}
        return {id_: one.days_without_cover if one else None for id_, one in totals.items()}

    @cached_property
    def verdict(self) -> Verdict:
        """The sentence for those who decide, with everything it follows from."""
        standings = {one.id: standing_of(one, self.scope) for one in self.candidates}
        rivals = [one for one in self.candidates if not standings[one.id].is_out]
        return decide(
            standings,
            self.scope,
            self._scope_of(rivals),
            is_whole=all(issue.code != "COMPARE-OFFER-TWICE" for issue in self.issues),
        )

    def _scope_of(self, some: Sequence[Compared]) -> Scope:
        """Return the care that some candidates have in common, and what each costs for just that.

        Nothing is quoted again where that is the care that all have in common.
        """
        if len(some) == len(self.candidates):
            return self.scope
        return comparable_scope(self.programmes, some, self.rows, self.base.id)


def _is_bridged(candidate: Compared) -> bool:
    """Say whether a premium can be led to that of another: prices for one term."""
    return candidate.total is not None and candidate.other_term is None
