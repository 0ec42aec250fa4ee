"""From one premium to another: every step that makes it dearer or cheaper, adding up exactly."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from attrs import frozen

from dms.i18n import DEFAULT_LANGUAGE, format_money, text
from dms.report.charts.frame import WIDTH, box, drawing, legend, name_of, stroke
from dms.report.charts.lettering import SMALL, width_of, written
from dms.report.charts.patterns import PAPER, SOFT, fill
from dms.report.charts.scales import Scale
from dms.report.charts.svg import Svg

__all__ = ["Level", "bridge_bars"]

_TOTAL, _UP, _DOWN = range(3)
_LEFT, _NAMES = 264, 248
_ROW, _BAR = 44, 26
_CUT = Fraction(1, 2)
"""Where all levels are above this share of the highest, the axis does not start at zero."""


@frozen
class Level:
    """A premium, or a step from one to another, in roubles; a step may be below zero."""

    label: str
    amount: Decimal


@frozen
class _Row:
    """A bar from one level to another."""

    level: Level
    low: Decimal
    high: Decimal
    look: int
    after: Decimal


def bridge_bars(
    start: Level,
    steps: Sequence[Level],
    end: Level,
    *,
    prefix: str,
    title: str,
    lang: str = DEFAULT_LANGUAGE,
) -> Svg:
    """Draw the way from one premium to another.

    Raises `ValueError` where the steps do not add up to the difference.
    """
    rows = [*_rows(start, steps), _Row(end, Decimal(0), end.amount, _TOTAL, end.amount)]
    if rows[-2].after != end.amount:
        raise ValueError("The steps of a bridge add up to the difference of its ends")
    looks = (text("Premium"), text("Dearer"), text("Cheaper"))
    marks, top = legend(prefix, [look.to(lang) for look in looks])
    base = _base([row.after for row in rows])
    room = max(width_of(_amount(row, lang)) for row in rows) + 12
    scale = Scale(base, max(r.high for r in rows), _LEFT, WIDTH - room)
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        marks += _drawn(row, following, scale, prefix, top + index * _ROW, lang)
    height = top + len(rows) * _ROW
    if base > 0:
        note = text("The bars do not start at zero, so that the steps can be seen").to(lang)
        marks.append(written(note, _LEFT, height + 10, size=SMALL, fill=SOFT))
        height += 20
    words = (f"{row.level.label}: {_amount(row, lang)}" for row in rows)
    return drawing(prefix, title, words, height, marks, len(looks))


def _rows(start: Level, steps: Sequence[Level]) -> Iterator[_Row]:
    yield _Row(start, min(start.amount, Decimal(0)), start.amount, _TOTAL, start.amount)
    levels = accumulate((step.amount for step in steps), initial=start.amount)
    before = next(levels)
    for step, after in zip(steps, levels, strict=True):
        look = _UP if after > before else _DOWN
        yield _Row(step, min(before, after), max(before, after), look, after)
        before = after


def _base(levels: Sequence[Decimal]) -> Fraction:
    """Return where the axis begins: at zero, unless the steps would be too small to see."""
    low, high = Fraction(min(levels)), Fraction(max(levels))
    if low == high or low <= high * _CUT:
        return min(low, Fraction(0))
    return max(low - (high - low) / 2, Fraction(0))


def _amount(row: _Row, lang: str) -> str:
    """Write an amount; a step has an arrow and its sign."""
    money = format_money(row.level.amount, lang)
    if row.look == _TOTAL or not row.level.amount:
        return money
    return f"▲ +{money}" if row.look == _UP else f"▼ {money}"


def _drawn(
    row: _Row, following: _Row | None, scale: Scale, prefix: str, y: int, lang: str
) -> Iterator[Svg]:
    yield from name_of(row.level.label, y + 12 if _is_long(row) else y + 18, _NAMES)
    start = scale.start if row.look == _TOTAL else scale.at(row.low)
    yield box(start, scale.at(row.high), y, _BAR, fill(prefix, row.look))
    if row.look == _TOTAL and scale.low > 0:
        yield stroke(f"M{start + 18} {y - 2}l-6 10 8 9 -6 13", PAPER, 4)
    if following is not None:
        x = scale.at(row.after)
        yield stroke(f"M{x} {y + _BAR}v{_ROW - _BAR}", stroke_dasharray="3 3")
    weight = 600 if row.look == _TOTAL else 400
    yield written(_amount(row, lang), WIDTH, y + 18, anchor="end", weight=weight)


def _is_long(row: _Row) -> bool:
    """Say whether the name of a row takes two lines."""
    return width_of(row.level.label) > _NAMES
