"""Relatives: who may join, until when, at which uplift and price."""

from typing import ClassVar

from attrs import frozen

from dms.comparison.comparison import Comparison
from dms.comparison.relative_prices import (
    RelativeAnswer,
    RelativeRow,
    SampleRelative,
    relative_prices,
)
from dms.comparison.samples import SampleDay
from dms.i18n import Text, text
from dms.members import Relationship
from dms.report.comparison_page.example_people import employee_of
from dms.report.comparison_page.joining import answer_cell, sample_day
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import NOT_STATED, Cell, Row, Table, Words, said
from dms.report.comparison_page.terms_tables import terms_table

__all__ = ["Relatives", "relatives"]


@frozen(kw_only=True)
class Relatives(Part):
    """Rules for relatives and sample prices."""

    title: ClassVar[Text] = text("Relatives")
    template: ClassVar[str] = "tables_only.html.j2"
    tables: tuple[Table, ...]
    notice: Words = ""


_SAMPLES = (
    SampleRelative(Relationship.SPOUSE, 35),
    SampleRelative(Relationship.CHILD, 5),
    SampleRelative(Relationship.PARENT, 60),
)
_EARLY, _LATE = (0, 9, None), (6, 9, None)
"""A request soon after the start of the contract, and one after most windows have closed."""


def relatives(comparison: Comparison, lang: str) -> Relatives:
    """Return what each offer says of relatives, and what some would cost."""
    rules = terms_table(comparison, ("relatives",), text("Rules for relatives"))
    tables = [rules, *_samples(comparison, lang)]
    shown = tuple(table for table in tables if not table.is_empty)
    return Relatives(tables=shown, notice="" if shown else _NOTHING)


_NOTHING = text(
    "No offer states terms for relatives. Ask who may join, until when, and at which price"
)


def _samples(comparison: Comparison, lang: str) -> list[Table]:
    employee = employee_of(comparison) if comparison.contracts else None
    if employee is None or comparison.period is None:
        return []
    days = (sample_day(comparison.period.start, *one) for one in (_EARLY, _LATE))
    inside = [day for day in days if day.requested_on <= comparison.period.last_day]
    return [_table(comparison, employee, day, lang) for day in inside]


def _table(comparison: Comparison, employee: str, day: SampleDay, lang: str) -> Table:
    rows = relative_prices(comparison.contracts, employee, _SAMPLES, day)
    return Table(
        caption=text("A relative joins, asked for on {day}", day=day.requested_on),
        heads=["", *comparison.names.values()],
        rows=[_row(comparison, row, lang) for row in rows],
    )


def _row(comparison: Comparison, row: RelativeRow, lang: str) -> Row:
    answers = [row.answers.get(id_) for id_ in comparison.names]
    return [said(row.title), *(_cell(one, lang) for one in answers)]


def _cell(answer: RelativeAnswer | None, lang: str) -> Cell:
    if answer is None:
        return NOT_STATED
    return answer_cell(answer.joining, lang, *_window(answer))


def _window(answer: RelativeAnswer) -> list[Words]:
    """Say how much more a relative costs, and until when the window is open."""
    lines: list[Words] = []
    if answer.uplift is not None:
        lines.append(text("uplift: {percent} %", percent=answer.uplift * 100))
    if answer.last_day is not None:
        lines.append(text("the window is open until {day}", day=answer.last_day))
    return lines
