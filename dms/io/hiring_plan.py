"""Read a hiring plan from YAML, TOML or JSON."""

from os import PathLike
from pathlib import Path

from dms.contracts.what_if.hiring_plan import HiringPlan
from dms.io.documents import read_document
from dms.io.validation import validate

__all__ = ["load_hiring_plan"]


def load_hiring_plan(path: str | PathLike[str], *, name: str | None = None) -> HiringPlan:
    """Read and check a hiring plan; `name` stands for the file in messages.

    Raises :class:`~dms.errors.LoadError` with everything that is wrong.
    """
    return validate(HiringPlan, read_document(Path(path), name=name))
