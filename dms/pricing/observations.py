"""Observations: what a priced group should know, beyond its price.

Assumptions that were made, members outside the territory of a kind of care, and tier cliffs: a
headcount at which the whole group would cost less than it does now.
"""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dms.coverage import Coverage
from dms.i18n import Text, plural, text
from dms.issues import Issue, Location, Severity
from dms.members import Roster
from dms.modules.base import Module
from dms.modules.programme import Programme
from dms.money import round_to
from dms.places import Place
from dms.pricing.choices import Chosen, taken_in
from dms.pricing.offer import Offer
from dms.pricing.plan import Plan
from dms.pricing.quote import Quote
from dms.pricing.resizing import present_size, resized
from dms.pricing.tariff import Tariff
from dms.territory import TerritoryBase

__all__ = ["assumption_issues", "cliff_issues", "territory_issues", "zero_issues"]


def assumption_issues(offer: Offer) -> Iterator[Issue]:
    """Return a question for each reading of something that the offer leaves open."""
    for number, assumption in enumerate(offer.assumptions):
        yield Issue(
            "OFFER-ASSUMPTION",
            Severity.QUESTION,
            text("Assumed: {at} is {reading}", at=assumption.at, reading=assumption.reading),
            text("Let the insurer confirm it"),
            offer.locate(f"/assumptions/{number}"),
        )


def territory_issues(roster: Roster, plan: Plan, chosen: Chosen = None) -> Iterator[Issue]:
    """Warn of members whose place lies outside the territory of a kind of care."""
    column = roster.columns.get("place")
    limited = list(_limited_modules(plan.tariff.offer, chosen))
    if column is None or not limited:
        return
    places = {name: Place.named(name) for name in dict.fromkeys(column) if name}
    pairs = zip(column, roster.column("programme"), strict=True)
    heads: Counter[tuple[str | None, str]] = Counter()
    for (name, written), count in Counter(pairs).items():
        heads[plan.programme_id(written), name] += count
    is_one_of_several = len(plan.tariff.offer.programmes) > 1
    for programme, module, pointer in limited:
        mine = {n: c for (id_, n), c in heads.items() if id_ == programme.id and n}
        outside = [n for n in mine if _is_outside(module, places[n])]
        if outside:
            towns = sorted({_town(places[n]) for n in outside} - {""})
            where = plan.tariff.offer.locate(pointer)
            care = _care_of(programme if is_one_of_several else None, module)
            yield _outside(care, sum(mine[n] for n in outside), towns, where)


def _care_of(programme: Programme | None, module: Module) -> Text:
    """Name the care, and its programme where that says which one is meant."""
    if programme is None:
        return module.title
    return text(
        "{care} in programme “{programme}”",
        care=module.title,
        programme=programme.name or programme.id,
    )


def _limited_modules(offer: Offer, chosen: Chosen) -> Iterator[tuple[Programme, Module, str]]:
    """Return programme, module and place of each territory that members should live in."""
    for number, programme in enumerate(offer.programmes):
        taken = taken_in(programme, chosen)
        for index, module in enumerate(programme.modules):
            if _comes_to_members(module) and (taken is None or module.kind in taken):
                yield programme, module, f"/programmes/{number}/modules/{index}/territory"


def _comes_to_members(module: Module) -> bool:
    """Say whether the care comes to people at home; care abroad is meant for journeys."""
    if module.territory is None or module.territory.base is TerritoryBase.ABROAD:
        return False
    return bool(type(module).needs_territory and module.offered)


def _is_outside(module: Module, place: Place) -> bool:
    return module.territory is not None and module.territory.covers(place) is Coverage.NO


def _town(place: Place) -> str:
    """Return a town that everybody knows, never an address."""
    return place.city or ""


def _outside(care: Text, count: int, towns: list[str], where: Location) -> Issue:
    said = plural(
        "{module}: {count} member lives outside its territory",
        "{module}: {count} members live outside its territory",
        count,
        module=care,
    )
    if towns:
        said = text("{said} ({towns})", said=said, towns=", ".join(towns))
    return Issue(
        "MEMBER-PLACE-OUTSIDE-TERRITORY",
        Severity.WARNING,
        said,
        text(
            "Ask for a wider territory, or tell these members that the care does not come to them"
        ),
        where,
    )


def zero_issues(quote: Quote) -> Iterator[Issue]:
    """Ask about members who have a price of nothing, so that no zero is silent."""
    free = sum(count for _, units, count in quote.counted() if not units)
    if free:
        yield Issue(
            "QUOTE-PREMIUM-ZERO",
            Severity.QUESTION,
            plural(
                "The premium of {count} member is zero",
                "The premium of {count} members is zero",
                free,
            ),
            text("Let the insurer confirm that their cover costs nothing"),
        )


NEARBY = Fraction(5, 4)
"""A larger group is only looked at up to this many times the headcount."""


def cliff_issues(quote: Quote, modules: Chosen) -> Iterator[Issue]:
    """Tell of a larger headcount at which the whole group would cost less than it does now.

    The additional people are taken to cost as much as the present ones do on average.
    """
    if quote.setting is None or quote.plan is None or quote.status == "refused":
        return
    headcount = quote.setting.headcount
    larger = _next_band(quote.plan.tariff, headcount)
    if larger is None or larger > headcount * NEARBY:
        return
    then = resized(quote, larger, modules)
    if isinstance(then, Issue):
        return
    now, total = present_size(quote).total, then.total
    if total < now:
        saved = round_to(now - total, Decimal(1))
        yield Issue(
            "QUOTE-TIER-CLIFF",
            Severity.INFO,
            text(
                "A group of {larger} would cost about {saved} ₽ less in all than these {count}",
                larger=larger,
                saved=saved,
                count=headcount,
            ),
            text("Ask the insurer for the price of the larger group"),
        )


def _next_band(tariff: Tariff, headcount: int) -> int | None:
    cuts = tariff.looked_at.cuts.get("headcount", ())
    most = tariff.offer.headcount.max
    return min(
        (cut for cut in cuts if cut > headcount and (most is None or cut <= most)), default=None
    )
