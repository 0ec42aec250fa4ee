"""The interactive screen of `dms configure`: a programme put together with the keyboard."""

from dms.cli.terminal.running import run_screen

__all__ = ["run_screen"]
