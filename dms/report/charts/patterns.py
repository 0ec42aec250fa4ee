"""Fills that differ in colour and in hatching, so that a black and white print still tells them."""

from dms.report.charts.svg import Svg, element

__all__ = ["COLOURS", "INK", "LINE_COLOUR", "PAPER", "SOFT", "colour", "fill", "patterns"]

INK = "currentColor"
PAPER = "var(--paper, #ffffff)"
SOFT = "var(--soft, #535e6c)"
LINE_COLOUR = "var(--line, #d5dbe1)"

COLOURS = (
    "#0b5c52", "#b4562b", "#34507e", "#8a6d1a", "#7b3f6e", "#47763a", "#5f6670", "#a23b4e",
)  # fmt: skip
"""Where the page does not set `--series-1` … `--series-8` itself (dark pages do)."""

_HATCHES = (
    "",
    "M-2 8 8 -2M-2 14 14 -2M4 14 14 4",
    "M2 3h2M8 9h2",
    "M0 3h12M0 9h12",
    "M-2 4 8 14M-2 -2 14 14M4 -2 14 8",
    "M3 0v12M9 0v12",
    "M0 6h12M6 0v12",
    "M-2 14 14 -2M-2 -2 14 14",
)
"""Lines in the colour of the paper, on a tile of 12 by 12."""


def colour(index: int) -> str:
    """Return the colour of a series, counted from 0; colours start anew after eight."""
    number = index % len(COLOURS)
    return f"var(--series-{number + 1}, {COLOURS[number]})"


def fill(prefix: str, index: int) -> str:
    """Return the fill of a series in the chart whose ids begin with `prefix`."""
    return f"url(#{prefix}-fill-{index})"


def patterns(prefix: str, count: int) -> Svg:
    """Define the fills of so many series; the second eight shift the hatches by one colour."""
    hatches = [_HATCHES[(i + i // 8) % 8] for i in range(count)]
    return element("defs", *(_pattern(prefix, i, hatch) for i, hatch in enumerate(hatches)))


def _pattern(prefix: str, index: int, hatch: str) -> Svg:
    ground = element("rect", width=12, height=12, fill=colour(index))
    lines = element("path", d=hatch, stroke=PAPER, stroke_width=2, fill="none")
    return element(
        "pattern", ground, *([lines] if hatch else []), id=f"{prefix}-fill-{index}", width=12,
        height=12, patternUnits="userSpaceOnUse",
    )  # fmt: skip
