"""A list for the insurer, ready to be written as CSV or XLSX."""

from pathlib import Path

from attrs import field, frozen

from dms.io.atomic_write import write_atomically
from dms.io.insurer_list.change import ListKind
from dms.io.table_writing import Value, WrittenTable
from dms.issues import Issue, errors_in

__all__ = ["InsurerList"]

_TITLES = {
    ListKind.ATTACH: "Прикрепление",
    ListKind.DETACH: "Открепление",
    ListKind.DATA_CHANGE: "Изменение данных",
}


@frozen
class InsurerList:
    """One list: lines above the table, a heading of one or two rows, and a row for each person.

    People who cannot be listed are not in `rows`; `issues` says why, with their ids.
    """

    layout: str
    kind: ListKind
    above: tuple[str, ...] = field(repr=False)
    heading: tuple[tuple[str, ...], ...] = field(repr=False)
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)
    issues: tuple[Issue, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everybody is in the list. Questions may still be open."""
        return not errors_in(self.issues)

    def to_csv(self) -> bytes:
        """Return the list as Russian Excel reads it: semicolons, UTF-8 with its mark.

        A text that begins like a formula gets an apostrophe in front, so that no spreadsheet
        computes it.
        """
        return self._table.to_csv()

    def to_xlsx(self) -> bytes:
        """Return the list as a workbook: dates are dates, and texts stay texts.

        Raises :class:`~dms.errors.MissingExtra` when the part `xlsx` is not installed.
        """
        return self._table.to_xlsx()

    @property
    def _table(self) -> WrittenTable:
        return WrittenTable(_TITLES[self.kind], self.heading, self.rows, self.above)

    def write(self, path: str | Path) -> Path:
        """Write the list to a file whose name ends in `.csv` or `.xlsx`; return its path.

        Raises ValueError for another ending.
        """
        target = Path(path)
        writers = {".csv": self.to_csv, ".xlsx": self.to_xlsx}
        if target.suffix.lower() not in writers:
            raise ValueError("Choose a name that ends in .csv or .xlsx")
        write_atomically(target, writers[target.suffix.lower()]())
        return target
