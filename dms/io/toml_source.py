"""TOML read exactly: decimals instead of floats, dates as texts, every value with its place."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any, NoReturn

from dms.errors import LoadError
from dms.io.exact_numbers import MAX_DIGITS, Refusal, exact_number
from dms.io.parsed import Lines, Parsed, Position, pointer_to
from dms.io.toml_errors import DUPLICATE, explain_toml
from dms.io.toml_positions import Places, Token, find_places, tokens_of
from dms.io.tree import MAX_DEPTH, TreeBuilder

__all__ = ["parse_toml"]

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def parse_toml(source: str, file: str | None = None) -> Parsed:
    """Read a TOML document; `file` is its name in messages.

    Raises LoadError with everything that is wrong and where.
    """
    source = source.replace("\r\n", "\n")
    builder, lines, tokens = TreeBuilder(file), Lines(source), tokens_of(source)
    _check_limits(tokens, lines, builder)
    try:
        data = tomllib.loads(source, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        _stop_unreadable(str(error), find_places(source, tokens), lines, builder)
    _Planter(builder, find_places(source, tokens), lines).plant(data, "")
    return builder.result()


def _number(written: str) -> object:
    return exact_number(written.replace("_", ""))


class _Planter:
    """Hands the data that the standard reader found to the builder, each part with its place."""

    def __init__(self, builder: TreeBuilder, places: Places, lines: Lines) -> None:
        self.builder = builder
        self.places = places
        self.lines = lines

    def plant(self, value: Any, pointer: str) -> None:
        """Hand over a value with everything in it."""
        at = self.lines.position(self.places.values.get(pointer, 0))
        match value:
            case dict():
                self.builder.enter({}, at)
                for key, inner in value.items():
                    self._plant_pair(key, inner, pointer)
                self.builder.leave()
            case list():
                self.builder.enter([], at)
                for index, inner in enumerate(value):
                    self.plant(inner, f"{pointer}/{index}")
                self.builder.leave()
            case _:
                self._plant_scalar(value, at)

    def _plant_pair(self, key: str, value: Any, table: str) -> None:
        pointer = pointer_to([key], table)
        self.builder.key(key, self.lines.position(self.places.keys.get(pointer, 0)))
        self.plant(value, pointer)

    def _plant_scalar(self, value: Any, at: Position) -> None:
        if isinstance(value, Refusal):
            self.builder.refuse_number(value, at)
        elif isinstance(value, date | datetime | time):
            self.builder.value(value.isoformat(), at)
        else:
            self.builder.value(value, at)


def _check_limits(tokens: list[Token], lines: Lines, builder: TreeBuilder) -> None:
    """Refuse what the standard reader could not bear: endless nesting, dotted keys and numbers."""
    depth = dots = 0
    for token in tokens:
        if token.kind == "bare":
            dots += token.text.count(".")
            if len(token.text) > MAX_DIGITS and token.text.lstrip("+-")[:1].isdigit():
                builder.number(token.text, lines.position(token.offset))
        elif token.kind in ("mark", "newline"):
            dots = 0
            depth = max(0, depth + (token.text in "[{") - (token.text in "]}"))
        if depth > MAX_DEPTH or dots > MAX_DEPTH:
            builder.stop_too_deep(lines.position(token.offset))
    if builder.issues:
        builder.result()


def _stop_unreadable(
    complaint: str, places: Places, lines: Lines, builder: TreeBuilder
) -> NoReturn:
    if DUPLICATE.search(complaint) and places.twice:
        for name, first, again in places.twice:
            builder.report_duplicate(name, lines.position(first), lines.position(again))
        raise LoadError(builder.issues)
    found = _PLACE.search(complaint)
    at = (int(found[1]), int(found[2])) if found else lines.end
    builder.stop("DOC-SYNTAX", *explain_toml(complaint), at)
