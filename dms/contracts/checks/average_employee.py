"""The average employee: an example for clauses that nobody has planned an event for.

Its premium is the mean of the employees of the first list; what is told rests on that and says so.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.contracts.checks.verdict import Stake
from dms.contracts.contract import Contract
from dms.contracts.rules.refund import Method, Refund, refund
from dms.contracts.state.agreement import Agreement
from dms.contracts.terms.refund_terms import RefundTerms
from dms.i18n import Text, text
from dms.issues import Issue
from dms.members import Relationship
from dms.money import divide
from dms.periods import ONE_DAY, Period
from dms.pricing.proration import Proration

__all__ = ["AverageEmployee"]

Share = Callable[[Period], Fraction]


@frozen
class AverageEmployee:
    """One employee with the mean premium of the first list."""

    agreement: Agreement
    premium: Fraction
    """For the term, in units of the offer's rounding."""

    @classmethod
    def of(cls, contract: Contract | None) -> "AverageEmployee | None":
        """Return the average employee of a contract; None where there is none."""
        if contract is None:
            return None
        people = contract.conclusion.change.people
        staff = [p for p in people if p.member.relationship == Relationship.EMPLOYEE]
        if not staff:
            return None
        whole = sum(person.premium for person in staff)
        return cls(contract.agreement, Fraction(whole, len(staff)))

    def overcharged(self, rule: Proration) -> Stake:
        """Return what joining costs more under a rule than by days, on the mean of all days."""
        term, by_days = self.agreement.period, _by_days(self.agreement.period)
        parts = (Period(term.start + n * ONE_DAY, term.last_day) for n in range(1, term.days))
        more = sum((rule.share(part, term) - by_days(part) for part in parts), Fraction(0))
        said = text("for an average employee who joins, on the mean of all days of the term")
        return self._saving(more / max(term.days - 1, 1), said)

    def withheld(self, rule: Proration) -> Stake:
        """Return what leaving frees less under a rule than by days, on the mean of all days."""
        term, by_days = self.agreement.period, _by_days(self.agreement.period)
        parts = (Period(term.start, term.start + n * ONE_DAY) for n in range(term.days - 1))
        more = sum((rule.share(part, term) - by_days(part) for part in parts), Fraction(0))
        said = text("for an average employee who leaves, on the mean of all days of the term")
        return self._saving(more / max(term.days - 1, 1), said)

    def refund_kept(self, terms: RefundTerms, method: Method) -> Stake | None:
        """Return what the insurer keeps when the employee leaves at half of a term paid in full.

        None where it is not stated what is given back, and for a term of one day; nothing was paid
        for the person's care.
        """
        found = self._refund(terms, method) if self.agreement.period.days > 1 else None
        if not isinstance(found, Refund):
            return None
        said = text("for an average employee who leaves at half of the term, paid in full")
        return Stake(money=self._roubles(-found.kept), people=1, basis=said, example=True)

    def _refund(self, terms: RefundTerms, method: Method) -> Refund | Issue:
        term = self.agreement.period
        first_half = Period(term.start, term.start + (term.days // 2) * ONE_DAY - ONE_DAY)
        share = self.agreement.desk.share(first_half)
        if isinstance(share, Issue):
            return share
        charged = _whole(self.premium)
        freed = charged - _whole(self.premium * share)
        return refund(
            terms,
            freed=freed,
            paid=freed,
            charged=charged,
            claims=0,
            method=method,
            rounding=self.agreement.rounding,
        )

    def _saving(self, share: Fraction, said: Text) -> Stake:
        money = self._roubles(-_whole(self.premium * share))
        return Stake(money=money, people=1, basis=said, example=True)

    def _roubles(self, units: int) -> Decimal:
        return self.agreement.rounding.roubles(units)


def _by_days(term: Period) -> Share:
    return lambda part: Fraction(part.days, term.days)


def _whole(units: Fraction) -> int:
    return divide(units.numerator, units.denominator)
