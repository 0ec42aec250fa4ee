"""Checks of how time is counted: a year that is a day short, notice that can be read two ways."""

from collections.abc import Iterator
from datetime import date

from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import law, practice, reported
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, failed, not_stated, passed
from dms.contracts.rules.notice import last_filing, next_possible_day
from dms.contracts.tax.one_year import OneYearTest
from dms.contracts.terms.filing import FilingRule
from dms.contracts.terms.terms import Terms
from dms.errors import UnknownCalendarYear
from dms.i18n import Text, text
from dms.issues import Location
from dms.periods import Period, add_months
from dms.pricing.offer import Offer
from dms.workdays import Counting, WorkCalendar, on_or_after

__all__ = ["CHECKS"]


def _period_unstated(offer: Offer) -> Verdict:
    return not_stated(offer.ask_about("period").text, offer.locate("/period"))


@check(
    "TRM-01",
    Gravity.CRITICAL,
    title=text("The contract is shorter than one year"),
    why=text(
        "Only premium of a contract of at least one year reduces the tax on profit and is free of "
        "contributions; a term that ends a day before the eve of the anniversary is too short."
    ),
    wording=text(
        "The contract runs not less than one calendar year: from 00:00 of the first day to 24:00 "
        "of the eve of its anniversary."
    ),
    norms=[reported("НК РФ ст. 255 п. 16"), reported("НК РФ ст. 422 п. 1 пп. 5")],
)
def one_year(subject: Subject) -> Iterator[Verdict]:
    """Look at the term by the calendar; 365 days are not always a year."""
    offer, period = subject.offer, subject.period
    where = offer.locate("/period")
    if period is not None:
        test = OneYearTest(period)
        yield passed(test.explanation, where) if test.passes else failed(test.explanation, where)
    elif offer.term_months is not None:
        said = text("Months of the term: {count}", count=offer.term_months)
        spot = offer.locate("/term_months")
        yield passed(said, spot) if offer.term_months >= 12 else failed(said, spot)
    else:
        yield _period_unstated(offer)


@check(
    "TRM-02",
    Gravity.MINOR,
    title=text("Notice is counted in two ways"),
    why=text(
        "Two readings are a working day apart, and on 1 and 15 that is half a month of cover."
    ),
    wording=text(
        "Working days are those of the five-day week (ТК РФ ст. 112 and the decrees on moved days "
        "off); the day of sending and the day of the event are not counted."
    ),
    norms=[law("ГК РФ ст. 190–194"), law("ТК РФ ст. 112")],
)
def counting(subject: Subject) -> Iterator[Verdict]:
    """Look at how notice is counted wherever there is any."""
    if subject.terms is None:
        return
    rules = [(pointer, rule) for pointer, rule in _rules(subject.terms) if rule.needs_notice]
    found = {rule.counting for _, rule in rules}
    for pointer, rule in rules:
        if rule.counting is None:
            where = subject.in_terms(f"{pointer}/counting")
            yield not_stated(_both_readings(rule, subject), where, rule.clause)
    if len(found - {None}) > 1:
        said = text("The day of filing counts in one clause and does not in another")
        yield failed(said, subject.in_terms(rules[0][0]), rules[0][1].clause)
    elif rules and None not in found:
        said = text("Notice is counted in one way")
        yield passed(said, subject.in_terms(rules[0][0]), rules[0][1].clause)


def _rules(terms: Terms) -> Iterator[tuple[str, FilingRule]]:
    """Return the rules on filing, those for changes only where they are allowed."""
    yield "/enrolment", terms.enrolment
    if terms.relatives.entry is not None:
        yield "/relatives/entry", terms.relatives.entry
    yield "/leaving", terms.leaving
    if terms.programme_change.allowed:
        yield "/programme_change", terms.programme_change
    if terms.swap.allowed:
        yield "/swap", terms.swap


def _both_readings(rule: FilingRule, subject: Subject) -> Text:
    """Ask how notice is counted, with the last day to file by both readings as an example."""
    question = rule.ask_about("counting").text
    if subject.period is None:
        return question
    event = next_possible_day(rule, add_months(subject.period.start, 1))
    try:
        strict = last_filing(rule, event, subject.calendar, Counting.STRICT)
        lenient = last_filing(rule, event, subject.calendar, Counting.LENIENT)
    except UnknownCalendarYear:
        return question
    return text(
        "{question} For {event} the last day to file is {strict}, or {lenient} if it does",
        question=question,
        event=event,
        strict=strict,
        lenient=lenient,
    )


@check(
    "TRM-03",
    Gravity.NOTE,
    title=text("The end of cover was moved off a day off"),
    why=text("A term of cover names days and does not move; only what somebody has to do does."),
    wording=text("The last day of cover is not moved to a working day."),
    norms=[practice("ГК РФ ст. 193 касается действий, а не срока страхования")],
)
def end_on_day_off(subject: Subject) -> Iterator[Verdict]:
    """Look at whether the contract ends where its year does."""
    period = subject.period
    if period is None:
        yield from _end_unstated(subject.offer)
        return
    where: Location = subject.offer.locate("/period/last_day")
    try:
        moved = _moved_end(period, subject.calendar)
    except UnknownCalendarYear:
        return
    if moved is None:
        said = text("The cover ends on {last_day}", last_day=period.last_day)
        yield passed(said, where)
    else:
        said = text(
            "The year ends on {eve}, a day off, and the cover on {last_day}",
            eve=moved,
            last_day=period.last_day,
        )
        yield failed(said, where)


def _end_unstated(offer: Offer) -> Iterator[Verdict]:
    """Ask for the period, unless months are stated: they end where the calendar has it."""
    if offer.term_months is None:
        yield _period_unstated(offer)


def _moved_end(period: Period, calendar: WorkCalendar) -> date | None:
    """Return the eve of the anniversary where the end was moved from it to a working day."""
    eve = OneYearTest(period).passing_last_day
    return eve if period.last_day > eve and on_or_after(eve, calendar) == period.last_day else None


CHECKS = (one_year, counting, end_on_day_off)
