"""YAML read as people mean it: no floats, no dates, no surprises.

Only `true` and `false` are booleans; `no`, `010`, `18:30` and `2026-02-01` stay texts. Keys are
texts. Numbers with a point are exact decimals. What makes YAML dangerous or ambiguous (aliases,
merge keys, tags, duplicate keys, several documents) is refused with its place.
"""

import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from dms.i18n import text
from dms.io.parsed import Lines, Parsed, Position
from dms.io.tree import TreeBuilder
from dms.io.yaml_errors import explain_yaml

__all__ = ["parse_yaml"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def parse_yaml(source: str, file: str | None = None) -> Parsed:
    """Read one YAML document; `file` is its name in messages.

    Raises LoadError with everything that is wrong and where.
    """
    builder = TreeBuilder(file)
    try:
        for event in _events(source, builder):
            _take(event, builder)
    except yaml.YAMLError as error:
        _stop_unreadable(error, source, builder)
    if not builder.started:
        builder.stop(
            "DOC-EMPTY",
            text("The document has nothing but comments."),
            text("Check that it was saved; `dms template offer` writes one to start from."),
            (1, 1),
        )
    return builder.result()


def _events(source: str, builder: TreeBuilder) -> Iterator[Event]:
    """Yield the events of the first document; a second one is an issue."""
    documents = 0
    for event in yaml.parse(source, Loader=_LOADER):
        documents += isinstance(event, DocumentStartEvent)
        if documents > 1:
            builder.stop(
                "DOC-YAML-SEVERAL",
                text("A second YAML document starts here."),
                text("Remove the line `---`, or put each document into its own file."),
                _start(event),
            )
        yield event


def _take(event: Event, builder: TreeBuilder) -> None:
    if isinstance(event, NodeEvent):
        _refuse_magic(event, builder)
    match event:
        case ScalarEvent() | AliasEvent() if builder.expects_key:
            _take_key(event, builder)
        case ScalarEvent():
            _take_scalar(event, builder)
        case AliasEvent():
            builder.value(None, _start(event))
        case MappingStartEvent() | SequenceStartEvent():
            _enter(event, builder)
        case CollectionEndEvent():
            builder.leave()


def _enter(event: MappingStartEvent | SequenceStartEvent, builder: TreeBuilder) -> None:
    if builder.expects_key:
        builder.stop(
            "DOC-YAML-KEY",
            text("A key must be a plain text, not a list or a group."),
            text("Put the text in quotes if it begins with a bracket."),
            _start(event),
        )
    builder.enter({} if isinstance(event, MappingStartEvent) else [], _start(event))


def _take_key(event: ScalarEvent | AliasEvent, builder: TreeBuilder) -> None:
    name = str(event.value if isinstance(event, ScalarEvent) else event.anchor)
    if name == "<<" and _is_plain(event):
        builder.report(
            "DOC-YAML-MERGE",
            text("The merge key `<<` is not allowed."),
            text("Write the keys out here."),
            _start(event),
        )
    builder.key(name, _start(event))


def _refuse_magic(event: NodeEvent, builder: TreeBuilder) -> None:
    """Refuse what makes a value stand for something other than what is written."""
    if event.anchor is not None:
        builder.report(
            "DOC-YAML-ALIAS",
            text("Anchors (&) and aliases (*) are not allowed."),
            text("Write the value out here; put a text that begins with & or * in quotes."),
            _start(event),
        )
    if getattr(event, "tag", None) is not None:
        builder.report(
            "DOC-YAML-TAG",
            text("Tags (!) are not allowed."),
            text("Remove the tag; put a text that begins with ! in quotes."),
            _start(event),
        )


def _take_scalar(event: ScalarEvent, builder: TreeBuilder) -> None:
    """Take a scalar; only one without quotes can be anything but a text."""
    written: str = event.value
    if not _is_plain(event):
        builder.value(written, _start(event))
    elif _NUMBER.match(written):
        builder.number(written, _start(event))
    else:
        builder.value(_WORDS.get(written, written), _start(event))


def _is_plain(event: ScalarEvent | AliasEvent) -> bool:
    return isinstance(event, ScalarEvent) and bool(event.implicit[0]) and event.tag is None


def _start(event: Event) -> Position:
    return _position(event.start_mark)


def _position(mark: Any) -> Position:
    """Return the place of a mark; an event or error without one concerns the whole document."""
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _stop_unreadable(error: yaml.YAMLError, source: str, builder: TreeBuilder) -> NoReturn:
    mark = getattr(error, "problem_mark", None)
    rest = source[mark.index :] if mark is not None else source
    message, hint = explain_yaml(str(getattr(error, "problem", "")), rest)
    at = _position(mark)
    if not rest.strip():  # show what was never closed, not the end of the file
        opened = getattr(error, "context_mark", None)
        last = Lines(source).position(max(0, len(source.rstrip()) - 1))
        at = min(_position(opened), last) if opened is not None else last
    builder.stop("DOC-SYNTAX", message, hint, at)
