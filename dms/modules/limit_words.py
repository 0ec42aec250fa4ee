"""Limits, waiting periods and deductibles in words.

What a limit leaves open is said to be not stated, never taken for nothing.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.modules.limits import MEASURES, Deductible, Limit, Per, WaitingPeriod

__all__ = ["PER_WORDS", "deductible_words", "limit_words", "waiting_words"]

PER_WORDS: Mapping[Per, Text] = MappingProxyType(
    {
        Per.TERM: text("for the whole term"),
        Per.YEAR: text("a year"),
        Per.MONTH: text("a month"),
        Per.CASE: text("for each insured event"),
        Per.VISIT: text("for each visit"),
        Per.SERVICE: text("for each service"),
    }
)
"""What a limit or a deductible is counted over."""


def limit_words(limit: Limit) -> Text:
    """Say how much is paid for: `24 visits a year`."""
    measure = _measure(limit)
    if measure is None:
        return _of(limit.service, text("there is a limit, its size is not stated"))
    if any(getattr(limit, name) == 0 for name in MEASURES):
        return _of(limit.service, text("not paid for"))
    if limit.per is None:
        said = text("{measure} (over which time is not stated)", measure=measure)
    else:
        said = Text("{measure} {per}", {"measure": measure, "per": PER_WORDS[limit.per]})
    return _of(limit.service, said)


def _measure(limit: Limit) -> Text | None:
    if limit.amount is not None:
        return text("up to {sum} ₽", sum=Amount(limit.amount))
    if limit.visits is not None:
        return plural("up to {count} visit", "up to {count} visits", limit.visits)
    if limit.services is not None:
        return plural("up to {count} service", "up to {count} services", limit.services)
    if limit.documents is not None:
        return plural("up to {count} document", "up to {count} documents", limit.documents)
    if limit.days is not None:
        return plural("up to {count} day", "up to {count} days", limit.days)
    return None


def waiting_words(waiting: WaitingPeriod) -> Text:
    """Say from which day on the care is paid for."""
    if waiting.days is None:
        return _of(waiting.service, text("there is one, how long is not stated"))
    if not waiting.days:
        return _of(waiting.service, text("none"))
    said = plural("the first {count} day of cover", "the first {count} days of cover", waiting.days)
    return _of(waiting.service, said)


def deductible_words(deductible: Deductible) -> Text:
    """Say which part of the bill the insured pays."""
    return _of(deductible.service, _part(deductible))


def _part(deductible: Deductible) -> Text:
    share, amount = deductible.share, deductible.amount
    if share == 0 or amount == 0:
        return text("none, the insurer pays the whole bill")
    if share is not None:
        return text("the insured pays {percent} % of the bill", percent=share * 100)
    if amount is None:
        return text("there is one, its size is not stated")
    said = text("the insured pays {sum} ₽", sum=Amount(amount))
    if deductible.per is None:
        return said
    return Text("{said} {per}", {"said": said, "per": PER_WORDS[deductible.per]})


def _of(service: str | None, said: Text) -> Text:
    return said if service is None else Text("{of}: {said}", {"of": service, "said": said})
