"""Files for the roster tests, made in memory; all people in them are invented."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from zipfile import ZipFile

import openpyxl

from dms.io.roster import RosterImport, read_roster

Rows = Iterable[Sequence[Any]]
HEAD = ("Таб. №", "ФИО", "Дата рождения")


def csv_bytes(rows: Rows, delimiter: str = ";", encoding: str = "cp1251") -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue().encode(encoding)


def xlsx_bytes(
    rows: Rows, title: str = "Список", change: Callable[[Any], None] | None = None
) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(workbook)
    return saved(workbook)


def saved(workbook: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def found(listed: RosterImport) -> list[tuple[str, str | None]]:
    """Return code and cell of every issue that is more than worth knowing."""
    return [(i.code, i.where.cell) for i in listed.issues if i.severity.value != "info"]


def codes(listed: RosterImport) -> set[str]:
    return {i.code for i in listed.issues}


def read(*rows: Sequence[Any], head: Sequence[str] = HEAD, **options: Any) -> RosterImport:
    """Read a list with these rows under a heading."""
    return read_roster(csv_bytes([head, *rows]), name="staff.csv", **options)


def without_addresses(workbook: bytes, *, rows_too: bool) -> bytes:
    """Return a workbook whose cells do not say where they stand, which the format allows."""
    target = io.BytesIO()
    pattern = rb"(<(?:c|row)\b[^>]*?) r=\"\w+\"" if rows_too else rb"(<c\b[^>]*?) r=\"\w+\""
    with ZipFile(io.BytesIO(workbook)) as source, ZipFile(target, "w") as changed:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(pattern, rb"\1", content)
            changed.writestr(name, content)
    return target.getvalue()
