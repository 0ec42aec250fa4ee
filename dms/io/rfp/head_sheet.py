"""The head as rows of the hidden sheet, and back."""

from collections.abc import Iterator, Sequence
from typing import Any

from dms.io.rfp.head import FormHead

__all__ = ["head_rows", "read_head_rows"]

_SIMPLE = ("form", "lang", "requirement", "client", "insurer")
_BETWEEN = " "


def head_rows(head: FormHead) -> Iterator[tuple[str, ...]]:
    """Yield the rows: a key, then its values."""
    for key in _SIMPLE:
        if (value := getattr(head, key)) is not None:
            yield key, value
    if head.period is not None:
        yield "period", head.period.start.isoformat(), head.period.last_day.isoformat()
    for programme in head.programmes:
        name = programme.name or ""
        yield "programme", programme.id, name, _BETWEEN.join(programme.kinds)
    if head.contract_kinds:
        yield "contract", _BETWEEN.join(head.contract_kinds)


def read_head_rows(rows: Sequence[Sequence[str]]) -> FormHead:
    """Return the head; pydantic's ValidationError where the rows are not those of a form."""
    data: dict[str, Any] = {"programmes": []}
    for row in rows:
        key, *values = (*row, "", "", "")[:4]
        first, second, third = values
        if key in _SIMPLE:
            data[key] = first
        elif key == "period":
            data[key] = {"start": first, "last_day": second}
        elif key == "programme":
            programme = {"id": first, "name": second or None, "kinds": tuple(third.split())}
            data["programmes"].append(programme)
        elif key == "contract":
            data["contract_kinds"] = tuple(first.split())
    return FormHead.model_validate(data)
