"""What a brief asks of the money behind the care: limits, deductible, waiting period."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from dms.documents import Share
from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.modules.field_words import FIELDS
from dms.modules.limit_words import PER_WORDS, deductible_words, limit_words, waiting_words
from dms.modules.limits import Deductible, Limit, Per, WaitingPeriod
from dms.modules.questions import Stated
from dms.pricing.naming import listed
from dms.requirements.care import Care
from dms.requirements.met import all_of
from dms.requirements.point import SILENT, Judged, Point, days_words, percent, up_to
from dms.requirements.wishes import LimitWish

__all__ = ["LIMIT_POINTS"]

WISHED = ("visits", "services", "days", "amount")
"""The measures of a limit that a brief may wish for."""
_LIES_IN = {
    Per.VISIT: {Per.CASE, Per.MONTH, Per.YEAR, Per.TERM},
    Per.SERVICE: {Per.CASE, Per.MONTH, Per.YEAR, Per.TERM},
    Per.CASE: {Per.YEAR, Per.TERM},
    Per.MONTH: {Per.YEAR, Per.TERM},
    Per.YEAR: {Per.TERM},
    Per.TERM: set(),
}
"""Spans that hold at least one of the given ones: what one visit leaves, a year leaves too."""


def _limits_words(wishes: tuple[LimitWish, ...]) -> Text:
    return listed(
        [
            Text("{least} {per}", {"least": _least(wish), "per": PER_WORDS[wish.per]})
            for wish in wishes
        ]
    )


def _least(wish: LimitWish) -> Text:
    """Say how much a limit must leave."""
    if wish.visits is not None:
        return plural("at least {count} visit", "at least {count} visits", wish.visits)
    if wish.services is not None:
        return plural("at least {count} service", "at least {count} services", wish.services)
    if wish.days is not None:
        return plural("at least {count} day", "at least {count} days", wish.days)
    return text("at least {sum} ₽", sum=Amount(wish.amount or Decimal()))


def _limits(care: Care, wanted: tuple[LimitWish, ...]) -> Judged:
    """Say whether every limit leaves what is wanted; an empty list of limits leaves everything.

    The sum insured caps what is paid in roubles, whatever the care itself says of its limits.
    """
    given: tuple[Limit, ...] | None = care.get("limits")
    cap = _cap(care) if any(wish.amount is not None for wish in wanted) else None
    short = care.case.is_within_a_year
    answers = [_leaves(limit, wish, short) for wish in wanted for limit in given or ()]
    if cap is not None:
        capped = [wish for wish in wanted if wish.amount is not None]
        answers += [_leaves(cap, wish, short) for wish in capped]
    if given is None:
        answers.append(Stated.NOT_STATED)
    if given is None and Stated.NO not in answers:
        return SILENT
    answer = all_of(answers)
    reason = None
    if answer is Stated.NOT_STATED:
        reason = text("its limits are counted otherwise, so they cannot be compared")
    return Judged(answer, _found(given or (), cap), reason=reason)


def _cap(care: Care) -> Limit | None:
    """Return the sum insured of the programme: the most that is paid for one person in all."""
    amount = care.programme.sum_insured if care.programme is not None else None
    return None if amount is None else Limit(amount=amount, per=Per.TERM)


def _found(given: Sequence[Limit], cap: Limit | None) -> Text:
    words = [limit_words(limit) for limit in given]
    if cap is not None:
        words.append(text("in all care of the programme {limit}", limit=limit_words(cap)))
    return listed(words) if words else text("no limits")


def _leaves(limit: Limit, wish: LimitWish, short: bool) -> Stated:  # noqa: FBT001 - see below
    """Say whether one limit leaves what is wanted; `short` is a term of a year at most.

    A limit on one service alone says nothing against the rest of the care, and a limit on documents
    nothing about care at all.
    """
    measure = next(name for name in WISHED if getattr(wish, name) is not None)
    amount = getattr(limit, measure)
    if amount is None:
        elsewhere = limit.documents is not None or (limit.service and _has_size(limit))
        return Stated.YES if elsewhere else Stated.NOT_STATED
    enough = amount >= getattr(wish, measure)
    answer = _over_spans(limit.per, wish.per, enough=enough, short=short)
    return Stated.NOT_STATED if limit.service and answer is Stated.NO else answer


def _has_size(limit: Limit) -> bool:
    return any(getattr(limit, name) is not None for name in WISHED)


def _over_spans(given: Per | None, wanted: Per, *, enough: bool, short: bool) -> Stated:
    """Compare over spans: what a part leaves the whole leaves; what it lacks a part lacks."""
    if given is None:
        return Stated.NOT_STATED
    pair = {given, wanted}
    if given == wanted or (short and pair == {Per.YEAR, Per.TERM}):
        return Stated.of(enough)
    if enough and wanted in _LIES_IN[given]:
        return Stated.YES
    return Stated.NO if not enough and given in _LIES_IN[wanted] else Stated.NOT_STATED


def _deductible_words(most: Share) -> Text:
    if not most:
        return text("none, the insurer pays the whole bill")
    return up_to(text("{percent} % of the bill", percent=percent(most)))


def _deductible(care: Care, most: Share) -> Judged:
    """Compare the insured's part of the bill; that of the programme holds for all its modules."""
    given: Deductible | None = care.get_or_general("deductible")
    if given is None:
        return SILENT
    words = deductible_words(given)
    share = given.share if given.amount != 0 else Decimal()
    if share is not None:
        return _of_all_care(share <= most, words, given.service)
    if given.amount is None:
        return Judged(Stated.NOT_STATED, words)
    if not most:
        return Judged(Stated.NO, words)
    reason = text("a sum in roubles cannot be compared with a share of the bill")
    return Judged(Stated.NOT_STATED, words, reason=reason)


def _waiting(care: Care, most: int) -> Judged:
    given: WaitingPeriod | None = care.get("waiting_period")
    if given is None:
        return SILENT
    if given.days is None:
        return Judged(Stated.NOT_STATED, waiting_words(given))
    return _of_all_care(given.days <= most, waiting_words(given), given.service)


def _of_all_care(enough: bool, found: Text, service: str | None) -> Judged:  # noqa: FBT001
    """Judge what may be stated for one service only: then nothing is known of the other care.

    A service that misses the wish is a part of the care that misses it.
    """
    if enough and service is not None:
        return Judged(Stated.NOT_STATED, found, reason=text("stated for one service only"))
    return Judged(Stated.of(enough), found)


def _waiting_words(most: int) -> Text:
    return up_to(days_words(most)) if most else text("none")


LIMIT_POINTS: Mapping[str, Point] = MappingProxyType(
    {
        "limits": Point(FIELDS["limits"], _limits_words, _limits),
        "deductible_at_most": Point(FIELDS["deductible"], _deductible_words, _deductible),
        "waiting_days_at_most": Point(FIELDS["waiting_period"], _waiting_words, _waiting),
    }
)
"""What may be asked of limits and of the insured's part, by the names of the fields."""
