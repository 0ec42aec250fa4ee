"""What the lines above the table say: contract number, period, company."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from dms.i18n import parse_date
from dms.io.roster.cells import Cell, written
from dms.periods import Period

__all__ = ["LinesAbove", "read_lines_above"]

_CONTRACT = re.compile(r"догов\w*[^№N]{0,40}(?:№|N|No)\.?\s*(?P<number>[\w/.-]*\w)", re.IGNORECASE)
_DAY = r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})(?: 00:00(?::00)?)?"
_PERIOD = re.compile(rf"{_DAY}\s*(?:г\.?)?\s*(?:,?\s*по\s*:?|[-–—])\s*{_DAY}", re.IGNORECASE)
_COMPANY = re.compile(
    r"(?:организация|компания|предприятие|страхователь|наименование (?:организации|страхователя))"
    r"\s*:\s*(?P<name>.+)",
    re.IGNORECASE,
)


@frozen
class LinesAbove:
    """Facts found above the table, None for what is not there; nothing is computed with them.

    `period` has both days counted: «с … по …» names the last day.
    """

    contract: str | None = None
    period: Period | None = None
    company: str | None = None


def read_lines_above(rows: Sequence[Sequence[Cell]]) -> LinesAbove:
    """Read the rows above the heading."""
    lines = list(_lines(rows))
    contract = next(filter(None, map(_CONTRACT.search, lines)), None)
    company = next(filter(None, map(_COMPANY.match, _labelled(rows))), None)
    return LinesAbove(
        contract["number"] if contract else None,
        next(filter(None, map(_period, lines)), None),
        company["name"].strip() if company else None,
    )


def _lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        yield " ".join(filter(None, map(written, row)))


def _labelled(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield «label: value», be they in one cell or in two neighbours."""
    for row in rows:
        filled = [cell for cell in map(written, row) if cell]
        yield from filled
        for label, value in pairwise(filled):
            yield f"{label.rstrip(': ')}: {value}"


def _period(line: str) -> Period | None:
    found = _PERIOD.search(line)
    if not found:
        return None
    start, last_day = parse_date(found[1]), parse_date(found[2])
    if start is None or last_day is None or last_day < start:
        return None
    return Period(start, last_day)
