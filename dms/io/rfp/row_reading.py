"""Reading a sheet of fixed rows: every row must be there once, in its place, with its words."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from attrs import define, field

from dms.i18n import plural, text
from dms.io.rfp import flaws
from dms.io.rfp.cells import Given, answer_in, beside, cell_at, is_filled, place_of, said_in
from dms.io.rfp.form import Path, Row, RowSheet, Target
from dms.io.rfp.layout import ANSWER, FIRST_ROW, LABEL, MARK, ROW_ID, WISH, mark_of
from dms.io.rfp.workbook_reading import FilledSheet
from dms.io.roster.flaws import Flaw
from dms.issues import Issue, Severity

__all__ = ["RowAnswers", "read_rows"]


@define
class RowAnswers:
    """What the rows of a sheet answer, and what is wrong with them."""

    given: list[tuple[Row, Given]] = field(factory=list)
    issues: list[Issue] = field(factory=list)


def read_rows(found: FilledSheet, described: RowSheet) -> RowAnswers:
    """Read the answers of a sheet; a row that cannot be trusted is an issue and no answer.

    With other columns than those of the form nothing of it is read.
    """
    answers = RowAnswers()
    if not _has_its_columns(found):
        answers.issues.append(flaws.HEADING_CHANGED.at(place_of(found, FIRST_ROW - 1, ANSWER)))
        return answers
    answers.issues += beside(found, FIRST_ROW, ANSWER + 1)
    standing = _rows_by_id(found, described, answers)
    answers.issues += _missing(found, described, standing)
    answers.issues += _moved(found, described, standing)
    for row in described.rows:
        if row.id in standing:
            _read(found, row, standing[row.id], answers)
    answers.issues += _lacking(answers.given)
    return answers


def _has_its_columns(found: FilledSheet) -> bool:
    heads = (said_in(cell_at(found, FIRST_ROW - 1, column)) for column in (LABEL, WISH, ANSWER))
    return said_in(cell_at(found, FIRST_ROW - 1, MARK)) == mark_of(*heads)


def _rows_by_id(found: FilledSheet, described: RowSheet, answers: RowAnswers) -> dict[str, int]:
    """Return where each row stands (from 0), the first place of those that stand twice."""
    known = {row.id for row in described.rows}
    standing: dict[str, int] = {}
    for number in range(FIRST_ROW, found.height):
        id_ = said_in(cell_at(found, number, ROW_ID))
        if id_ in standing:
            answers.issues.append(flaws.ROW_TWICE.at(place_of(found, number, LABEL)))
        elif id_ in known:
            standing[id_] = number
        elif id_ or is_filled(found, number, ANSWER):
            answers.issues.append(flaws.ROW_UNKNOWN.at(place_of(found, number, ANSWER)))
    return standing


def _missing(
    found: FilledSheet, described: RowSheet, standing: Mapping[str, int]
) -> Iterator[Issue]:
    lost = [row for row in described.rows if row.id not in standing]
    if lost:
        yield Issue(
            "RFP-ROW-MISSING",
            Severity.ERROR,
            plural(
                "A row of the form is missing: “{first}”.",
                "{count} rows of the form are missing, the first is “{first}”.",
                len(lost),
                first=lost[0].label,
            ),
            text("Start from a fresh form and copy the answers only."),
            found.where,
        )


def _moved(found: FilledSheet, described: RowSheet, standing: Mapping[str, int]) -> Iterator[Issue]:
    """Notice rows out of their order, and rows whose words are not those that were sent."""
    order = [standing[row.id] for row in described.rows if row.id in standing]
    displaced = {after for before, after in pairwise(order) if after < before}
    for number in order:
        label = said_in(cell_at(found, number, LABEL))
        mark = said_in(cell_at(found, number, MARK))
        if number in displaced or mark != mark_of(label):
            yield flaws.ROW_MOVED.at(place_of(found, number, LABEL))


def _read(found: FilledSheet, row: Row, number: int, answers: RowAnswers) -> None:
    given = answer_in(found, number, ANSWER, row.answer)
    where = place_of(found, number, ANSWER)
    if isinstance(given, Flaw):
        answers.issues.append(given.at(where))
        given = Given(None, where, "?")  # something is answered, though it cannot be used
    answers.given.append((row, given))


def _lacking(given: list[tuple[Row, Given]]) -> Iterator[Issue]:
    """Yield the answers that must not be missing; zero, which says “none”, needs no other."""
    filled: set[tuple[Target, Path]] = {
        row.group for row, one in given if one.is_stated and one.value != 0
    }
    for row, one in given:
        is_needed = row.always or (row.needed and row.group in filled)
        if is_needed and not one.said:
            yield flaws.MISSING.at(one.where)
