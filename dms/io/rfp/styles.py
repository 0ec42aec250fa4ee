"""How a form looks: few formats, the answers of the insurer stand out by colour and border."""

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

__all__ = ["Styles"]

_INK, _QUIET = "#1F2933", "#52606D"
_LINE = "#9AA5B1"
_BASE = {"font_name": "Calibri", "font_size": 11, "font_color": _INK, "valign": "top"}
_WRAPPED = {**_BASE, "text_wrap": True}
_BOXED = {**_WRAPPED, "border": 1, "border_color": _LINE}
_ANSWER = {**_BOXED, "bg_color": "#FFF8E1", "locked": False}


@frozen
class Styles:
    """The formats of one workbook."""

    title: "Format"
    plain: "Format"
    head: "Format"
    part: "Format"
    care: "Format"
    label: "Format"
    wish: "Format"
    text: "Format"
    number: "Format"
    share: "Format"
    day: "Format"
    open: "Format"
    """Below the drawn rows of a table: open for answers, without a frame."""

    @classmethod
    def of(cls, workbook: "Workbook") -> "Styles":
        """Add the formats to a workbook."""
        add = workbook.add_format
        return cls(
            title=add({**_BASE, "bold": True, "font_size": 16}),
            plain=add(_WRAPPED),
            head=add({**_BOXED, "bold": True, "font_color": "#FFFFFF", "bg_color": "#334E68"}),
            part=add({**_BOXED, "bold": True, "font_size": 13, "bg_color": "#BCCCDC"}),
            care=add({**_BOXED, "bold": True, "bg_color": "#E4E9F0"}),
            label=add(_BOXED),
            wish=add({**_BOXED, "font_color": _QUIET}),
            text=add({**_ANSWER, "num_format": "@"}),
            number=add({**_ANSWER, "num_format": "#,##0.######", "align": "left"}),
            share=add({**_ANSWER, "num_format": "0.####%", "align": "left"}),
            day=add({**_ANSWER, "num_format": "dd.mm.yyyy", "align": "left"}),
            open=add({**_WRAPPED, "locked": False}),
        )
