"""A guard before an XLSX file: a workbook is a zip archive, and an archive can be a bomb.

Also finds formulas and errors, which the fast reader does not show, in the XML of a sheet.
"""

import io
import re
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

from dms.errors import LoadError
from dms.i18n import text
from dms.io.roster.cells import Sheet
from dms.io.roster.files import FileKind, RosterFile
from dms.io.roster.flaws import unusable

__all__ = ["check_archive", "error_cells", "formula_cells", "formulas_of"]

LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_CELLS = 20_000_000
_DENSEST = 100
_SMALL = 1024 * 1024  # short texts of one repeated letter pack well and do no harm

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?\w+:id=[\"']([^\"']+)")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID = re.compile(rb"\sId=[\"']([^\"']+)")
_TARGET = re.compile(rb"\sTarget=[\"']([^\"']+)")
_ANY_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ERROR = re.compile(rb"\st=[\"']e[\"']")
_PARTS = re.compile(rb"<(?:\w+:)?(row|c|f)(?=[\s/>])([^>]*)")
_ADDRESS = re.compile(rb"\sr=[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_ROW = re.compile(rb"\sr=[\"'][A-Z]{1,3}(\d{1,7})")
_FAR_ROW = re.compile(rb"\sr=[\"'][A-Z]{1,3}(\d{5,7})")
_WIDE_COLUMN = re.compile(rb"\sr=[\"']([A-Z]{2,3})\d")


def check_archive(file: RosterFile) -> None:
    """Raise :class:`~dms.errors.LoadError` unless this is a sound workbook of bearable size."""
    try:
        with ZipFile(io.BytesIO(file.data)) as archive:
            _check_entries(archive, file.name)
            damaged = archive.testzip()  # unpacks all: a size that lies is found here
            if damaged is None:
                _check_areas(archive, file.name)
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        damaged = file.name
    if damaged is not None:
        raise damaged_workbook(file.name)


def damaged_workbook(shown: str) -> LoadError:
    """Return the exception for a file that starts like a workbook and is none."""
    return unusable(
        "ROSTER-FILE-DAMAGED",
        shown,
        text("The file is damaged or is not an Excel workbook."),
        text("Open it in Excel, save it again as XLSX and choose the new file."),
    )


def formulas_of(file: RosterFile, sheet: Sheet) -> frozenset[tuple[int, int]]:
    """Find formulas in the XML of an XLSX; an XLS shows only their results."""
    return formula_cells(file, sheet.index) if file.kind is FileKind.XLSX else frozenset()


def formula_cells(file: RosterFile, sheet_index: int) -> frozenset[tuple[int, int]]:
    """Return the cells of a sheet that hold formulas, as (row from 1, column from 0)."""
    xml = _xml_of(file, sheet_index)
    if not _ANY_FORMULA.search(xml):
        return frozenset()
    return frozenset(place for part, place, _ in _parts(xml) if part == b"f")


def error_cells(file: RosterFile, sheet_index: int) -> frozenset[tuple[int, int]]:
    """Return the cells of a sheet that show an error like `#N/A`, placed as those of formulas."""
    xml = _xml_of(file, sheet_index)
    if not _ERROR.search(xml):
        return frozenset()
    return frozenset(
        place
        for part, place, attributes in _parts(xml)
        if part == b"c" and _ERROR.search(attributes)
    )


def _xml_of(file: RosterFile, sheet_index: int) -> bytes:
    with ZipFile(io.BytesIO(file.data)) as archive:
        try:
            return archive.read(_sheet_paths(archive)[sheet_index])
        except (KeyError, IndexError):
            raise damaged_workbook(file.name) from None


def _parts(xml: bytes) -> Iterator[tuple[bytes, tuple[int, int], bytes]]:
    """Yield rows, cells and formulas with their place and attributes.

    A row or cell without an address follows the one before.
    """
    row, column = 0, -1
    for part, attributes in _PARTS.findall(xml):
        written = _ADDRESS.search(attributes)
        if part == b"row":
            row, column = int(written[2]) if written else row + 1, -1
        elif part == b"c":
            column = _column(written[1]) if written else column + 1
        yield part, (row, column), attributes


def _check_entries(archive: ZipFile, shown: str) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    dense = any(
        entry.file_size > _SMALL and entry.file_size > _DENSEST * entry.compress_size
        for entry in entries
    )
    if unpacked > LARGEST_UNPACKED or dense or len(entries) > MOST_ENTRIES:
        raise unusable(
            "ROSTER-FILE-BOMB",
            shown,
            text("The workbook unpacks to far more than a list of people needs."),
            text("Copy the list into a new workbook, save it and choose the new file."),
        )
    if "xl/workbook.xml" not in archive.namelist():
        raise unusable(
            "ROSTER-FILE-NOT-XLSX",
            shown,
            text("This is not an XLSX workbook."),
            text("Open the list in Excel and save it as XLSX."),
        )


def _check_areas(archive: ZipFile, shown: str) -> None:
    """Refuse a sheet with cells so far apart that the table between them fills the memory."""
    for path in archive.namelist():
        if path.startswith("xl/worksheets/") and _area(archive.read(path)) > MOST_CELLS:
            raise unusable(
                "ROSTER-FILE-TOO-WIDE",
                shown,
                text("A sheet has cells far away from the list."),
                text("Copy the list alone into a new workbook and choose the new file."),
            )


def _area(xml: bytes) -> int:
    """Return a bound of rows times columns, exact when the first estimate is large."""
    columns = max((_column(name) for name in set(_WIDE_COLUMN.findall(xml))), default=25) + 1
    rows = max(map(int, set(_FAR_ROW.findall(xml))), default=9_999)
    if rows * columns > MOST_CELLS:
        rows = max(map(int, set(_ROW.findall(xml))), default=0)
    return rows * columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


def _sheet_paths(archive: ZipFile) -> list[str]:
    """Return the paths of the sheets in the order of the workbook."""
    targets = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        key, target = _ID.search(relation), _TARGET.search(relation)
        if key and target:
            targets[key[1]] = target[1].decode()
    order = _SHEET.findall(archive.read("xl/workbook.xml"))
    return [_inside(targets[key]) for key in order]


def _inside(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"
