"""What a part of the term costs, in words: for who joins, and for who leaves."""

from collections.abc import Mapping
from types import MappingProxyType

from dms.i18n import Text, plural, text
from dms.pricing.proration import ByDays, ByMonths, NoProration, Proration

__all__ = ["ANCHORS", "MONTHS", "joining_words", "leaving_words", "months_in_words"]

MONTHS: Mapping[str, Text] = MappingProxyType(
    {
        "started": text("months begun count as full"),
        "full": text("only full months count"),
        "exact": text("full months, and the days of the rest"),
    }
)
"""Which months are counted, by the words of :class:`~dms.pricing.proration.ByMonths`."""
ANCHORS: Mapping[str, Text] = MappingProxyType(
    {
        "contract_day": text("months from the day of the contract"),
        "calendar_month": text("calendar months"),
        "entry_day": text("months from the first day of cover"),
    }
)
"""From when months are counted, by the words of :class:`~dms.pricing.proration.ByMonths`."""


def joining_words(rule: Proration) -> Text:
    """Say what the rest of the term costs who joins."""
    if isinstance(rule, NoProration):
        return text("the price of the whole term")
    return _share(rule)


def leaving_words(rule: Proration) -> Text:
    """Say what is taken back of the price for who leaves."""
    if isinstance(rule, NoProration):
        return text("nothing: the whole term is paid for")
    return _share(rule)


def months_in_words(count: str, anchor: str) -> Text:
    """Say which months are counted, by the words of :class:`~dms.pricing.proration.ByMonths`."""
    return text("{months}, {counted}", months=ANCHORS[anchor], counted=MONTHS[count])


def _share(rule: Proration) -> Text:
    """Say how a part of the term becomes a share of it."""
    if isinstance(rule, ByMonths):
        return _by_months(rule)
    return _by_days(rule) if isinstance(rule, ByDays) else text("by a table of short terms")


def _by_months(rule: ByMonths) -> Text:
    words = months_in_words(rule.count, rule.anchor)
    if rule.of is None:
        return words
    return plural(
        "{words}; the whole term is {count} month",
        "{words}; the whole term is {count} months",
        rule.of,
        words=words,
    )


def _by_days(rule: ByDays) -> Text:
    if rule.of == "term" and rule.months_of_30:
        return text("in proportion to days, each month counted as 30")
    if rule.of == "term":
        return text("in proportion to the days of the term")
    if rule.months_of_30:
        return text(
            "in proportion to days of a year of {days}, each month counted as 30", days=rule.of
        )
    return text("in proportion to days of a year of {days}", days=rule.of)
