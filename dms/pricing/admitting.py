"""Whom an offer admits: the rules of the offer, of a programme, and of its modules."""

from collections.abc import Collection, Iterator

from dms.modules.eligibility import Eligibility
from dms.modules.programme import Programme
from dms.pricing.offer import Offer

__all__ = ["Admission", "admissions", "admissions_of"]

Admission = tuple[Eligibility, str]
"""A rule, and the JSON pointer of the place in the offer that states it."""


def admissions(offer: Offer) -> Iterator[Admission]:
    """Return every rule of an offer, whatever programme and modules are taken."""
    for programme in offer.programmes:
        yield from admissions_of(offer, programme)


def admissions_of(
    offer: Offer, programme: Programme, taken: Collection[str] | None = None
) -> Iterator[Admission]:
    """Return the rules for the members of a programme with the kinds of care that are taken."""
    if offer.eligibility is not None:
        yield offer.eligibility, "/eligibility"
    if programme.eligibility is not None:
        yield programme.eligibility, f"{_place(offer, programme)}/eligibility"
    for number, module in enumerate(programme.modules):
        is_taken = module.offered and (taken is None or module.kind in taken)
        if is_taken and module.ages is not None:
            pointer = f"{_place(offer, programme)}/modules/{number}/ages"
            yield Eligibility(ages=module.ages), pointer


def _place(offer: Offer, programme: Programme) -> str:
    return f"/programmes/{offer.programmes.index(programme)}"
