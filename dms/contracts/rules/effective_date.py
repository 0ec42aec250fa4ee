"""Effective date: from which day a change that was asked for takes effect, and why.

«Возможность прикрепления предусмотрена 1 и 15 числа, заявление предоставляется не менее чем за 10
рабочих дней …, в срок менее чем за 10 рабочих дней — на следующую дату». A decision is a value: a
day with reasons, a refusal, or the questions that have to be answered first.
"""

from datetime import date

from attrs import field, frozen

from dms.contracts.rules.filing_reading import Filing
from dms.contracts.rules.filing_words import counted_strictly, outside, reasons, refusal
from dms.contracts.terms.filing import FilingRule
from dms.errors import UnknownCalendarYear
from dms.i18n import Text
from dms.issues import Issue
from dms.periods import Period
from dms.workdays import Counting, WorkCalendar

__all__ = ["Decision", "decide"]


@frozen(kw_only=True)
class Decision:
    """From when a change takes effect, or why it does not.

    Where the contract does not say how notice is counted, whole days in between are counted, and
    what the other reading gives stands beside.
    """

    effective: date | None = None
    """The first day with the change; None when it is refused or not determined."""
    wished: date
    latest_filing: date | None = None
    """The last day to ask for the wished day, or for the next possible day after it."""
    other_counting: Counting | None = None
    """The reading of notice that was not used, where the contract leaves both open."""
    other_effective: date | None = None
    other_latest_filing: date | None = None
    reasons: tuple[Text, ...] = ()
    issues: tuple[Issue, ...] = ()
    """The refusal (an error), or what has to be asked first (questions)."""
    days_lost: int = field(init=False)
    """Days between the wished day and the effective one; zero when there is none."""

    @days_lost.default
    def _days_lost(self) -> int:
        return (self.effective - self.wished).days if self.effective is not None else 0


def decide(
    rule: FilingRule,
    wished: date | None,
    requested_on: date,
    *,
    within: Period,
    calendar: WorkCalendar,
) -> Decision:
    """Decide from which day a change asked for on `requested_on` takes effect.

    `wished` is the first day with the change; None is the earliest possible day from the request
    on. `within` has all days on which the change may take effect, both ends counted. Everything
    that is wrong is in the decision's `issues`; pointers in them start at the rule.
    """
    wish = max(requested_on, within.start) if wished is None else wished
    if wish not in within:
        return Decision(wished=wish, issues=(outside(rule, wish, within),))
    unstated = [name for name in ("days", "notice") if not _says(rule, name)]
    if unstated:
        return Decision(wished=wish, issues=tuple(rule.ask_about(name) for name in unstated))
    filing = Filing(rule, wish, requested_on, within, calendar, earliest=wished is None)
    try:
        return _decided(filing)
    except UnknownCalendarYear as error:
        return Decision(wished=wish, issues=(error.issue,))


def _says(rule: FilingRule, name: str) -> bool:
    return rule.says_notice if name == "notice" else rule.days is not None


def _decided(filing: Filing) -> Decision:
    rule = filing.rule
    reading = filing.read(rule.counting or Counting.STRICT)
    day = filing.settled(reading)
    asked = day is not None and reading.late and rule.late is None
    issues = [rule.ask_about("late")] if asked else []
    if day is None:
        issues.append(refusal(filing, reading))
    decision = Decision(
        effective=None if asked else day,
        wished=reading.target if filing.earliest else filing.wish,
        latest_filing=reading.latest_filing,
        reasons=tuple(reasons(filing, reading, day)),
        issues=tuple(issues),
    )
    if rule.counting is not None or not rule.needs_notice:
        return decision
    return _compared(filing, decision, day)


def _compared(filing: Filing, decision: Decision, day: date | None) -> Decision:
    """Put the other way of counting beside the decision, and ask where it makes a difference."""
    other = filing.read(Counting.LENIENT)
    other_day = filing.settled(other)
    undecided = other.late and filing.rule.late is None
    said, issues = decision.reasons, decision.issues
    if other_day is not None and other_day != day:  # lenient never gives less than strict
        said += (counted_strictly(other_day),)
        issues += (filing.rule.ask_about("counting"),)
    return Decision(
        effective=decision.effective,
        wished=decision.wished,
        latest_filing=decision.latest_filing,
        other_counting=Counting.LENIENT,
        other_effective=None if undecided else other_day,
        other_latest_filing=other.latest_filing,
        reasons=said,
        issues=issues,
    )
