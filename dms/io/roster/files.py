"""The file of a roster: its name, its bytes and what kind of file they really are."""

import re
from enum import StrEnum
from pathlib import Path

from attrs import field, frozen

from dms.i18n import text
from dms.io.roster.flaws import unusable

__all__ = ["LARGEST_FILE", "FileKind", "RosterFile", "open_roster"]

LARGEST_FILE = 50 * 1024 * 1024
"""Bytes a roster may have; a list of 100,000 people takes about 10 MB."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
# the record FILEPASS right after the opening of an old workbook, or after WRITEPROT


class FileKind(StrEnum):
    """What a file is by its first bytes; the ending of its name may say something else."""

    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"


@frozen
class RosterFile:
    """A file in memory; `path` is None for bytes that came from elsewhere."""

    name: str
    data: bytes = field(repr=False)
    kind: FileKind
    path: Path | None = None


def open_roster(source: str | Path | bytes, name: str | None = None) -> RosterFile:
    """Take a file or bytes in and refuse what cannot be a roster.

    Raises :class:`~dms.errors.LoadError` for a file that is missing, empty, larger than 50 MB,
    encrypted or a web page.
    """
    if isinstance(source, bytes):
        shown, path, data = name or "roster", None, source
    else:
        path = Path(source)
        shown = name or path.name
        data = _bytes_of(path, shown)
    _check_size(len(data), shown)
    return RosterFile(shown, data, _kind_of(data, shown), path)


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        _check_size(path.stat().st_size, shown)
        return path.read_bytes()
    except FileNotFoundError:
        raise unusable(
            "ROSTER-FILE-NOT-FOUND",
            shown,
            text("There is no such file."),
            text("Check the name and the folder."),
        ) from None
    except OSError:
        raise unusable(
            "ROSTER-FILE-UNREADABLE",
            shown,
            text("The file cannot be opened."),
            text("Check that it is a file you may read and that no other program holds it open."),
        ) from None


def _check_size(size: int, shown: str) -> None:
    if size == 0:
        raise unusable(
            "ROSTER-FILE-EMPTY",
            shown,
            text("The file is empty."),
            text("Save the list again and choose the new file."),
        )
    if size > LARGEST_FILE:
        raise unusable(
            "ROSTER-FILE-TOO-LARGE",
            shown,
            text("The file is larger than {limit} MB.", limit=LARGEST_FILE // 1024**2),
            text("Keep only the sheet with the list of people and save it as a new file."),
        )


def _kind_of(data: bytes, shown: str) -> FileKind:
    if data.startswith(_ZIP):
        return FileKind.XLSX
    if data.startswith(_OLE):
        if _ENCRYPTED in data or _LOCKED_XLS.search(data):
            raise unusable(
                "ROSTER-FILE-ENCRYPTED",
                shown,
                text("The workbook is protected by a password."),
                text("Save it without the password and choose the new file."),
            )
        return FileKind.XLS
    if data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise unusable(
            "ROSTER-FILE-WEB-PAGE",
            shown,
            text("This is a web page or an XML file, whatever its name says."),
            text("Open it in Excel and save it as XLSX."),
        )
    return FileKind.CSV
