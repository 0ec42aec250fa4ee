"""Writing XLSX workbooks (optional part `xlsx`): texts stay texts, the same input same bytes."""

import io
import re
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dms.errors import MissingExtra

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["new_workbook", "opened_workbook", "timeless", "timeless_package", "write_text"]

_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def new_workbook() -> "Workbook":
    """Return a workbook without sheets, or raise :class:`~dms.errors.MissingExtra`."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtra("xlsx") from None
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    return workbook


def opened_workbook(data: bytes) -> "Workbook":
    """Return the workbook of an XLSX file, or raise :class:`~dms.errors.MissingExtra`."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtra("xlsx") from None
    return load_workbook(io.BytesIO(data))


def write_text(sheet: "Worksheet", row: int, column: int, words: str) -> Any:
    """Write a text that stays a text, whatever its first sign is; return the cell."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    if words:
        cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", words)
        cell.data_type = "s"
    if words[:1] in ("=", "+", "-", "@", "|"):
        cell.quotePrefix = True
    return cell


def timeless(workbook: "Workbook") -> bytes:
    """Return the bytes of a workbook without the hour it was written."""
    saved = io.BytesIO()
    workbook.save(saved)
    return timeless_package(saved.getvalue())


def timeless_package(content: bytes) -> bytes:
    """Return the bytes of an Office file without the hour it was written."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(b"", part)
            written.writestr(ZipInfo(name, _EPOCH), part, ZIP_DEFLATED)
    return target.getvalue()
