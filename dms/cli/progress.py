"""Progress on the terminal for long lists."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dms.i18n import text

__all__ = ["LONG", "showing_progress"]

LONG = 2_000_000
"""Bytes from which reading a list takes long enough to show something."""


@contextmanager
def showing_progress(path: Path, lang: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function to tell the rows done and all rows, or None when nobody would see it."""
    if not sys.stderr.isatty() or not path.is_file() or path.stat().st_size < LONG:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(text("Reading the list").to(lang), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
