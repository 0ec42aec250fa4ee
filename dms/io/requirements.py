"""Read the brief of a client from YAML, TOML or JSON, with the place of every wish."""

from os import PathLike
from pathlib import Path

from dms.io.documents import read_document
from dms.io.validation import validate
from dms.requirements.requirement import Requirement

__all__ = ["load_requirement"]


def load_requirement(path: str | PathLike[str], *, name: str | None = None) -> Requirement:
    """Read and check a brief; `name` stands for the file in messages, the path by default.

    Raises :class:`~dms.errors.LoadError` with everything that is wrong. What the brief leaves out
    is no error; :func:`~dms.requirements.checklist.forgotten` lists it.
    """
    parsed = read_document(Path(path), name=name)
    return validate(Requirement, parsed).read_from(parsed.locate)
