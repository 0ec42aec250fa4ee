"""Checks of relatives: how long they may join, at which price, and measured from which event.

«Прикрепление родственников по корпоративным тарифам по стандартной схеме в течение 1 месяца с
использованием повышающих 10−20%, можно договариваться о 2-ух месяцах и без повышения стоимости.»
Nothing is looked at where no relatives are insured at all.
"""

from collections.abc import Iterator

from dms.contracts.checks.better_terms import (
    first_list_without_uplift,
    relatives_at_employees_tariff,
    relatives_by_request,
    relatives_from_entry,
    relatives_next_anniversary,
    relatives_two_months,
)
from dms.contracts.checks.check import Gravity, check
from dms.contracts.checks.norms import GUIDE, practice
from dms.contracts.checks.subject import Subject
from dms.contracts.checks.verdict import Verdict, failed, not_stated, passed
from dms.contracts.terms.relative_terms import RelativeTerms, Since, Window
from dms.i18n import Text, plural, text

__all__ = ["CHECKS"]

_LONG_ENOUGH = 62
"""Days that two months have at most."""

_ARRANGED = practice("Договорная практика: порядок прикрепления родственников")


def _insured(subject: Subject) -> RelativeTerms | None:
    """Return the terms for relatives; None where they say nothing or that nobody is insured."""
    terms = subject.terms
    return None if terms is None or terms.relatives.relationships == () else terms.relatives


@check(
    "REL-01",
    Gravity.MAJOR,
    title=text("Relatives have less than two months to join"),
    why=text("After the window relatives are not insured before the next contract, if at all."),
    wording=text(
        "Relatives of employees are insured within 2 (two) months from the start of the contract "
        "or of the employee's cover, at the tariffs of this contract."
    ),
    norms=[GUIDE],
    better=relatives_two_months,
)
def window_length(subject: Subject) -> Iterator[Verdict]:
    """Look at the longest window of each event."""
    terms = _insured(subject)
    if terms is None:
        return
    if terms.windows is None:
        yield _no_windows(subject, terms)
        return
    for since in dict.fromkeys(window.since for window in terms.windows):
        group = [(n, w) for n, w in enumerate(terms.windows) if w.since is since]
        number, longest = max(group, key=lambda numbered: _length(numbered[1]))
        where = subject.in_terms(f"/relatives/windows/{number}")
        open_ = next((w for _, w in group if not _says_length(w)), None)
        clause = longest.clause or terms.clause
        if _length(longest) >= _LONG_ENOUGH:
            yield passed(_as_long(longest), where, clause)
        elif open_ is not None:
            yield not_stated(open_.ask_about("months").text, where, clause)
        else:
            yield failed(_as_long(longest), where, clause)


def _no_windows(subject: Subject, terms: RelativeTerms) -> Verdict:
    where = subject.in_terms("/relatives/windows")
    return not_stated(terms.ask_about("windows").text, where, terms.clause)


def _says_length(window: Window) -> bool:
    return bool(window.months or window.days or window.whole_term)


def _length(window: Window) -> int:
    """Return how many days a window has at most; months of 31 days, so that two are enough."""
    if window.whole_term:
        return 10_000
    return (window.months or 0) * 31 or window.days or 0


def _as_long(window: Window) -> Text:
    if window.whole_term:
        return text("The window “{id}” is open for the whole term", id=window.id)
    if window.months is not None:
        return plural(
            "The window “{id}” is open for {count} month",
            "The window “{id}” is open for {count} months",
            window.months,
            id=window.id,
        )
    return plural(
        "The window “{id}” is open for {count} day",
        "The window “{id}” is open for {count} days",
        window.days or 0,
        id=window.id,
    )


@check(
    "REL-02",
    Gravity.MAJOR,
    title=text("Relatives pay more than employees"),
    why=text("An uplift of 10 to 20 per cent is usual but not given: it can be bargained away."),
    wording=text(
        "Relatives are insured at the tariffs that this contract has for employees, without uplift."
    ),
    norms=[GUIDE],
    better=relatives_at_employees_tariff,
)
def uplift(subject: Subject) -> Iterator[Verdict]:
    """Look at the uplift of each window."""
    terms = _insured(subject)
    if terms is None:
        return
    if terms.windows is None:
        yield _no_windows(subject, terms)
    for number, window in enumerate(terms.windows or ()):
        where = subject.in_terms(f"/relatives/windows/{number}/uplift")
        clause = window.clause or terms.clause
        if window.uplift is None:
            yield not_stated(window.ask_about("uplift").text, where, clause)
            continue
        said = text(
            "Uplift in the window “{id}”: {percent} %",
            id=window.id,
            percent=(window.uplift * 100).normalize(),
        )
        yield passed(said, where, clause) if not window.uplift else failed(said, where, clause)


@check(
    "REL-03",
    Gravity.MAJOR,
    title=text("Relatives of employees hired later have no window"),
    why=text(
        "A window from the start of the contract is closed when somebody is hired in the year, and "
        "one from an event that is not named can be read either way."
    ),
    wording=text(
        "The time for insuring relatives is counted from the start of the contract, and for "
        "employees insured later from the first day of their cover."
    ),
    norms=[_ARRANGED],
    better=relatives_from_entry,
)
def window_event(subject: Subject) -> Iterator[Verdict]:
    """Look at the events that windows are measured from."""
    terms = _insured(subject)
    if terms is None:
        return
    windows = terms.windows
    if windows is None:
        yield _no_windows(subject, terms)
        return
    where = subject.in_terms("/relatives/windows")
    if any(w.since is Since.EMPLOYEE_ENTRY for w in windows):
        said = text("A window is measured from the first day of the employee's cover")
        yield passed(said, where, terms.clause)
    elif any(w.since is Since.CONTRACT_START and w.whole_term for w in windows):
        yield passed(text("A window is open for the whole term"), where, terms.clause)
    elif any(w.since is None for w in windows):
        number, first = next((n, w) for n, w in enumerate(windows) if w.since is None)
        spot = subject.in_terms(f"/relatives/windows/{number}/since")
        yield not_stated(first.ask_about("since").text, spot, first.clause or terms.clause)
    else:
        said = text("No window is measured from the first day of the employee's cover")
        yield failed(said, where, terms.clause)


@check(
    "REL-04",
    Gravity.MINOR,
    title=text("After the window relatives are refused"),
    why=text("Who comes too late has to find a contract of their own, at a price of its own."),
    wording=text(
        "Relatives who are announced after the time for joining are insured from the start of the "
        "next contract year at its tariffs."
    ),
    norms=[_ARRANGED],
    better=relatives_next_anniversary,
)
def after_window(subject: Subject) -> Iterator[Verdict]:
    """Look at what becomes of relatives after the last window."""
    terms = _insured(subject)
    if terms is None:
        return
    where = subject.in_terms("/relatives/after")
    if any(window.whole_term for window in terms.windows or ()):
        yield passed(text("A window is open for the whole term"), where, terms.clause)
    elif terms.after is None:
        yield not_stated(terms.ask_about("after").text, where, terms.clause)
    elif terms.after == "refuse":
        yield failed(text("After the last window nobody is admitted"), where, terms.clause)
    else:
        said = text("After the last window relatives join with the next contract")
        yield passed(said, where, terms.clause)


@check(
    "REL-05",
    Gravity.MINOR,
    title=text("The first day of cover must lie in the window, not the request"),
    why=text("The notice eats up the window: a request in its last days comes too late."),
    wording=text(
        "The time for joining is kept when the request is sent within it; the first day of cover "
        "may come later."
    ),
    norms=[_ARRANGED],
    better=relatives_by_request,
)
def measured_day(subject: Subject) -> Iterator[Verdict]:
    """Look at the day that must lie in a window, where any window closes."""
    terms = _insured(subject)
    if terms is None or all(window.whole_term for window in terms.windows or ()):
        return
    where = subject.in_terms("/relatives/measured_by")
    if terms.measured_by is None:
        yield not_stated(terms.ask_about("measured_by").text, where, terms.clause)
    elif terms.measured_by == "request":
        yield passed(text("The request must lie in the window"), where, terms.clause)
    else:
        yield failed(text("The first day of cover must lie in the window"), where, terms.clause)


@check(
    "REL-06",
    Gravity.MAJOR,
    title=text("Relatives of the first list pay the uplift too"),
    why=text("An uplift for coming later has no reason for those who are there from the start."),
    wording=text("Relatives insured from the start of the contract are insured without uplift."),
    norms=[_ARRANGED],
    better=first_list_without_uplift,
)
def first_list(subject: Subject) -> Iterator[Verdict]:
    """Look at relatives of the first list, where there is an uplift at all."""
    terms = _insured(subject)
    if terms is None or all(window.uplift == 0 for window in terms.windows or ()):
        return
    where = subject.in_terms("/relatives/uplift_from_start")
    if terms.uplift_from_start is None:
        yield not_stated(terms.ask_about("uplift_from_start").text, where, terms.clause)
    elif terms.uplift_from_start:
        said = text("The uplift is charged from the first list on")
        yield failed(said, where, terms.clause)
    else:
        yield passed(text("The first list pays no uplift"), where, terms.clause)


CHECKS = (window_length, uplift, window_event, after_window, measured_day, first_list)
