"""The sheet of a chart: its name, its figures in words, and what all charts are drawn with."""

import re
from collections.abc import Iterable, Sequence

from dms.report.charts.lettering import FONT, LINE, shortened, width_of, wrapped, written
from dms.report.charts.patterns import INK, SOFT, fill, patterns
from dms.report.charts.svg import Svg, element

__all__ = ["LEFT", "WIDTH", "box", "drawing", "legend", "name_of", "stroke"]

WIDTH = 860
LEFT = 206
"""Where bars begin; names stand before."""
_NAMES = 190
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_SWATCH, _GAP, _BETWEEN = 18, 8, 26


def drawing(
    prefix: str,
    title: str,
    words: Iterable[str],
    height: int,
    inside: Iterable[str],
    fills: int = 0,
) -> Svg:
    """Put a chart together; `words` say its figures to those who do not see it.

    All ids begin with `prefix`, which no other chart of the page may have.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"{prefix!r} begins no id; use Latin letters, digits and hyphens")
    ids = f"{prefix}-title", f"{prefix}-desc"
    return element(
        "svg",
        element("title", title, id=ids[0]),
        element("desc", "; ".join(words), id=ids[1]),
        *([patterns(prefix, fills)] if fills else []),
        *inside,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {height}", width="100%",
        role="img", aria_labelledby=" ".join(ids), fill=INK, font_size=FONT,
    )  # fmt: skip


def name_of(words: str, y: int, room: int = _NAMES) -> list[Svg]:
    """Write the name of a row in at most two lines, the first at `y`."""
    lines = wrapped(words, room, most=2)
    return [
        written(line, 0, y + i * LINE, full=words if line.endswith("…") else "")
        for i, line in enumerate(lines)
    ]


def box(x: int, end: int, y: int, height: int, fill: str, tip: str = "", **more: str | int) -> Svg:
    """Draw a bar from `x` to `end`; it is never too thin to be seen."""
    tips = [element("title", tip)] if tip else []
    return element("rect", *tips, x=x, y=y, width=max(end - x, 1), height=height, fill=fill, **more)


def stroke(path: str, colour: str = SOFT, width: int = 1, **more: str | int) -> Svg:
    """Draw a line along an SVG path."""
    return element("path", d=path, stroke=colour, stroke_width=width, fill="none", **more)


def legend(prefix: str, names: Sequence[str]) -> tuple[list[Svg], int]:
    """Explain the fills above a chart; return the marks and the height they take."""
    marks: list[Svg] = []
    x, y = 0, 0
    for index, words in enumerate(names):
        label = shortened(words, WIDTH - _SWATCH - _GAP)
        room = _SWATCH + _GAP + width_of(label)
        if x and x + room > WIDTH:
            x, y = 0, y + LINE + 4
        marks.append(box(x, x + _SWATCH, y + 3, 14, fill(prefix, index)))
        marks.append(written(label, x + _SWATCH + _GAP, y + 15, full=words))
        x += room + _BETWEEN
    return marks, y + LINE + 17
