"""Templates of letters: whose names are checked, and that can do nothing but write.

A template comes from the broker and its fields from an offer, so it runs in a sandbox, and a text
of the offer stays a text: it is never taken for a template or for markup. Everything that is wrong
with a template is a :class:`~dms.errors.LoadError`.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dms.errors import LoadError, MissingExtra
from dms.i18n import Text, text
from dms.issues import Issue, Location, Severity

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

__all__ = [
    "MAX_BYTES",
    "broken",
    "check_names",
    "letter_environment",
    "read_template",
    "rendering",
]

MAX_BYTES = 20_000_000
"""The largest template that is read."""

_NAME = re.compile(r"'([^']*)'")


def letter_environment(extra: str) -> "SandboxedEnvironment":
    """Return what templates run in; MissingExtra names `extra` without Jinja2.

    Whatever is printed is escaped, also where a template asks for the opposite.
    """
    try:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment
        from markupsafe import escape
    except ImportError:
        raise MissingExtra(extra) from None
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    del environment.filters["safe"]
    return environment


def read_template(path: Path) -> bytes:
    """Return the bytes of a template; LoadError when it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise LoadError([_unreadable(path.name)]) from None
    if len(content) > MAX_BYTES:
        raise LoadError([broken(path.name, text("it is larger than 20 megabytes"))])
    return content


def check_names(used: Iterable[str], known: Iterable[str], file: str) -> None:
    """Refuse a template with all names that no letter has."""
    unknown = sorted(set(used) - set(known) - {"loop", "self", "range", "dict", "namespace"})
    if unknown:
        raise LoadError([_unknown_name(name, file) for name in unknown])


@contextmanager
def rendering(file: str) -> Iterator[None]:
    """Turn whatever a template does wrong into a LoadError that names its file.

    Whoever writes a template may write any expression in it, so any exception may come out of it.
    """
    from jinja2 import TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    try:
        yield
    except LoadError:
        raise
    except TemplateSyntaxError as error:
        raise LoadError([_syntax(error.message or "", error.lineno, file)]) from None
    except SecurityError:
        reason = text("it asks for something that templates may not do")
        raise LoadError([broken(file, reason)]) from None
    except UndefinedError as error:
        named = _NAME.findall(error.message or "")
        raise LoadError([_unknown_name(named[-1] if named else "…", file)]) from None
    except Exception as error:
        reason = text("it cannot be filled in ({error})", error=type(error).__name__)
        raise LoadError([broken(file, reason)]) from None


def broken(file: str, reason: Text) -> Issue:
    """Say that a template is of no use."""
    return Issue(
        "LETTER-TEMPLATE-BROKEN",
        Severity.ERROR,
        text("This template of a letter cannot be used: {reason}", reason=reason),
        text("Start again from the built-in template; docs/offer-letter.md says how"),
        Location(file=file),
    )


def _unreadable(file: str) -> Issue:
    return Issue(
        "LETTER-TEMPLATE-UNREADABLE",
        Severity.ERROR,
        text("The template of the letter cannot be read"),
        text("Check the name and the folder, and that you may read the file"),
        Location(file=file),
    )


def _unknown_name(name: str, file: str) -> Issue:
    return Issue(
        "LETTER-TEMPLATE-NAME",
        Severity.ERROR,
        text("The template uses the name “{name}”, which no letter has", name=name),
        text("Correct its spelling; docs/offer-letter.md lists all names"),
        Location(file=file),
    )


def _syntax(message: str, line: int, file: str) -> Issue:
    return Issue(
        "LETTER-TEMPLATE-SYNTAX",
        Severity.ERROR,
        text("The template is not written correctly here: {message}", message=message),
        text("Close every {{ … }} and every {% … %}, and end each “for” and “if”"),
        Location(file=file, line=line),
    )
