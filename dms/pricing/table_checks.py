"""Overlaps and gaps: a rate table is only good if every combination finds exactly one row.

Named dimensions divide the rows into groups (each value that is named, and "any other"); within a
group the ordered dimensions form a grid of the smallest bands, and each field of the grid must be
covered once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product

from dms.bands import Band
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.pricing.dimensions import Dimension, Order
from dms.rates import RateRow

__all__ = ["Key", "Matcher", "Value", "conflicts", "fits", "may_fit"]

Matcher = frozenset[str] | Band | None
"""What one key of a row accepts: some names, a band, or (None) anything."""

Key = tuple[Matcher, ...]
"""What a row accepts on each dimension of its table."""

Value = str | int | None
"""What a member, a programme or a group has on one dimension; None when nobody knows."""

Rows = Sequence[tuple[Key, RateRow]]
_OTHER = "*"
_WHOLE = Band(0)
_FIELDS_LIMIT = 200_000


def fits(matcher: Matcher, value: Value) -> bool:
    """Say whether one key of a row accepts a value."""
    if matcher is None:
        return True
    if isinstance(matcher, Band):
        return isinstance(value, int) and value in matcher
    return value in matcher


def may_fit(matcher: Matcher, value: Value) -> bool:
    """Say whether one key of a row would accept a value if it were known."""
    return value is None or fits(matcher, value)


def conflicts(rows: Rows, dimensions: Sequence[Dimension], where: Location) -> list[Issue]:
    """Report rows that fit the same person and holes between bands, each once."""
    names = [i for i, d in enumerate(dimensions) if d.order is Order.NAMES]
    bands = [i for i, d in enumerate(dimensions) if d.order is not Order.NAMES]
    found: dict[tuple[object, ...], Issue] = {}
    for group in _groups(rows, names).values():
        for key, issue in _group_conflicts(group, bands, dimensions, where):
            found.setdefault(key, issue)
    return list(found.values())


def _groups(rows: Rows, names: Sequence[int]) -> Mapping[tuple[str, ...], Rows]:
    """Put every row into each combination of names that it serves."""
    seen = [sorted({n for m, _ in rows for n in _names(m[i])} | {_OTHER}) for i in names]
    groups: dict[tuple[str, ...], list[tuple[tuple[Matcher, ...], RateRow]]] = defaultdict(list)
    for matchers, row in rows:
        served = [_names(matchers[i]) or everyone for i, everyone in zip(names, seen, strict=True)]
        for combination in product(*served):
            groups[combination].append((matchers, row))
    return groups


def _names(matcher: Matcher) -> list[str]:
    return sorted(matcher) if isinstance(matcher, frozenset) else []


def _group_conflicts(
    group: Rows, bands: Sequence[int], dimensions: Sequence[Dimension], where: Location
) -> Iterator[tuple[tuple[object, ...], Issue]]:
    if len(group) == 1 and len(bands) <= 1:
        return
    cuts = [_cuts([_band(m[i]) for m, _ in group]) for i in bands]
    fields = 1
    for cut in cuts:
        fields *= max(len(cut) - 1, 1)
    if fields * len(group) > _FIELDS_LIMIT:
        yield ("size",), _too_large(where)
        return
    for spot in product(*(cut[:-1] for cut in cuts)):
        rows = [
            row
            for m, row in group
            if all(n in _band(m[i]) for n, i in zip(spot, bands, strict=True))
        ]
        if len(rows) > 1:
            yield ("overlap", rows[0].path, rows[1].path), _overlap(rows[0], rows[1], where)
        elif not rows:
            hole = [
                (dimensions[i], Band(low, cut[cut.index(low) + 1] - 1))
                for i, low, cut in zip(bands, spot, cuts, strict=True)
            ]
            yield ("gap", *hole), _gap(hole, where)


def _band(matcher: Matcher) -> Band:
    return matcher if isinstance(matcher, Band) else _WHOLE


def _cuts(bands: Sequence[Band]) -> list[int]:
    """Return where the smallest bands start, and behind the last of them."""
    lows = {b.low for b in bands} | {b.high + 1 for b in bands if b.high is not None}
    if any(b.high is None for b in bands):
        lows.add(max(lows) + 1)
    return sorted(lows)


def _overlap(first: RateRow, second: RateRow, where: Location) -> Issue:
    return Issue(
        "TARIFF-BAND-OVERLAP",
        Severity.ERROR,
        text(
            "Two rows fit the same person: {first} and {second}",
            first=first.label,
            second=second.label,
        ),
        text("Change the bands or values so that each person finds one row"),
        where.below(second.path),
    )


def _written(dimension: Dimension, band: Band) -> str:
    if dimension.order is not Order.DAYS or band.high is None:
        return str(band)
    return "..".join(date.fromordinal(day).isoformat() for day in (band.low, band.high))


def _gap(hole: Sequence[tuple[Dimension, Band]], where: Location) -> Issue:
    missing = ", ".join(f"{dimension.name} {_written(dimension, band)}" for dimension, band in hole)
    return Issue(
        "TARIFF-BAND-GAP",
        Severity.ERROR,
        text("The table has a hole: no rate for {missing}", missing=missing),
        text("Add a row for it, or close the bands so that they follow one another"),
        where,
    )


def _too_large(where: Location) -> Issue:
    return Issue(
        "TARIFF-TABLE-SIZE",
        Severity.ERROR,
        text("The table is too large to be checked for overlaps and gaps"),
        text("Split it into several factors with fewer dimensions each"),
        where,
    )
