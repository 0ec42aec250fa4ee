"""Running the command in this process, as a user would type it."""

from pathlib import Path

import pytest
from cli_contract_helpers import NEW, write_inputs
from cli_helpers import FAULTY_STAFF, OFFER, STAFF, TODAY, Dms, Ran

from dms.cli import clock
from dms.cli.app import run


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command run on the same day."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def dms(capsys: pytest.CaptureFixture[str]) -> Dms:
    def ran(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run([str(a) for a in arguments])
        written = capsys.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 0, written.out, written.err)

    return ran


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an offer and lists of people, to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "offer.yaml").write_text(OFFER, "utf-8")
    (tmp_path / "staff.csv").write_text(STAFF, "cp1251")
    (tmp_path / "faulty.csv").write_text(FAULTY_STAFF, "utf-8-sig")
    return tmp_path


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an offer, terms and a list of people, to conclude a contract from."""
    monkeypatch.chdir(tmp_path)
    write_inputs(tmp_path)
    return tmp_path


@pytest.fixture
def contract(inputs: Path, dms: Dms) -> Path:
    """A contract of three employees and a child for 2026, without movements."""
    assert dms(*NEW, "-o", "contract.json", "--fail-on", "never").code == 0
    return inputs / "contract.json"
