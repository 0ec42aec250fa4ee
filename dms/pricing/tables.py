"""Checked rate tables: every combination finds one row, and the table says so before it is used.

Two rows that fit one person, or a hole between two bands, are found when the offer is read. A
combination without a row has no price: :meth:`Table.find` says why, it never answers zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, StrEnum
from itertools import pairwise

from attrs import evolve, field, frozen

from dms.bands import Band
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.pricing.dimensions import Dimension, Order, same
from dms.pricing.table_checks import Matcher, Value, conflicts, fits
from dms.rates import ANY, Rate, RateRow

__all__ = ["Missing", "Table", "UpperEnd", "build_table"]


class UpperEnd(StrEnum):
    """How «до 65 лет» is meant where the next band starts at 65 as well."""

    INCLUDED = "included"
    """A person of 65 full years still belongs to the band that ends at 65."""
    EXCLUDED = "excluded"
    """A person of 65 full years belongs to the band that starts at 65."""


class Missing(Enum):
    """Why a table has no rate for somebody."""

    NO_ROW = "no row"
    BORDER = "border"
    UNKNOWN = "unknown"


@frozen
class Table:
    """A rate table over known dimensions, ready to be asked."""

    dimensions: tuple[Dimension, ...]
    rows: tuple[tuple[tuple[Matcher, ...], RateRow], ...]
    otherwise: RateRow | None = None
    contested: Mapping[str, frozenset[int]] = field(factory=dict, hash=False)

    def find(self, values: Sequence[Value]) -> RateRow | Missing:
        """Return the row that fits, one value for each dimension, or why there is none."""
        for dimension, value in zip(self.dimensions, values, strict=True):
            if value in self.contested.get(dimension.name, ()):
                return Missing.BORDER
        for matchers, row in self.rows:
            if all(map(fits, matchers, values)):
                return row
        if self.otherwise is not None:
            return self.otherwise
        return Missing.UNKNOWN if None in values else Missing.NO_ROW

    def narrow(self, known: Mapping[str, Value]) -> "Table":
        """Return the table that is left when some dimensions have the values `known`."""
        fixed = [d.name in known for d in self.dimensions]
        values = [known.get(d.name) for d in self.dimensions]
        open_ = [i for i, is_fixed in enumerate(fixed) if not is_fixed]
        rows = tuple(
            (tuple(matchers[i] for i in open_), row)
            for matchers, row in self.rows
            if all(not f or fits(m, v) for f, m, v in zip(fixed, matchers, values, strict=True))
        )
        return evolve(self, dimensions=tuple(self.dimensions[i] for i in open_), rows=rows)

    def cuts(self, name: str) -> set[int]:
        """Return the numbers at which the rate may change along an ordered dimension."""
        places = [i for i, d in enumerate(self.dimensions) if d.name == name]
        keys = (m[i] for m, _ in self.rows for i in places)
        bands = [key for key in keys if isinstance(key, Band)]
        found = {b.low for b in bands} | {b.high + 1 for b in bands if b.high is not None}
        for number in self.contested.get(name, ()):
            found |= {number, number + 1}
        return found


def build_table(
    rate: Rate,
    known: Mapping[str, Dimension],
    where: Location,
    upper_end: UpperEnd | None = None,
) -> tuple[Table | None, list[Issue]]:
    """Read the keys of a rate and check that bands neither overlap nor leave a gap.

    `upper_end` settles the borders of age bands worded «до 65», «старше 65»; without it such
    borders stay contested and are reported as a question.
    """
    issues = [_unknown_dimension(n, known, where) for n in rate.by if n not in known]
    if issues:
        return None, issues
    dimensions = tuple(known[name] for name in rate.by)
    rows = []
    for row in rate.rows:
        try:
            keys = zip(row.keys, dimensions, strict=True)
            rows.append((tuple(_matcher(alternatives, d) for alternatives, d in keys), row))
        except ValueError:
            issues.append(_bad_key(row, where))
    if issues:
        return None, issues
    rows, contested = _settle_borders(rows, dimensions, upper_end)
    issues = [
        *conflicts(rows, dimensions, where),
        *(_open_border(name, number, where) for name in contested for number in contested[name]),
    ]
    otherwise = RateRow((), rate.otherwise, ("otherwise",)) if rate.otherwise is not None else None
    return Table(dimensions, tuple(rows), otherwise, contested), issues


def _matcher(alternatives: Sequence[str], dimension: Dimension) -> Matcher:
    if ANY in alternatives:
        return None
    if dimension.order is Order.NAMES:
        return frozenset(same(a) for a in alternatives)
    if len(alternatives) != 1:
        raise ValueError("an ordered dimension takes one band in a row")
    parse = Band.parse_days if dimension.order is Order.DAYS else Band.parse
    return parse(alternatives[0])


Rows = list[tuple[tuple[Matcher, ...], RateRow]]


def _settle_borders(
    rows: Rows, dimensions: Sequence[Dimension], upper_end: UpperEnd | None
) -> tuple[Rows, dict[str, frozenset[int]]]:
    """Give each shared border of age bands to one band, or leave it contested."""
    ages = [i for i, d in enumerate(dimensions) if d.name == "age"]
    if not ages:
        return rows, {}
    at = ages[0]
    worded = _worded_ends(m[at] for m, _ in rows)
    if not worded:
        return rows, {}
    settled = [
        ((*m[:at], _settled(m[at], worded, upper_end or UpperEnd.INCLUDED), *m[at + 1 :]), row)
        for m, row in rows
    ]
    return settled, {} if upper_end else {"age": frozenset(worded)}


def _worded_ends(matchers: Iterable[Matcher]) -> set[int]:
    """Return the upper ends that the price list words «до N»: shared ones, and the last."""
    bands = sorted({m for m in matchers if isinstance(m, Band)})
    shared = [a.high for a, b in pairwise(bands) if a.high == b.low != a.low]
    ends = [*shared, bands[-1].high] if shared else []
    return {end for end in ends if end is not None}


def _settled(matcher: Matcher, worded: set[int], upper_end: UpperEnd) -> Matcher:
    if not isinstance(matcher, Band):
        return matcher
    low, high = matcher.low, matcher.high
    if upper_end is UpperEnd.INCLUDED and low in worded and low != high:
        low += 1
    if upper_end is UpperEnd.EXCLUDED and high in worded and high is not None:
        high -= 1
    return Band(low, high)


def _unknown_dimension(name: str, known: Mapping[str, Dimension], where: Location) -> Issue:
    return Issue(
        "TARIFF-DIMENSION-UNKNOWN",
        Severity.ERROR,
        text("The table looks at `{name}`, which no roster has", name=name),
        text(
            "Use one of {known}, or declare the roster's column under `columns` of the offer",
            known=", ".join(sorted(known)),
        ),
        where,
    )


def _bad_key(row: RateRow, where: Location) -> Issue:
    return Issue(
        "TARIFF-BAND-INVALID",
        Severity.ERROR,
        text(
            "A key of this row is not a band: {keys}", keys=", ".join("/".join(k) for k in row.keys)
        ),
        text("Write bands as 18-59, 60+ or 60, and days as 2026-01-01..2026-12-31"),
        where.below(row.path),
    )


def _open_border(name: str, number: int, where: Location) -> Issue:
    return Issue(
        "TARIFF-BORDER-UNSTATED",
        Severity.QUESTION,
        text(
            "Two readings at {name} {number}: does “up to {number}” include it?",
            name=name,
            number=number,
        ),
        text("Ask the insurer and state `age.upper_end`: included or excluded"),
        where,
    )
