"""What offers cost month by month: lines that differ in dashes and markers, named at their ends."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from attrs import field, frozen

from dms.i18n import DEFAULT_LANGUAGE, format_money, format_number, text
from dms.report.charts.frame import WIDTH, drawing, stroke
from dms.report.charts.lettering import SMALL, SMALL_LINE, shortened, width_of, written
from dms.report.charts.markers import dashes, marker
from dms.report.charts.patterns import LINE_COLOUR, SOFT, colour
from dms.report.charts.scales import Scale, ticks
from dms.report.charts.svg import Svg

__all__ = ["MonthLine", "month_lines", "spread"]

_NAMES, _MOST_NAMES, _LEADER = 120, 300, 26
_TOP, _MONTHS = 12, 46
_LABEL = 48
"""The room that the name of a month takes."""


def _in_order(amounts: Iterable[Decimal | None]) -> tuple[Decimal | None, ...]:
    return tuple(amounts)


@frozen
class MonthLine:
    """The cost of an offer in each month, in roubles; None where it is not known."""

    label: str
    amounts: Sequence[Decimal | None] = field(converter=_in_order)

    @property
    def known(self) -> list[tuple[int, Decimal]]:
        """Return the known amounts with the index of their month."""
        return [(i, amount) for i, amount in enumerate(self.amounts) if amount is not None]


@frozen
class _Plot:
    """Where months and amounts stand."""

    across: Scale
    up: Scale

    def at(self, month: int, amount: Decimal) -> tuple[int, int]:
        return self.across.at(month), self.up.at(amount)


def month_lines(
    months: Sequence[date],
    lines: Sequence[MonthLine],
    *,
    prefix: str,
    title: str,
    lang: str = DEFAULT_LANGUAGE,
) -> Svg:
    """Draw a line for each offer over `months`, given by their first days.

    Raises `ValueError` where a line has more or fewer amounts than there are months.
    """
    if any(len(line.amounts) != len(months) for line in lines):
        raise ValueError("A line has one amount, or None, for each month")
    grid = _amounts_up(lines)
    bottom = _TOP + max(250, len(lines) * SMALL_LINE)
    left = max(width_of(format_number(tick, lang), SMALL) for tick in grid) + 10
    plot = _Plot(
        Scale(
            0, max(len(months) - 1, 1), left + 14, WIDTH - _room_for_names(lines, lang) - _LEADER
        ),
        Scale(grid[0], grid[-1], bottom, _TOP),
    )
    marks = [*_grid(plot, grid, left, lang), *_month_names(plot, months, bottom, lang)]
    for index, line in enumerate(lines):
        marks += _drawn(line, index, plot)
    marks += _names(lines, plot, bottom, lang)
    words = (_words(line, months, lang) for line in lines)
    return drawing(prefix, title, words, bottom + _MONTHS, marks)


def _amounts_up(lines: Sequence[MonthLine]) -> list[Decimal]:
    """Return the amounts at the grid; it starts at zero unless all lines run far above."""
    known = [amount for line in lines for _, amount in line.known] or [Decimal(0)]
    low, high = min(known), max(known)
    return ticks(min(low, Decimal(0)) if low * 2 < high else low, high)


def _grid(plot: _Plot, grid: Sequence[Decimal], left: int, lang: str) -> Iterator[Svg]:
    for tick in grid:
        y = plot.up.at(tick)
        yield stroke(f"M{left} {y}H{plot.across.end}", LINE_COLOUR)
        words = format_number(tick, lang)
        yield written(words, left - 8, y + 5, anchor="end", size=SMALL, fill=SOFT)


def _month_names(plot: _Plot, months: Sequence[date], bottom: int, lang: str) -> Iterator[Svg]:
    """Name as many months as there is room for, and the year where it begins."""
    from babel.dates import format_date

    pitch = max(plot.across.at(1) - plot.across.start, 1)
    every = -(-_LABEL // pitch)
    for index in range(0, len(months), every):
        month, x = months[index], plot.across.at(index)
        name = format_date(month, "LLL", locale=lang)
        yield written(name, x, bottom + 20, anchor="middle", size=SMALL, fill=SOFT)
        if index == 0 or month.year != months[index - every].year:
            year = str(month.year)
            yield written(year, x, bottom + 38, anchor="middle", size=SMALL, fill=SOFT)


def _drawn(line: MonthLine, index: int, plot: _Plot) -> Iterator[Svg]:
    """Draw a line, broken where an amount is not known."""
    points = [(month, *plot.at(month, amount)) for month, amount in line.known]
    path, before = "", -1
    for month, x, y in points:
        path += f"{'L' if path and month == before + 1 else 'M'}{x} {y}"
        before = month
    if path:
        yield stroke(path, colour(index), 2, stroke_dasharray=dashes(index))
    yield from (marker(index, x, y) for _, x, y in points)


def _unknown(line: MonthLine, lang: str) -> str:
    return "" if line.known else f": {text('not stated').to(lang)}"


def _room_for_names(lines: Sequence[MonthLine], lang: str) -> int:
    """Return how much the longest name needs, within limits."""
    longest = max((width_of(line.label + _unknown(line, lang)) for line in lines), default=0)
    return min(max(longest + 4, _NAMES), _MOST_NAMES)


def _names(lines: Sequence[MonthLine], plot: _Plot, bottom: int, lang: str) -> Iterator[Svg]:
    """Name each line at its end; names that would overlap move apart and keep a thin leader."""
    ends = [plot.at(*line.known[-1]) if line.known else None for line in lines]
    wanted = [bottom if end is None else end[1] for end in ends]
    x = plot.across.end + _LEADER
    room = WIDTH - x - 4
    for index, (line, end, y) in enumerate(zip(lines, ends, spread(wanted, bottom), strict=True)):
        if end is not None:
            yield stroke(f"M{end[0] + 7} {end[1]}L{x - 14} {y}", colour(index))
            yield marker(index, x - 7, y)
        unknown = _unknown(line, lang)
        words = shortened(line.label, room - width_of(unknown)) + unknown
        yield written(words, x + 4, y + 5, full=f"{line.label}{unknown}")


def spread(wanted: Sequence[int], last: int, apart: int = SMALL_LINE) -> list[int]:
    """Move places apart that are too close, as little as needed, none beyond `last`.

    >>> spread([50, 50, 120], last=200)
    [50, 68, 120]
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    places = list(wanted)
    for before, after in pairwise(order):
        places[after] = max(places[after], places[before] + apart)
    limit = last
    for index in reversed(order):
        places[index] = min(places[index], limit)
        limit = places[index] - apart
    return places


def _words(line: MonthLine, months: Sequence[date], lang: str) -> str:
    if not line.known:
        return f"{line.label}: {text('not stated').to(lang)}"
    amounts = (f"{months[i]:%m.%Y} {format_money(amount, lang)}" for i, amount in line.known)
    return f"{line.label}: " + ", ".join(amounts)
