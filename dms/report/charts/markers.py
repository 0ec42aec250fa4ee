"""How lines are told apart without colour: dashes and shapes."""

from dms.report.charts.patterns import PAPER, colour
from dms.report.charts.svg import Svg, element

__all__ = ["dashes", "marker"]

_DASHES = ("none", "8 4", "2 4", "12 4 2 4", "5 3", "14 5", "2 2", "8 3 2 3 2 3")
_SHAPES = (
    "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "m-4.5-4.5h9v9h-9z",
    "m0-5.5 5.5 10h-11z",
    "m0-6 6 6-6 6-6-6z",
)


def dashes(index: int) -> str:
    """Return the dashes of a line, counted from 0."""
    return _DASHES[index % len(_DASHES)]


def marker(index: int, x: int, y: int) -> Svg:
    """Draw the shape of a line at a point: filled for the first ones, hollow for the next."""
    shape = _SHAPES[index % len(_SHAPES)]
    inside = PAPER if index // len(_SHAPES) % 2 else colour(index)
    return element("path", d=f"M{x} {y}{shape}", fill=inside, stroke=colour(index), stroke_width=2)
