"""Checks of the price of a part of the term: what joiners pay, and what leavers get back.

No law fixes a formula; «с доплатой пропорционально оставшемуся периоду» is what a client asks for.
"""

from collections.abc import Iterator

from attrs import frozen

from dms.contracts.checks.average_employee import AverageEmployee
from dms.contracts.checks.better_terms import joins_prorated_by_days, leaves_prorated_by_days
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE, practice
from dms.contracts.checks.stakes import Better
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Stake, Verdict, failed, not_stated, passed
from dms.i18n import Text, text
from dms.issues import Location
from dms.pricing.proration import (
    ByDays,
    ByMonths,
    Event,
    NoProration,
    Proration,
    ProrationRules,
    ShortPeriod,
)

__all__ = ["CHECKS"]

_NO_FORMULA = practice("Договорная практика: закон не даёт формулы доплаты и возврата")

_EVENTS: dict[Event, tuple[Text, Better]] = {
    "join": (text("Joining"), joins_prorated_by_days),
    "leave": (text("Leaving"), leaves_prorated_by_days),
}
"""What each event is called, and the terms in which it is counted by days."""


@frozen
class _Rule:
    """The formula for one event, and where it stands: in the terms, else in the offer."""

    event: Event
    title: Text
    rule: Proration | None
    where: Location
    better: Better


def _rules(subject: Subject) -> Iterator[_Rule]:
    terms, offer = subject.terms, subject.offer
    for event, (title, better) in _EVENTS.items():
        own: Proration | None = getattr(terms.proration, event) if terms is not None else None
        offered: Proration | None = getattr(offer.proration, event)
        pointer = f"/proration/{event}"
        where = subject.in_terms(pointer) if own is not None else offer.locate(pointer)
        yield _Rule(event, title, own if own is not None else offered, where, better)


def _asked(one: _Rule) -> Verdict:
    return not_stated(ProrationRules().ask_about(one.event).text, one.where)


@check(
    "PRC-01",
    Gravity.MAJOR,
    title=text("The formula for a part of the term does not fit the term"),
    why=text(
        "Without a formula in days of the term, nobody can check an invoice for joiners or leavers."
    ),
    wording=text(
        "Additional premium = annual premium × days to the end ÷ days of the contract's term, the "
        "first and the last day included, rounded to the kopeck."
    ),
    norms=[_NO_FORMULA],
)
def formula(subject: Subject) -> Iterator[Verdict]:
    """Look at whether each formula is stated and divides by the days that there are."""
    for one in _rules(subject):
        if one.rule is None:
            yield _asked(one)
        elif isinstance(one.rule, ByDays):
            yield _divided(subject, one, one.rule)
        else:
            yield passed(text("{event}: the formula is stated", event=one.title), one.where)


def _divided(subject: Subject, one: _Rule, rule: ByDays) -> Verdict:
    fits = _fits(rule, subject)
    if fits is None:
        return not_stated(subject.offer.ask_about("period").text, subject.offer.locate("/period"))
    if fits:
        return passed(text("{event}: the formula is stated", event=one.title), one.where)
    said = text("{event}: the days are not divided by the days of the term", event=one.title)
    return failed(said, one.where, better=one.better)


def _fits(rule: ByDays, subject: Subject) -> bool | None:
    """Say whether all days of the term cost the whole price; None while the term is not known."""
    if rule.months_of_30 or rule.of == "term":
        return not rule.months_of_30
    return rule.of == subject.period.days if subject.period is not None else None


@check(
    "PRC-02",
    Gravity.MAJOR,
    title=text("Joiners pay, or leavers lose, whole months or the whole year"),
    why=text("A month begun is charged in full: premium for days without cover."),
    wording=text(
        "The premium for who joins or leaves in the term is counted by days: in proportion to the "
        "days of cover, both the first and the last included."
    ),
    norms=[GUIDE, _NO_FORMULA],
)
def months(subject: Subject) -> Iterator[Verdict]:
    """Look at whether part of the term costs more than its days."""
    for one in _rules(subject):
        if one.rule is None:
            yield _asked(one)
            continue
        costly = _costly(one.rule)
        if costly is None:
            said = text("{event}: no more than the days of cover are charged", event=one.title)
            yield passed(said, one.where)
        else:
            said = text("{event}: {what}", event=one.title, what=costly)
            stake = _overcharge(subject, one)
            yield failed(said, one.where, stake=stake, better=one.better)


def _costly(rule: Proration) -> Text | None:
    """Say what is charged beyond the days, or None."""
    if isinstance(rule, NoProration):
        return text("the whole premium is charged, whatever is left of the term")
    if isinstance(rule, ShortPeriod):
        return text("a short-period table is used")
    if isinstance(rule, ByMonths) and rule.count == "started":
        return text("a month begun is charged in full")
    return None


def _overcharge(subject: Subject, one: _Rule) -> Stake | None:
    average = AverageEmployee.of(subject.contract)
    if average is None or one.rule is None:
        return None
    return average.overcharged(one.rule) if one.event == "join" else average.withheld(one.rule)


CHECKS = (formula, months)
