"""Checked rate tables: every combination finds one row, and the table says so before it is used.

Two rows that fit one person, or a hole between two bands, are found when the offer is read. A
combination without a row has no price: :meth:`Table.find` says why, it never answers zero.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, StrEnum
from functools import cached_property
from itertools import pairwise, product

from attrs import evolve, frozen

from dms.bands import Band
from dms.i18n import text
from dms.issues import Issue, Location, Severity
from dms.pricing.dimensions import Dimension, Order, deductible_key, same
from dms.pricing.exact import Exact
from dms.pricing.table_checks import Key, Matcher, Value, conflicts, fits, may_fit
from dms.rates import ANY, Rate, RateRow

__all__ = ["Found", "Missing", "Table", "UpperEnd", "build_table"]


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
    """The price list can be read in two ways here."""
    UNKNOWN = "unknown"
    """A row might fit, if only a value were known."""


@frozen
class Found:
    """The row that fits, and its value ready to compute with."""

    row: RateRow
    value: Exact

    @classmethod
    def of(cls, row: RateRow) -> "Found":
        """Make the value of a row ready."""
        return cls(row, Exact(*row.scaled))


@frozen
class Table:
    """A rate table over known dimensions, ready to be asked."""

    dimensions: tuple[Dimension, ...]
    rows: tuple[tuple[Key, RateRow], ...]
    otherwise: RateRow | None = None
    borders: tuple[Key, ...] = ()
    """Combinations for which the price list can be read in two ways."""
    doubtful: tuple[Key, ...] = ()
    """Rows that might fit, if something were known that was settled as not stated."""
    settled: tuple[tuple[str, Value], ...] = ()
    """Dimensions that were settled by narrowing, and their values."""

    def find(self, values: Sequence[Value]) -> RateRow | Missing:
        """Return the row that fits, one value for each dimension, or why there is none.

        An unknown value is no reason to take `otherwise` while a row might fit.
        """
        if any(all(map(fits, border, values)) for border in self.borders):
            return Missing.BORDER
        for matchers, row in self.rows:
            if all(map(fits, matchers, values)):
                return row
        if any(all(map(may_fit, key, values)) for key in self._keys()):
            return Missing.UNKNOWN
        return self.otherwise or Missing.NO_ROW

    @cached_property
    def named(self) -> Mapping[tuple[Value, ...], Found]:
        """The row for each combination of names that the table lists, found without a search.

        Empty where a row needs more than names to be found: bands, `*`, or two readings.
        """
        keys = [key for key, _ in self.rows]
        plain = all(isinstance(matcher, frozenset) for key in keys for matcher in key)
        if not plain or self.borders or self.doubtful:
            return {}
        found = ((key, Found.of(row)) for key, row in self.rows)
        return {names: row for key, row in found for names in product(*key)}  # type: ignore[arg-type]

    def _keys(self) -> list[Key]:
        return [*(key for key, _ in self.rows), *self.doubtful]

    def narrow(self, known: Mapping[str, Value]) -> "Table":
        """Return the table that is left when some dimensions have the values `known`."""
        fixed = [(i, known[d.name]) for i, d in enumerate(self.dimensions) if d.name in known]
        open_ = [i for i, d in enumerate(self.dimensions) if d.name not in known]

        def left(key: Key) -> Key:
            return tuple(key[i] for i in open_)

        def fitting(key: Key) -> bool:
            return all(fits(key[i], value) for i, value in fixed)

        sure = [(key, row) for key, row in self.rows if fitting(key)]
        possible = [key for key, _ in self.rows if all(may_fit(key[i], v) for i, v in fixed)]
        return evolve(
            self,
            dimensions=tuple(self.dimensions[i] for i in open_),
            rows=tuple((left(key), row) for key, row in sure),
            borders=tuple(left(key) for key in self.borders if fitting(key)),
            doubtful=tuple(left(key) for key in possible if not fitting(key)),
            settled=tuple((self.dimensions[i].name, value) for i, value in fixed),
        )

    def cuts(self, name: str) -> set[int]:
        """Return the numbers at which the rate may change along an ordered dimension."""
        places = [i for i, d in enumerate(self.dimensions) if d.name == name]
        matchers = (key[i] for key in (*self._keys(), *self.borders) for i in places)
        bands = [matcher for matcher in matchers if isinstance(matcher, Band)]
        return {b.low for b in bands} | {b.high + 1 for b in bands if b.high is not None}


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
        issues += _unknown_names(row, dimensions, where)
    if issues:
        return None, issues
    rows, borders = _settle_borders(rows, dimensions, upper_end)
    issues = [
        *conflicts(rows, dimensions, where),
        *_open_borders(sorted({age for age, _ in borders}), where),
    ]
    otherwise = RateRow((), rate.otherwise, ("otherwise",)) if rate.otherwise is not None else None
    return Table(dimensions, tuple(rows), otherwise, tuple(key for _, key in borders)), issues


def _matcher(alternatives: Sequence[str], dimension: Dimension) -> Matcher:
    if ANY in alternatives:
        return None
    if dimension.order is Order.NAMES:
        form = deductible_key if dimension.name == "deductible" else same
        return frozenset(map(form, alternatives))
    if len(alternatives) != 1:
        raise ValueError("an ordered dimension takes one band in a row")
    parse = Band.parse_days if dimension.order is Order.DAYS else Band.parse
    return parse(alternatives[0])


Rows = list[tuple[Key, RateRow]]


def _settle_borders(
    rows: Rows, dimensions: Sequence[Dimension], upper_end: UpperEnd | None
) -> tuple[Rows, list[tuple[int, Key]]]:
    """Give each shared border of age bands to one band; return the ages that stay contested.

    Only bands that follow one another for the same place, relationship … share a border.
    """
    ages = [i for i, d in enumerate(dimensions) if d.name == "age"]
    if not ages:
        return rows, []
    at = ages[0]
    bands: dict[Key, list[Matcher]] = {}
    for key, _ in rows:
        bands.setdefault(_with_age(key, at, None), []).append(key[at])
    worded = {others: _worded_ends(found) for others, found in bands.items()}
    settled = []
    for key, row in rows:
        ends = worded[_with_age(key, at, None)]
        age = _settled(key[at], ends, upper_end or UpperEnd.INCLUDED)
        settled.append((_with_age(key, at, age), row))
    if upper_end is not None:
        return settled, []
    return settled, [
        (end, _with_age(others, at, Band(end, end)))
        for others, ends in worded.items()
        for end in sorted(ends)
    ]


def _with_age(key: Key, at: int, age: Matcher) -> Key:
    return (*key[:at], age, *key[at + 1 :])


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
    if low == high:
        return matcher
    if upper_end is UpperEnd.INCLUDED and low in worded:
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


def _unknown_names(
    row: RateRow, dimensions: Sequence[Dimension], where: Location
) -> Iterator[Issue]:
    """Report names that nobody can have: a misspelt one would never fit and never be missed."""
    for dimension, alternatives in zip(dimensions, row.keys, strict=True):
        unknown = [n for n in alternatives if n != ANY and same(n) not in dimension.forms]
        if dimension.names and unknown:
            yield Issue(
                "TARIFF-VALUE-UNKNOWN",
                Severity.ERROR,
                text("`{name}` is never {values}", name=dimension.name, values=", ".join(unknown)),
                text("Use one of: {known}", known=", ".join(dimension.names)),
                where.below(row.path),
            )


def _bad_key(row: RateRow, where: Location) -> Issue:
    return Issue(
        "TARIFF-BAND-INVALID",
        Severity.ERROR,
        text(
            "A key of this row cannot be read: {keys}",
            keys=", ".join("/".join(k) for k in row.keys),
        ),
        text(
            "Write bands as 18-59, 60+ or 60, days as 2026-01-01..2026-12-31, and a deductible as"
            " 20% or in roubles"
        ),
        where.below(row.path),
    )


def _open_borders(ages: Sequence[int], where: Location) -> Iterator[Issue]:
    if ages:
        yield Issue(
            "TARIFF-BORDER-UNSTATED",
            Severity.QUESTION,
            text(
                "Bands of age that end at {ages}: does “up to” include that age?",
                ages=", ".join(map(str, ages)),
            ),
            text("Ask the insurer and state `age.upper_end`: included or excluded"),
            where,
        )
