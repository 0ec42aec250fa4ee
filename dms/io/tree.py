"""The tree builder: puts together what a reader finds, within limits, and gathers what is wrong.

A reader walks through its format and tells the builder what comes: a key, a value, the start and
the end of a group. Nothing here recurses, so no document can exhaust the stack or the memory.
"""

from typing import Any, NoReturn, cast

from attrs import define

from dms.errors import LoadError
from dms.i18n import Text, text
from dms.io.exact_numbers import Refusal, exact_number
from dms.io.parsed import Parsed, Position, pointer_to
from dms.issues import Issue, Location, Severity
from dms.printable import printable

__all__ = ["MAX_DEPTH", "MAX_NODES", "TreeBuilder"]

MAX_DEPTH = 50
MAX_NODES = 500_000


@define
class _Group:
    """A dict or list that is still open."""

    content: dict[str, Any] | list[Any]
    pointer: str
    key: str | None = None


class TreeBuilder:
    """Builds a :class:`Parsed` step by step; what is wrong is gathered and raised together."""

    def __init__(self, file: str | None, max_nodes: int | None = None) -> None:
        self.file = file
        self.max_nodes = MAX_NODES if max_nodes is None else max_nodes
        self.issues: list[Issue] = []
        self._root: Any = None
        self._open: list[_Group] = []
        self._positions: dict[str, Position] = {}
        self._keys: dict[str, Position] = {}

    @property
    def started(self) -> bool:
        """Say whether anything was found yet."""
        return bool(self._positions)

    @property
    def expects_key(self) -> bool:
        """Say whether the next thing must be a key."""
        group = self._open[-1] if self._open else None
        return group is not None and isinstance(group.content, dict) and group.key is None

    def key(self, name: str, at: Position) -> None:
        """Take the key of the next value; a key that the group has already is an issue."""
        group = self._open[-1]
        pointer = pointer_to([name], group.pointer)
        if name in group.content:
            self.report_duplicate(name, self._keys[pointer], at)
        else:
            self._keys[pointer] = at
        group.key = name

    def value(self, value: object, at: Position) -> None:
        """Take a value that has no parts."""
        self._place(value, at)

    def number(self, written: str, at: Position) -> None:
        """Take a number as it is written; one that is not exact is an issue."""
        number = exact_number(written)
        if isinstance(number, Refusal):
            self.refuse_number(number, at)
        else:
            self._place(number, at)

    def refuse_number(self, refusal: Refusal, at: Position) -> None:
        """Note a number that is not exact; nothing stands in its place."""
        self.report("DOC-NUMBER-INVALID", refusal.message, refusal.hint, at)
        self._place(None, at)

    def enter(self, content: dict[str, Any] | list[Any], at: Position) -> None:
        """Open a group; what follows belongs to it until :meth:`leave`."""
        pointer = self._place(content, at)
        self._open.append(_Group(content, pointer))
        if len(self._open) > MAX_DEPTH:
            self.stop_too_deep(at)

    def leave(self) -> None:
        """Close the group opened last."""
        self._open.pop()

    def report(self, code: str, message: Text, hint: Text, at: Position) -> None:
        """Note an issue and go on reading."""
        line, column = at
        where = Location(file=self.file, line=line, column=column)
        self.issues.append(Issue(code, Severity.ERROR, message, hint, where))

    def report_duplicate(self, name: str, first: Position, again: Position) -> None:
        """Note a key that stands twice, with both lines."""
        self.report(
            "DOC-KEY-DUPLICATE",
            text(
                "The key {key} stands twice: on line {first} and on line {again}.",
                key=shortened(name),
                first=first[0],
                again=again[0],
            ),
            text("Keep one of them."),
            again,
        )

    def stop(self, code: str, message: Text, hint: Text, at: Position) -> NoReturn:
        """Note an issue that makes further reading pointless, and raise all of them."""
        self.report(code, message, hint, at)
        raise LoadError(self.issues)

    def stop_too_deep(self, at: Position) -> NoReturn:
        """Refuse a document whose groups stand inside one another too deeply."""
        self.stop(
            "DOC-TOO-DEEP",
            text("Groups stand inside one another more than {limit} deep.", limit=MAX_DEPTH),
            text("Make the document flatter."),
            at,
        )

    def result(self) -> Parsed:
        """Return what was built, or raise LoadError with every issue."""
        if self.issues:
            raise LoadError(self.issues)
        return Parsed(self._root, self._positions, self._keys, self.file)

    def _place(self, value: object, at: Position) -> str:
        """Put a value where it belongs and return its pointer."""
        pointer = ""
        if self._open:
            group = self._open[-1]
            if isinstance(group.content, list):
                pointer = f"{group.pointer}/{len(group.content)}"
                group.content.append(value)
            else:
                key, group.key = cast("str", group.key), None
                pointer = pointer_to([key], group.pointer)
                group.content[key] = value
        else:
            self._root = value
        self._positions[pointer] = at
        if len(self._positions) > self.max_nodes:
            self._stop_too_large(at)
        return pointer

    def _stop_too_large(self, at: Position) -> NoReturn:
        self.stop(
            "DOC-TOO-LARGE",
            text("The document has more than {limit} values.", limit=self.max_nodes),
            text("Split it into several documents."),
            at,
        )


def shortened(name: str, limit: int = 60) -> str:
    """Cut a name that is too long for a message, and leave out what cannot be printed."""
    name = printable(name)
    return name if len(name) <= limit else f"{name[: limit - 1]}…"
