"""The text of a contract file, read fast; where something stands is looked up when it is needed.

A year of a large contract is tens of megabytes. They are read by Python's own parser, and once more
by the careful one when there is something wrong to point at.
"""

import json
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from attrs import evolve, field, frozen

from dms.contracts.contract_document import ContractDocument
from dms.errors import LoadError
from dms.i18n import Text
from dms.io.documents import read_text
from dms.io.json_source import parse_json
from dms.io.parsed import Parsed
from dms.io.validation import validate
from dms.issues import Issue, Location, Severity

__all__ = ["MAX_BYTES", "ContractText", "read_contract_text"]

MAX_BYTES = 200_000_000
"""The largest contract file that is read."""

_MAX_VALUES = 50_000_000
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


@frozen(slots=False)
class ContractText:
    """What stands in a contract file, as plain data."""

    text: str = field(repr=False)
    data: Any = field(repr=False)
    file: str

    @cached_property
    def placed(self) -> Parsed:
        """The same data with the line of every part; slow for large files."""
        return parse_json(self.text, self.file, max_values=_MAX_VALUES)

    def document(self) -> ContractDocument:
        """Return the document; LoadError says everything that does not fit, with lines."""
        try:
            return validate(ContractDocument, Parsed(self.data, file=self.file))
        except LoadError:
            return validate(ContractDocument, self.placed)

    def fault(self, code: str, said: Text, hint: Text, pointer: str) -> Issue:
        """Make an issue about a part of the file."""
        return Issue(code, Severity.ERROR, said, hint, self.placed.locate(pointer))

    def refuse(self, issues: Iterable[Issue], pointer: str = "") -> NoReturn:
        """Raise a LoadError with issues; those that name no file are about a part of this one."""
        here = Location(file=self.file, pointer=pointer)
        raise LoadError([i if i.where.file else _within(i, here) for i in issues])


def _within(issue: Issue, here: Location) -> Issue:
    pointer = (here.pointer or "") + (issue.where.pointer or "")
    return evolve(issue, where=evolve(issue.where, file=here.file, pointer=pointer))


def read_contract_text(path: Path, name: str) -> ContractText:
    """Read the plain data of a contract file. Raises LoadError when it is no JSON."""
    written = read_text(path, name, max_bytes=MAX_BYTES)
    data = _fast(written)
    if data is None or _SURROGATE.search(written):
        parse_json(written, name, max_values=_MAX_VALUES)  # says what is wrong, and where
    return ContractText(written, data, name)


def _fast(written: str) -> Any:
    """Return plain data; None for what is no JSON. Contract files have no decimals in them."""
    try:
        return json.loads(
            written, parse_float=str, parse_constant=_no_number, object_pairs_hook=_unique
        )
    except (ValueError, RecursionError):
        return None


def _no_number(written: str) -> NoReturn:
    raise ValueError(written)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) != len(pairs):
        raise ValueError("a key stands twice")
    return group
