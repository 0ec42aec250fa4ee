"""Read a document in YAML, TOML or JSON: plain data with the place of every part.

The three formats give equal data for equal documents. What cannot be read is a
:class:`~dms.errors.LoadError` with every issue found, never another exception.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import cast

from dms.errors import LoadError
from dms.i18n import Text, text
from dms.io.parsed import Lines, Parsed, Position, pointer_to
from dms.issues import Issue, Location, Severity
from dms.printable import UNPRINTABLE

__all__ = ["FORMATS", "MAX_BYTES", "is_document", "read_document", "read_text"]

MAX_BYTES = 5_000_000
"""The largest document that is read."""

FORMATS = ("yaml", "toml", "json")

_SUFFIXES = MappingProxyType({".yaml": "yaml", ".yml": "yaml", ".toml": "toml", ".json": "json"})
_BYTE_ORDER_MARK = "\ufeff"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def is_document(path: Path) -> bool:
    """Say whether the ending of a name is that of a document in one of the formats."""
    return path.suffix.lower() in _SUFFIXES


def read_document(
    source: PathLike[str] | str | bytes,
    *,
    name: str | None = None,
    format: str | None = None,  # noqa: A002 - the plain word for it
) -> Parsed:
    """Read a file (given as a path), a text or the bytes of a document.

    `name` stands for the file in messages; `format` is `yaml`, `toml` or `json` and follows from
    the ending of the name by default. Raises LoadError when the document cannot be read.
    """
    if isinstance(source, PathLike):
        name = name if name is not None else str(source)
        source = _content(Path(source), name, MAX_BYTES)
    parse = _parser(format, name)
    _check_size(len(source), name, MAX_BYTES)
    written = source if isinstance(source, str) else _decoded(source, name)
    written = written.removeprefix(_BYTE_ORDER_MARK)
    _check_text(written, name)
    parsed = parse(written, name)
    if "\\" in written:  # signs that are written as codes come to light only now
        _check_codes(parsed)
    return parsed


def read_text(path: Path, name: str, *, max_bytes: int) -> str:
    """Read a file of text in UTF-8; `name` stands for it in messages.

    Raises LoadError when it cannot be read or is larger than `max_bytes`.
    """
    content = _content(path, name, max_bytes)
    _check_size(len(content), name, max_bytes)
    return _decoded(content, name).removeprefix(_BYTE_ORDER_MARK)


def _content(path: Path, name: str, max_bytes: int) -> bytes:
    """Return the bytes of a file, at most one more than a document may have."""
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError:
        raise _refused(
            "DOC-FILE-MISSING",
            text("There is no such file."),
            text("Check the name and the folder."),
            name,
        ) from None
    except (OSError, ValueError):
        raise _refused(
            "DOC-FILE-UNREADABLE",
            text("This file cannot be opened."),
            text("Check that it is a file, not a folder, and that you may read it."),
            name,
        ) from None


def _parser(format_name: str | None, name: str | None) -> Callable[[str, str | None], Parsed]:
    """Return the reader of a format; it is loaded only when it is needed."""
    if format_name is None and name is not None:
        format_name = _SUFFIXES.get(Path(name).suffix.lower())
    if format_name not in FORMATS:
        raise _refused(
            "DOC-FORMAT-UNKNOWN",
            text("It is not known which format this document has."),
            text(
                "Use a file name that ends with .yaml, .toml or .json, or give `format` in Python."
            ),
            name,
        )
    module = import_module(f"dms.io.{format_name}_source")
    return cast("Callable[[str, str | None], Parsed]", getattr(module, f"parse_{format_name}"))


def _decoded(content: bytes, name: str | None) -> str:
    """Return the text of a file, with or without a byte-order mark."""
    at: Position | None = None
    if not content.startswith(_UTF16):
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
            at = Lines(before).end
    raise _refused(
        "DOC-ENCODING",
        text("The document is not saved as UTF-8."),
        text("Open it in an editor and save it with the encoding UTF-8."),
        name,
        at,
    )


def _check_size(size: int, name: str | None, limit: int) -> None:
    if size > limit:
        raise _refused(
            "DOC-TOO-LARGE",
            text("The document is larger than {limit} megabytes.", limit=limit // 1_000_000),
            text("Split it into several documents."),
            name,
        )


def _check_text(written: str, name: str | None) -> None:
    if not written.strip():
        raise _refused(
            "DOC-EMPTY",
            text("The document is empty."),
            text("Check that it was saved; `dms template offer` writes one to start from."),
            name,
        )
    if found := UNPRINTABLE.search(written):
        raise LoadError([_unprintable(name, Lines(written).position(found.start()))])


def _check_codes(parsed: Parsed) -> None:
    """Refuse texts and keys with a control character that stands there as a code (u0007)."""
    found = (parsed.locate(at, at_key=is_key) for at, is_key in _with_codes(parsed.data))
    issues = [_unprintable(one.file, (one.line or 1, one.column or 1)) for one in found]
    if issues:
        raise LoadError(issues)


def _with_codes(value: object, pointer: str = "") -> Iterator[tuple[str, bool]]:
    """Yield where texts with a control character stand, and whether they are keys."""
    match value:
        case str() if UNPRINTABLE.search(value):
            yield pointer, False
        case dict():
            for key, inner in value.items():
                below = pointer_to([key], pointer)
                if UNPRINTABLE.search(key):
                    yield below, True
                yield from _with_codes(inner, below)
        case list():
            for index, inner in enumerate(value):
                yield from _with_codes(inner, f"{pointer}/{index}")


def _unprintable(name: str | None, at: Position) -> Issue:
    return _issue(
        "DOC-CHARACTER",
        text("An invisible control character stands here."),
        text("Delete it; it often comes from copying out of another program."),
        name,
        at,
    )


def _refused(
    code: str, message: Text, hint: Text, name: str | None, at: Position | None = None
) -> LoadError:
    return LoadError([_issue(code, message, hint, name, at)])


def _issue(code: str, message: Text, hint: Text, name: str | None, at: Position | None) -> Issue:
    line, column = at or (None, None)
    return Issue(code, Severity.ERROR, message, hint, Location(file=name, line=line, column=column))
