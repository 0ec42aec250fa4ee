"""What the options of `quote` and `explain` say, as they were written."""

from collections.abc import Sequence

from attrs import frozen

__all__ = ["Wishes"]


@frozen
class Wishes:
    """How the list is to be read and the quote to be calculated.

    Dates stay as the user wrote them, so that what is none is refused in the right language.
    """

    lang: str
    profile: str | None = None
    sheet: str | None = None
    end_date: str | None = None
    start: str | None = None
    last_day: str | None = None
    today: str | None = None
    payment: str | None = None
    headcount: int | None = None
    assume: Sequence[str] = ()
    take: Sequence[str] = ()
