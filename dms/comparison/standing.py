"""Standing: how one candidate stands before a choice: price, musts, findings, and what is open."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.matrix import in_shown_order
from dms.comparison.own_gaps import own_gaps
from dms.comparison.scope import Scope, ScopedPrice
from dms.contracts.checks.check import Gravity
from dms.i18n import Text, plural, text
from dms.modules.questions import Stated
from dms.modules.registry import title_of
from dms.pricing.naming import listed
from dms.requirements.met import Met
from dms.requirements.wishes import Need

__all__ = ["Standing", "standing_of"]

NAMED = 5
"""So many wishes are named in a sentence; the rest is counted."""


@frozen(kw_only=True)
class Standing:
    """What is known of one candidate when a choice is made."""

    candidate: str
    name: str
    total: Decimal | None
    """The price of everything, in roubles; None unless everybody has one for this period."""
    scoped: Decimal | None
    """The price in the comparable scope; None where it does not compare."""
    musts: Stated | None
    """Whether all musts of the brief are met; None without a brief or without musts."""
    missed: tuple[Met, ...]
    """The musts that are missed."""
    open: tuple[Met, ...]
    """The musts of which the offer does not say whether they are met."""
    findings: int | None
    """How many critical or major findings there are in the contract; None without its terms."""
    must_kinds: frozenset[tuple[str | None, str]]
    """The programmes of the brief and the kinds of care of which something is a must."""
    own_gaps: tuple[Text, ...]
    """What the client's own data lack for its price."""
    is_expired: bool
    """Whether it can no longer be accepted."""
    obstacles: tuple[Text, ...]
    """Why it is not comparable, out of the question, or open; nothing is in the way without."""

    @property
    def is_out(self) -> bool:
        """Whether it surely misses a must."""
        return self.musts is Stated.NO


def standing_of(candidate: Compared, scope: Scope) -> Standing:
    """Return how a candidate stands."""
    musts = [one for one in candidate.met if one.need is Need.MUST]
    missed = tuple(one for one in musts if one.answer is Stated.NO)
    open_ = tuple(one for one in musts if one.answer is Stated.NOT_STATED)
    tally = candidate.tally
    findings = _findings(candidate)
    price = scope.prices[candidate.id]
    return Standing(
        candidate=candidate.id,
        name=candidate.name,
        total=candidate.total if candidate.is_ranked else None,
        scoped=price.total,
        musts=tally.all_musts if tally is not None and musts else None,
        missed=missed,
        open=open_,
        findings=findings,
        must_kinds=frozenset((one.programme, one.kind) for one in musts if one.kind is not None),
        own_gaps=tuple(own_gaps(candidate)),
        is_expired=candidate.expired is not None,
        obstacles=(
            *_of_validity(candidate),
            *_of_price(candidate),
            *_of_choice(candidate),
            *_of_scope(price),
            *_of_musts(missed, open_),
            *_of_findings(findings),
        ),
    )


def _of_validity(candidate: Compared) -> Iterator[Text]:
    if candidate.expired is not None:
        yield text("it has expired: {why}", why=candidate.expired.text)


def _of_choice(candidate: Compared) -> Iterator[Text]:
    """Name the care that is offered and was left out of its price."""
    if left := candidate.not_taken:
        kinds = listed([title_of(kind) for kind in in_shown_order(left)])
        yield text("its price is without: {kinds}", kinds=kinds)


def _of_price(candidate: Compared) -> Iterator[Text]:
    if candidate.total is None:
        yield text("it has no price for this group")
    elif candidate.unpriced:
        yield plural(
            "{count} of {people} people has no price",
            "{count} of {people} people have no price",
            candidate.unpriced,
            people=len(candidate.roster),
        )
    elif not candidate.is_complete:
        yield text("something in the contract has no price")


def _of_scope(price: ScopedPrice) -> Iterator[Text]:
    """Say why its price does not compare, and what it lacks beside the others."""
    if price.total is None:
        yield from (text("its price cannot be compared: {why}", why=why) for why in price.reasons)
    if no := _lacked(price, Stated.NO):
        yield text("it does not offer what others do: {kinds}", kinds=no)
    if silent := _lacked(price, Stated.NOT_STATED):
        yield text("it does not say whether it offers: {kinds}", kinds=silent)


def _lacked(price: ScopedPrice, state: Stated) -> Text | None:
    found = {one.kind for one in price.lacks if one.state is state}
    return listed([title_of(kind) for kind in in_shown_order(found)]) if found else None


def _of_musts(missed: Sequence[Met], open_: Sequence[Met]) -> Iterator[Text]:
    if missed:
        yield plural(
            "{count} must is missed: {what}",
            "{count} musts are missed: {what}",
            len(missed),
            what=_some(missed),
        )
    if open_:
        yield plural(
            "{count} must is not stated: {what}",
            "{count} musts are not stated: {what}",
            len(open_),
            what=_some(open_),
        )


def _some(wishes: Sequence[Met]) -> Text:
    """Name some wishes; one title stands once for all programmes."""
    titles = list({one.title.to("en"): one.title for one in wishes}.values())
    if len(titles) <= NAMED:
        return listed(titles)
    more = len(titles) - NAMED
    return text("{some} and {count} more", some=listed(titles[:NAMED]), count=more)


def _findings(candidate: Compared) -> int | None:
    return len(candidate.report.at_least(Gravity.MAJOR)) if candidate.terms is not None else None


def _of_findings(count: int | None) -> Iterator[Text]:
    if count is None:
        yield text("the terms of its contract are not known")
    elif count:
        yield plural(
            "{count} grave finding in the contract",
            "{count} grave findings in the contract",
            count,
        )
