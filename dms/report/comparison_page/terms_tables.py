"""Terms of the contracts side by side, statement by statement."""

from collections.abc import Iterator, Sequence

from dms.comparison.comparison import Comparison
from dms.comparison.statements.statement import TermsCell
from dms.comparison.terms_rows import TermsRow
from dms.i18n import Text, text
from dms.modules.questions import Stated
from dms.report.comparison_page.tables import NOT_STATED, Cell, Row, Table, said

__all__ = ["terms_table"]


def terms_table(comparison: Comparison, parts: Sequence[str], caption: Text) -> Table:
    """Return what the terms say on some parts; what nobody says is among the questions."""
    groups: dict[str, tuple[Text, list[Row]]] = {}
    for row in comparison.terms:
        if row.stated and row.key.partition(".")[0] in parts:
            rows = groups.setdefault(row.group.to("en"), (row.group, []))[1]
            rows.append([said(row.title, *_alike(row)), *map(_cell, row.cells.values())])
    return Table(
        caption=caption,
        heads=["", *comparison.names.values()],
        groups=list(groups.values()),
        note=text("What nobody states is left out here and stands among the questions"),
    )


def _alike(row: TermsRow) -> Iterator[Text]:
    if not row.differs and len(row.cells) > 1:
        yield text("the same")


def _cell(cell: TermsCell) -> Cell:
    """Return what terms say, with the clause, and whether somebody only assumed it."""
    if cell.stated is Stated.NOT_STATED:
        return NOT_STATED
    lines = []
    if cell.clause:
        lines.append(text("clause {number}", number=cell.clause))
    if cell.by_offer:
        lines.append(text("stated by the offer"))
    if cell.assumed:
        lines.append(text("assumed for this calculation"))
    return said(cell.words, *lines)
