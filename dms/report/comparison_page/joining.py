"""Joining and leaving: the rules in words, and what they come to on sample days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from attrs import frozen

from dms.comparison.comparison import Comparison
from dms.comparison.joining_dates import (
    JoiningRow,
    LeavingAnswer,
    LeavingRow,
    joining_dates,
    leaving_dates,
)
from dms.comparison.samples import SampleAnswer, SampleDay
from dms.contracts.rules.refund import Method
from dms.i18n import Text, plural, text
from dms.i18n.texts import Amount
from dms.modules.questions import Stated
from dms.periods import Period, add_months
from dms.report.comparison_page.example_people import employee_of
from dms.report.comparison_page.sections import Part
from dms.report.comparison_page.tables import NOT_STATED, Cell, Row, Table, Words, mark, said
from dms.report.comparison_page.terms_tables import terms_table

__all__ = ["Joining", "answer_cell", "joining", "sample_day"]


@frozen(kw_only=True)
class Joining(Part):
    """Rules and sample days."""

    title: ClassVar[Text] = text("Joining and leaving")
    template: ClassVar[str] = "tables_only.html.j2"
    tables: tuple[Table, ...]
    notice: Words = ""


_PARTS = ("enrolment", "leaving", "programme_change", "swap", "proration", "termination")

_JOIN = ((1, 9, None), (4, 15, 9), (8, 24, 7))
"""Months and days from the start of the contract, and days from the request to the wished day."""
_LEAVE = ((4, 9, 20), (8, 19, 0))


def joining(comparison: Comparison, lang: str) -> Joining:
    """Return how people join and leave with each offer."""
    rules = terms_table(comparison, _PARTS, text("Rules for joining, leaving and ending"))
    tables = [rules, *_samples(comparison, lang)]
    notice = "" if comparison.contracts else _NO_CONTRACTS
    return Joining(tables=tuple(t for t in tables if not t.is_empty), notice=notice)


_NO_CONTRACTS = text(
    "No offer has terms of a contract and a price for everybody, so no days can be calculated. Ask"
    " the insurers for draft contracts"
)


def _samples(comparison: Comparison, lang: str) -> Iterator[Table]:
    employee = employee_of(comparison) if comparison.contracts else None
    if employee is None or comparison.period is None:
        return
    contracts, period = comparison.contracts, comparison.period
    joins = joining_dates(contracts, employee, _days(period, _JOIN))
    leaves = leaving_dates(contracts, employee, _days(period, _LEAVE))
    heads = ["", *comparison.names.values()]
    yield Table(
        caption=text("Somebody like most employees joins"),
        heads=heads,
        rows=[_joins(comparison, row, lang) for row in joins],
        note=text("Without cover: from the wished day, or else from the request"),
    )
    yield Table(
        caption=text("Somebody like most employees leaves"),
        heads=heads,
        rows=[_leaves(comparison, row, lang) for row in leaves],
        note=text("Everything that is due by then has been paid"),
    )


def _days(period: Period, wanted: Sequence[tuple[int, int, int | None]]) -> list[SampleDay]:
    """Return sample days as far as they lie in the period."""
    found = (sample_day(period.start, *one) for one in wanted)
    return [one for one in found if (one.day or one.requested_on) <= period.last_day]


def sample_day(start: date, months: int, days: int, later: int | None) -> SampleDay:
    """Return a request so long after the start, and the wished day so many days later."""
    requested_on = add_months(start, months) + timedelta(days)
    day = None if later is None else requested_on + timedelta(later)
    return SampleDay(requested_on, day)


def _joins(comparison: Comparison, row: JoiningRow, lang: str) -> Row:
    answers = [row.answers.get(id_) for id_ in comparison.names]
    return [said(row.title), *(answer_cell(one, lang) for one in answers)]


def answer_cell(answer: SampleAnswer | None, lang: str, *more: Words) -> Cell:
    """Return from when somebody is insured and at which premium; without a contract nothing."""
    if answer is None:
        return NOT_STATED
    if answer.granted is not Stated.YES:
        return _not_granted(answer, lang)
    lines = []
    if answer.days_without_cover is not None:
        lines.append(
            plural(
                "{count} day without cover",
                "{count} days without cover",
                answer.days_without_cover,
            )
        )
    if answer.premium is not None:
        lines.append(text("premium: {amount} ₽", amount=Amount(answer.premium)))
    if answer.full is not None:
        lines.append(text("whole term: {amount} ₽", amount=Amount(answer.full)))
    return said(text("from {day} on", day=answer.effective), *lines, *more)


def _not_granted(answer: SampleAnswer, lang: str) -> Cell:
    """Return why there is no answer, or why it is a refusal with what remains."""
    if answer.granted is Stated.NOT_STATED:
        return mark("not_stated", None, *(one.message(lang) for one in answer.questions))
    why = [one.message(lang) for one in answer.refusals]
    return mark("no", text("refused"), *why, *answer.options)


def _leaves(comparison: Comparison, row: LeavingRow, lang: str) -> Row:
    answers = [row.answers.get(id_) for id_ in comparison.names]
    return [said(row.title), *(_leaving(one, lang) for one in answers)]


def _leaving(answer: LeavingAnswer | None, lang: str) -> Cell:
    if answer is None:
        return NOT_STATED
    ways = answer.ways.values()
    if answer.last_day is None:
        return _not_granted(next(iter(ways)), lang)
    why = [issue.message(lang) for way in ways for issue in (*way.waiting, *way.refusals)]
    until = text("insured until {day}", day=answer.last_day)
    return said(until, *_money(answer), *dict.fromkeys(why))


def _money(answer: LeavingAnswer) -> Iterator[Text]:
    """Say what comes back each way, what is kept, and what need not be paid any more."""
    if answer.days_too_long:
        yield plural("{count} day too long", "{count} days too long", answer.days_too_long)
    for method, way in answer.ways.items():
        returned, kept = answer.returned(method), answer.kept(method)
        if returned is None:
            yield _NOTHING[method][way.granted is Stated.NO]
            continue
        yield _RETURNED[method](Amount(returned))
        if kept:
            yield _KEPT[method](Amount(kept))
    if lowered := answer.lowered(Method.SET_OFF):
        yield text("instalments become lower by {amount} ₽", amount=Amount(lowered))


_NOTHING = {
    Method.SET_OFF: (text("set off: not stated"), text("set off: not granted")),
    Method.CASH: (text("in cash: not stated"), text("in cash: not granted")),
}
"""Nothing is known of a way, or the contract does not grant it."""
_RETURNED = {
    Method.SET_OFF: lambda amount: text("set off: {amount} ₽", amount=amount),
    Method.CASH: lambda amount: text("or in cash: {amount} ₽", amount=amount),
}
_KEPT = {
    Method.SET_OFF: lambda amount: text("kept when set off: {amount} ₽", amount=amount),
    Method.CASH: lambda amount: text("kept when in cash: {amount} ₽", amount=amount),
}
