"""Read the grades of a client from YAML, TOML or JSON, with the place of every entry."""

from os import PathLike
from pathlib import Path

from dms.configurator.grades.grades import Grades
from dms.io.documents import read_document
from dms.io.validation import validate

__all__ = ["load_grades"]


def load_grades(path: str | PathLike[str], *, name: str | None = None) -> Grades:
    """Read and check who gets which programme; `name` stands for the file in messages.

    Raises :class:`~dms.errors.LoadError` with everything that is wrong. Whether the list of people
    fits is said by :func:`~dms.configurator.grades.assigning.assign`.
    """
    parsed = read_document(Path(path), name=name)
    return validate(Grades, parsed).read_from(parsed.locate)
