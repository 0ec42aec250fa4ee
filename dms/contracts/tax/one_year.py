"""The one-year test: only a contract of at least one year reduces profit (п. 16 ст. 255 НК РФ).

A test by the calendar and not by 365 days: the contract has to last until the eve of the
anniversary of its start.

>>> OneYearTest(Period(date(2012, 4, 2), date(2013, 3, 31))).passing_last_day
datetime.date(2013, 4, 1)
"""

from datetime import date

from attrs import frozen

from dms.i18n import Text, plural, text
from dms.periods import ONE_DAY, Period, add_months, lasts_a_year

__all__ = ["OneYearTest"]


@frozen
class OneYearTest:
    """Whether a term is at least one year, and what would be enough."""

    term: Period

    @property
    def passes(self) -> bool:
        """Say whether the term is at least one year."""
        return lasts_a_year(self.term.start, self.term.last_day)

    @property
    def passing_last_day(self) -> date:
        """Return the earliest last day with which the term passes."""
        eve = add_months(self.term.start, 12) - ONE_DAY
        # From 29 February a year lasts until 28 February, which is a day more.
        return eve if lasts_a_year(self.term.start, eve) else eve + ONE_DAY

    @property
    def days_short(self) -> int:
        """Return how many days are missing, 0 when the term passes."""
        return max(0, (self.passing_last_day - self.term.last_day).days)

    @property
    def explanation(self) -> Text:
        """Say in words how the test went."""
        if self.passes:
            return text(
                "The contract lasts at least one year: it ends on {last_day}, and {needed} would "
                "be enough.",
                last_day=self.term.last_day,
                needed=self.passing_last_day,
            )
        return plural(
            "The contract is {count} day short of one year: it ends on {last_day}, and {needed} "
            "would pass.",
            "The contract is {count} days short of one year: it ends on {last_day}, and {needed} "
            "would pass.",
            self.days_short,
            last_day=self.term.last_day,
            needed=self.passing_last_day,
        )
