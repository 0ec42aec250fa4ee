"""Two programs that change one contract file lose no movement of the other."""

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from contract_example import concluded, employee, eventful

from dms.errors import LoadError, MovementRefused, MovementStale
from dms.io.contract_file import load_contract, save_contract
from dms.io.contract_opening import contract_opened
from dms.io.file_lock import LockBusy, locked

DAY = date(2026, 3, 2)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "c.json"
    save_contract(concluded(), path)
    return path


def test_what_is_applied_is_saved(path: Path) -> None:
    movement = load_contract(path).add(employee("9"), requested_on=DAY)
    with contract_opened(path) as opened:
        applied = opened.apply(movement)
        assert opened.contract is applied
    again = load_contract(path)
    assert again.head == applied.head
    assert again.entries[0].movement.amount == movement.amount


def test_a_block_that_applies_nothing_leaves_the_file_alone(path: Path) -> None:
    before = path.stat()
    with contract_opened(path) as opened:
        opened.contract.add(employee("9"), requested_on=DAY)
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_an_error_leaves_the_file_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    contract = load_contract(path)
    seen = contract.pay(Decimal(1), on=DAY), contract.add(employee("E-001"), requested_on=DAY)
    with pytest.raises(MovementRefused), contract_opened(path) as opened:
        [opened.apply(movement) for movement in seen]
    assert path.read_bytes() == before
    with contract_opened(path, wait=0) as opened:  # and the lock is free again
        assert not opened.contract.entries


def test_a_refused_movement_leaves_the_file_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(MovementRefused), contract_opened(path) as opened:
        opened.apply(opened.contract.add(employee("E-001"), requested_on=DAY))
    assert path.read_bytes() == before


def test_a_movement_previewed_before_another_was_applied_is_made_again(path: Path) -> None:
    seen = load_contract(path)
    mine = seen.add(employee("8"), requested_on=DAY)
    with contract_opened(path) as opened:
        opened.apply(seen.add(employee("9"), requested_on=DAY))
    with contract_opened(path) as opened:
        opened.apply(mine)
    assert [e.movement.people for e in load_contract(path).entries] == [("9",), ("8",)]


def test_a_movement_that_would_come_to_something_else_is_stale(path: Path) -> None:
    seen = load_contract(path)
    leaves = seen.remove("E-001", last_day=date(2026, 6, 30), requested_on=date(2026, 6, 1))
    assert leaves.returned == 0
    with contract_opened(path) as opened:
        opened.apply(opened.contract.pay(opened.contract.premium, on=DAY))
    before = path.read_bytes()
    with pytest.raises(MovementStale) as error, contract_opened(path) as opened:
        opened.apply(leaves, opened.contract.pay(Decimal(1), on=DAY))
    assert error.value.issue.code == "MOVEMENT-STALE"
    assert "Preview it again" in error.value.issue.line("en")
    assert path.read_bytes() == before


def test_a_link_and_its_file_have_one_lock(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with contract_opened(path), pytest.raises(LoadError), contract_opened(link, wait=0):
        raise AssertionError("it was open already")


def test_a_busy_file_is_told_with_its_name(path: Path) -> None:
    again = contract_opened(path, name="c.json", wait=0.05)
    with contract_opened(path), pytest.raises(LoadError) as error, again:
        raise AssertionError("it was open already")
    (issue,) = error.value.issues
    assert issue.code == "CONTRACT-BUSY"
    assert issue.where.file == "c.json"


def test_no_contract_no_lock(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.json", tmp_path / "none" / "c.json"):
        with pytest.raises(LoadError) as error, contract_opened(missing):
            raise AssertionError("there is nothing to open")
        assert [issue.code for issue in error.value.issues] == ["DOC-FILE-MISSING"]
    assert not list(tmp_path.iterdir())


def test_a_changed_file_is_not_opened(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"26/001"', '"26/002"'), "utf-8")
    with pytest.raises(LoadError) as error, contract_opened(path):
        raise AssertionError("it was changed")
    assert [issue.code for issue in error.value.issues] == ["CONTRACT-HASH-AGREEMENT"]


def _pay(path: Path, kopecks: int, times: int) -> None:
    for _ in range(times):
        with contract_opened(path, wait=60) as opened:
            opened.apply(opened.contract.pay(Decimal(kopecks) / 100, on=DAY))


def test_two_writers_lose_no_movement(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_pay, args=(path, kopecks, 8)) for kopecks in (1, 100)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    again = load_contract(path)
    assert len(again.entries) == 16
    assert again.paid == Decimal("8.08")


HOLDER = """
import sys, time
from pathlib import Path
from dms.io.file_lock import locked
with locked(Path(sys.argv[1]), wait=0):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def _held_by_another(path: Path) -> Iterator[subprocess.Popen[str]]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def test_the_lock_of_a_program_that_was_killed_is_free(path: Path) -> None:
    with _held_by_another(path) as holder:
        with pytest.raises(LockBusy), locked(path, wait=0.05):
            raise AssertionError("another program holds it")
        holder.kill()
        holder.wait()
        with locked(path, wait=5):
            assert path.with_name("c.json.lock").exists()


def test_who_waits_long_enough_gets_the_lock(path: Path) -> None:
    with _held_by_another(path) as holder:
        holder.terminate()
        with contract_opened(path, wait=30) as opened:
            assert opened.contract.number == "26/001"


def test_every_kind_of_movement_survives_an_opening(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    contract = eventful()
    save_contract(contract, path)
    with contract_opened(path) as opened:
        opened.apply(opened.contract.pay(Decimal(1), on=date(2026, 12, 1)))
    kept = [entry.hash for entry in contract.entries]
    assert [entry.hash for entry in load_contract(path).entries][:-1] == kept
