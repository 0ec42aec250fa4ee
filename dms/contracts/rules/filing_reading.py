"""A filing under its rule, and what each way of counting the notice makes of it."""

from datetime import date

from attrs import frozen

from dms.contracts.rules.notice import first_day_in_time, last_filing, next_possible_day
from dms.contracts.terms.filing import FilingRule
from dms.periods import ONE_DAY, Period
from dms.workdays import Counting, WorkCalendar

__all__ = ["Filing", "Reading"]


@frozen
class Filing:
    """What is asked for, and the rule it is asked under."""

    rule: FilingRule
    wish: date
    requested_on: date
    within: Period
    calendar: WorkCalendar
    earliest: bool

    def read(self, counting: Counting) -> "Reading":
        """Count the notice in one way."""
        target = next_possible_day(self.rule, self.wish)
        latest = last_filing(self.rule, target, self.calendar, counting)
        if self.requested_on <= latest:
            return Reading(target, latest, target)
        in_time = first_day_in_time(self.rule, self.requested_on, self.calendar, counting)
        possible = next_possible_day(self.rule, max(target, in_time))
        if self.earliest:  # nobody wished for the day that was missed
            before = self._day_before(possible, target)
            missed = before, last_filing(self.rule, before, self.calendar, counting)
            latest = last_filing(self.rule, possible, self.calendar, counting)
            return Reading(possible, latest, possible, missed)
        return Reading(target, latest, possible, (target, latest))

    def _day_before(self, possible: date, first: date) -> date:
        """Return the last possible day before one, from a first one on."""
        day = first
        while (following := next_possible_day(self.rule, day + ONE_DAY)) < possible:
            day = following
        return day

    def settled(self, reading: "Reading") -> date | None:
        """Return the day on which the change is possible, or None when it is refused."""
        refused = reading.late and self.rule.late == "refuse"
        return None if refused or reading.possible > self.within.last_day else reading.possible


@frozen
class Reading:
    """What one way of counting the notice gives."""

    target: date
    """The wished day, or the next possible one."""
    latest_filing: date
    possible: date
    """The first possible day that the request is in time for."""
    missed: tuple[date, date] | None = None
    """The possible day that the request is too late for, and the last day to file for that one."""

    @property
    def late(self) -> bool:
        """Say whether the request came too late for the wished day."""
        return self.possible > self.target
