"""Results in files: written whole or not at all, and never over an input."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from errno import ENOSPC
from itertools import combinations
from pathlib import Path
from typing import NoReturn

from dms.cli.output import note, refuse
from dms.i18n import text

__all__ = [
    "check_endings",
    "check_results",
    "refuse_existing",
    "refuse_overwriting",
    "same_file",
    "write_new",
    "write_result",
    "writing",
]


def write_result(
    path: Path, content: str | bytes, *inputs: Path | None, lang: str, private: bool = False
) -> None:
    """Write a result in the place of an earlier one; never over one of the inputs.

    A `private` result has people in it: a new file can be read by its owner only.
    """
    refuse_overwriting(path, inputs, lang)
    written = content.encode("utf-8") if isinstance(content, str) else content
    with writing(path, lang):
        _put(path, written, private=private)
    _say_written(path, lang)


def write_new(path: Path, content: str | bytes, *, lang: str) -> None:
    """Write a new file; one that is there, or has come up meanwhile, stays as it is."""
    from dms.io.atomic_write import write_atomically

    written = content.encode("utf-8") if isinstance(content, str) else content
    with writing(path, lang):
        try:
            write_atomically(path, written, new=True, private=False)
        except FileExistsError:
            refuse_existing(path, lang)
    _say_written(path, lang)


def check_endings(paths: Iterable[Path], endings: Iterable[str], lang: str) -> None:
    """End the command when the name of a result does not say how it is to be written."""
    known = tuple(endings)
    if any(path.suffix.lower() not in known for path in paths):
        listed = " / ".join(known)
        refuse(text("The name of the result must end in {endings}.", endings=listed), lang)


def check_results(paths: Sequence[Path], inputs: Iterable[Path | None], lang: str) -> None:
    """End the command, before anything is read, when results cannot be written as they are named.

    They would overwrite an input or each other, or their folder is not there.
    """
    read = tuple(inputs)
    for path in paths:
        refuse_overwriting(path, read, lang)
        if path.is_dir() or not path.parent.is_dir():
            _refuse_folder(path, lang)
    if any(same_file(one, other) for one, other in combinations(paths, 2)):
        refuse(text("Two results have the same name; give each its own."), lang)


def refuse_overwriting(path: Path, inputs: Iterable[Path | None], lang: str) -> None:
    """End the command when a result would take the place of an input."""
    if any(same_file(path, one) for one in inputs if one is not None):
        refuse(text("The result would overwrite an input; choose another name."), lang)


def same_file(one: Path, other: Path) -> bool:
    """Say whether two paths lead to one file, by links of any kind or by other spellings."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.resolve() == other.resolve()


@contextmanager
def writing(path: Path, lang: str) -> Iterator[None]:
    """Say plainly that a file cannot be written."""
    try:
        yield
    except OSError as error:
        if error.errno == ENOSPC:
            raise
        _refuse_folder(path, lang)


def refuse_existing(path: Path, lang: str) -> NoReturn:
    """End the command because a new file was to be written where there is one."""
    refuse(text("The file {path} is there already; choose another name.", path=path), lang)


def _put(path: Path, content: bytes, *, private: bool) -> None:
    """Replace a file that may be written; a terminal or a pipe takes what is written to it."""
    from dms.io.atomic_write import write_atomically

    if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
        path.write_bytes(content)
    else:
        write_atomically(path, content, private=private)


def _refuse_folder(path: Path, lang: str) -> NoReturn:
    refuse(text("The file {path} cannot be written; check the folder.", path=str(path)), lang)


def _say_written(path: Path, lang: str) -> None:
    note(text("Written: {path}", path=str(path)).to(lang))
