"""The command on a real pseudo-terminal, read as a terminal shows it."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pyte
import pytest
from attrs import define, field
from terminal_helpers import OFFER

pty = pytest.importorskip("pty")
ROOT = Path(__file__).parent.parent.parent.parent
STAFF = "Табельный номер;ФИО;Дата рождения\n" + "".join(
    f"{n};Человек {n};07.05.19{60 + n}\n" for n in range(1, 11)
)
CURSOR_REPORT, ANSWER = b"\x1b[6n", b"\x1b[1;1R"
PATIENCE = 60


def _take_the_terminal() -> None:
    """Make standard input the terminal of a process, so that it hears of a new size."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@define
class Terminal:
    """A terminal of some size with a command running in it."""

    arguments: tuple[str, ...]
    rows: int = 24
    columns: int = 80
    env: dict[str, str] = field(factory=dict)
    raw: bytearray = field(factory=bytearray)
    screen: pyte.Screen = field(init=False)
    stream: pyte.ByteStream = field(init=False)
    descriptor: int = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.descriptor, inside = pty.openpty()
        self.screen = pyte.Screen(self.columns, self.rows)
        self.stream = pyte.ByteStream(self.screen)
        self.resize(self.rows, self.columns)
        known = {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT), "DMS_LANG": "en"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dms", *self.arguments],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            preexec_fn=_take_the_terminal,
            env={**os.environ, **known, **self.env},
        )
        os.close(inside)

    def resize(self, rows: int, columns: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, size)
        self.screen.resize(rows, columns)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    def type(self, keys: str) -> None:
        os.write(self.descriptor, keys.encode())

    def wait_for(self, seen: Callable[[list[str]], bool]) -> list[str]:
        """Read what is drawn until it is as expected."""
        until = monotonic() + PATIENCE
        while not seen(self.lines):
            assert monotonic() < until, "\n".join(self.lines)
            assert self._read(), "\n".join(self.lines)
        return self.lines

    def wait_for_line(self, start: str) -> str:
        lines = self.wait_for(lambda lines: any(one.startswith(start) for one in lines))
        return next(line for line in lines if line.startswith(start))

    def ended(self) -> int:
        """Read to the end, and return the exit code."""
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def _read(self) -> bool:
        if not select.select([self.descriptor], [], [], 0.2)[0]:
            return self.process.poll() is None
        try:
            found = os.read(self.descriptor, 65_536)
        except OSError:  # the other side is closed
            return False
        self.raw += found
        self.stream.feed(found)
        if CURSOR_REPORT in found:
            os.write(self.descriptor, ANSWER)
        return bool(found)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        os.close(self.descriptor)


Opened = Callable[..., Terminal]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    (tmp_path / "offer.yaml").write_text(OFFER, "utf-8")
    (tmp_path / "staff.csv").write_text(STAFF, "utf-8")
    terminals: list[Terminal] = []

    def started(*more: str, rows: int = 24, columns: int = 80, **env: str) -> Terminal:
        inputs = (str(tmp_path / "offer.yaml"), str(tmp_path / "staff.csv"))
        terminals.append(Terminal(("configure", *inputs, *more), rows, columns, env))
        return terminals[-1]

    yield started
    for terminal in terminals:
        terminal.close()


def test_choosing_and_saving(opened: Opened) -> None:
    terminal = opened()
    assert terminal.wait_for_line(" Total") == (
        " Total RUB160,000.00 · RUB16,000.00 per person · since the start RUB0.00"
    )
    assert len(terminal.lines) == 24
    terminal.type("\t\t ")
    assert terminal.wait_for_line("> [x] ▼ Зубы").endswith("−50,000.00      −5,000.00")
    assert terminal.wait_for_line(" Total RUB210,000.00")
    terminal.type("\x1b[B\x1b[B ")
    assert terminal.wait_for_line(" Total RUB240,000.00")
    terminal.type("s")
    assert terminal.ended() == 0
    written = terminal.raw.decode()
    assert "--choose dental --set dental.place=both" in written.rpartition("Total")[2]


def test_a_contradiction_and_its_way_out(opened: Opened) -> None:
    terminal = opened(rows=30, columns=100)
    terminal.wait_for_line(" Total RUB160,000.00")
    terminal.type("\t\t\t\t \x1b[Z ")
    terminal.wait_for_line(
        " without “Экстренный стационар”: this contradicts what you decided before."
    )
    terminal.type("1")
    terminal.wait_for_line(" Total RUB120,000.00")
    assert terminal.wait_for_line("> [ ] ► Экстренный стационар")
    terminal.type("ya")
    terminal.type("zz")
    terminal.wait_for_line(" Total RUB160,000.00")
    terminal.type("q")
    assert terminal.ended() == 0


def test_leaving_asks_first(opened: Opened) -> None:
    terminal = opened()
    terminal.wait_for_line(" Total RUB160,000.00")
    terminal.type("\t \x1b")
    terminal.wait_for_line(" Leave without what you have chosen?")
    terminal.type("y")
    assert terminal.ended() == 0
    assert "nothing was written" in terminal.raw.decode()


def test_an_interrupt_from_elsewhere_gives_up(opened: Opened) -> None:
    terminal = opened()
    terminal.wait_for_line(" Total RUB160,000.00")
    terminal.type("\t\t ")
    terminal.wait_for_line(" Total RUB210,000.00")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.ended() == 0
    assert "nothing was written" in terminal.raw.decode()


def test_a_screen_follows_its_terminal(opened: Opened) -> None:
    terminal = opened(rows=24, columns=80)
    terminal.wait_for_line(" Total RUB160,000.00")
    terminal.resize(40, 120)
    lines = terminal.wait_for(lambda lines: lines[-1].startswith(" Space take"))
    assert len(lines) == 40
    assert "─" * 120 in lines
    terminal.resize(12, 50)
    terminal.wait_for(lambda lines: lines[-1].startswith(" Space take") and len(lines) == 12)
    terminal.type("q")
    assert terminal.ended() == 0


def test_without_colours(opened: Opened) -> None:
    terminal = opened(NO_COLOR="1")
    terminal.wait_for_line("> [+] ▼ Поликлиника")
    terminal.type(" ")
    terminal.wait_for_line(" This cannot be changed whatever you choose")
    terminal.type("q")
    assert terminal.ended() == 0
    found = re.findall(rb"\x1b\[([0-9;]*)m", bytes(terminal.raw))
    attributes = {int(one or 0) for codes in found for one in codes.split(b";")}
    assert {1, 7} <= attributes
    assert max(attributes) < 30


def test_in_russian(opened: Opened) -> None:
    terminal = opened("--lang", "ru", rows=40, columns=120)
    terminal.wait_for(lambda lines: any("160 000,00 ₽" in line for line in lines))
    terminal.type("ф\t\t ")
    terminal.wait_for(lambda lines: any("210 000,00 ₽" in line for line in lines))
    terminal.type("й")
    terminal.wait_for_line(" Y")
    terminal.type("ы")
    assert terminal.ended() == 0


def test_no_screen_where_the_decisions_are_given(opened: Opened) -> None:
    terminal = opened("--choose", "dental", rows=100, columns=120)
    assert terminal.ended() == 0
    assert b"\x1b[?1049h" not in terminal.raw
