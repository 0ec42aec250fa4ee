"""A contract as a file: saved whole or not at all, and verified when it is loaded.

The format is `contract/1`: what was agreed, then one movement on each line, so that two versions of
a file show at a glance what was added. Loading makes every movement again and compares.
"""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from os import PathLike
from pathlib import Path
from typing import Any

from dms import __version__
from dms.contracts.contract import Contract
from dms.contracts.contract_document import ContractDocument
from dms.contracts.state.journal import canonical, header_of, outcome_of, record_of
from dms.contracts.state.movement import Movement
from dms.contracts.state.requests import Request
from dms.errors import LoadError, MovementRefused, QuoteRefused, UnknownCalendarYear
from dms.i18n import Text, text
from dms.io.atomic_write import write_atomically
from dms.io.contract_chain import chain_faults
from dms.io.contract_text import ContractText, read_contract_text
from dms.issues import Issue, Location
from dms.members import Roster
from dms.workdays import WorkCalendar

__all__ = ["contract_json", "load_contract", "save_contract"]

_BY_LINES = ("members", "movements")
"""The lists of which each item stands on a line of its own."""


def save_contract(contract: Contract, path: str | PathLike[str], *, new: bool = False) -> None:
    """Write a contract into a file; a crash at any moment leaves the old file whole.

    `new` writes it only where there is no file yet, and raises FileExistsError otherwise.

    The same contract always gives the same bytes. Two programs that change one file at the same
    time use :func:`~dms.io.contract_opening.contract_opened`. Raises OSError when the file cannot
    be written.
    """
    write_atomically(Path(path), contract_json(contract).encode(), new=new)


def contract_json(contract: Contract) -> str:
    """Return a contract as the text of its file."""
    fields: dict[str, Any] = {
        "dms": "contract/1",
        "made_with": {"dms": __version__},
        **header_of(contract.agreement),
        "conclusion": _conclusion(contract.conclusion),
        "hash": contract.first_hash,
        "movements": (
            record_of(entry.movement, entry.booked_on) | {"hash": entry.hash}
            for entry in contract.entries
        ),
        "head": contract.head,
    }
    rows = (f'"{name}": {_written(name, value)}' for name, value in fields.items())
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _written(name: str, value: Any) -> str:
    if name not in _BY_LINES:
        return _dump(value)
    rows = ",\n".join(map(_dump, value))
    return f"[\n{rows}\n]" if rows else "[]"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _conclusion(movement: Movement) -> dict[str, str]:
    """Return what the first list came to; its lines follow from what was agreed."""
    outcome = outcome_of(movement)
    digest = sha256(canonical(outcome)).hexdigest()
    return {"amount": outcome.get("amount", "0.00"), "hash": digest}


def load_contract(
    path: str | PathLike[str], *, name: str | None = None, calendar: WorkCalendar | None = None
) -> Contract:
    """Read a contract, see that nobody changed the file, and make every movement again.

    `name` stands for the file in messages, the path as given by default; `calendar` knows the
    working days, the Russian one by default: it must be the one that the contract was run with.

    Raises :class:`~dms.errors.LoadError` with everything that is wrong: what cannot be read, what
    does not fit the format, the first movement that was changed or left out, the first one that
    comes to other figures than the file says.
    """
    written = read_contract_text(Path(path), name if name is not None else str(path))
    document = written.document()
    if faults := list(chain_faults(written)):
        raise LoadError(faults)
    try:
        return _replayed(_concluded(document, written, calendar), document, written)
    except UnknownCalendarYear as error:
        written.refuse([error.issue])


def _concluded(
    document: ContractDocument, written: ContractText, calendar: WorkCalendar | None
) -> Contract:
    """Conclude the contract again; what its first list came to must be the same."""
    try:
        contract = Contract.from_offer(
            document.offer.read_from(partial(_in_file, written.file)),
            Roster.of(member.member for member in document.members),
            terms=document.terms,
            number=document.contract,
            period=document.period.period,
            concluded_on=document.concluded_on,
            modules=document.modules,
            payment=document.payment,
            headcount=document.headcount,
            policyholder=document.policyholder,
            calendar=calendar,
        )
    except (QuoteRefused, LoadError) as error:
        written.refuse(error.issues)
    except ValueError:  # two members with one id
        written.refuse([_differs(document, written, 0)])
    same = _conclusion(contract.conclusion) == document.conclusion.model_dump()
    if not same or contract.first_hash != document.hash:
        written.refuse([_differs(document, written, 0)])
    return contract


def _in_file(file: str, pointer: str) -> Location:
    """Return the place of a part of the offer that stands in a contract file."""
    return Location(file=file, pointer=f"/offer{pointer}")


def _replayed(contract: Contract, document: ContractDocument, written: ContractText) -> Contract:
    """Make every movement again; the first that comes out otherwise is reported."""
    requests = _Counted(entry.request for entry in document.movements)
    try:
        replayed = contract.replay(requests)
    except MovementRefused as error:
        written.refuse([_differs(document, written, requests.number), *error.issues])
    pairs = zip(replayed.entries, document.movements, strict=True)
    for entry, record in pairs:
        if entry.hash != record.hash:
            written.refuse([_differs(document, written, entry.number)])
    return replayed


class _Counted:
    """Requests on their way into a contract; `number` is that of the latest one taken."""

    def __init__(self, requests: Iterable[Request]) -> None:
        self.number = 0
        self._requests = requests

    def __iter__(self) -> Iterator[Request]:
        for request in self._requests:
            self.number += 1
            yield request


def _differs(document: ContractDocument, written: ContractText, number: int) -> Issue:
    where = f"/movements/{number - 1}" if number else "/conclusion"
    return written.fault("CONTRACT-REPLAY-DIFFERS", _said(document, number), _HINT, where)


def _said(document: ContractDocument, number: int) -> Text:
    made_with = document.made_with.dms if document.made_with is not None else "?"
    return text(
        "Made again, movement {number} comes to something else than the file says (the file was "
        "written by version {written}, this is {version})",
        number=number,
        written=made_with,
        version=__version__,
    )


_HINT = text(
    "Give the working calendar that the contract was run with, use the version that wrote the "
    "file, or take the file from a copy"
)
