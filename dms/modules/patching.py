"""Patching: a module or a programme with other values of its options than those written in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from dms.documents import Document, problem
from dms.i18n import Text, text
from dms.modules.options import Option, OptionValue

__all__ = ["FIXED", "chosen_values", "patch_problems", "patched"]

FIXED = frozenset(
    {
        "id",
        "name",  # rosters call programmes by their names
        "kind",
        "offered",
        "taken",
        "options",
        "modules",
        "only_with",
        "premium",
        "rules",
    }
)
"""What a value of an option cannot change; a price has a key of its own, and what a value needs is
said by a rule."""


class Choosable(Protocol):
    """A module or a programme: something with options."""

    @property
    def options(self) -> Mapping[str, Option] | None:
        """What of it may be chosen."""


P = TypeVar("P", bound=Document)


def patched(part: P, values: Mapping[str, str]) -> P:
    """Return a part of an offer with these values of its options, and with nothing left to choose.

    `values` names a value for an option; options that it leaves out keep what is written. Two
    options that set the same field: the later one counts, as the offer lists them. With a value of
    which no price is stated, the part has none.
    """
    changed: dict[str, Any] = {}
    chosen = chosen_values(part, values)
    for value in chosen.values():
        changed |= _changes(value)
    if any(value.price_unknown for value in chosen.values()):
        changed["premium"] = None
    return _rewritten(part, changed)


def chosen_values(part: Document, values: Mapping[str, str]) -> Mapping[str, OptionValue]:
    """Return by option what is chosen and does not stand in the part itself."""
    options: Mapping[str, Option] = getattr(part, "options", None) or {}
    found = {name: one.values.get(values.get(name, one.written)) for name, one in options.items()}
    return {name: value for name, value in found.items() if value is not None}


def _changes(value: OptionValue) -> dict[str, Any]:
    changed = dict(value.set)
    if value.premium is not None:
        changed["premium"] = value.premium
    return changed


def _rewritten(part: P, changed: Mapping[str, Any]) -> P:
    kept = part.model_fields_set - {"options", "taken", "rules"}
    return type(part).model_validate({**{name: getattr(part, name) for name in kept}, **changed})


def patch_problems(part: Document, options: Mapping[str, Option]) -> Iterator[PydanticCustomError]:
    """Return what is wrong with what the values of options set, each with the way to it."""
    for name, option in options.items():
        for id_, value in option.values.items():
            yield from _value_problems(part, value, ("options", name, "values", id_))


def _value_problems(
    part: Document, value: OptionValue, way: tuple[str, ...]
) -> Iterator[PydanticCustomError]:
    known = [name for name in type(part).model_fields if name not in FIXED]
    strange = [name for name in value.set if name not in known]
    hint = text("Use one of: {known}.", known=", ".join(known))
    yield from (_strange(name, (*way, "set", name), hint) for name in strange)
    if strange:
        return
    try:
        _rewritten(part, _changes(value))
    except ValidationError as error:
        yield from _of_the_set(error, way, value)


def _strange(name: str, pointer: Sequence[str | int], hint: Text) -> PydanticCustomError:
    said = "`{field}` is nothing that an option can set here"
    return problem("OPTION-FIELD", said, hint=hint, field=name, pointer=pointer)


def _of_the_set(
    error: ValidationError, way: tuple[str, ...], value: OptionValue
) -> Iterator[PydanticCustomError]:
    """Put what is wrong with a changed part where the change is written."""
    for found in error.errors(include_url=False):
        context = dict(found.get("ctx", {}))
        inner = (*found["loc"], *context.pop("pointer", ()))
        is_set = bool(inner) and inner[0] in value.set
        pointer = (*way, "set", *inner) if is_set else way
        if found["type"] == "extra_forbidden":
            yield _strange(str(inner[-1]), pointer, text("Delete it, or correct its name."))
            continue
        yield PydanticCustomError(
            found["type"],
            found["msg"].replace("{", "{{").replace("}", "}}"),
            {**context, "pointer": list(pointer)},
        )
