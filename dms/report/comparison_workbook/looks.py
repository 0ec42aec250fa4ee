"""Looks: the few ways in which a cell of the workbook is shown."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

__all__ = ["Look", "properties"]


class Look(StrEnum):
    """How a cell is shown; figures stand to the right, words to the left and are wrapped."""

    TITLE = "title"
    SECTION = "section"
    NOTE = "note"
    HEAD = "head"
    TEXT = "text"
    STRONG = "strong"
    GOOD = "good"
    BAD = "bad"
    ASK = "ask"
    MONEY = "money"
    MONEY_STRONG = "money_strong"
    SIGNED = "signed"
    EXACT = "exact"
    EXACT_STRONG = "exact_strong"
    NUMBER = "number"
    COUNT = "count"
    COUNT_STRONG = "count_strong"
    DATE = "date"


_BASE: Mapping[str, Any] = MappingProxyType(
    {"font_name": "Arial", "font_size": 9, "valign": "top"},
)
_WRAPPED = {"text_wrap": True}
_STRONG = {"bold": True, "bg_color": "#EEF2F7"}
_ROUBLES = '#,##0.00\\ "₽"'

_LOOKS: Mapping[Look, Mapping[str, Any]] = MappingProxyType(
    {
        Look.TITLE: {"bold": True, "font_size": 15},
        Look.SECTION: {"bold": True, "font_size": 11},
        Look.NOTE: {**_WRAPPED, "font_color": "#444444"},
        Look.HEAD: {
            **_WRAPPED,
            "bold": True,
            "bg_color": "#1F3A5F",
            "font_color": "#FFFFFF",
            "valign": "vcenter",
        },
        Look.TEXT: _WRAPPED,
        Look.STRONG: {**_WRAPPED, **_STRONG},
        Look.GOOD: {**_WRAPPED, "font_color": "#1B5E20"},
        Look.BAD: {**_WRAPPED, "font_color": "#9C1C1C", "bold": True},
        Look.ASK: {**_WRAPPED, "font_color": "#6B4E00", "italic": True},
        Look.MONEY: {"num_format": _ROUBLES},
        Look.MONEY_STRONG: {"num_format": _ROUBLES, **_STRONG},
        Look.SIGNED: {"num_format": f"+{_ROUBLES};\\−{_ROUBLES};{_ROUBLES}"},
        Look.EXACT: {"num_format": '#,##0.00######\\ "₽"'},
        Look.EXACT_STRONG: {"num_format": '#,##0.00######\\ "₽"', **_STRONG},
        Look.NUMBER: {"num_format": "General", "align": "right"},
        Look.COUNT: {"num_format": "#,##0"},
        Look.COUNT_STRONG: {"num_format": "#,##0", **_STRONG},
        Look.DATE: {"num_format": "dd.mm.yyyy", "align": "left"},
    }
)
_FRAMED = frozenset(Look) - {Look.TITLE, Look.SECTION, Look.NOTE}


def properties(look: Look) -> dict[str, Any]:
    """Return a look as xlsxwriter takes it."""
    frame = {"border": 1, "border_color": "#C9D1DB"} if look in _FRAMED else {}
    return {**_BASE, **frame, **_LOOKS[look]}
