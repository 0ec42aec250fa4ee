"""The only clock of the library; it hangs at the door, so that all rooms behind it do without."""

from datetime import date, datetime

__all__ = ["today"]


def today() -> date:
    """Return the day it is where the command runs."""
    return datetime.now().astimezone().date()
