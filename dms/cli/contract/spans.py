"""Periods as the options name them: a month, or any days from one to another."""

from typing import Annotated

import typer
from attrs import frozen

from dms.cli.output import YEARS, day, refuse
from dms.i18n import parse_month, text
from dms.periods import ONE_DAY, Period, add_months

__all__ = ["Span", "period_of"]


@frozen
class Span:
    """A period as it was written."""

    month: Annotated[
        str | None,
        typer.Option("--month", metavar="MONTH", help=text("A month: 2026-03 or 03.2026.").msgid),
    ] = None
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=text("First day of the period.").msgid),
    ] = None
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help=text("Last day of the period; it counts.").msgid),
    ] = None

    @property
    def is_given(self) -> bool:
        """Whether any of the options is used."""
        return self != Span()


def period_of(span: Span, lang: str) -> Period:
    """Return the period that is meant; anything else than one ends the command."""
    first, last = day(span.first, "--from", lang), day(span.last, "--to", lang)
    if span.month is not None and first is None and last is None:
        start = parse_month(span.month)
        if start is None or start.year not in YEARS:
            refuse(text("--month is not a month; write 2026-03 or 03.2026."), lang)
        return Period(start, add_months(start, 1) - ONE_DAY)
    if span.month is not None or first is None or last is None:
        refuse(text("Give --month, or both --from and --to."), lang)
    if last < first:
        refuse(text("--to comes before --from; both days count."), lang)
    return Period(first, last)
