"""Options of a command as they would be typed again."""

from collections.abc import Iterator
from typing import Any, get_type_hints

from attrs import fields

__all__ = ["retyped"]


def retyped(*groups: Any) -> Iterator[str]:
    """Yield the words of groups of options, see :mod:`dms.cli.spreading`, without the defaults."""
    for group in groups:
        hints = get_type_hints(type(group), include_extras=True)
        for field in fields(type(group)):
            value = getattr(group, field.name)
            if value != field.default:
                option = _name(hints[field.name].__metadata__[0])
                for one in value if isinstance(value, list) else [value]:
                    yield option
                    yield from () if one is True else (str(one),)


def _name(option: Any) -> str:
    """Return the name of an option; Typer takes the first one written for the default."""
    written = (option.default, *option.param_decls)
    return next(name for name in map(str, written) if name.startswith("--"))
