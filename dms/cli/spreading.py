"""Groups of options: what several commands take is written down once, as a class.

A command names a group like any other parameter, and the command line sees the options of its
fields in their place:

>>> from typing import Annotated
>>> import typer
>>> from attrs import frozen
>>> @frozen
... class Talk:
...     lang: Annotated[str, typer.Option("--lang")] = "ru"
>>> @spread
... def greet(name: str, *, talk: Talk) -> None:
...     print(name, talk.lang)
>>> list(inspect.signature(greet).parameters)
['name', 'lang']
>>> greet(name="dms", lang="en")
dms en
"""

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from inspect import Parameter, Signature
from typing import Any, get_type_hints

from attrs import NOTHING, fields, has

__all__ = ["spread"]


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take its groups as single options.

    A group is an attrs class. Where the command has a default for it, the options have the defaults
    of that one, otherwise those of the class. The result takes everything by name.
    """
    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command).parameters
    groups = {name: hints[name] for name in own if has(hints[name])}

    @wraps(command)
    def called(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field.name: given.pop(field.name) for field in fields(group)})
        command(**given)

    parameters = [
        option
        for name, parameter in own.items()
        for option in _options(parameter, hints[name], is_group=name in groups)
    ]
    called.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {option.name: option.annotation for option in parameters}
    return called


def _options(parameter: Parameter, hint: Any, *, is_group: bool) -> Iterator[Parameter]:
    """Yield a parameter as it is, or the options of a group."""
    if not is_group:
        yield parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=hint)
        return
    types = get_type_hints(hint, include_extras=True)
    for field in fields(hint):
        default = Parameter.empty if field.default is NOTHING else field.default
        if parameter.default is not Parameter.empty:
            default = getattr(parameter.default, field.name)
        yield Parameter(
            field.name, Parameter.KEYWORD_ONLY, default=default, annotation=types[field.name]
        )
