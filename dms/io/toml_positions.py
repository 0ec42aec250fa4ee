"""Where the keys and values of a TOML document stand; the standard reader does not say.

:func:`tokens_of` cuts a text into tokens without judging it; :func:`find_places` follows tables,
dotted keys and brackets through them. Text that is not TOML does no harm: the places are useless
then, but the walk ends.
"""

import re
import tomllib
from collections.abc import Callable

from attrs import define, field, frozen

from dms.io.parsed import pointer_to

__all__ = ["Places", "Token", "find_places", "tokens_of"]

# Possessive groups would be shorter; Python 3.11.2 matches them wrongly.
_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n]*+)
    | (?P<blank>[ \t\r]++)
    | (?P<newline>\n)
    | (?P<mark>[\[\]{},=])
    | (?P<text>
        \"\"\"[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*(?:"{3,5}|\Z)
        | '''[^']*(?:'(?!'')[^']*)*(?:'{3,5}|\Z)
        | "[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"?
        | '[^'\n]*'?
      )
    | (?P<bare>[^\s#"'\[\]{},=]++)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_BARE_KEY = re.compile(r"[\w-]+\Z", re.ASCII)


@frozen
class Token:
    """A piece of the text: a mark, a text in quotes, a bare word or the end of a line."""

    kind: str
    text: str
    offset: int


def tokens_of(source: str) -> list[Token]:
    """Cut a text into tokens; blanks and comments are left out."""
    return [
        Token(found.lastgroup or "", found.group(), found.start())
        for found in _TOKEN.finditer(source)
        if found.lastgroup not in ("comment", "blank")
    ]


@define
class Places:
    """Offsets of values and keys by JSON pointer, and the keys that stand twice."""

    values: dict[str, int] = field(factory=dict)
    keys: dict[str, int] = field(factory=dict)
    twice: list[tuple[str, int, int]] = field(factory=list)


def find_places(source: str, tokens: list[Token]) -> Places:
    """Return where everything stands."""
    walk = _Walk(source, tokens)
    walk.document()
    return walk.places


class _Walk:
    """Follows the statements of a document."""

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self.source = source
        self.tokens = [*tokens, Token("end", "", len(source))]
        self.next = 0
        self.places = Places(values={"": 0})
        self._tables: set[str] = set()
        self._arrays: dict[str, int] = {}

    @property
    def token(self) -> Token:
        return self.tokens[self.next]

    def document(self) -> None:
        table = ""
        while self.token.kind != "end":
            if self.token.text == "[":
                table = self._header()
            elif self.token.kind == "newline":
                self.next += 1
            else:
                self._pair(table)

    def _header(self) -> str:
        """Read `[table]` or `[[array of tables]]` and return the pointer of the table."""
        start = self.token.offset
        brackets = self._pass(lambda token: token.text == "[")
        at = self.token.offset
        path = self._path(lambda token: token.text == "]")
        self._pass(lambda token: token.text == "]")
        pointer = ""
        for step in path[:-1]:
            pointer = self._inside(self._name(step, pointer, at, start))
        pointer = pointer_to(path[-1:], pointer)
        if brackets > 1:
            self._arrays[pointer] = self._arrays.get(pointer, -1) + 1
            self._note(pointer, at, start)
            pointer = self._inside(pointer)
        elif pointer in self._tables:
            self.places.twice.append((path[-1], self.places.keys[pointer], at))
        self._tables.add(pointer)
        self._note(pointer, at, start)
        return pointer

    def _pair(self, table: str) -> None:
        """Read `key = value` into the table."""
        at = self.token.offset
        path = self._path(lambda token: token.text == "=")
        self._pass(lambda token: token.text == "=", most=1)
        for step in path[:-1]:
            table = self._name(step, table, at, at)
        pointer = pointer_to(path[-1:], table)
        if pointer in self.places.keys:
            self.places.twice.append((path[-1], self.places.keys[pointer], at))
        self._note(pointer, at, self.token.offset)
        self._value(pointer)

    def _value(self, pointer: str) -> None:
        match self.token.text:
            case "[":
                self._group("]", pointer, self._item)
            case "{":
                self._group("}", pointer, lambda table, _: self._pair(table))
            case _:
                self._pass(lambda token: token.kind != "newline" and token.text not in ",]}")

    def _item(self, array: str, index: int) -> None:
        pointer = f"{array}/{index}"
        self.places.values[pointer] = self.token.offset
        self._value(pointer)

    def _group(self, close: str, pointer: str, part: Callable[[str, int], None]) -> None:
        """Read the parts of a list or an inline table up to its closing bracket."""
        self.next += 1
        count = 0
        while self.token.text != close and self.token.kind != "end":
            if self.token.kind == "newline" or self.token.text in ",]}":
                self.next += 1
            else:
                part(pointer, count)
                count += 1
        self.next += self.token.text == close

    def _path(self, ends: Callable[[Token], bool]) -> list[str]:
        """Read a dotted key; at least one token is passed."""
        start = self.token.offset
        self.next += self.token.kind != "end"
        self._pass(lambda token: not ends(token) and token.kind != "newline")
        return _steps(self.source[start : self.token.offset].strip())

    def _pass(self, wanted: Callable[[Token], bool], most: int | None = None) -> int:
        """Pass the tokens that are wanted and return how many there were."""
        start = self.next
        while self.token.kind != "end" and wanted(self.token):
            self.next += 1
            if self.next - start == most:
                break
        return self.next - start

    def _name(self, step: str, table: str, at: int, start: int) -> str:
        pointer = pointer_to([step], table)
        self._note(pointer, at, start)
        return pointer

    def _note(self, pointer: str, key: int, value: int) -> None:
        self.places.keys.setdefault(pointer, key)
        self.places.values.setdefault(pointer, value)

    def _inside(self, pointer: str) -> str:
        """Return the table that a name means: of an array of tables, the last one."""
        return f"{pointer}/{self._arrays[pointer]}" if pointer in self._arrays else pointer


def _steps(key: str) -> list[str]:
    """Return the names that a dotted key is made of."""
    if _BARE_KEY.match(key):
        return [key]
    try:
        nested: object = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        return [key]
    steps: list[str] = []
    while isinstance(nested, dict) and nested:
        step, nested = next(iter(nested.items()))
        steps.append(step)
    return steps or [key]
