"""Changing a contract file safely: locked, read anew, changed, saved whole.

Two programs that change one file wait for each other, so that neither loses a movement of the
other.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from os.path import realpath
from pathlib import Path

from dms.contracts.contract import Contract
from dms.contracts.state.movement import Movement
from dms.errors import LoadError
from dms.i18n import text
from dms.io.contract_file import load_contract, save_contract
from dms.io.file_lock import LockBusy, locked
from dms.issues import Issue, Location, Severity
from dms.workdays import WorkCalendar

__all__ = ["OpenedContract", "contract_opened"]


class OpenedContract:
    """A contract file while it is open for changes; `contract` is how it stands."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract

    def apply(self, *movements: Movement) -> Contract:
        """Apply movements, all or none, and return the contract with them.

        A movement that was previewed before others changed the file is made again and must come to
        the same. Raises :class:`~dms.errors.MovementRefused` and
        :class:`~dms.errors.MovementStale` like :meth:`~dms.contracts.contract.Contract.apply`.
        """
        self.contract = self.contract.apply(*movements)
        return self.contract


@contextmanager
def contract_opened(
    path: str | PathLike[str],
    *,
    name: str | None = None,
    calendar: WorkCalendar | None = None,
    wait: float = 10,
) -> Iterator[OpenedContract]:
    """Open a contract file to change it; it is saved at the end of the `with` block.

        with contract_opened("contract.json") as opened:
            opened.apply(movement)

    Nobody else changes the file meanwhile. An error inside the block leaves it as it was, and so
    does a block that applies nothing. `wait` is how many seconds to wait while another program has
    it open; `name` and `calendar` are those of :func:`~dms.io.contract_file.load_contract`.

    Raises LoadError when the contract cannot be loaded or stays in use by another program, OSError
    when the folder cannot be written.
    """
    target = Path(realpath(path))  # all links to one file share one lock
    shown = name if name is not None else str(path)
    if not target.is_file():
        load_contract(path, name=shown)  # says what is wrong, and leaves no lock behind
    try:
        with locked(target, wait=wait):
            opened = OpenedContract(load_contract(target, name=shown, calendar=calendar))
            before = opened.contract.head
            yield opened
            if opened.contract.head != before:
                save_contract(opened.contract, target)
    except LockBusy:
        raise LoadError([_busy(shown)]) from None


def _busy(name: str) -> Issue:
    return Issue(
        "CONTRACT-BUSY",
        Severity.ERROR,
        text("Another program has this contract open to change it"),
        text("Try again when it has finished; nothing was changed"),
        Location(file=name),
    )
