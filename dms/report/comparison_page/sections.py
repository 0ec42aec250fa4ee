"""Sections of the page: each is a title, a template, and what the template shows."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen

from dms.i18n import Text, text
from dms.report.charts import Svg
from dms.report.comparison_page.tables import Table, Words

__all__ = ["Figure", "Listing", "Part", "listing"]

LISTED = 60
"""How many lines of a list are shown; the rest is counted."""


@frozen(kw_only=True)
class Part:
    """A section; its subclasses say what it is called and which template shows it."""

    title: ClassVar[Text]
    template: ClassVar[str]


@frozen(kw_only=True)
class Figure:
    """A chart, and the table with the same figures."""

    caption: Words
    chart: Svg
    table: Table
    note: Words = ""


@frozen
class Listing:
    """A list that may be long; `more` counts what is left out, where anything is."""

    title: Words
    lines: tuple[str, ...]
    more: Words = ""


def listing(title: Words, lines: Iterable[str]) -> Listing:
    """Return a list of at most so many lines."""
    found = tuple(lines)
    rest = len(found) - LISTED
    more = text("and {count} more", count=rest) if rest > 0 else ""
    return Listing(title, found[:LISTED], more)
