"""Read tax parameters of your own from YAML, TOML or JSON."""

from os import PathLike
from pathlib import Path

from dms.contracts.tax.parameter_table import TaxParameterTable
from dms.contracts.tax.parameters import TaxParameters
from dms.io.documents import read_document
from dms.io.validation import validate

__all__ = ["load_tax_parameters"]


def load_tax_parameters(path: str | PathLike[str], *, name: str | None = None) -> TaxParameters:
    """Read a table of tax parameters and put it before the shipped one.

    Its values win on the days for which it has any. `name` stands for the file in messages. Raises
    :class:`~dms.errors.LoadError` with everything that is wrong.
    """
    table = validate(TaxParameterTable, read_document(Path(path), name=name))
    return TaxParameters.shipped().overridden_by(table)
