"""The decision in a published comparison: what follows, what to ask, and points by weights."""

from typing import Annotated

from pydantic import Field

from dms.comparison.comparison import Comparison
from dms.comparison.questions import Question
from dms.comparison.scores import Score, Scores
from dms.comparison.standing import Standing
from dms.comparison.weights import Criterion
from dms.documents import Result
from dms.issue_document import LocationDocument
from dms.modules.questions import Stated
from dms.report.comparison_document.offers import Count, words
from dms.report.figures import Amount
from dms.report.plain import Data, amount
from dms.requirements.wishes import Need

__all__ = ["AskedPart", "ScoresPart", "VerdictPart", "questions", "scores", "verdict"]

Share = Annotated[str, Field(pattern=r"^[0-9]+(/[0-9]+)?$")]
"""An exact share: `1/3`."""


class StandingPart(Result):
    """How an offer stands before the choice."""

    total: Amount | None
    """Only where everybody has a price."""
    scoped: Amount | None
    """For the same care."""
    musts: Stated | None
    """Whether all musts are met; null without musts."""
    missed: tuple[str, ...]
    """Paths of the musts that are missed."""
    open: tuple[str, ...]
    """Paths of the musts of which it does not say."""
    findings: Count | None
    """Critical and major ones; null without terms."""
    obstacles: tuple[str, ...]
    is_out: bool


class VerdictPart(Result):
    """What follows from the comparison."""

    recommended: str | None
    headline: str
    reasons: tuple[str, ...]
    cheapest: tuple[str, ...]
    cheapest_in_scope: tuple[str, ...]
    meets_all: tuple[str, ...]
    standings: dict[str, StandingPart]
    ask_first: dict[str, tuple[str, ...]]
    """Paths of the open musts, by offers that may still be chosen."""


class AskedPart(Result):
    """One question to an insurer."""

    number: Count
    question: str
    hint: str | None
    location: LocationDocument | None
    need: Need | None
    origins: tuple[str, ...]
    codes: tuple[str, ...]


class CriterionPart(Result):
    """What a criterion gives at most, and how."""

    criterion: Criterion
    title: str
    weight: Share
    points: Amount
    how: str


class ScorePartPart(Result):
    """The points of an offer on a criterion, from the least to the most that it can be."""

    criterion: Criterion
    raw: str | None
    share_low: Share
    share_high: Share
    low: Amount
    high: Amount


class ScorePart(Result):
    """The points of an offer; the parts add up to them."""

    offer: str
    low: Amount
    high: Amount
    parts: tuple[ScorePartPart, ...]


class ScoresPart(Result):
    """Points by the client's weights, of 100."""

    criteria: tuple[CriterionPart, ...]
    offers: tuple[ScorePart, ...]
    best: str | None
    """Ahead whatever the open answers turn out to be."""


def verdict(comparison: Comparison, lang: str) -> Data:
    """Return the decision as plain data, the shape of :class:`VerdictPart`."""
    found = comparison.verdict
    return {
        "recommended": found.recommended,
        "headline": found.headline.to(lang),
        "reasons": [why.to(lang) for why in found.reasons],
        "cheapest": found.cheapest,
        "cheapest_in_scope": found.cheapest_in_scope,
        "meets_all": found.meets_all,
        "standings": {id_: _standing(one, lang) for id_, one in found.standings.items()},
        "ask_first": {id_: [m.wish for m in met] for id_, met in found.ask_first.items()},
    }


def _standing(one: Standing, lang: str) -> Data:
    return {
        "total": amount(one.total),
        "scoped": amount(one.scoped),
        "musts": one.musts,
        "missed": [met.wish for met in one.missed],
        "open": [met.wish for met in one.open],
        "findings": one.findings,
        "obstacles": [why.to(lang) for why in one.obstacles],
        "is_out": one.is_out,
    }


def questions(comparison: Comparison, lang: str) -> dict[str, list[Data]]:
    """Return what to ask each insurer, the shape of :class:`AskedPart`."""
    found = comparison.questions
    return {id_: [_question(one, lang) for one in asked] for id_, asked in found.items()}


def _question(one: Question, lang: str) -> Data:
    return {
        "number": one.number,
        "question": one.text.to(lang),
        "hint": words(one.hint, lang),
        "location": one.where.to_dict() if one.where is not None else None,
        "need": one.need,
        "origins": one.origins,
        "codes": one.codes,
    }


def scores(comparison: Comparison, lang: str) -> Data | None:
    """Return the points, the shape of :class:`ScoresPart`; None without weights."""
    found = comparison.scores
    if found is None:
        return None
    return {
        "criteria": [_criterion(one, found, lang) for one in found.weights],
        "offers": [_score(row, lang) for row in found.rows],
        "best": found.best,
    }


def _criterion(one: Criterion, found: Scores, lang: str) -> Data:
    return {
        "criterion": one,
        "title": one.heading.to(lang),
        "weight": str(found.weights[one]),
        "points": amount(found.points[one]),
        "how": found.how[one].to(lang),
    }


def _score(row: Score, lang: str) -> Data:
    parts = [
        {
            "criterion": part.criterion,
            "raw": words(part.raw, lang),
            "share_low": str(part.share_low),
            "share_high": str(part.share_high),
            "low": amount(part.low),
            "high": amount(part.high),
        }
        for part in row.parts
    ]
    return {
        "offer": row.candidate,
        "low": amount(row.low),
        "high": amount(row.high),
        "parts": parts,
    }
