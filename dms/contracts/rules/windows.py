"""Windows for relatives: whether one is open, until when, and at which uplift.

Windows open with their event, so they close one after the other: a later request never gets a lower
uplift from the same event. Of the windows that are open the cheapest counts.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from attrs import frozen

from dms.contracts.rules.admission import relative_admitted
from dms.contracts.rules.window_search import Measure, Search, Seen, State, window_last_day
from dms.contracts.terms.relative_terms import RelativeTerms, Since, Window
from dms.errors import UnknownCalendarYear
from dms.i18n import Text, text
from dms.issues import Issue, Severity
from dms.modules.questions import under
from dms.periods import ONE_DAY, Period
from dms.workdays import WorkCalendar

__all__ = ["WindowDecision", "open_window", "relative_admitted", "window_last_day"]


@frozen(kw_only=True)
class WindowDecision:
    """The window through which a relative joins, or why there is none."""

    window: Window | None = None
    since: date | None = None
    """The day of the event that the window is measured from."""
    last_day: date | None = None
    """The last day on which the window is open."""
    uplift: Decimal | None = None
    """Share that the premium is higher by; None when it is not stated."""
    issues: tuple[Issue, ...] = ()
    reasons: tuple[Text, ...] = ()
    options: tuple[Text, ...] = ()
    """What remains when no window is open."""


def open_window(
    terms: RelativeTerms,
    events: Mapping[Since, date],
    *,
    requested_on: date,
    entry: date,
    contract: Period,
    calendar: WorkCalendar,
) -> WindowDecision:
    """Find the cheapest window that is open.

    `events` has the days of the events that are known of the relative; a window measured from
    another event is not open. `entry` is the first day of cover. By the terms `requested_on` or
    `entry` must lie in the window; where they do not say which, that is asked about only if it
    makes a difference. Asking before the event is early, not late; cover never comes before it.
    Pointers in the issues start at the terms for relatives.
    """
    if terms.windows is None:
        return WindowDecision(issues=(terms.ask_about("windows"),))
    search = Search(terms.windows, events, requested_on, entry, contract, calendar)
    # Where the terms do not say which, the careful reading comes first: it never rolls.
    measures: tuple[Measure, ...] = (
        ("entry", "request") if terms.measured_by is None else (terms.measured_by,)
    )
    try:
        readings = [_chosen(search.seen(measure), terms, contract) for measure in measures]
    except UnknownCalendarYear as error:
        return WindowDecision(issues=(error.issue,))
    if all(_same(readings[0], other) for other in readings):
        return readings[0]
    asked = (i for r in readings for i in r.issues if i.severity is Severity.QUESTION)
    return WindowDecision(issues=(terms.ask_about("measured_by"), *dict.fromkeys(asked)))


def _same(one: WindowDecision, other: WindowDecision) -> bool:
    codes = [[issue.code for issue in decision.issues] for decision in (one, other)]
    return one.window == other.window and codes[0] == codes[1]


def _chosen(seen: list[Seen], terms: RelativeTerms, contract: Period) -> WindowDecision:
    """Take the cheapest open window; ask where one that is not stated might be cheaper."""
    stated = [s for s in seen if s.state is State.OPEN and s.window.uplift is not None]
    best = min(stated, key=lambda s: s.window.uplift or Decimal(0), default=None)
    doubtful = [s for s in seen if s.state is not State.CLOSED and _may_beat(s, best)]
    if doubtful:
        return _asked(doubtful, alone=best is None and len(doubtful) == 1)
    if best is None:
        return _closed(seen, terms, contract)
    return WindowDecision(
        window=best.window,
        since=best.since,
        last_day=best.last_day,
        uplift=best.window.uplift,
        reasons=(_open(best),),
    )


def _may_beat(seen: Seen, best: Seen | None) -> bool:
    """Say whether a window, once everything is stated, may be cheaper than the best one so far."""
    uplift = seen.window.uplift
    least = None if best is None else best.window.uplift
    if seen.state is State.OPEN and uplift is not None:
        return False
    return least is None or (uplift or Decimal(0)) < least


def _asked(doubtful: list[Seen], *, alone: bool) -> WindowDecision:
    """Ask for what is missing; a window that only lacks its uplift is named all the same."""
    questions = [
        question
        for seen in doubtful
        for question in under(f"/windows/{seen.number}", _missing(seen))
    ]
    first = doubtful[0]
    if not alone or first.state is not State.OPEN:
        return WindowDecision(issues=tuple(questions))
    return WindowDecision(
        window=first.window,
        since=first.since,
        last_day=first.last_day,
        issues=tuple(questions),
        reasons=(_open(first),),
    )


def _missing(seen: Seen) -> list[Issue]:
    """Return the questions about a window that its state or its price depends on."""
    if seen.state is State.OPEN:
        return [seen.window.ask_about("uplift")]
    return seen.window.questions()


def _open(seen: Seen) -> Text:
    if seen.last_day is None:
        return text("The window “{id}” is open", id=seen.window.id)
    return text(
        "The window “{id}” is open until {last_day}", id=seen.window.id, last_day=seen.last_day
    )


def _closed(seen: list[Seen], terms: RelativeTerms, contract: Period) -> WindowDecision:
    """Refuse: no window is open yet, or any more, or for this relative."""
    ended = [s.last_day for s in seen if s.last_day is not None]
    options = _options(terms, contract)
    early = [s.since for s in seen if s.since is not None and s.last_day is None]
    if early:
        said = text("The cover would begin before the event of the window, {day}", day=min(early))
        hint = text("Choose a first day of cover from {day} on", day=min(early))
        issue = _refused("RELATIVES-WINDOW-EARLY", said, hint)
        return WindowDecision(issues=(issue,), reasons=(said,))
    if not ended:
        said = text("No window for relatives is measured from an event of this relative")
        hint = text("Give the day of the event: of a child's birth, of a spouse's marriage")
        issue = _refused("RELATIVES-WINDOW-NONE", said, hint)
        return WindowDecision(issues=(issue,), reasons=(said,), options=options)
    said = text("The window for relatives closed on {day}", day=max(ended))
    issue = _refused("RELATIVES-WINDOW-CLOSED", said, options[0])
    return WindowDecision(last_day=max(ended), issues=(issue,), reasons=(said,), options=options)


def _options(terms: RelativeTerms, contract: Period) -> tuple[Text, ...]:
    """Say what remains, the nearest to the wish first."""
    following = contract.last_day + ONE_DAY
    others = (
        text("Ask the insurer to admit the relative by an additional agreement"),
        text("Insure the relative by a contract of their own"),
    )
    if terms.after == "refuse":
        return others
    if terms.after == "next_anniversary":
        return (
            text("Let the relative join with the next contract, from {day}", day=following),
            *others,
        )
    asked = text(
        "Ask the insurer whether the relative may join the next contract, from {day}",
        day=following,
    )
    return (asked, *others)


def _refused(code: str, said: Text, hint: Text) -> Issue:
    return Issue(code, Severity.ERROR, said, hint)
