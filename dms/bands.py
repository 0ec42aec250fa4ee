"""Bands: closed ranges of whole numbers, as price lists write them.

`18-59` includes both 18 and 59, `60+` has no upper end, `60` is one number. Ages are full years,
headcounts are people, days are whole days, so a band of 18-59 and one of 60-69 leave nothing out.

>>> Band.parse("18-59").low, Band.parse("60+").high
(18, None)
"""

import re
from datetime import date

from attrs import field, frozen

__all__ = ["Band"]

_NUMBERS = re.compile(r"(\d+)\s*(?:[-–—]\s*(\d+)|(\+))?\Z")
_DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})\s*\.\.\s*(\d{4}-\d{2}-\d{2})?\Z")


@frozen(order=True)
class Band:
    """A closed range; `high` None means that there is no upper end."""

    low: int
    high: int | None = field(default=None, order=lambda high: (high is None, high or 0))

    @classmethod
    def parse(cls, written: str) -> "Band":
        """Read `18-59`, `60+` or `60`; ValueError when it is none of them or runs backwards."""
        found = _NUMBERS.match(written.strip())
        if not found:
            raise ValueError("a band is written 18-59, 60+ or 60")
        low, high, open_end = found.groups()
        upper = None if open_end else int(high if high is not None else low)
        return cls._checked(int(low), upper)

    @classmethod
    def parse_days(cls, written: str) -> "Band":
        """Read `2026-01-01..2026-12-31` or `2026-01-01..` as a band of day numbers."""
        found = _DAYS.match(written.strip())
        if not found:
            raise ValueError("a band of days is written 2026-01-01..2026-12-31 or 2026-01-01..")
        first, last = found.groups()
        upper = date.fromisoformat(last).toordinal() if last else None
        return cls._checked(date.fromisoformat(first).toordinal(), upper)

    @classmethod
    def _checked(cls, low: int, high: int | None) -> "Band":
        if high is not None and high < low:
            raise ValueError("a band runs from the smaller number to the larger one")
        return cls(low, high)

    def __contains__(self, number: int) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
