"""What a filled form says."""

from attrs import frozen

from dms.contracts.terms.terms import Terms
from dms.io.rfp.head import FormHead
from dms.issues import Issue, errors_in
from dms.pricing.offer import Offer

__all__ = ["RfpAnswer"]


@frozen(kw_only=True)
class RfpAnswer:
    """The offer and the terms of a filled form, and everything that is wrong or open in it.

    With any error both are None: nothing is half-applied. What the insurer left empty is not
    stated, and a question among the issues. `head` says which request it answers.
    """

    head: FormHead
    offer: Offer | None
    terms: Terms | None
    issues: tuple[Issue, ...]

    @property
    def ok(self) -> bool:
        """Whether the form could be used; questions may still be open."""
        return not errors_in(self.issues)
