"""Read the weights of a client from YAML, TOML or JSON."""

from os import PathLike
from pathlib import Path

from dms.comparison.weights import Weights
from dms.io.documents import read_document
from dms.io.validation import validate

__all__ = ["load_weights"]


def load_weights(path: str | PathLike[str], *, name: str | None = None) -> Weights:
    """Read and check what each criterion weighs; `name` stands for the file in messages.

    Raises :class:`~dms.errors.LoadError` with everything that is wrong.
    """
    return validate(Weights, read_document(Path(path), name=name))
