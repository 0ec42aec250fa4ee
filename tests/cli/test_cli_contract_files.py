"""Files that are no contract, that were tampered with, that are in use; and two at one time."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from cli_contract_helpers import EN, JOINER, NAMES
from cli_helpers import Dms

from dms.cli.contract import carrying
from dms.io.contract_file import load_contract
from dms.io.file_lock import locked

ROOT = Path(__file__).parent.parent.parent
FILE = "contract.json"
PAY = ("pay", FILE, "100", "--on", "12.01.2026")
EVERYWHERE = (
    ("contract", "show", FILE),
    ("contract", "list", FILE),
    ("add", FILE, *JOINER, "--apply"),
    (*PAY, "--apply"),
    ("statement", FILE, "--month", "2026-01"),
    ("instalments", FILE),
    ("deadlines", FILE),
    ("what-if", FILE, "--under", "improved.yaml"),
    ("tax", FILE, "--labour-costs", "costs.csv"),
)


def tampered(contract: Path) -> None:
    """Make a payment larger than it was."""
    document = json.loads(contract.read_text("utf-8"))
    document["movements"][0]["request"]["amount"] = "900"
    contract.write_text(json.dumps(document), "utf-8")


@pytest.mark.parametrize("words", EVERYWHERE, ids=[" ".join(w[:2]) for w in EVERYWHERE])
class TestFilesThatCannotBeUsed:
    def test_missing(self, dms: Dms, inputs: Path, words: tuple[str, ...]) -> None:
        ran = dms(*words, *EN)
        assert (ran.code, ran.out) == (3, "")
        assert "DOC-FILE-MISSING" in ran.err
        assert not list(inputs.glob("*.lock"))

    def test_no_contract(self, dms: Dms, inputs: Path, words: tuple[str, ...]) -> None:
        (inputs / FILE).write_text('{"dms": "offer/1"}')
        ran = dms(*words, "--json")
        assert ran.code == 3
        assert all(code.startswith(("DOC-", "CONTRACT-")) for code in ran.codes)
        assert "Traceback" not in ran.err

    def test_no_json(self, dms: Dms, inputs: Path, words: tuple[str, ...]) -> None:
        (inputs / FILE).write_bytes(b"\x00\xff")
        assert dms(*words).code == 3

    def test_tampered_with(self, dms: Dms, contract: Path, words: tuple[str, ...]) -> None:
        dms(*PAY, "--apply")
        tampered(contract)
        before = contract.read_bytes()
        ran = dms(*words, *EN)
        assert (ran.code, ran.out) == (3, "")
        assert "[CONTRACT-" in ran.err
        assert not any(name in ran.err for name in NAMES)
        assert contract.read_bytes() == before


def test_a_contract_that_is_in_use(
    dms: Dms, contract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dms.io.file_lock.monotonic", iter(range(0, 1000, 20)).__next__)
    with locked(contract, wait=0):
        ran = dms(*PAY, "--apply", *EN)
        assert dms(*PAY, *EN).code == 0  # a preview does not wait
    assert ran.code == 3
    assert "CONTRACT-BUSY" in ran.err


def test_a_folder_that_cannot_be_written(
    dms: Dms, contract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("dms.io.contract_opening.save_contract", refused)
    before = contract.read_bytes()
    ran = dms(*PAY, "--apply", *EN)
    assert ran.code == 2
    assert "cannot be written; check the folder" in ran.err
    assert contract.read_bytes() == before


def test_a_full_disk_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space"), carrying.writing(tmp_path / "x", "en"):
        raise OSError(28, "No space left on device")


def start(*words: str, folder: Path, code: str | None = None) -> subprocess.Popen[bytes]:
    how = ["-c", code] if code is not None else ["-m", "dms"]
    return subprocess.Popen(
        [sys.executable, *how, *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "DMS_LANG": "en"},
    )


def test_programs_that_apply_at_one_time_lose_nothing(contract: Path) -> None:
    running = [
        start("pay", FILE, f"{n}", "--on", "12.01.2026", "--apply", folder=contract.parent)
        for n in range(1, 5)
    ]
    ended = [(process.communicate(), process.returncode) for process in running]
    assert [code for _, code in ended] == [0] * 4, ended
    after = load_contract(contract)
    assert len(after.entries) == 4
    assert after.paid == 1 + 2 + 3 + 4


KILLED = """\
import sys
from pathlib import Path
from time import sleep

def stuck(self, target):
    Path("reached").touch()
    sleep(60)

Path.replace = stuck
from dms.cli.app import run
run(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught")
def test_a_program_killed_in_the_middle_leaves_the_old_file_whole(dms: Dms, contract: Path) -> None:
    before = contract.read_bytes()
    words = ("add", FILE, *JOINER, "--requested", "20.01.2026", "--apply")
    process = start(*words, folder=contract.parent, code=KILLED)
    for _ in range(500):
        if contract.with_name("reached").exists():
            break
        sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert contract.with_name("reached").exists()
    assert contract.read_bytes() == before
    assert dms(*PAY, "--apply").code == 0  # nobody holds the lock any more
    assert len(load_contract(contract).entries) == 1


LIGHT = {"rich", "babel", "openpyxl", "python_calamine", "icalendar", "numpy"}


def test_a_preview_loads_nothing_it_does_not_need(contract: Path) -> None:
    code = (
        "import sys\nfrom dms.cli.app import run\n"
        "try: run(sys.argv[1:])\nexcept SystemExit: print('\\n' + ' '.join(sys.modules))"
    )
    process = start("add", FILE, *JOINER, folder=contract.parent, code=code)
    out, _ = process.communicate()
    loaded = set(out.decode("utf-8").splitlines()[-1].split())
    assert "dms.contracts.contract" in loaded
    assert not LIGHT & loaded


def test_the_door_loads_no_contracts() -> None:
    code = "import sys, dms.cli.app; print(*sys.modules)"
    out, _ = start(folder=ROOT, code=code).communicate()
    heavy = {"pydantic", "yaml", "holidays", "dms.contracts.contract", "dms.pricing.offer"}
    assert not (LIGHT | heavy) & set(out.decode("utf-8").split())
