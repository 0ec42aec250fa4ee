"""How much of a limit is used: the 6 % of pay up to which premiums lower the profit tax."""

from collections.abc import Iterator
from decimal import Decimal

from dms.i18n import DEFAULT_LANGUAGE, Text, text
from dms.i18n.texts import Amount
from dms.report.charts.frame import WIDTH, box, drawing, stroke
from dms.report.charts.lettering import LINE, width_of, written
from dms.report.charts.patterns import INK, fill
from dms.report.charts.scales import Scale
from dms.report.charts.svg import Svg

__all__ = ["cap_line"]

_USED, _OVER = range(2)
_TOP, _BAR = 36, 30
_OPEN = 120
"""How far the line runs on where nobody knows the limit."""


def cap_line(
    limit: Decimal | None,
    used: Decimal,
    *,
    prefix: str,
    title: str,
    lang: str = DEFAULT_LANGUAGE,
) -> Svg:
    """Draw premiums against their limit, in roubles; None is a limit that is not known.

    The limit is that of НК РФ art. 255 (16); the chart compares, it does not compute.
    """
    if used < 0 or (limit is not None and limit < 0):
        raise ValueError("Premiums and their limit are not below zero")
    about_limit, *figures = (words.to(lang) for words in _figures(limit, used))
    line = _open_line(used, prefix) if limit is None else _closed_line(limit, used, prefix)
    marks = [*line, _above(about_limit, _limit_at(limit, used))]
    y = _TOP + _BAR + 26
    for words in figures:
        marks.append(written(words, 0, y))
        y += LINE
    return drawing(prefix, title, (about_limit, *figures), y - LINE // 2, marks, 2)


def _figures(limit: Decimal | None, used: Decimal) -> Iterator[Text]:
    """Say the limit, the premiums, and what is over or left."""
    if limit is None:
        yield text("The limit is not known")
    else:
        yield text("Limit: {amount} roubles", amount=Amount(limit))
    yield text("Premiums: {amount} roubles", amount=Amount(used))
    if limit is not None and used > limit:
        yield text("Over the limit: {amount} roubles", amount=Amount(used - limit))
    elif limit is not None:
        yield text("Left under the limit: {amount} roubles", amount=Amount(limit - used))


def _scale(limit: Decimal, used: Decimal) -> Scale:
    return Scale(0, max(limit, used), 0, WIDTH - 2)


def _limit_at(limit: Decimal | None, used: Decimal) -> int:
    return WIDTH if limit is None else _scale(limit, used).at(limit)


def _closed_line(limit: Decimal, used: Decimal, prefix: str) -> Iterator[Svg]:
    scale = _scale(limit, used)
    end = scale.at(limit)
    if used:
        yield box(0, scale.at(min(limit, used)), _TOP, _BAR, fill(prefix, _USED))
    if used > limit:
        yield box(end, scale.at(used), _TOP, _BAR, fill(prefix, _OVER))
    yield stroke(f"M1 {_TOP}H{scale.end}v{_BAR}H1z")
    yield stroke(f"M{max(end, 2)} {_TOP - 10}v{_BAR + 20}", INK, 3)


def _open_line(used: Decimal, prefix: str) -> Iterator[Svg]:
    """Let the line run on without an end."""
    end = WIDTH - _OPEN
    if used:
        yield box(0, end, _TOP, _BAR, fill(prefix, _USED))
    yield stroke(f"M{WIDTH - 2} {_TOP}H{end}v{_BAR}H{WIDTH - 2}", stroke_dasharray="4 3")
    yield written("?", end + _OPEN // 2, _TOP + 20, anchor="middle")


def _above(words: str, x: int) -> Svg:
    """Write over a place, without leaving the sheet."""
    half, y = width_of(words) // 2, _TOP - 18
    if x < half:
        return written(words, 0, y)
    if x > WIDTH - half:
        return written(words, WIDTH, y, anchor="end")
    return written(words, x, y, anchor="middle")
