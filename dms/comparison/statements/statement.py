"""Statement: one thing that terms may say, and what they do say about it.

There are three values and never two: what terms leave out is not a "no", it is asked about.
"""

from collections.abc import Callable, Sequence

from attrs import evolve, field, frozen

from dms.contracts.terms.terms import Terms
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.pricing.offer import Offer

__all__ = ["NOT_STATED", "Statement", "TermsCell", "answer", "denied", "joined", "said"]


@frozen
class TermsCell:
    """What the terms of one candidate say."""

    stated: Stated
    """`no` is said outright: something is not allowed, or nothing comes back."""
    words: Text
    clause: str | None = field(default=None, eq=False)
    """The number of the clause that says so, as the contract writes it."""
    by_offer: bool = field(default=False, eq=False)
    """Whether it is the offer that says so, and the terms leave it out."""
    assumed: bool = field(default=False, eq=False)
    """Whether it is only assumed for this calculation, and not written anywhere."""


NOT_STATED = TermsCell(Stated.NOT_STATED, text("not stated"))
_YES, _NO = text("yes"), text("no")


def said(words: Text, clause: str | None = None) -> TermsCell:
    """Return a cell for what is stated."""
    return TermsCell(Stated.YES, words, clause)


def denied(words: Text, clause: str | None = None) -> TermsCell:
    """Return a cell for what is ruled out."""
    return TermsCell(Stated.NO, words, clause)


def answer(
    value: bool | None,  # noqa: FBT001 - the answer is the subject
    clause: str | None = None,
    *,
    yes: Text = _YES,
    no: Text = _NO,
) -> TermsCell:
    """Return a cell for yes, no or nothing."""
    if value is None:
        return NOT_STATED
    return said(yes, clause) if value else denied(no, clause)


def joined(texts: Sequence[Text]) -> Text:
    """Write several statements one after the other."""
    names = {f"t{i}": one for i, one in enumerate(texts)}
    return Text("; ".join(f"{{{name}}}" for name in names), names)


@frozen
class Statement:
    """One thing that terms may say."""

    key: str
    """The path of the field in the terms: `leaving.refund.cash_share`."""
    title: Text
    of: Callable[[Terms], TermsCell] = field(repr=False)
    in_offer: Callable[[Offer], TermsCell] | None = field(default=None, repr=False)
    """Where the offer speaks when the terms do not."""
    path: str = field(kw_only=True)
    """The path that assumptions about it begin with; the key unless it is given."""

    @path.default
    def _key(self) -> str:
        return self.key

    def cell(self, terms: Terms | None, offer: Offer | None) -> TermsCell:
        """Return what one candidate says; a candidate without terms says nothing of the kind."""
        found = NOT_STATED if terms is None else self._marked(self.of(terms), terms)
        if found.stated is not Stated.NOT_STATED or self.in_offer is None or offer is None:
            return found
        return evolve(self._marked(self.in_offer(offer), offer), by_offer=True)

    def _marked(self, found: TermsCell, document: Terms | Offer) -> TermsCell:
        """Mark what the document says only because somebody has assumed it."""
        paths = [assumption.at for assumption in document.assumptions]
        assumed = any(at == self.path or at.startswith(f"{self.path}.") for at in paths)
        return evolve(found, assumed=True) if assumed else found
