"""Renewal: the year that ends against each offer for the next one, in all and in every part."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.comparison.bridge import Bridge, bridge_over, bridges
from dms.comparison.bridge_parts import module_title
from dms.comparison.parts import module_order
from dms.i18n import Text, plural, text
from dms.issues import Issue, Severity
from dms.modules.programme import Programme
from dms.pricing.dimensions import same
from dms.pricing.exact import added
from dms.pricing.quote import Amounts, Quote

__all__ = ["Change", "Renewal", "YearOnYear", "year_on_year"]

LEAP_DAY = 1
"""Terms of one length may differ by so many days."""


@frozen
class Change:
    """A figure before and after, in roubles; None where there is no such figure, which is no zero.

    A kind of care without a price of its own may be included elsewhere: the bridge says what the
    offer states.
    """

    label: Text
    before: Decimal | None
    after: Decimal | None
    heads: tuple[int | None, int | None] = (None, None)
    """How many people it is about, before and after."""

    @property
    def difference(self) -> Decimal | None:
        """How much dearer it becomes; None where one of the figures is missing."""
        if self.before is None or self.after is None:
            return None
        return added(self.after, -self.before)

    @property
    def share(self) -> Fraction | None:
        """The difference as a share of the figure before; None where there is nothing to divide."""
        if self.difference is None or not self.before:
            return None
        return Fraction(self.difference) / Fraction(self.before)


@frozen
class Renewal:
    """One offer for the next year against the present one."""

    quote: Quote
    total: Change
    per_head: Change
    by_programme: tuple[Change, ...]
    by_module: tuple[Change, ...]
    bridge: Bridge
    issues: tuple[Issue, ...]
    """Why the two years cannot simply be compared."""


@frozen
class YearOnYear:
    """The present year against each offer for the next one."""

    now: Quote
    renewals: tuple[Renewal, ...]


def year_on_year(now: Quote, nexts: Sequence[Quote], *, between: Quote | None = None) -> YearOnYear:
    """Set the present insurer's year against each offer for the next year.

    `between` is the present offer priced for next year's roster and period; with it each bridge
    tells what the people change from what the offer changes (see
    :func:`~dms.comparison.bridge.bridge_over`).

    Raises :class:`~dms.errors.QuoteRefused` when one of the quotes has no price at all.
    """
    if between is None:
        found = bridges(now, nexts)
    else:
        found = tuple(bridge_over(now, between, then) for then in nexts)
    pairs = zip(nexts, found, strict=True)
    return YearOnYear(now, tuple(_renewal(now, then, bridge) for then, bridge in pairs))


def _renewal(now: Quote, then: Quote, bridge: Bridge) -> Renewal:
    heads = now.amounts.heads, then.amounts.heads
    return Renewal(
        then,
        Change(text("Premium of the contract"), now.total, then.total, heads),
        Change(text("Premium per head"), now.per_head, then.per_head, heads),
        tuple(_programmes(now, then)),
        tuple(_modules(now, then)),
        bridge,
        tuple(_issues(now, then)),
    )


def _programmes(now: Quote, then: Quote) -> Iterator[Change]:
    """Pair programmes of the same id or name; the others stand alone."""
    left = dict(then.by_programme)
    for id_, amounts in now.by_programme.items():
        programme = _programme(now, id_)
        twin = next((other for other in left if _alike(programme, _programme(then, other))), None)
        yield _change(_name(programme), amounts, left.pop(twin) if twin is not None else None)
    for id_, amounts in left.items():
        yield _change(_name(_programme(then, id_)), None, amounts)


def _programme(quote: Quote, id_: str) -> Programme:
    return next(programme for programme in quote.offer.programmes if programme.id == id_)


def _alike(one: Programme, other: Programme) -> bool:
    return bool(_spellings(one) & _spellings(other))


def _spellings(programme: Programme) -> set[str]:
    return {same(name) for name in (programme.id, programme.name) if name}


def _name(programme: Programme) -> Text:
    return Text("{words}", {"words": programme.name or programme.id})


def _modules(now: Quote, then: Quote) -> Iterator[Change]:
    before, after = now.by_module, then.by_module
    for kind in sorted({*before, *after}, key=module_order):
        yield _change(module_title(kind), before.get(kind), after.get(kind))


def _change(label: Text, before: Amounts | None, after: Amounts | None) -> Change:
    sides = before, after
    premiums = [None if side is None else side.premium for side in sides]
    heads = [None if side is None else side.heads for side in sides]
    return Change(label, premiums[0], premiums[1], (heads[0], heads[1]))


def _issues(now: Quote, then: Quote) -> Iterator[Issue]:
    """Say what stands in the way of a plain comparison."""
    assert now.setting is not None and then.setting is not None  # noqa: S101, PT018 - priced
    days = now.setting.period.days, then.setting.period.days
    if abs(days[0] - days[1]) > LEAP_DAY:
        yield Issue(
            "RENEWAL-TERMS-DIFFER",
            Severity.WARNING,
            text("The terms are {days} and {other} days long", days=days[0], other=days[1]),
            text("Compare prices for one month, or ask for an offer for a term of the same length"),
        )
    unpriced = [_unpriced(quote) for quote in (now, then)]
    if any(unpriced):
        yield Issue(
            "RENEWAL-PEOPLE-UNPRICED",
            Severity.WARNING,
            plural(
                "{count} person has no price in one of the years",
                "{count} people have no price in one of the years",
                sum(unpriced),
            ),
            text("Settle why before you compare the totals; the quote names the reasons"),
        )


def _unpriced(quote: Quote) -> int:
    return len(quote.numbers) - quote.amounts.heads
