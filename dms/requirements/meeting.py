"""Meeting a brief: every wish held against an offer, one small look for each point.

What an offer leaves out is never a miss: a kind of care that it does not list, a territory that it
does not state, terms that nobody has sent yet are *not stated*, and the insurer is asked.
"""

from collections.abc import Iterator, Mapping

from dms.contracts.terms.terms import Terms
from dms.members import Roster
from dms.pricing.choices import Chosen
from dms.pricing.offer import Offer
from dms.pricing.quote import Quote
from dms.requirements.case import Case
from dms.requirements.meeting_care import care_met
from dms.requirements.meeting_money import budget_met, programme_budget_met
from dms.requirements.meeting_payment import payment_met
from dms.requirements.meeting_period import period_met
from dms.requirements.meeting_relatives import relatives_met
from dms.requirements.meeting_terms import joining_met, leaving_met
from dms.requirements.met import Met
from dms.requirements.requirement import Requirement

__all__ = ["meet"]


def meet(
    requirement: Requirement,
    offer: Offer,
    *,
    quote: Quote | None = None,
    terms: Terms | None = None,
    roster: Roster | None = None,
    programmes: Mapping[str, str | None] | None = None,
    taken: Chosen = None,
) -> tuple[Met, ...]:
    """Hold an offer against a brief: every wish as met, missed or not stated, in its order.

    `quote` is the price of the client's people under the offer, for budgets; `terms` are those of
    the contract that comes with it; `roster` is the client's list, for clinics near the people;
    `programmes` names the programme of the offer for a programme of the brief, None where it has
    none, by default the one of the same id or name; `taken` are the kinds of care that the quote
    was asked for, all by default. What is left out leaves the wishes that need it open, and care
    that is offered and not taken is never met: the price is without it.

    >>> met = meet(requirement, offer, terms=terms)                         # doctest: +SKIP
    >>> [one.wish for one in met if one.answer is Stated.NO]                # doctest: +SKIP
    ['standard.home_care.territory', 'joining.any_day']
    """
    case = Case(
        requirement=requirement,
        offer=offer,
        quote=quote,
        terms=terms,
        roster=roster,
        programmes=programmes or {},
        taken=taken,
    )
    return tuple(_met(case))


def _met(case: Case) -> Iterator[Met]:
    yield from period_met(case)
    for wish in case.requirement.programmes:
        for asked in wish.modules:
            yield from care_met(case, wish, asked)
        yield from programme_budget_met(case, wish)
    yield from budget_met(case)
    yield from joining_met(case)
    yield from relatives_met(case)
    yield from leaving_met(case)
    yield from payment_met(case)
