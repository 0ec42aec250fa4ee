"""Jinja2 for pages (optional part `report`): everything is escaped and every name has to exist.

A text from a file stays a text. Only what says that it is markup (`__html__`: the charts, and what
the macros of the templates made) is taken as it is.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dms.errors import MissingExtra
from dms.i18n import (
    DEFAULT_LANGUAGE,
    Text,
    format_amount,
    format_date,
    format_money,
    format_number,
    format_percent,
)
from dms.report.page.words import STATUSES, WORDS

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["page_environment"]

_HERE = "dms.report.page"


def page_environment(lang: str = DEFAULT_LANGUAGE, *packages: str) -> "Environment":
    """Return the templates of pages in one language, with their macros, words and filters.

    `packages` are further packages with a folder `templates`, searched first. Filters: `money`,
    `amount`, `number`, `percent` and `date`; None is shown by them as "not stated". Texts, dates
    and numbers without a filter are written in the language of the page. Raises
    :class:`~dms.errors.MissingExtra` without Jinja2.
    """
    try:
        from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise MissingExtra("report") from None
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, _HERE)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        finalize=lambda value: _shown(value, lang),
    )
    environment.filters.update(_filters(lang))
    environment.globals.update(lang=lang, words=WORDS, statuses=STATUSES, style=_Style(_css()))
    return environment


class _Style(str):
    """The style sheet of the library, which is no text to escape."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def _css() -> str:
    return files(_HERE).joinpath("page.css").read_text("utf-8").rstrip()


def _shown(value: object, lang: str) -> object:
    """Put a value into the language of the page; what says nothing to a reader is refused."""
    match value:
        case None | bool() | float():
            raise TypeError(f"A page shows {value!r}; say in words or exactly what it means")
        case Text():
            return value.to(lang)
        case date():
            return format_date(value, lang)
        case Decimal():
            return format_number(value, lang)
        case _:
            return value


def _filters(lang: str) -> dict[str, Callable[[Any], str]]:
    written: dict[str, Callable[[Any, str], str]] = {
        "money": format_money,
        "amount": format_amount,
        "number": format_number,
        "percent": format_percent,
        "date": format_date,
    }
    return {name: _stating(write, lang) for name, write in written.items()}


def _stating(write: Callable[[Any, str], str], lang: str) -> Callable[[Any], str]:
    """Let a filter write "not stated" where there is no value."""
    return lambda value: WORDS["not_stated"].to(lang) if value is None else write(value, lang)
