"""CSV as Russian Excel writes it: semicolons, cp1251 or UTF-8, line breaks inside quotes."""

import csv
import io
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from itertools import islice

from dms.errors import LoadError
from dms.i18n import text
from dms.io.roster.cells import Cell
from dms.io.roster.files import RosterFile
from dms.io.roster.flaws import unusable

__all__ = ["csv_rows", "decode", "delimiter_of"]

_DELIMITERS = (";", "\t", ",")
_SAMPLE_ROWS = 50
_SAMPLE_SIZE = 100_000  # less than the longest cell that `csv` takes


def csv_rows(file: RosterFile) -> list[list[Cell]]:
    """Return all records; a record is one row of the sheet, however many lines it takes."""
    content, encoding = decode(file)
    delimiter = delimiter_of(content)
    if content.count('"') % 2:
        _check_quotes(content, delimiter, file.name)
    del content  # the bytes are read anew: a long list would stand in memory three times
    text_file = io.TextIOWrapper(io.BytesIO(file.data), encoding, newline="")
    try:
        return [*csv.reader(text_file, delimiter=delimiter)]
    except csv.Error:
        raise _unclosed(file.name, None) from None


def decode(file: RosterFile) -> tuple[str, str]:
    """Read by the byte order mark, else as strict UTF-8, else as cp1251; tell the encoding too."""
    if file.data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            return file.data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise unusable(
        "ROSTER-FILE-ENCODING",
        file.name,
        text("The text is neither in UTF-8 nor in the Windows encoding for Russian."),
        text("Open the list in Excel and save it as «CSV UTF-8» or as XLSX."),
    )


def delimiter_of(content: str) -> str:
    """Return the sign that cuts most rows into the same number of cells; `;` when in doubt.

    Decimal commas do not make a comma the delimiter: it would cut fewer cells.
    """
    sample = content[:_SAMPLE_SIZE]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(content: str, delimiter: str) -> int:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    widths = Counter(len(row) for row in islice(reader, _SAMPLE_ROWS) if row)
    return max(((width - 1) * rows for width, rows in widths.items()), default=0)


def _check_quotes(content: str, delimiter: str, shown: str) -> None:
    """Refuse a quotation mark that is never closed: it would swallow the rest of the list."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    row = 0
    try:
        for row, _ in enumerate(reader, start=1):  # noqa: B007 - the last good row is wanted
            pass
    except csv.Error:
        raise _unclosed(shown, row + 1) from None


def _unclosed(shown: str, row: int | None) -> LoadError:
    where = text("Row {row}: a quotation mark is not closed.", row=row)
    return unusable(
        "ROSTER-FILE-QUOTES",
        shown,
        where if row else text("A cell is too long; most likely a quotation mark is not closed."),
        text("Close the quotation mark, or save the list again as XLSX."),
    )
