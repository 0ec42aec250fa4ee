"""What a brief asks of the money: the budget for all, and for one person of a programme."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dms.documents import Roubles
from dms.i18n import Text, text
from dms.i18n.texts import Amount
from dms.issues import Issue, errors_in
from dms.modules.questions import Stated
from dms.pricing.quote import Amounts, Quote
from dms.requirements.care import is_left_out, lines_of
from dms.requirements.case import Case
from dms.requirements.judging_contract import result
from dms.requirements.met import Met
from dms.requirements.point import Judged, up_to
from dms.requirements.wishes import Need, ProgrammeWish

__all__ = ["budget_met", "programme_budget_met"]

_OF_THE_INSURER = frozenset(
    {
        "QUOTE-AGE-DATE-UNSTATED",
        "QUOTE-BORDER-UNSTATED",
        "QUOTE-HEADCOUNT-COUNTS-UNSTATED",
        "QUOTE-HEADCOUNT-OUTSIDE",
        "QUOTE-PRICE-MISSING",
        "QUOTE-PRORATION-UNSTATED",
        "QUOTE-RATE-MISSING",
    }
)
"""Reasons for no price that only the insurer can mend."""
_PER_HEAD = text("Price for one person on average")


def budget_met(case: Case) -> Iterator[Met]:
    """Hold the quote against the budget for all."""
    budget = case.requirement.budget
    if budget is None:
        return
    for name, title, most in (
        ("total", text("Price in all"), budget.total),
        ("per_head", _PER_HEAD, budget.per_head),
    ):
        if most is not None:
            judged = _within(case, most, for_all=name == "total")
            yield result(f"budget.{name}", title, budget.need, _sum(most), judged)


def programme_budget_met(case: Case, wish: ProgrammeWish) -> Iterator[Met]:
    """Hold the premium of one programme against its budget for a person."""
    most = wish.budget_per_head
    if most is None:
        return
    judged = _price_in(case, wish, most)
    name = f"{wish.id}.budget_per_head"
    yield result(name, _PER_HEAD, wish.budget_need, _sum(most), judged, programme=wish.id)


def _sum(most: Roubles) -> Text:
    return up_to(_roubles(most))


def _roubles(amount: Decimal) -> Text:
    return text("{sum} ₽", sum=Amount(amount))


def _within(case: Case, most: Decimal, *, for_all: bool) -> Judged:
    """Hold the price of all against the budget; one that leaves out a must is too low."""
    judged = _price(case.quote, most, for_all=for_all)
    wishes = case.requirement.programmes
    return _without_musts(judged) if any(_leaves_out(case, wish) for wish in wishes) else judged


def _price(quote: Quote | None, most: Decimal, *, for_all: bool) -> Judged:
    if quote is None or quote.status == "refused":
        return _no_price(quote)
    if quote.status != "complete":
        heads = 1 if for_all else len(quote.roster)
        return _partial(quote, quote.amounts, most * heads)
    heads = 1 if for_all else quote.amounts.heads
    answer = Stated.of(quote.total <= most * heads)
    return Judged(answer, _roubles(quote.total if for_all else quote.per_head))


def _partial(quote: Quote, part: Amounts, most: Decimal) -> Judged:
    """Hold the price of some against the budget of all: nobody else costs less than nothing."""
    if part.premium <= most:
        return _no_price(quote)
    found = text("{sum} ₽ for a part of the people alone", sum=Amount(part.premium))
    return Judged(Stated.NO, found)


def _leaves_out(case: Case, wish: ProgrammeWish) -> bool:
    musts = (asked.kind for asked in wish.modules if asked.need is Need.MUST)
    return any(is_left_out(lines_of(case, wish, kind)) for kind in musts)


def _without_musts(judged: Judged) -> Judged:
    if judged.answer is not Stated.YES:
        return judged
    reason = text("the price leaves out care that is a must")
    return Judged(Stated.NOT_STATED, judged.found, reason=reason, ours=True)


def _price_in(case: Case, wish: ProgrammeWish, most: Decimal) -> Judged:
    quote = case.quote
    if quote is None or quote.status == "refused":
        return _no_price(quote)
    programme = case.programme_for(wish)
    amounts = quote.by_programme.get(programme.id) if programme is not None else None
    if programme is None or amounts is None:
        reason = text("nobody is in this programme")
        return Judged(Stated.NOT_STATED, reason=reason, ours=True)
    if [case.programme_for(other) for other in case.requirement.programmes].count(programme) > 1:
        reason = text("several programmes of the brief are one programme of the offer")
        return Judged(Stated.NOT_STATED, reason=reason, ours=True)
    if quote.status != "complete":
        return _partial(quote, amounts, most * _heads(quote, programme.id))
    rule = quote.offer.rounding
    average = rule.roubles(rule.units_of(Fraction(amounts.premium) / amounts.heads))
    judged = Judged(Stated.of(amounts.premium <= most * amounts.heads), _roubles(average))
    return _without_musts(judged) if _leaves_out(case, wish) else judged


def _heads(quote: Quote, programme: str) -> int:
    """Return how many people a programme may have, with all who have no price."""
    amounts = quote.by_programme
    others = sum(one.heads for id_, one in amounts.items() if id_ != programme)
    return len(quote.roster) - others


def _no_price(quote: Quote | None) -> Judged:
    """Say why there is no figure; the insurer is asked for what its price list lacks."""
    reason = text("there is no price yet")
    if quote is not None and quote.status == "partial":
        reason = text("not everybody has a price yet")
    return Judged(Stated.NOT_STATED, reason=reason, ours=quote is None or not _lacks(quote))


def _lacks(quote: Quote) -> bool:
    """Say whether the offer, and not the list of people, is what lacks something."""
    cells = (cell for cell in quote.cells if isinstance(cell, Issue))
    found = (*errors_in(quote.group_issues), *cells)
    return any(issue.code in _OF_THE_INSURER for issue in found)
