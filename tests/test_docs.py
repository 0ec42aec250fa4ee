"""Every snippet of README and docs runs and prints what the page says.

On a page, in order: a block with a file name after its language (```` ```yaml offer.yaml ````) is
written to that file; ```` ```python ```` is run, all blocks of a page sharing their names, and a
```` ```text ```` block right after it is what it prints; ```` ```console ```` has commands behind
`$` and what they print. `...` on a line of its own stands for any lines. The working folder has a
copy of `examples/`.
"""

import io
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import frozen

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/**/*.md")])
FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@frozen
class Block:
    language: str
    file: str | None
    code: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text("utf-8")
    return [
        Block(m[1], m[2], m[3], text.count("\n", 0, m.start()) + 1) for m in FENCE.finditer(text)
    ]


def plain(printed: str) -> list[str]:
    """Return lines without the differences that nobody sees."""
    printed = re.sub("[\u00a0\u202f\u2009]", " ", printed)
    return [line.rstrip() for line in printed.strip().splitlines()]


def matches(expected: list[str], printed: list[str]) -> bool:
    """Compare lines; `...` stands for any number of them."""
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "..." else re.escape(line) + r"\n" for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def run_console(code: str, folder: Path, where: str) -> None:
    for command, expected in commands(code):
        words = shlex.split(command)
        if words[0] == "dms":
            words = [sys.executable, "-m", "dms", *words[1:]]
        elif words[0] == "python":
            words[0] = sys.executable
        done = subprocess.run(
            words, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
        )
        printed = done.stdout + done.stderr
        assert matches(plain(expected), plain(printed)), f"{where}: $ {command}\n{printed}"


def commands(code: str) -> list[tuple[str, str]]:
    """Split a block into commands and what each prints; a backslash continues a command."""
    code = code.replace("\\\n", " ")
    parts = re.split(r"^\$ (.*)$", code, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def is_shell_only(block: Block) -> bool:
    """Set-up commands (make, pip, git) are run by CI in a fresh clone, not here."""
    found = commands(block.code)
    return not found or all(c.split()[0] in {"make", "pip", "git", "cd"} for c, _ in found)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_snippets_of_a_page_run(page, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    names: dict[str, object] = {"__name__": "page"}
    found = blocks(page)
    for block, following in pairwise([*found, Block("", None, "", 0)]):
        where = f"{page.relative_to(ROOT)}:{block.line}"
        if block.file is not None:
            Path(block.file).parent.mkdir(parents=True, exist_ok=True)
            Path(block.file).write_text(block.code, "utf-8")
        elif block.language == "python":
            printed = io.StringIO()
            with redirect_stdout(printed):
                exec(compile(block.code, where, "exec"), names)  # noqa: S102 - that is the test
            if following.language == "text":
                assert matches(plain(following.code), plain(printed.getvalue())), (
                    f"{where}\n{printed.getvalue()}"
                )
        elif block.language == "console" and not is_shell_only(block):
            run_console(block.code, tmp_path, where)


def test_there_are_pages():
    assert len(PAGES) >= 3
