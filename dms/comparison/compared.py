"""Compared: a candidate on the occasion: its quote, its contract, what it meets, what is found.

Everything but the quote is worked out when it is asked for.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from dms.comparison.candidate import Candidate
from dms.comparison.module_prices import ProgrammePrices, programme_prices
from dms.comparison.occasion import Occasion
from dms.comparison.one_group import as_listed, in_programmes
from dms.contracts.checks.checking import CheckReport, run_checks
from dms.contracts.checks.subject import Subject
from dms.contracts.contract import Contract
from dms.contracts.state.requests import Request
from dms.contracts.terms.terms import Terms
from dms.contracts.what_if.planning import planned_requests
from dms.errors import LoadError, QuoteRefused
from dms.i18n import text
from dms.issues import Issue, Severity
from dms.members import Roster
from dms.modules.programme import Programme
from dms.pricing.choices import Chosen, taken_in
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.pricing.quoting import quote
from dms.requirements.meeting import meet
from dms.requirements.met import Met, MetTally, tally
from dms.workdays import RussianCalendar

__all__ = ["Compared", "Reason", "compared"]


@frozen
class Reason:
    """Why there is no price, and for how many people; None is for the group as such."""

    issue: Issue
    people: int | None = None


@frozen(eq=False)
class Compared:
    """One candidate of a comparison."""

    candidate: Candidate
    name: str
    """What it is called in front of people, unlike all others."""
    occasion: Occasion = field(repr=False)
    roster: Roster = field(repr=False)
    """The people with the offer's own names of programmes."""
    quote: Quote = field(repr=False)
    """The premium; where the tariff is faulty, a refused quote with what is wrong."""

    @property
    def id(self) -> str:
        """The id of the offer."""
        return self.candidate.id

    @property
    def offer(self) -> Offer:
        """The offer."""
        return self.candidate.offer

    @property
    def terms(self) -> Terms | None:
        """The terms of the contract, where they are known."""
        return self.candidate.terms

    @property
    def is_complete(self) -> bool:
        """Whether everybody and everything has a price; only then is it ranked."""
        return self.quote.status == "complete"

    @property
    def is_ranked(self) -> bool:
        """Whether its price stands beside those of others: complete, and for their period."""
        return self.is_complete and self.other_term is None

    @property
    def other_term(self) -> Issue | None:
        """What says that its prices are for a longer or shorter term than that of all."""
        return self._noted("QUOTE-TERM-DIFFERS")

    @property
    def expired(self) -> Issue | None:
        """What says that the offer can no longer be accepted."""
        return self._noted("QUOTE-OFFER-EXPIRED")

    def _noted(self, code: str) -> Issue | None:
        return next((one for one in self.quote.group_issues if one.code == code), None)

    @property
    def not_taken(self) -> frozenset[str]:
        """The kinds of care that these people are offered and that were left out of the price."""
        own = [one for one in self.programmes.values() if one is not None]
        taken = [(one, taken_in(one, self.candidate.modules)) for one in own]
        return frozenset(
            m.kind
            for one, kinds in taken
            for m in one.offered_modules
            if kinds is not None and m.kind not in kinds
        )

    @property
    def total(self) -> Decimal | None:
        """The premium of the contract in roubles, of those who have a price; None without any."""
        return self.quote.total if self.quote.status != "refused" else None

    @property
    def per_head(self) -> Decimal | None:
        """The premium for one priced member on average."""
        return self.quote.per_head if self.quote.status != "refused" else None

    @property
    def heads(self) -> int:
        """How many members have a price."""
        return sum(found.heads for found in self.prices.values())

    @property
    def unpriced(self) -> int:
        """How many members have none."""
        return len(self.roster) - self.heads

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the group or some of its members have no price, each reason once."""
        group = (i for i in self.quote.group_issues if i.severity is Severity.ERROR)
        return (*map(Reason, group), *self._reasons_of_members())

    def _reasons_of_members(self) -> Iterator[Reason]:
        people: Counter[Issue] = Counter()
        first: dict[tuple[str, str, str], Issue] = {}
        for number, count in Counter(self.quote.numbers).items():
            cell = self.quote.cells[number]
            if isinstance(cell, Issue):
                key = cell.code, cell.text.to("en"), str(cell.where)
                people[first.setdefault(key, cell)] += count
        yield from (Reason(issue, count) for issue, count in people.items())

    @cached_property
    def prices(self) -> Mapping[str | None, ProgrammePrices]:
        """What each programme of the client costs, where somebody in it has a price."""
        return programme_prices(self.quote, self.occasion.membership)

    @cached_property
    def programmes(self) -> Mapping[str | None, Programme | None]:
        """The programme of the offer for each of the client's."""
        wanted = self.occasion.programmes
        return {one.id: self.candidate.programme_for(one) for one in wanted}

    def requoted(self, modules: Chosen) -> Quote:
        """Price the same people with other kinds of care taken."""
        return _quoted(self.candidate, self.roster, self.occasion, modules)

    @property
    def contract(self) -> Contract | None:
        """The contract on these terms; None without terms or without a price for everybody."""
        return self._concluded[0]

    @property
    def contract_issues(self) -> tuple[Issue, ...]:
        """Why there is no contract."""
        return self._concluded[1]

    @cached_property
    def _concluded(self) -> tuple[Contract | None, tuple[Issue, ...]]:
        if self.terms is None:
            return None, (_no_terms(),)
        try:
            return self._conclude(self.terms), ()
        except (QuoteRefused, LoadError) as error:
            return None, error.issues

    def _conclude(self, terms: Terms) -> Contract:
        candidate = self.candidate
        return Contract.from_offer(
            self.offer,
            self.roster,
            terms=terms,
            number=self.id,
            period=self.occasion.period,
            modules=candidate.modules,
            payment=candidate.payment,
            calendar=self.occasion.calendar,
        )

    @property
    def own_names(self) -> dict[str, str]:
        """What the client's names of programmes, however spelled, are in the offer."""
        found = ((one, self.programmes[one.id]) for one in self.occasion.programmes)
        return {
            name: own.id
            for one, own in found
            if own is not None
            for name in (one.id, one.name, *one.written)
            if name is not None
        }

    @cached_property
    def requests(self) -> tuple[Request, ...]:
        """The year of the hiring plan on this contract; nothing without a contract."""
        plan, contract = self.occasion.plan, self.contract
        if plan is None or contract is None:
            return ()
        planned = planned_requests(plan, as_listed(contract, self.occasion.roster))
        return tuple(in_programmes(request, self.own_names) for request in planned)

    @cached_property
    def met(self) -> tuple[Met, ...]:
        """How the offer stands to each wish of the brief; nothing without a brief."""
        requirement = self.occasion.requirement
        if requirement is None:
            return ()
        return meet(
            requirement,
            self.offer,
            quote=self.quote,
            terms=self.terms,
            roster=self.occasion.roster,
            programmes=self._answers,
            taken=self.candidate.modules,
        )

    @property
    def _answers(self) -> dict[str, str]:
        """What answers each programme of the brief: one of the offer's, or what was named for it.

        A name that the offer does not have stays: then no programme answers.
        """
        found = {
            one.id: own.id if (own := self.programmes[one.id]) else self.candidate.answered(one)
            for one in self.occasion.programmes
        }
        return {id_: own for id_, own in found.items() if id_ is not None and own is not None}

    @property
    def tally(self) -> MetTally | None:
        """How many wishes are met, missed and unknown; None without a brief."""
        return tally(self.met) if self.occasion.requirement is not None else None

    @cached_property
    def report(self) -> CheckReport:
        """What the checks find in the offer and its terms, weighed on these people and the plan."""
        contract = self.contract
        if contract is not None:
            return run_checks(Subject.of(contract, self.requests, roster=self.roster))
        return run_checks(
            Subject(
                offer=self.offer,
                terms=self.terms,
                roster=self.roster,
                period=self.occasion.period,
                calendar=self.occasion.calendar or RussianCalendar(),
            )
        )


def compared(candidate: Candidate, name: str, occasion: Occasion) -> Compared:
    """Price a candidate on an occasion."""
    roster = candidate.roster_for(occasion.roster, occasion.programmes)
    priced = _quoted(candidate, roster, occasion, candidate.modules)
    return Compared(candidate, name, occasion, roster, priced)


def _quoted(candidate: Candidate, roster: Roster, occasion: Occasion, modules: Chosen) -> Quote:
    try:
        return quote(
            candidate.offer,
            roster,
            period=occasion.period,
            modules=modules,
            payment=candidate.payment,
            today=occasion.today,
        )
    except LoadError as error:
        return Quote(candidate.offer, roster, error.issues)


def _no_terms() -> Issue:
    return Issue(
        "COMPARE-TERMS-MISSING",
        Severity.QUESTION,
        text("The terms of the contract are not known, so its clauses and dates are not compared"),
        text("Ask the insurer for the draft contract and write its terms into a `terms` file"),
    )
