"""Charts of a report: inline SVG without scripts, in colour, in the dark and in black and white.

Each chart is a function from figures to :class:`Svg`, says its figures in words to those who do not
see it, and takes its colours from the page (`--series-1` …, `--paper`, `--soft`, `--line`).
"""

from dms.report.charts.bridge_bars import Level, bridge_bars
from dms.report.charts.cap_line import cap_line
from dms.report.charts.month_lines import MonthLine, month_lines
from dms.report.charts.overlap_bars import Overlap, overlap_bars
from dms.report.charts.stacked_bars import Bar, Part, stacked_bars
from dms.report.charts.svg import Svg

__all__ = [
    "Bar",
    "Level",
    "MonthLine",
    "Overlap",
    "Part",
    "Svg",
    "bridge_bars",
    "cap_line",
    "month_lines",
    "overlap_bars",
    "stacked_bars",
]
