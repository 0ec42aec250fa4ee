"""What was agreed: the insurer's offer with everything that the terms say otherwise.

The contract goes before the offer that it was concluded on. Where its terms are silent on proration
or ages, the offer's rules stay.
"""

from decimal import Decimal
from typing import Any

from dms.contracts.terms.terms import Terms
from dms.members import Relationship
from dms.pricing.contribution import ContributionRule
from dms.pricing.offer import Offer
from dms.pricing.proration import ProrationRules

__all__ = ["agreed_offer"]

_AGE_ON = {
    "contract_start": "contract_start",
    "entry": "cover_start",
    "recalculated": "cover_start",
}


def agreed_offer(offer: Offer, terms: Terms) -> Offer:
    """Return the offer that prices are taken from once these terms are agreed."""
    changed: dict[str, Any] = {"proration": _proration(offer, terms)}
    if terms.recalculation.ages is not None:
        changed["age"] = offer.age.model_copy(
            update={"on": _AGE_ON[terms.recalculation.ages]},
        )
    if terms.relatives.payer is not None:
        changed["contribution"] = _contribution(offer, terms)
    return offer.agreeing(changed)


def _proration(offer: Offer, terms: Terms) -> ProrationRules:
    own, theirs = terms.proration, offer.proration
    return ProrationRules(
        join=theirs.join if own.join is None else own.join,
        leave=theirs.leave if own.leave is None else own.leave,
    )


def _contribution(offer: Offer, terms: Terms) -> tuple[ContributionRule, ...]:
    """Put the payer of relatives first.

    Where nobody says who pays for employees it is the policyholder, who owes the premium by law
    (ГК РФ ст. 954 п. 1).
    """
    share = Decimal(1) if terms.relatives.payer == "employer" else Decimal(0)
    relatives: list[str | int] = [r.value for r in Relationship if r != Relationship.EMPLOYEE]
    of_relatives = ContributionRule(when={"relationship": relatives}, employer=share)
    others = offer.contribution or (ContributionRule(employer=Decimal(1)),)
    return (of_relatives, *others)
