"""Rates as a price list writes them: a number, or a table over dimensions.

A rate is an amount of roubles or a factor. It is written in one of three ways::

    "18500.00"                                      one number for everybody
    {age: {18-59: "1", 60-65: "2"}}                 one dimension
    {by: [age, place], rows: [[18-59, Москва, "1.2"], [60+, "*", "1.5"]]}

In a row each dimension has a value, a list of values, a closed band (`18-59`, `60+`) or `*` for
any; the last item is the rate. `otherwise` is the rate where no row fits; without it there is none.
Which dimensions are ordered is decided where the tariff is checked (:mod:`dms.pricing.tables`).
"""

from collections.abc import Mapping
from decimal import Context, Decimal, Inexact
from functools import cached_property
from typing import Annotated, Any, Literal

from attrs import field, frozen
from pydantic import AfterValidator, GetCoreSchemaHandler, PlainSerializer, PlainValidator
from pydantic_core import CoreSchema, core_schema

from dms.documents import problem
from dms.i18n.parsing import parse_number, without_currency

__all__ = ["ANY", "INCLUDED", "Premium", "Price", "Rate", "RateRow", "turned_round"]

ANY = "*"
INCLUDED = "included"
_LIMIT = 100_000
_EXACT = Context(prec=1000, traps=[Inexact])

Path = tuple[str | int, ...]
"""The way from a rate down to one of its parts: keys and list indexes."""


@frozen
class RateRow:
    """One row of a rate table: alternatives for each dimension, and the value.

    `path` points from the rate to the row, so that a figure can be traced to its line.
    """

    keys: tuple[tuple[str, ...], ...]
    value: Decimal
    path: Path = field(default=(), eq=False)

    @cached_property
    def scaled(self) -> tuple[int, int]:
        """The value as whole digits and the number of decimal places: 1.05 is 105 and 2."""
        places = max(-int(self.value.as_tuple().exponent), 0)
        return int(self.value.scaleb(places, _EXACT)), places

    @property
    def label(self) -> str:
        """The keys of the row as the price list shows them."""
        return " × ".join("/".join(alternatives) for alternatives in self.keys)


@frozen
class Rate:
    """A number (no dimensions, one row) or a table of numbers."""

    by: tuple[str, ...]
    rows: tuple[RateRow, ...]
    otherwise: Decimal | None = None

    @classmethod
    def of(cls, written: object) -> "Rate":
        """Read a rate from the plain data of a document.

        Raises the pydantic error that names the place inside the rate.
        """
        if isinstance(written, Rate):
            return written
        if not isinstance(written, Mapping):
            return cls((), (RateRow((), _number(written, ())),))
        if "rows" in written or "by" in written:
            return cls._table(written)
        return cls._single(written)

    @classmethod
    def _single(cls, written: Mapping[str, Any]) -> "Rate":
        names = [name for name in written if name != "otherwise"]
        if len(names) != 1 or not isinstance(written[names[0]], Mapping):
            raise problem(
                "TARIFF-RATE-SHAPE",
                "A rate is a number, one dimension with its bands or values, or `by` with `rows`",
            )
        name = names[0]
        rows = [
            RateRow(((str(key).strip(),),), _number(value, (name, str(key))), (name, str(key)))
            for key, value in written[name].items()
        ]
        return cls((name,), tuple(rows), _otherwise(written))

    @classmethod
    def _table(cls, written: Mapping[str, Any]) -> "Rate":
        by, rows = written.get("by"), written.get("rows")
        unknown = set(written) - {"by", "rows", "otherwise"}
        if unknown or not isinstance(by, list | tuple) or not isinstance(rows, list | tuple):
            raise problem(
                "TARIFF-RATE-SHAPE",
                "A table has `by` (a list of dimensions), `rows` (lists of keys and a rate) and,"
                " if needed, `otherwise`; nothing else",
            )
        if len(rows) > _LIMIT:
            raise problem("TARIFF-RATE-SIZE", "A table has at most {limit} rows", limit=_LIMIT)
        names = tuple(str(name) for name in by)
        if len(set(names)) != len(names) or not names:
            raise problem("TARIFF-RATE-SHAPE", "`by` names each dimension once", pointer=("by",))
        return cls(names, tuple(_row(r, names, i) for i, r in enumerate(rows)), _otherwise(written))

    @property
    def is_number(self) -> bool:
        """Say whether the rate is the same for everybody."""
        return not self.by

    def written(self) -> object:
        """Return the rate as plain data that :meth:`of` reads back to an equal rate."""
        if self.is_number:
            return f"{self.rows[0].value:f}"
        rows = [[*(_written_key(k) for k in row.keys), f"{row.value:f}"] for row in self.rows]
        table: dict[str, object] = {"by": list(self.by), "rows": rows}
        if self.otherwise is not None:
            table["otherwise"] = f"{self.otherwise:f}"
        return table

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.of,
            serialization=core_schema.plain_serializer_function_ser_schema(cls.written),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:
        number = {"anyOf": [{"type": "string"}, {"type": "number"}]}
        key = {"anyOf": [number, {"type": "array", "items": number, "minItems": 1}]}
        return {
            "description": "A number, a one-dimensional table, or a table with `by` and `rows`",
            "anyOf": [
                number,
                {
                    "type": "object",
                    "properties": {
                        "by": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                        "rows": {"type": "array", "items": {"type": "array", "items": key}},
                        "otherwise": number,
                    },
                    "required": ["by", "rows"],
                    "additionalProperties": False,
                },
                {
                    "type": "object",
                    "properties": {"otherwise": number, "by": False, "rows": False},
                    "additionalProperties": {"type": "object", "additionalProperties": number},
                    "minProperties": 1,
                    "maxProperties": 2,
                },
            ],
        }


def turned_round(step: str, rate: Rate) -> Path | None:
    """Return the way to a number with which a step of a price turns the price round.

    A factor is not below zero, and a discount in per cent takes off at most all of it.

    >>> turned_round("percent", Rate.of({"age": {"0-17": -150, "18+": 0}}))
    ('age', '0-17')
    """
    least = {"multiply": 0, "percent": -100}.get(step)
    if least is None:
        return None
    rows = [(row.value, row.path) for row in rate.rows]
    if rate.otherwise is not None:
        rows.append((rate.otherwise, ("otherwise",)))
    return next((path for value, path in rows if value < least), None)


def _row(row: object, names: tuple[str, ...], index: int) -> RateRow:
    path = ("rows", index)
    if not isinstance(row, list | tuple) or len(row) != len(names) + 1:
        raise problem(
            "TARIFF-ROW-SHAPE",
            "A row has a key for each dimension in `by` and the rate at its end",
            pointer=path,
        )
    *keys, value = row
    return RateRow(tuple(_key(k, path) for k in keys), _number(value, path), path)


def _key(key: object, path: Path) -> tuple[str, ...]:
    alternatives = key if isinstance(key, list | tuple) else [key]
    if not alternatives or not all(isinstance(k, str | int | Decimal) for k in alternatives):
        raise problem(
            "TARIFF-ROW-SHAPE", "A key is a value, a list of values, a band or `*`", pointer=path
        )
    return tuple(str(k).strip() for k in alternatives)


def _number(value: object, path: Path) -> Decimal:
    if isinstance(value, str):
        number = parse_number(without_currency(value))
        if number is not None:
            return number
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        number = Decimal(value)
        if number.is_finite():
            return number
    raise problem(
        "TARIFF-NUMBER-INVALID",
        'A rate is an exact number, written like 2100.50 or "2 100,50"',
        pointer=path,
    )


def _otherwise(written: Mapping[str, Any]) -> Decimal | None:
    value = written.get("otherwise")
    return None if value is None else _number(value, ("otherwise",))


def _written_key(alternatives: tuple[str, ...]) -> object:
    return alternatives[0] if len(alternatives) == 1 else list(alternatives)


def _not_negative(rate: Rate) -> Rate:
    for row in rate.rows:
        if row.value < 0:
            raise problem("TARIFF-PRICE-NEGATIVE", "A price is not negative", pointer=row.path)
    if rate.otherwise is not None and rate.otherwise < 0:
        raise problem("TARIFF-PRICE-NEGATIVE", "A price is not negative", pointer=("otherwise",))
    return rate


def _premium(written: object) -> Rate | str:
    return INCLUDED if written == INCLUDED else _not_negative(Rate.of(written))


def _written_premium(premium: Rate | str) -> object:
    return premium if isinstance(premium, str) else premium.written()


Price = Annotated[Rate, AfterValidator(_not_negative)]
"""A price: a rate in roubles, which is never negative."""

Premium = Annotated[
    Rate | Literal["included"],
    PlainValidator(_premium, json_schema_input_type=Rate | Literal["included"]),
    PlainSerializer(_written_premium),
]
"""A price, or `included` where the programme has one price for everything."""
