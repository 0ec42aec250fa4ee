"""Refund: what comes back of the premium for days no longer insured, and what the insurer keeps.

Only what was paid can come back; the rest merely lowers later instalments. Everything that the
insurer keeps rests on a clause: «уплаченная премия не подлежит возврату, если законом или договором
не предусмотрено иное» (ГК РФ ст. 958 п. 3). All amounts are whole units of the offer's rounding,
kopecks by default.

>>> from dms.contracts.terms.refund_terms import RefundTerms
>>> refund(
...     RefundTerms(cash_share="0.80"), freed=1_129_590, paid=1_129_590, charged=1_129_590,
...     claims=None, method=Method.CASH, rounding=RoundingRule(),
... ).returned
903672
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from enum import StrEnum

from attrs import field, frozen

from dms.contracts.rules.clause_words import with_clause
from dms.contracts.terms.refund_terms import ExpenseLoad, RefundTerms
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.issues import Issue, Location, Severity
from dms.money import divide
from dms.pricing.rounding import RoundingRule

__all__ = ["Method", "Refund", "refund"]


class Method(StrEnum):
    """How paid premium comes back; a contract may state a share of its own for each."""

    SET_OFF = "set_off"
    """Set off against later premium (зачёт)."""
    CASH = "cash"
    """Returned in cash."""


@frozen(kw_only=True)
class Refund:
    """What becomes of freed premium, in whole units: `kept + returned == paid` to the kopeck."""

    freed: int
    """Premium of the days no longer insured."""
    unpaid: int
    """The part of it that was never paid: it only lowers later instalments."""
    paid: int
    """The part of it that was paid."""
    expense_load: int
    """What the insurer keeps for its expenses (расходы на ведение дела)."""
    share_kept: int
    """What a share below 1 leaves with the insurer."""
    claims: int
    """Paid care that was really taken off; the claims may have been higher."""
    returned: int
    """What comes back, never below zero."""
    method: Method
    charged: int = field(repr=False)
    """All premium that was charged for the person."""
    told: int | None = field(repr=False)
    """What the insurer paid for the person's care; None when nobody has said."""
    terms: RefundTerms = field(repr=False)
    rounding: RoundingRule = field(repr=False)

    @property
    def kept(self) -> int:
        """What the insurer keeps of the paid premium."""
        return self.expense_load + self.share_kept + self.claims

    def by(self, method: Method) -> "Refund | Issue | None":
        """Return what would come back the other way; None for a way without a clause."""
        if _share(self.terms, method) is None:
            return None
        return refund(
            self.terms,
            freed=self.freed,
            paid=self.paid,
            charged=self.charged,
            claims=self.told,
            method=method,
            rounding=self.rounding,
        )

    @property
    def steps(self) -> tuple[Text, ...]:
        """How the amount came about, one figure after another, in words and roubles."""
        return tuple(_steps(self))


def refund(
    terms: RefundTerms,
    *,
    freed: int,
    paid: int,
    charged: int,
    claims: int | None,
    method: Method,
    rounding: RoundingRule,
) -> Refund | Issue:
    """Compute what comes back: paid, less the expense load, times the share, less the claims.

    `freed` is the premium of the days no longer insured and `paid` the part of it that was paid;
    `charged` is all premium charged for the person, `claims` what the insurer paid for the
    person's care (None: not known). All are whole units and not negative. Each figure is rounded
    once, as the offer rounds. A load or claims that the contract does not mention are not taken
    off: without a clause there is no ground for it. A share that it does not mention, or claims
    that it takes off and nobody has told, are an issue, with its pointer into the refund terms.
    Raises ValueError for amounts that cannot be.
    """
    if not 0 <= paid <= freed or charged < 0 or (claims is not None and claims < 0):
        raise ValueError("No amount is negative, and no more was paid than the freed premium")
    share = _share(terms, method)
    if share is None and paid:
        return _share_unstated(method)
    load = min(_load(terms.expense_load, paid, charged, rounding), paid)
    before_claims = _part(paid - load, share or Decimal(0), rounding)
    if terms.minus_claims and claims is None and before_claims:
        return _claims_unknown()
    taken_off = min(claims or 0, before_claims) if terms.minus_claims else 0
    return Refund(
        freed=freed,
        unpaid=freed - paid,
        paid=paid,
        expense_load=load,
        share_kept=paid - load - before_claims,
        claims=taken_off,
        returned=before_claims - taken_off,
        method=method,
        charged=charged,
        told=claims,
        terms=terms,
        rounding=rounding,
    )


def _share(terms: RefundTerms, method: Method) -> Decimal | None:
    return terms.set_off_share if method is Method.SET_OFF else terms.cash_share


def _part(units: int, share: Decimal, rounding: RoundingRule) -> int:
    top, bottom = share.as_integer_ratio()
    return divide(units * top, bottom, rounding.mode)


def _load(load: ExpenseLoad | str | None, paid: int, charged: int, rounding: RoundingRule) -> int:
    if not isinstance(load, ExpenseLoad):
        return 0
    return _part(paid if load.of == "freed" else charged, load.share, rounding)


def _share_unstated(method: Method) -> Issue:
    if method is Method.SET_OFF:
        open_ = text("The contract does not say which share of the paid premium is set off")
    else:
        open_ = text("The contract does not say which share of the paid premium comes back in cash")
    name = f"{method.value}_share"
    return Issue(
        "REFUND-SHARE-UNSTATED",
        Severity.QUESTION,
        open_,
        hint=text(
            "Agree the share and write it into “{field}”; without such a clause the law gives "
            "nothing back.",
            field=name,
        ),
        where=Location(pointer=f"/{name}"),
    )


def _claims_unknown() -> Issue:
    return Issue(
        "REFUND-CLAIMS-UNKNOWN",
        Severity.QUESTION,
        text("Paid care is taken off the refund, and it is not known how much was paid"),
        hint=text("Ask the insurer for the sum paid for this person, and give it; 0 for nothing."),
        where=Location(pointer="/minus_claims"),
    )


def _steps(made: Refund) -> Iterator[Text]:
    def amount(units: int) -> Amount:
        return Amount(made.rounding.roubles(units))

    yield text("Premium for the days no longer insured: {sum} ₽", sum=amount(made.freed))
    if made.unpaid:
        yield text(
            "Not paid yet, so later instalments are lower by: {sum} ₽", sum=amount(made.unpaid)
        )
    if not made.paid:
        return
    yield from _kept_steps(made, amount)
    yield with_clause(_came_back(made.method, amount(made.returned)), made.terms.clause)


def _kept_steps(made: Refund, amount: Callable[[int], Amount]) -> Iterator[Text]:
    """Name each reason to keep something, also where the contract says nothing of it."""
    load, share = made.terms.expense_load, _share(made.terms, made.method)
    if load is None:
        yield text("Expenses of the insurer: no clause, nothing is kept")
    elif isinstance(load, ExpenseLoad):
        of = text("the paid premium") if load.of == "freed" else text("all premium of the person")
        kept = text(
            "Kept for expenses, {percent} % of {of}: {sum} ₽",
            percent=load.share * 100,
            of=of,
            sum=amount(made.expense_load),
        )
        yield with_clause(kept, made.terms.clause)
    if share is not None and share < 1:
        kept = text(
            "Kept because {percent} % come back: {sum} ₽",
            percent=share * 100,
            sum=amount(made.share_kept),
        )
        yield with_clause(kept, made.terms.clause)
    if made.terms.minus_claims is None:
        yield text("Paid care: no clause, nothing is taken off")
    elif made.terms.minus_claims:
        taken = text("Taken off for paid care: {sum} ₽", sum=amount(made.claims))
        yield with_clause(taken, made.terms.clause)


def _came_back(method: Method, sum_: Amount) -> Text:
    if method is Method.SET_OFF:
        return text("Set off against later premium: {sum} ₽", sum=sum_)
    return text("Returned in cash: {sum} ₽", sum=sum_)
