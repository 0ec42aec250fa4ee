"""Proration: which share of the price for the whole term a part of the term costs.

No statute fixes the formula for joiners and leavers; it is a term of the contract. Each policy here
is one named way that contracts write it. All give an exact fraction; rounding comes once, later.

>>> from datetime import date
>>> term = Period(date(2025, 3, 10), date(2026, 3, 9))
>>> ByDays().share(Period(date(2025, 7, 1), date(2026, 3, 9)), term)
Fraction(252, 365)
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from dms.documents import Document, Share, problem
from dms.i18n import Text, plural, text
from dms.modules.questions import Ask, Asking
from dms.periods import ONE_DAY, Period, add_months, month_of

__all__ = [
    "ByDays",
    "ByMonths",
    "Event",
    "NoProration",
    "Proration",
    "ProrationRules",
    "ShortPeriod",
]

Anchor = Literal["contract_day", "calendar_month", "entry_day"]
Event = Literal["join", "leave"]


class ByDays(Document):
    """In proportion to days, both ends counted: «пропорционально сроку страхования»."""

    method: Literal["days"] = "days"
    of: Annotated[int, Field(ge=360, le=366)] | Literal["term"] = "term"
    """Divide by the days of the contract's term, or by a fixed year of 365 (or 360) days."""
    months_of_30: bool = False
    """Count every month as thirty days."""

    def share(self, part: Period, term: Period) -> Fraction:
        """Return the share of the whole price that `part` of the contract's `term` costs."""
        if part == term:
            return Fraction(1)
        whole = self._days(term) if self.of == "term" else self.of
        return min(Fraction(self._days(part), whole), Fraction(1))

    def _days(self, period: Period) -> int:
        if not self.months_of_30:
            return period.days
        first, after = period.start, period.last_day + ONE_DAY
        months = (after.year - first.year) * 12 + after.month - first.month
        return months * 30 + after.day - first.day

    def words(self, part: Period, term: Period) -> Text:
        """Say how the share was counted."""
        if part == term:
            return text("the whole term")
        whole = self._days(term) if self.of == "term" else self.of
        return plural(
            "{days} of {count} day", "{days} of {count} days", whole, days=self._days(part)
        )


class ByMonths(Document):
    """In whole months of the term: «неполный месяц принимается за полный», or only full months.

    From which day months are counted changes the price, so `anchor` has no default: the day of the
    contract's start, the first of the calendar month, or the day of the person's own entry.
    """

    method: Literal["months"] = "months"
    count: Literal["started", "full", "exact"]
    """Count a started month as a month, only full months, or full months and days of the rest."""
    anchor: Anchor
    of: Annotated[int, Field(ge=1, le=120)] | None = None
    """Months of the whole term; by default those between its first and last day."""

    def share(self, part: Period, term: Period) -> Fraction:
        """Return the share of the whole price that `part` of the contract's `term` costs."""
        if part == term:
            return Fraction(1)
        return min(self.months(part, term) / self._whole(term), Fraction(1))

    def months(self, part: Period, term: Period) -> Fraction:
        """Return how many months `part` is counted as."""
        total = Fraction(0)
        for piece in part.months(self._anchor(part, term)):
            whole = self._month(piece, part, term)
            full = piece == whole
            if self.count == "started" or full:
                total += 1
            elif self.count == "exact":
                total += Fraction(piece.days, whole.days)
        return total

    def _anchor(self, part: Period, term: Period) -> date:
        anchors = {
            "contract_day": term.start,
            "calendar_month": part.start.replace(day=1),
            "entry_day": part.start,
        }
        return anchors[self.anchor]

    def _month(self, piece: Period, part: Period, term: Period) -> Period:
        """Return the whole month that a piece of the period lies in."""
        if self.anchor == "calendar_month":
            return month_of(piece.start)
        anchor = self._anchor(part, term)
        k = (piece.start.year - anchor.year) * 12 + piece.start.month - anchor.month
        if add_months(anchor, k) > piece.start:
            k -= 1
        return Period(add_months(anchor, k), add_months(anchor, k + 1) - ONE_DAY)

    def _whole(self, term: Period) -> int:
        return self.of if self.of is not None else sum(1 for _ in term.months())

    def words(self, part: Period, term: Period) -> Text:
        """Say how the share was counted."""
        months = self.months(part, term)
        whole = self._whole(term)
        if months.denominator == 1:
            return plural(
                "{months} of {count} month", "{months} of {count} months", whole, months=int(months)
            )
        full, rest = divmod(months, 1)
        share = f"{full} + {rest}" if full else f"{rest}"
        return text("{share} months of {whole}", share=share, whole=whole)


class ShortPeriod(Document):
    """By a short-period table: a share of the whole price for each number of months begun.

    There is no published table for ДМС, so the offer has to give it.
    """

    method: Literal["short_period"] = "short_period"
    shares: dict[int, Share]
    """The share of the price for 1, 2, 3 … months of cover; the last entry is the whole term."""

    @field_validator("shares")
    @classmethod
    def _complete(cls, shares: dict[int, Share]) -> dict[int, Share]:
        months = sorted(shares)
        if months != list(range(1, len(months) + 1)) or not months:
            raise problem("PRORATION-TABLE-GAP", "The table names each number of months from 1 on")
        values = [shares[m] for m in months]
        if values != sorted(values):
            raise problem("PRORATION-TABLE-ORDER", "A longer cover cannot cost less than a shorter")
        return {m: shares[m] for m in months}

    def share(self, part: Period, term: Period) -> Fraction:
        """Return the share of the whole price that `part` of the contract's `term` costs."""
        if part == term:
            return Fraction(1)
        return Fraction(self.shares[min(self._months(part), len(self.shares))])

    @staticmethod
    def _months(part: Period) -> int:
        return sum(1 for _ in part.months())

    def words(self, part: Period, term: Period) -> Text:  # noqa: ARG002 - one shape for all
        """Say how the share was counted."""
        months = self._months(part)
        return plural(
            "short-period table, {count} month", "short-period table, {count} months", months
        )


class NoProration(Document):
    """The whole price whatever part of the term is left."""

    method: Literal["none"] = "none"

    def share(self, part: Period, term: Period) -> Fraction:  # noqa: ARG002 - one shape for all
        """Return the share of the whole price that `part` of the contract's `term` costs: all."""
        return Fraction(1)

    def words(self, part: Period, term: Period) -> Text:  # noqa: ARG002 - one shape for all
        """Say how the share was counted."""
        return text("not prorated")


def _from_name(written: Any) -> Any:
    return {"method": written} if isinstance(written, str) else written


Proration = Annotated[
    Annotated[ByDays | ByMonths | ShortPeriod | NoProration, Field(discriminator="method")],
    BeforeValidator(_from_name, json_schema_input_type=Any),
]
"""One policy; `days` and `none` may be written as the bare word."""


class ProrationRules(Asking):
    """The policy for each event; an event that is left out is not stated."""

    family = "PRORATION"
    title = text("Part of the term")
    asks = (
        Ask.about("join", question=text("what does the rest of the term cost a late joiner?")),
        Ask.about("leave", question=text("what is given back for somebody who leaves early?")),
    )

    join: Proration | None = None
    """Somebody joins after the contract's start: what does the rest of the term cost."""
    leave: Proration | None = None
    """Somebody leaves before its end: how much less does the cover cost than it would have cost to
    the end of the term. Both are counted from the person's entry by this policy."""

    def share(self, part: Period, term: Period) -> Fraction | None:
        """Return the share of the price for `part` of `term`, or None where a rule is not stated.

        Somebody who joins late and leaves early pays for the rest of the term from the entry, less
        what the leaving rule frees.
        """
        if self.unstated(part, term) is not None:
            return None
        to_the_end = Period(part.start, term.last_day)
        due = self.join.share(to_the_end, term) if self.join is not None else Fraction(1)
        if self.leave is not None:
            due -= self.leave.share(to_the_end, term) - self.leave.share(part, term)
        return max(due, Fraction(0))

    def unstated(self, part: Period, term: Period) -> Event | None:
        """Return the first event that `part` makes necessary and that has no rule, or None."""
        return next((event for event in _events(part, term) if getattr(self, event) is None), None)

    def steps(self, part: Period, term: Period) -> Iterator[tuple[Event, Text]]:
        """Return each event that `part` makes necessary, and how its share is counted."""
        to_the_end = Period(part.start, term.last_day)
        for event in _events(part, term):
            rule: Proration | None = getattr(self, event)
            if rule is not None and event == "join":
                yield event, rule.words(to_the_end, term)
            elif rule is not None:
                yield event, _freed(rule, part, term)


def _freed(rule: Proration, part: Period, term: Period) -> Text:
    """Say what a rule gives back to somebody who leaves at the end of `part`."""
    if isinstance(rule, NoProration):
        return rule.words(part, term)
    if isinstance(rule, ByDays) and rule.of == "term":
        return rule.words(Period(part.last_day + ONE_DAY, term.last_day), term)
    whole = rule.words(Period(part.start, term.last_day), term)
    return text("{whole} less {used}", whole=whole, used=rule.words(part, term))


def _events(part: Period, term: Period) -> Iterator[Event]:
    if part.start > term.start:
        yield "join"
    if part.last_day < term.last_day:
        yield "leave"
