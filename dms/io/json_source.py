"""JSON read exactly: decimals instead of floats, no duplicate keys, every value with its place."""

import re
from json import JSONDecodeError, JSONDecoder
from typing import NoReturn

from dms.i18n import Text, text
from dms.io.parsed import Lines, Parsed
from dms.io.tree import TreeBuilder

__all__ = ["parse_json"]

_SPACE = re.compile(r"[ \t\r\n]*+")
_WORD = re.compile(r"[-+.\w]*+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_NO_NUMBERS = ("NaN", "Infinity", "-Infinity")
_WORDS = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_json(source: str, file: str | None = None, *, max_values: int | None = None) -> Parsed:
    """Read a JSON document; `file` is its name in messages, `max_values` how many it may hold.

    Raises LoadError with everything that is wrong and where.
    """
    reader = _Reader(source, TreeBuilder(file, max_values))
    reader.value()
    reader.end()
    return reader.builder.result()


class _Reader:
    """Walks through the text and tells the builder what it finds; groups end the recursion."""

    def __init__(self, source: str, builder: TreeBuilder) -> None:
        self.source = source
        self.builder = builder
        self.offset = 0
        self._lines = Lines(source)
        self._decoder = JSONDecoder()

    def value(self) -> None:
        """Read the value that comes next."""
        match self._peek():
            case "{":
                self._object()
            case "[":
                self._array()
            case '"':
                at = self._at()
                self.builder.value(self._string(), at)
            case _:
                self._word()

    def end(self) -> None:
        """See that nothing follows."""
        if self._peek():
            self._stop(
                text("Something stands after the end of the document."),
                text("Remove it, or put all values into one list."),
            )

    def _object(self) -> None:
        self.builder.enter({}, self._at())
        self.offset += 1
        if self._peek() == "}":
            self._close()
            return
        while True:
            self._key()
            self.value()
            if self._goes_on("}"):
                return

    def _key(self) -> None:
        if self._peek() != '"':
            self._stop(
                text("A key in double quotes is missing here."),
                text('Write "key": value; no comma stands after the last pair.'),
            )
        at = self._at()
        self.builder.key(self._string(), at)
        if self._peek() != ":":
            self._stop(text("This key has no colon."), text('Write "key": value.'))
        self.offset += 1

    def _array(self) -> None:
        self.builder.enter([], self._at())
        self.offset += 1
        if self._peek() == "]":
            self._close()
            return
        while True:
            self.value()
            if self._goes_on("]"):
                return

    def _goes_on(self, bracket: str) -> bool:
        """Pass the comma, or close the group and return True."""
        follows = self._peek()
        if follows == bracket:
            self._close()
            return True
        if follows != ",":
            self._stop(
                text("A comma or the closing bracket {bracket} is missing here.", bracket=bracket),
                text("Separate the parts by commas and close every bracket."),
            )
        self.offset += 1
        return False

    def _close(self) -> None:
        self.offset += 1
        self.builder.leave()

    def _string(self) -> str:
        """Read a text in double quotes."""
        try:
            string, end = self._decoder.raw_decode(self.source, self.offset)
        except JSONDecodeError as error:
            self.offset = error.pos
            self._stop(
                text("This text in quotes cannot be read."),
                text("Close the quotes on the same line; write a backslash twice."),
            )
        if _SURROGATE.search(string):
            self._stop(
                text("This text has half of a character in it (\\uD800 to \\uDFFF)."),
                text("Write the character itself instead of its code."),
            )
        self.offset = end
        return str(string)

    def _word(self) -> None:
        """Read what stands without quotes: a number, `true`, `false` or `null`."""
        at = self._at()
        found = _WORD.match(self.source, self.offset)
        word = found.group() if found else ""
        if word in _WORDS:
            self.builder.value(_WORDS[word], at)
        elif word in _NO_NUMBERS or _NUMBER.match(word):
            self.builder.number(word, at)
        else:
            self._stop(
                text("A value is missing here, or it is not written as JSON wants."),
                text("Put texts in double quotes; write numbers like 2100.50; no comments."),
            )
        self.offset += len(word)

    def _peek(self) -> str:
        """Pass blanks and return the next character, or an empty text at the end."""
        found = _SPACE.match(self.source, self.offset)
        self.offset = found.end() if found else self.offset
        return self.source[self.offset : self.offset + 1]

    def _at(self) -> tuple[int, int]:
        return self._lines.position(self.offset)

    def _stop(self, message: Text, hint: Text) -> NoReturn:
        self.builder.stop("DOC-SYNTAX", message, hint, self._at())
