"""Layouts that other installed packages bring along, found by the name of their entry point."""

import importlib.metadata
from collections.abc import Iterable
from typing import TypeVar

__all__ = ["plugin_named"]

T = TypeVar("T")


def plugin_named(group: str, name: str, wanted: type[T], known: Iterable[str], called: str) -> T:
    """Return what the entry point `name` of a group leads to.

    `known` are the names of the library itself and `called` is what such a thing is called, both
    for messages. Raises ValueError when there is none of this name or the package is broken.
    """
    found = {point.name: point for point in importlib.metadata.entry_points(group=group)}
    if name not in found:
        names = ", ".join([*known, *sorted(found)])
        raise ValueError(f"There is no {called} {name!r}; choose one of {names}")
    point = found[name]
    try:
        loaded = point.load()
    except Exception as error:
        raise ValueError(f"The {called} {name!r} of {point.value} cannot be loaded") from error
    if not isinstance(loaded, wanted):
        raise ValueError(  # noqa: TRY004
            f"{point.value} is not a {called}; it must be a `{wanted.__name__}`"
        )
    return loaded
