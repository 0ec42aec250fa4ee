"""A writer of the smallest XLS files that Excel 97 would open: BIFF8 records in one OLE stream."""

import struct
from collections.abc import Sequence

_SECTOR = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def xls_bytes(rows: Sequence[Sequence[str | float]], *, locked: bool = False) -> bytes:
    """Return an XLS file with one sheet «Список»; a locked one says it is under a password."""
    opening = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    opening += _record(0x002F, struct.pack("<HI", 1, 0)) if locked else b""
    title = "Список"
    size = len(opening) + 4 + 8 + 2 * len(title) + 4
    name = struct.pack("<IHBB", size, 0, len(title), 1) + title.encode("utf-16-le")
    book = opening + _record(0x0085, name) + _record(0x000A, b"")
    book += _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        book += b"".join(_cell(number, column, value) for column, value in enumerate(row))
    return _ole(book + _record(0x000A, b""))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        letters = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
        return _record(0x0204, place + letters)
    return _record(0x0203, place + struct.pack("<d", value))


def _ole(stream: bytes) -> bytes:
    """Put one stream «Workbook» into an OLE file: header, FAT, directory, the stream."""
    stream = stream.ljust(8 * _SECTOR, b"\0")  # shorter streams would need a second table
    stream += bytes(-len(stream) % _SECTOR)
    sectors = len(stream) // _SECTOR
    table = [_FAT, _END, *range(3, sectors + 2), _END]
    fat = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    directory = _entry("Root Entry", 5, _END, 0, child=1)
    directory += _entry("Workbook", 2, 2, len(stream)) + _entry("", 0, 0, 0) * 2
    return header + fat + directory + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    letters = name.encode("utf-16-le")
    length = len(letters) + 2 if name else 0
    head = letters.ljust(64, b"\0") + struct.pack("<HBB", length, kind, 1)
    links = struct.pack("<III", _FREE, _FREE, child) + bytes(36)
    return head + links + struct.pack("<IQ", start, size)
