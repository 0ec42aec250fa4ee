"""Points by the client's own weights, with the whole calculation."""

from decimal import Decimal

from dms.comparison.comparison import Comparison
from dms.comparison.scores import Score, ScorePart, Scores
from dms.comparison.weights import Criterion
from dms.i18n import Text, text
from dms.report.comparison_page.tables import Cell, Row, Table, Words, said

__all__ = ["score_tables"]


def score_tables(comparison: Comparison) -> tuple[Table, ...]:
    """Return the points criterion by criterion; nothing where the client gave no weights."""
    found = comparison.scores
    return (_table(found, comparison.names),) if found is not None else ()


def _table(found: Scores, names: dict[str, str]) -> Table:
    offers = [names[row.candidate] for row in found.rows]
    total = [said(text("Points")), said(_points(sum(found.points.values(), Decimal(0))))]
    total += [said(_range(row.low, row.high)) for row in found.rows]
    return Table(
        caption=text("Points by criteria, of 100"),
        heads=[text("Criterion"), text("Most points"), *offers],
        rows=[_row(one, found) for one in found.weights],
        foot=[total],
        numbers=True,
        note=_note(found, names),
    )


def _row(criterion: Criterion, found: Scores) -> Row:
    parts = [_part(row, criterion) for row in found.rows]
    title = said(criterion.heading, found.how[criterion])
    return [title, said(_points(found.points[criterion])), *map(_cell, parts)]


def _part(row: Score, criterion: Criterion) -> ScorePart:
    return next(part for part in row.parts if part.criterion is criterion)


def _cell(part: ScorePart) -> Cell:
    raw: Words = part.raw if part.raw is not None else text("not stated")
    return said(_range(part.low, part.high), raw)


def _range(low: Decimal, high: Decimal) -> Text:
    if low == high:
        return _points(low)
    return text("{low} to {high}", low=_points(low), high=_points(high))


def _points(points: Decimal) -> Text:
    return Text("{points}", {"points": points})


def _note(found: Scores, names: dict[str, str]) -> Text:
    if found.best is None:
        return text(
            "What is not stated gives a range. No offer has more points than all others whatever"
            " the answers turn out to be"
        )
    return text(
        "{name} has more points than all others whatever the open answers turn out to be",
        name=names[found.best],
    )
