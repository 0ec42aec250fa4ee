"""Scores: offers by the client's own weights, with every step of the calculation.

Each criterion gives up to its weight in points, of 100 in all. What is not known gives a range,
also to others that are measured by it; its weight is never handed to other criteria.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from dms.comparison.compared import Compared
from dms.comparison.raw_values import Facts, RawValue, raw_value
from dms.comparison.shares import Share, shares_of
from dms.comparison.weights import Criterion, Weights
from dms.i18n import Text, text
from dms.money import round_to, split
from dms.pricing.exact import added

__all__ = ["Score", "ScorePart", "Scores", "scores"]

_WHOLE = 100


@frozen(kw_only=True)
class ScorePart:
    """The points of one offer on one criterion, from the least to the most that it can be."""

    criterion: Criterion
    raw: Text | None
    """What the offer comes to; None is not known."""
    share_low: Fraction
    share_high: Fraction
    """The part of the points that this is worth, between 0 and 1."""
    low: Decimal
    high: Decimal


@frozen(kw_only=True)
class Score:
    """The points of one offer; the parts add up to them."""

    candidate: str
    low: Decimal
    high: Decimal
    parts: tuple[ScorePart, ...]


@frozen(kw_only=True)
class Scores:
    """The points of all offers, of 100."""

    weights: Mapping[Criterion, Fraction]
    """Shares that add up to one."""
    points: Mapping[Criterion, Decimal]
    """The most that each criterion gives; they add up to 100."""
    how: Mapping[Criterion, Text]
    """How a raw value becomes a part of the points."""
    rows: tuple[Score, ...]
    best: str | None
    """Who has more points than all others whatever the unknowns turn out to be."""


def scores(weights: Weights, candidates: Sequence[Compared], facts: Facts) -> Scores:
    """Score candidates by the client's weights."""
    shares = weights.shares
    points = _fitted({one: share * _WHOLE for one, share in shares.items()})
    raw = {one: {c.id: raw_value(one, c, facts) for c in candidates} for one in shares}
    worth = {one: shares_of(one, values) for one, values in raw.items()}
    rows = tuple(_score(c.id, points, raw, worth) for c in candidates)
    return Scores(
        weights=shares,
        points=points,
        how={one: _HOW[one] for one in shares},
        rows=rows,
        best=_best(rows),
    )


_Raw = Mapping[Criterion, Mapping[str, RawValue | None]]
_Worth = Mapping[Criterion, Mapping[str, Share]]
_Points = dict[Criterion, Decimal]


def _score(id_: str, points: _Points, raw: _Raw, worth: _Worth) -> Score:
    mine = {one: worth[one][id_] for one in points}
    most = {one: Fraction(points[one]) for one in points}
    low = _fitted({one: most[one] * mine[one].low for one in points})
    more = _fitted({one: most[one] * (mine[one].high - mine[one].low) for one in points})
    parts = tuple(_part(one, raw[one][id_], mine[one], low[one], more[one]) for one in points)
    return Score(
        candidate=id_,
        low=added(*low.values()),
        high=added(*low.values(), *more.values()),
        parts=parts,
    )


def _part(
    criterion: Criterion,
    found: RawValue | None,
    worth: Share,
    low: Decimal,
    more: Decimal,
) -> ScorePart:
    return ScorePart(
        criterion=criterion,
        raw=found.words if found is not None else None,
        share_low=worth.low,
        share_high=worth.high,
        low=low,
        high=added(low, more),
    )


def _fitted(parts: Mapping[Criterion, Fraction]) -> _Points:
    """Round points to hundredths so that they add up to their rounded sum."""
    total = round_to(sum(parts.values(), Fraction(0)))
    if not total:
        return dict.fromkeys(parts, total)
    return dict(zip(parts, split(total, list(parts.values())), strict=True))


_HOW = {
    Criterion.PRICE: text("the lowest price divided by this price"),
    Criterion.MUST: text("the share of musts that are met"),
    Criterion.SHOULD: text("the share of shoulds that are met"),
    Criterion.CLINICS_NEAR: text("the share of people who have one"),
    Criterion.DAYS_WITHOUT_COVER: text("one less these days divided by the most days of all"),
    Criterion.FINDINGS: text("one less these findings divided by the most findings of all"),
}


def _best(rows: Sequence[Score]) -> str | None:
    for row in rows:
        if all(row.low > other.high for other in rows if other is not row):
            return row.candidate
    return None
