"""Where things stand in the workbook of a form; writing and reading agree on it here."""

import hashlib

__all__ = [
    "ANSWER",
    "FIRST_ROW",
    "FIRST_TABLE_ROW",
    "HEAD_SHEET",
    "LABEL",
    "LAST_TABLE_ROW",
    "MARK",
    "ROW_ID",
    "WISH",
    "mark_of",
]

HEAD_SHEET = "dms"
"""The hidden sheet with the head; its first cell says so, lists of choices stand beside it."""

ROW_ID, MARK, LABEL, WISH, ANSWER = range(5)
"""Columns of a sheet of rows; the first two are hidden. A table begins at `MARK`."""

FIRST_ROW = 3
"""The first row of questions, from 0; above stand the role of the sheet, its title, a heading.

The heading has a mark of its words like every question, so that columns put between are noticed.
"""

FIRST_TABLE_ROW = 4
"""The first row of answers in a table, from 0; above it the ids of its columns are hidden."""

LAST_TABLE_ROW = 5_000
"""The last row of a table with lists to choose from, from 0."""


def mark_of(*words: str) -> str:
    """Return a mark of the words of a row, by which one that was shifted or changed is noticed.

    It is computed when the form is written, so a form stays readable when the wording changes.
    """
    return hashlib.sha256(" ".join(words).encode("utf-8")).hexdigest()[:8]
