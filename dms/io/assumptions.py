"""Assumptions: answer what a document leaves open, for one use, and keep the answer in sight.

A path names the statement: keys with dots, items of a list by their `id` (or `kind`):
`age.upper_end`, `factors.age.multiply.age.0-59`, `relatives.windows.one-month.uplift`. Only what is
not stated can be assumed; the words of the insurer are never overridden.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from dms.documents import NOT_STATED
from dms.errors import LoadError
from dms.i18n import Text, text
from dms.io.parsed import Parsed, pointer_to
from dms.issues import NOWHERE, Issue, Location, Severity

__all__ = ["assuming", "blaming"]

Steps = tuple[str | int, ...]


def assuming(parsed: Parsed, readings: Mapping[str, str]) -> Parsed:
    """Return the document with the readings filled in and listed under `assumptions`.

    Raises LoadError with every path that leads nowhere or to something it states itself.
    """
    data, issues = parsed.data, []
    for path, reading in readings.items():
        try:
            steps = _steps(data, path.split("."))
            data = _with(data, steps, reading)
        except _Stated as stated:
            issues.append(_already_stated(path, parsed, stated.steps))
        except LookupError:
            issues.append(_leads_nowhere(path))
    if issues:
        raise LoadError(issues)
    listed = [{"at": path, "reading": reading} for path, reading in readings.items()]
    if listed and isinstance(data, Mapping):
        data = {**data, "assumptions": [*(data.get("assumptions") or []), *listed]}
    return evolve(parsed, data=data)


def blaming(
    readings: Mapping[str, str], parsed: Parsed, issues: Iterable[Issue]
) -> tuple[Issue, ...]:
    """Return issues of a document with readings; those that a reading caused name it, and no line.

    `parsed` is the document as it was written, without the readings.
    """
    assumed = {pointer_to(_steps(parsed.data, path.split("."))): path for path in readings}
    return tuple(_blamed(issue, assumed, parsed) for issue in issues)


def _blamed(issue: Issue, assumed: Mapping[str, str], parsed: Parsed) -> Issue:
    pointer = issue.where.pointer or ""
    added = _first_added(pointer, parsed)
    for at, path in assumed.items():
        caused = _lies_in(pointer, at) or (added is not None and _lies_in(at, added))
        if caused:
            return evolve(issue, hint=_advice(path, issue.hint), where=Location(pointer=pointer))
    return issue


def _advice(path: str, more: Text | None) -> Text:
    if more is None:
        return text("Correct the assumption `{path}`.", path=path)
    return text("Correct the assumption `{path}`. {advice}", path=path, advice=more)


def _first_added(pointer: str, parsed: Parsed) -> str | None:
    """Return the outermost part on the way to `pointer` that the document does not have."""
    steps = pointer.split("/")
    parts = ("/".join(steps[: n + 1]) for n in range(1, len(steps)))
    return next((part for part in parts if part not in parsed.positions), None)


def _lies_in(pointer: str, whole: str) -> bool:
    return pointer == whole or pointer.startswith(f"{whole}/")


class _Stated(Exception):
    def __init__(self, steps: Steps) -> None:
        self.steps = steps


def _steps(data: Any, names: list[str]) -> Steps:
    """Find the way to a statement; its last steps may not exist yet."""
    steps: list[str | int] = []
    here = data
    for name in names:
        if isinstance(here, Mapping):
            steps.append(name)
            here = here.get(name)
        elif isinstance(here, list):
            index = _index(here, name)
            steps.append(index)
            here = here[index]
        elif here is None or here == NOT_STATED:
            steps.append(name)
        else:
            raise LookupError(name)
    if here is not None and here != NOT_STATED:
        raise _Stated(tuple(steps))
    return tuple(steps)


def _index(items: list[Any], name: str) -> int:
    """Return which item of a list is called by a name; LookupError when none is."""
    for index, item in enumerate(items):
        if isinstance(item, Mapping) and name in (item.get("id"), item.get("kind")):
            return index
    raise LookupError(name)


def _with(data: Any, steps: Steps, reading: str) -> Any:
    """Return a copy of the data with the reading at the end of the way."""
    if not steps:
        return reading
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return [_with(d, rest, reading) if i == step else d for i, d in enumerate(data)]
    inner = data if isinstance(data, Mapping) else {}
    return {**inner, step: _with(inner.get(step), rest, reading)}


def _already_stated(path: str, parsed: Parsed, steps: Steps) -> Issue:
    return _refused(
        "ASSUMPTION-STATED",
        text("The document states `{path}` itself, so nothing is to be assumed", path=path),
        text("Leave the assumption out; to calculate with other terms, edit a copy of it"),
        parsed.locate(pointer_to(steps)),
    )


def _leads_nowhere(path: str) -> Issue:
    return _refused(
        "ASSUMPTION-PATH-UNKNOWN",
        text("The document has no place for `{path}`", path=path),
        text("Write keys with dots and items by their id, e.g. factors.age.add or enrolment.late"),
        NOWHERE,
    )


def _refused(code: str, said: Text, hint: Text, where: Location) -> Issue:
    return Issue(code, Severity.ERROR, said, hint, where)
